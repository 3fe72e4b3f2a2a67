"""Who may do what to a dossier now, and why not: one table, asked alike by acts, pages and the interface.

Each row names the act, its permission, the statuses it needs, the kind of open step it works on, and whose
unit the permission must reach. Statuses: status.py; chain of steps: NĐ 118/2025 chapter III.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from motcua.dossiers import lacking
from motcua.dossiers.impartiality import insist_impartial
from motcua.dossiers.mandate import insist_within_limit
from motcua.dossiers.permissions import Permission
from motcua.dossiers.refusals import (
    ChooseStep,
    HeldByAnother,
    NotHeld,
    NotPermitted,
    NotYourTurn,
    ReceiptFirst,
    UnknownStep,
    WrongStatus,
)
from motcua.dossiers.state import DossierState, OpenStep
from motcua.dossiers.status import ENDED, Status
from motcua.dossiers.training import same_world
from motcua.dossiers.words import status_word
from motcua.kernel.process import StepKind as K
from motcua.parties import api as parties
from motcua.platform.access import Actor, allowed
from motcua.platform.errors import Refusal


class Where(StrEnum):
    """Whose unit a permission must reach."""

    STEP = "step"
    COMPETENT = "competent"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Rule:
    act: str
    label: str | Promise
    permission: Permission
    statuses: frozenset[Status]
    kinds: frozenset[K] = frozenset()
    where: Where = Where.STEP
    holder_only: bool = True
    takes_away: Permission | None = None
    """What it needs beside `permission` where somebody holds the step already."""
    needs: Callable[[DossierState], Refusal | None] = lambda _state: None


S = Status
P = Permission


_UNDER_WAY = frozenset({S.ACCEPTED, S.PROCESSING})
_WORKABLE = frozenset({K.EXAMINE, K.CONSULT, K.ASSIGN, K.APPROVE, K.SIGN, K.CLERK, K.RECEIVE, K.RETURN})
_OPEN = frozenset(S) - ENDED
_MOVING = _UNDER_WAY | {S.REGISTERED, S.COMPLETED}

RULES: dict[str, Rule] = {
    rule.act: rule
    for rule in (
        Rule("accept", _("tiếp nhận"), P.ACCEPT, frozenset({S.REGISTERED}), frozenset({K.RECEIVE})),
        Rule("reject", _("từ chối tiếp nhận"), P.REJECT, frozenset({S.REGISTERED}), frozenset({K.RECEIVE})),
        Rule(
            "confirm_receipt",
            _("nhận hồ sơ chuyển đến"),
            P.ACCEPT,
            _UNDER_WAY,
            where=Where.COMPETENT,
            needs=lacking.not_yet_received,
        ),
        Rule("take", _("nhận xử lý"), P.TAKE, _OPEN, _WORKABLE),
        Rule("release", _("trả lại cho đơn vị"), P.RELEASE, _OPEN, _WORKABLE),
        Rule(
            "assign",
            _("phân công"),
            P.ASSIGN,
            _MOVING,
            _WORKABLE,
            holder_only=False,
            takes_away=P.REASSIGN,
        ),
        Rule(
            "complete_step",
            _("hoàn thành bước"),
            P.EXAMINE,
            _UNDER_WAY,
            frozenset({K.EXAMINE}),
        ),
        Rule(
            "return_for_supplement",
            _("yêu cầu bổ sung"),
            P.RETURN_FOR_SUPPLEMENT,
            _UNDER_WAY | {S.REGISTERED},
            frozenset({K.RECEIVE, K.EXAMINE}),
        ),
        Rule(
            "answer_supplement",
            _("nhận giấy tờ bổ sung"),
            P.ANSWER_SUPPLEMENT,
            frozenset({S.SUPPLEMENT_REQUIRED}),
            where=Where.ANY,
        ),
        Rule("require_payment", _("yêu cầu nộp tiền"), P.REQUIRE_PAYMENT, _UNDER_WAY, frozenset({K.EXAMINE})),
        Rule("consult", _("xin ý kiến"), P.CONSULT, _UNDER_WAY, frozenset({K.EXAMINE})),
        Rule("answer_consultation", _("cho ý kiến"), P.EXAMINE, _UNDER_WAY, frozenset({K.CONSULT})),
        Rule(
            "approve",
            _("duyệt"),
            P.APPROVE,
            frozenset({S.PROCESSING}),
            frozenset({K.APPROVE}),
            needs=lacking.with_result(_("duyệt")),
        ),
        Rule(
            "sign",
            _("duyệt nội bộ (ký)"),
            P.SIGN,
            frozenset({S.PROCESSING}),
            frozenset({K.SIGN}),
            needs=lacking.with_result(_("ký")),
        ),
        Rule(
            "send_back",
            _("trả lại bước trước"),
            P.APPROVE,
            frozenset({S.PROCESSING}),
            frozenset({K.APPROVE, K.SIGN}),
        ),
        Rule(
            "number",
            _("cấp số"),
            P.NUMBER,
            frozenset({S.PROCESSING}),
            frozenset({K.CLERK}),
            needs=lacking.no_number_yet,
        ),
        Rule(
            "issue",
            _("phát hành"),
            P.ISSUE,
            frozenset({S.PROCESSING}),
            frozenset({K.CLERK}),
            needs=lacking.has_number,
        ),
        Rule(
            "deliver",
            _("trả kết quả"),
            P.DELIVER,
            frozenset({S.COMPLETED}),
            frozenset({K.RETURN}),
            needs=lacking.nothing_owed,
        ),
        Rule(
            "extend",
            _("gia hạn, xin lỗi"),
            P.EXTEND,
            _UNDER_WAY | {S.SUPPLEMENT_REQUIRED, S.PAYMENT_REQUIRED},
            where=Where.COMPETENT,
            needs=lacking.extendable,
        ),
        Rule(
            "stop",
            _("dừng giải quyết"),
            P.STOP,
            _UNDER_WAY | {S.SUPPLEMENT_REQUIRED, S.PAYMENT_REQUIRED},
            where=Where.COMPETENT,
            needs=lacking.unsigned(_("dừng giải quyết")),
        ),
        Rule("resume", _("giải quyết tiếp"), P.RESUME, frozenset({S.STOPPED}), where=Where.COMPETENT),
        Rule(
            "withdraw",
            _("rút hồ sơ"),
            P.WITHDRAW,
            _UNDER_WAY | {S.REGISTERED, S.SUPPLEMENT_REQUIRED, S.PAYMENT_REQUIRED},
            where=Where.ANY,
            needs=lacking.unsigned(_("rút hồ sơ")),
        ),
    )
}
"""A refusal after acceptance is no act of its own: it is a result that refuses, approved and signed."""

PERMISSION_OF_KIND: dict[str, Permission] = {
    K.RECEIVE: P.ACCEPT,
    K.ASSIGN: P.ASSIGN,
    K.EXAMINE: P.EXAMINE,
    K.CONSULT: P.EXAMINE,
    K.APPROVE: P.APPROVE,
    K.SIGN: P.SIGN,
    K.CLERK: P.ISSUE,
    K.RETURN: P.DELIVER,
}
"""Whose turn an open step is: those who hold this permission at the step's unit, in the dossier's field."""


def units_of(state: DossierState) -> frozenset[int]:
    """All units that have to do with the dossier now."""
    return frozenset(
        {state.helping_id, state.receiving_id, state.competent_id, *(s.unit for s in state.steps)}
    )


def _name(step: OpenStep) -> str:
    """Asked only when the sentence is read: most refusals of a page never are."""
    return parties.account(step.holder).name if step.holder is not None else ""


def may_see(actor: Actor, state: DossierState) -> bool:
    """Whoever may view at any unit the dossier touches, in training or out of it."""
    return same_world(actor, state) and any(
        allowed(actor, P.VIEW, unit, state.field_code, state.procedure_code) for unit in units_of(state)
    )


def may_work(actor: Actor, state: DossierState, step: OpenStep) -> bool:
    """Whether the step is this person's turn by role, unit and field (whoever holds it now)."""
    permission = PERMISSION_OF_KIND.get(step.kind)
    return permission is not None and allowed(
        actor, permission, step.unit, state.field_code, state.procedure_code
    )


