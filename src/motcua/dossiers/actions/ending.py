"""Other ways a dossier goes: refused at intake, withdrawn, stopped and resumed, extended with an apology."""

from dataclasses import dataclass
from typing import Any

from motcua.catalogue.api import wordings
from motcua.dossiers import money, progress, timing
from motcua.dossiers.acting import begin, begin_at_step, done, fit, reason, to_status
from motcua.dossiers.reasons import Used, Written, keep
from motcua.dossiers.refusals import ExtensionTooShort, NoClock
from motcua.dossiers.state import Case, Change
from motcua.dossiers.status import Status
from motcua.kernel.worktime import Limit
from motcua.platform.clock import ZONE


@dataclass(frozen=True, slots=True)
class Reject:
    """Refusal to accept (Form 03): the reason is a sentence, never a technical code."""

    reason: str
    legal_basis: str = ""
    used: tuple[Used, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdraw:
    """At the person's wish, until a result exists."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Form 05: ground, and what happens to money already paid. Only while no result is signed."""

    reason: str
    legal_basis: str = ""
    money: str = ""
    used: tuple[Used, ...] = ()


@dataclass(frozen=True, slots=True)
class Resume:
    reason: str
    decision_number: str = ""


@dataclass(frozen=True, slots=True)
class Extend:
    """Form 04: an apology, the reason and the new date; at most as often as the procedure version allows."""

    limit: str
    reason: str
    apology: str
    article: str = ""
    used: tuple[Used, ...] = ()


def reject(case: Case, command: Reject) -> Change:
    change, step = begin_at_step(case, "reject")
    why = reason(command.reason)
    to_status(change, Status.REJECTED_AT_INTAKE)
    progress.cancel(change, "rejected")
    money.forget(change, why)
    return done(
        change,
        "rejected",
        step=step,
        notes={"reason": why, "article": fit(command.legal_basis, field="legal_basis")},
        article=fit(command.legal_basis, field="legal_basis") or None,
        wordings=keep(change, [Written(wordings.Kind.REFUSAL_AT_INTAKE, why)], command.used),
    )


def withdraw(case: Case, command: Withdraw) -> Change:
    change, _step = begin(case, "withdraw")
    why = reason(command.reason)
    to_status(change, Status.WITHDRAWN)
    _close_supplement(change)
    progress.cancel(change, "withdrawn")
    money.forget(change, why)
    return done(change, "withdrawn", notes={"reason": why})


def stop(case: Case, command: Stop) -> Change:
    change, _step = begin(case, "stop")
    why = reason(command.reason)
    to_status(change, Status.STOPPED)
    _close_supplement(change)
    timing.pause(change, "stop", "stop")
    notes = {"reason": why, "money": command.money}
    notes["article"] = fit(command.legal_basis, field="legal_basis")
    named = keep(change, [Written(wordings.Kind.STOP, why)], command.used)
    return done(change, "stopped", notes=notes, wordings=named)


def _close_supplement(change: Change) -> None:
    """Nobody waits for the citizen any more."""
    if change.case.state.status is Status.SUPPLEMENT_REQUIRED:
        change.insert("closed_supplement", closed_at=change.case.now)


def resume(case: Case, command: Resume) -> Change:
    change, _step = begin(case, "resume")
    why = reason(command.reason)
    # Stopped before acceptance (a supplement at intake was never answered): it is to be accepted first.
    to_status(change, Status.PROCESSING if case.state.accepted_at else Status.REGISTERED)
    timing.resume(change)
    return done(change, "resumed", notes={"reason": why, "decision": command.decision_number})


def extend(case: Case, command: Extend) -> Change:
    change, _step = begin(case, "extend")
    why, apology = reason(command.reason), reason(command.apology)
    if (old := case.state.due_at) is None:
        raise NoClock
    timing.extend(change, Limit.parse(command.limit), "late", fit(command.article, field="article"))
    change.state = change.state.but(extension_count=case.state.extension_count + 1)
    new = change.state.due_at
    if new is not None and new <= case.now:
        raise ExtensionTooShort(field="limit", due=new.astimezone(ZONE).strftime("%H:%M %d/%m/%Y"))
    change.insert(
        "dossiers_extension",
        old_due_at=old,
        new_due_at=change.state.due_at,
        reason=why,
        apology=apology,
        granted_by=case.actor.post or 0,
        granted_at=case.now,
    )
    written = [Written(wordings.Kind.EXTENSION, why), Written(wordings.Kind.APOLOGY, apology)]
    told: dict[str, Any] = {"old": old.isoformat(), "wordings": keep(change, written, command.used)}
    return done(change, "extended", notes={"reason": why, "apology": apology}, **told)
