"""Working a step: take it, give it back, assign it, finish it with an outcome and a draft of the result."""

import hashlib
from dataclasses import dataclass, replace

from motcua.agencies import api as agencies
from motcua.catalogue.api import wordings
from motcua.dossiers import progress
from motcua.dossiers.acting import begin_at_step, done, fit, reason, under_way
from motcua.dossiers.impartiality import is_tied
from motcua.dossiers.reasons import Used, Written, keep
from motcua.dossiers.refusals import HolderTied, HolderUnfit, OpinionsOpen
from motcua.dossiers.state import Case, Change, OpenStep, ResultState
from motcua.dossiers.words import FUNCTION
from motcua.kernel.process import StepKind
from motcua.platform.clock import ZONE
from motcua.platform.errors import Invalid


@dataclass(frozen=True, slots=True)
class Take:
    """I will do this step."""

    token: int | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """I give the step back to my unit, with a word for whoever takes it."""

    token: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assign:
    """A head of section gives a step to a person of the step's unit who has the function and field."""

    account: int
    token: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CompleteStep:
    """The step is done. An examination that proposes a decision drafts the result with it.

    `ground` is why it goes on without opinions that were asked for and not given.
    """

    outcome: str = "done"
    token: int | None = None
    note: str = ""
    decision: str = "grant"
    content: str = ""
    ground: str = ""
    used: tuple[Used, ...] = ()


def take(case: Case, command: Take) -> Change:
    change, step = begin_at_step(case, "take", command.token)
    under_way(change)
    hold(change, step, case.actor.account, case.actor.post)
    return done(change, "taken", step=step, was=_holder(step))


def release(case: Case, command: Release) -> Change:
    change, step = begin_at_step(case, "release", command.token)
    hold(change, step, None, None)
    return done(change, "released", step=step, notes={"note": command.note}, was=_holder(step))


def assign(case: Case, command: Assign) -> Change:
    change, step = begin_at_step(case, "assign", command.token)
    under_way(change)
    open_to_give = [step]
    if step.kind == StepKind.ASSIGN:  # the step is the assigning itself; what is given is what it opens
        progress.complete(change, step, "done")
        open_to_give = list(change.opened)
    given, holder = _fit(case, open_to_give, command.account)
    hold(change, given, holder.account_id, holder.post_id)
    notes = {"note": command.note}
    to = {"to": holder.account_id, "post": holder.post_id, "given": given.token, "was": _holder(step)}
    return done(change, "assigned", step=step, notes=notes, **to)


def complete_step(case: Case, command: CompleteStep) -> Change:
    change, step = begin_at_step(case, "complete_step", command.token)
    under_way(change)
    _settle_opinions(change, command.ground)
    progress.complete(change, step, command.outcome)
    named = None
    if step.kind == StepKind.EXAMINE and any(s.kind in _DECIDES for s in change.opened):
        draft(change, command.decision, command.content)
        named = _reasons(change, command)
    notes = {"note": command.note, "ground": command.ground}
    return done(change, "step_completed", step=step, notes=notes, outcome=command.outcome, wordings=named)


def _reasons(change: Change, command: CompleteStep) -> list[list[object]] | None:
    """Refusing after acceptance is a result (ADR 0008), and its content the reason."""
    if command.decision != "refuse":
        return None
    return keep(change, [Written(wordings.Kind.REFUSAL, command.content)], command.used)


LONGEST_CONTENT = 20_000
_DECIDES = frozenset({StepKind.APPROVE, StepKind.SIGN, StepKind.CLERK, StepKind.RETURN})


def hold(change: Change, step: OpenStep, account: int | None, post: int | None) -> None:
    """Name the holder of an open step."""
    held = replace(step, holder=account, holder_post=post)
    change.held.append(held)
    steps = tuple(held if s.token == step.token else s for s in change.state.steps)
    change.state = change.state.but(steps=steps)


def _holder(step: OpenStep) -> list[int | None] | None:
    """For the ledger: who had the step until now, and in which post."""
    return None if step.holder is None else [step.holder, step.holder_post]


def _settle_opinions(change: Change, ground: str) -> None:
    """All opinions are in, or a ground is recorded to go on without them (NĐ 118/2025 chapter III)."""
    asked = [step for step in change.state.steps if step.token < 0]
    if not asked:
        return
    if not ground.strip():
        raise OpinionsOpen(field="ground", count=len(asked))
    change.closed.extend((step, "unanswered") for step in asked)
    change.state = change.state.but(steps=tuple(s for s in change.state.steps if s.token >= 0))


def _fit(case: Case, steps: list[OpenStep], account: int) -> tuple[OpenStep, agencies.HolderRow]:
    """The first of the steps this person has the function and field for."""
    day = case.now.astimezone(ZONE).date()
    for step in steps:
        for holder in agencies.holders(step.function, step.unit, case.state.field_code, day):
            if holder.account_id == account:
                if is_tied(holder, case.state):
                    raise HolderTied(field="account", name=holder.name)
                return step, holder
    function = steps[0].function if steps else ""
    raise HolderUnfit(field="account", name=account, function=FUNCTION.get(function, function))


DECISIONS = frozenset({"grant", "refuse"})
"""What an examination may propose."""


def draft(change: Change, decision: str, content: str) -> None:
    """A new version of the result; approvals of the former one no longer count."""
    case, before = change.case, change.state.result
    if decision not in DECISIONS:
        raise Invalid(field="decision")
    words = fit(content, field="content", most=LONGEST_CONTENT, lines=True) or case.version.result_name
    if decision == "refuse":
        words = reason(content)
    number = before.number + 1 if before else 1
    change.state = change.state.but(
        result=ResultState(
            number=number,
            decision=decision,
            content=words,
            fingerprint=fingerprint(change.state.code, number, decision, words),
            drafted_by=case.actor.post or 0,
            drafted_at=case.now,
        ),
    )


def fingerprint(code: str, number: int, decision: str, content: str) -> str:
    """What approval and signature refer to: sha256 over the unambiguous text of the draft."""
    parts = (code, str(number), decision, content)
    return hashlib.sha256("".join(f"{len(p)}:{p}" for p in parts).encode()).hexdigest()