def check(actor: Actor, state: DossierState, act: str, token: int | None = None) -> OpenStep | None:
    """The step the act works on (None for acts on the whole dossier); raises why it may not be done."""
    rule = RULES[act]
    if state.status not in rule.statuses:
        raise WrongStatus(act=rule.label, status=status_word(state.status))
    step = None
    if rule.kinds:
        step = _choose(actor, state, rule, _candidates(state, rule, token))
    else:
        _check_units(actor, state, rule)
    if step is not None and _awaits_receipt(state, step):
        raise ReceiptFirst
    lacks = rule.needs(state)
    if lacks is not None:
        raise lacks
    if act != _LETTING_GO:
        insist_impartial(actor, state, rule.label)
    if step is not None and act in DECIDING:
        insist_within_limit(actor, state, step, rule.permission, rule.label)
    return step


DECIDING = frozenset({"approve", "sign"})
"""Acts that a delegation's limit of money binds (ADR 0028)."""


_LETTING_GO = "release"
"""Whoever finds a relative in a dossier gives the step back: open even to them."""


def _awaits_receipt(state: DossierState, step: OpenStep) -> bool:
    """Taken in elsewhere and not yet received where it is decided: nobody works on it there."""
    handed_on = state.is_non_territorial and state.accepted_at is not None
    return handed_on and state.clock_started_at is None and step.unit != state.receiving_id


def first_step(actor: Actor, state: DossierState, act: str) -> OpenStep | None:
    """Where several open steps fit, the first of them, so that a page can offer the act for it."""
    for step in state.steps:
        with suppress(Refusal):
            return check(actor, state, act, step.token)
    return None


def why_not(actor: Actor, state: DossierState, act: str) -> Refusal | None:
    """The same question for display: None when the act is open to this person now."""
    try:
        check(actor, state, act)
    except ChooseStep:
        return None
    except Refusal as refusal:
        return refusal
    return None


def next_acts(actor: Actor, state: DossierState) -> Iterator[tuple[Rule, Refusal | None]]:
    """Every act in the table with the reason it is not open, in the order people work."""
    for rule in RULES.values():
        yield rule, why_not(actor, state, rule.act)


def _check_units(actor: Actor, state: DossierState, rule: Rule) -> None:
    # A unit that was only asked for an opinion sees the dossier, but does not end it.
    offices = {state.helping_id, state.receiving_id, state.competent_id}
    units = offices if rule.where is Where.ANY else {state.competent_id}
    if not any(
        allowed(actor, rule.permission, unit, state.field_code, state.procedure_code) for unit in units
    ):
        raise NotPermitted(act=rule.label)


def _candidates(state: DossierState, rule: Rule, token: int | None) -> list[OpenStep]:
    if token is not None and all(step.token != token for step in state.steps):
        raise UnknownStep(token=token)
    found = [s for s in state.steps if s.kind in rule.kinds and token in (None, s.token)]
    if not found:
        raise NotYourTurn(act=rule.label, steps=", ".join(step.name for step in state.steps) or "–")
    return found


def _in_reach(actor: Actor, state: DossierState, rule: Rule, step: OpenStep) -> bool:
    """A step is open to whoever holds it, to all while nobody does, and to those who may take it away.

    The program itself takes one away from whoever must not have it.
    """
    if actor.kind == "system" or step.holder in (None, actor.account, actor.on_behalf):
        return True
    may_take = rule.takes_away
    return may_take is not None and allowed(
        actor, may_take, step.unit, state.field_code, state.procedure_code
    )


def _choose(actor: Actor, state: DossierState, rule: Rule, steps: list[OpenStep]) -> OpenStep:
    reachable = [
        s for s in steps if allowed(actor, rule.permission, s.unit, state.field_code, state.procedure_code)
    ]
    if rule.holder_only:
        reachable = [s for s in reachable if may_work(actor, state, s)]
    if not reachable:
        raise NotPermitted(act=rule.label)
    mine = [s for s in reachable if _in_reach(actor, state, rule, s)]
    if rule.act == "release":  # only what one holds can be given back
        mine = [s for s in mine if s.holder is not None]
        if not mine:
            raise NotHeld(act=rule.label)
    if not mine:
        held = reachable[0]
        holder = SimpleLazyObject(lambda: _name(held))
        raise HeldByAnother(act=rule.label, step=held.name, holder=holder, account=held.holder)
    if len(mine) > 1:
        own = [s for s in mine if s.holder == actor.account]
        if len(own) == 1:
            return own[0]
        raise ChooseStep(steps=", ".join(f"{s.token} ({s.name})" for s in mine))
    return mine[0]
