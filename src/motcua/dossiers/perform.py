"""The one way through which every act runs: fetch by access, decide, store, announce — in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from motcua.catalogue import api as catalogue
from motcua.dossiers import intake_checks, reusing, rules, store, timing, undoing
from motcua.dossiers.actions import (
    accept,
    consult,
    decide,
    ending,
    examine,
    fire_timer,
    issue,
    organisation,
    payment,
    submit,
    supplement,
)
from motcua.dossiers.changes import last_change_since
from motcua.dossiers.intake import Intake
from motcua.dossiers.models import Dossier
from motcua.dossiers.refusals import ChangedMeanwhile, RuleBroken
from motcua.dossiers.state import Case, Change, DossierState
from motcua.kernel.errors import KernelError
from motcua.platform import ledger, words
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound, Refusal

_DECIDERS: dict[type, Callable[[Case, Any], Change]] = {
    accept.Accept: accept.accept,
    accept.ConfirmReceipt: accept.confirm_receipt,
    examine.Take: examine.take,
    examine.Release: examine.release,
    examine.Assign: examine.assign,
    examine.CompleteStep: examine.complete_step,
    supplement.ReturnForSupplement: supplement.return_for_supplement,
    supplement.AnswerSupplement: supplement.answer_supplement,
    payment.RequirePayment: payment.require_payment,
    payment.PaymentSettled: payment.payment_settled,
    consult.Consult: consult.consult,
    consult.AnswerConsultation: consult.answer_consultation,
    decide.Approve: decide.approve,
    decide.Sign: decide.sign,
    decide.SignAsOrdered: decide.sign_as_ordered,
    decide.SendBack: decide.send_back,
    issue.Number: issue.number,
    issue.Issue: issue.issue,
    issue.Deliver: issue.deliver,
    ending.Reject: ending.reject,
    ending.Withdraw: ending.withdraw,
    ending.Stop: ending.stop,
    ending.Resume: ending.resume,
    ending.Extend: ending.extend,
    fire_timer.FireTimer: fire_timer.fire_timer,
    undoing.Undo: undoing.undo,
    organisation.Recount: organisation.recount,
    organisation.Follow: organisation.follow,
}


@dataclass(frozen=True, slots=True)
class Done:
    """What an act left behind: enough to go on with and to show. `may_undo`: it is light, for a moment."""

    public_id: UUID
    code: str
    status: int
    version: int
    is_new: bool = False
    may_undo: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """One act of a batch: who, on which dossier, what. `expected` is the version the person saw."""

    actor: Actor
    dossier: UUID
    command: Any
    expected: int | None = None
    help_kind: str = "officer"


def perform(
    actor: Actor, dossier: UUID, command: Any, *, expected: int | None = None, help_kind: str = "officer"
) -> Done:
    """Do one act. Raises the Refusal that says why not; then nothing is written."""
    return perform_all([Order(actor, dossier, command, expected, help_kind)])[0]


def perform_all(orders: Sequence[Order]) -> list[Done]:
    """The batch door: many acts, one each on different dossiers, in one transaction, all or none."""
    with transaction.atomic(durable=True):
        return perform_within(orders)


def perform_within(orders: Sequence[Order]) -> list[Done]:
    """The same inside a transaction that is already open (reactions, intake)."""
    if len({order.dossier for order in orders}) < len(orders):
        raise ValueError("a dossier stands twice in one batch: its second act would not see the first")
    states, now = store.read([order.dossier for order in orders])
    asked = [order for order in orders if getattr(order.command, "needs_papers", False)]
    papers = store.papers([states[order.dossier].id for order in asked if order.dossier in states])
    changes: list[Change] = []
    for order in orders:
        state = states.get(order.dossier)
        if state is None or now is None:
            raise NotFound
        insist_on_version(state, order.expected)
        case = _case(order, state, now, papers.get(state.id, frozenset()))
        changes.append(_decide(order.command, case))
    store.write(changes)
    return [outcome_of(change) for change in changes]


def perform_each(orders: Sequence[Order]) -> list[Done | Refusal]:
    """The batch door of bulk acts: what one order is refused stops none of the others.

    Everything is decided under lock and then written by one statement, in the open transaction.
    """
    decided = _decide_each(orders)
    store.write([change for change in decided if isinstance(change, Change)])
    return [outcome_of(each) if isinstance(each, Change) else each for each in decided]


def perform_each_beside(
    actor: Actor, orders: Sequence[Order], entries: Sequence[ledger.NewEntry]
) -> list[Done | Refusal]:
    """The same for a room above whose own act asks for them: its entries are appended with those of the acts.

    Whoever appended twice in a transaction could stand in the way of somebody who does the same.
    """
    decided = _decide_each(orders)
    changes = [change for change in decided if isinstance(change, Change)]
    if changes:
        store.write(changes, ledger.rows(actor, entries))
    else:
        ledger.append(actor, entries)
    return [outcome_of(each) if isinstance(each, Change) else each for each in decided]


def _decide_each(orders: Sequence[Order]) -> list[Change | Refusal]:
    states, now = store.read([order.dossier for order in orders])
    return [_outcome(order, states, now) for order in orders]


def foresee(orders: Sequence[Order]) -> list[Change | Refusal]:
    """What each act would do now, or why not: decided as when performed, but nothing locked or written."""
    states, now = store.look_at([order.dossier for order in orders])
    return [_outcome(order, states, now) for order in orders]


def _outcome(order: Order, states: dict[UUID, DossierState], now: Any) -> Change | Refusal:
    state = states.get(order.dossier)
    try:
        # Before anything else is said: whoever may not see it does not learn that it was changed either.
        if state is None or not rules.may_see(order.actor, state):
            raise NotFound
        insist_on_version(state, order.expected)
        return _decide(order.command, _case(order, state, now, frozenset()))
    except Refusal as refusal:
        return refusal


def submit_one(actor: Actor, intake: Intake) -> Done:
    """Open one dossier; the same intent sent again answers with the same dossier."""
    return submit_all([(actor, intake)])[0]


def submit_all(intakes: Sequence[tuple[Actor, Intake]]) -> list[Done]:
    """The batch door of intake: all or none in one transaction."""
    with transaction.atomic(durable=True):
        return submit_within(intakes)


def submit_within(intakes: Sequence[tuple[Actor, Intake]]) -> list[Done]:
    """The same inside a transaction that is already open (importers, the demo)."""
    keys = [intake.intent_key for _, intake in intakes]
    lock_intents(keys)
    known = {d.intent_key: d for d in Dossier.objects.filter(intent_key__in=keys)}
    fresh = [(actor, intake) for actor, intake in intakes if intake.intent_key not in known]
    changes = _submit(fresh) if fresh else []
    store.write(changes)
    made = {change.state.intent_key: outcome_of(change) for change in changes}
    return [made.get(key) or _known(known[key]) for key in keys]


def _submit(intakes: Sequence[tuple[Actor, Intake]]) -> list[Change]:
    now, ids = store.new_ids(len(intakes))
    changes: list[Change] = []
    for new_id, (actor, intake) in zip(ids, intakes, strict=True):
        files = intake_checks.file_ids(intake.intent_key, intake.papers)
        taken = reusing.take(actor, intake.owner.personal_id, intake.papers)
        with kernel_words():
            changes.append(submit.submit(actor, intake, new_id, now.astimezone(ZONE), files, taken))
    return changes


def lock_intents(keys: Sequence[UUID]) -> None:
    """Two sends of one intent at the same time: the second waits here and then finds the dossier."""
    numbers = sorted(key.int & 0x7FFF_FFFF_FFFF_FFFF for key in keys)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(k) FROM unnest(%s::bigint[]) AS k", [numbers])


def insist_on_version(state: DossierState, expected: int | None) -> None:
    """Whoever has seen another version is told what was done since."""
    if expected is not None and expected != state.version:
        raise ChangedMeanwhile(**last_change_since(state, expected))


def _case(order: Order, state: DossierState, now: Any, papers: frozenset[str]) -> Case:
    return Case(
        state=state,
        version=catalogue.variants.version_of(state.procedure_version_id, state.variant_id),
        actor=order.actor,
        now=now.astimezone(ZONE),
        calendar=timing.calendar_for(state),
        help_kind=order.help_kind,
        papers=papers,
    )


def _decide(command: Any, case: Case) -> Change:
    with kernel_words():
        return _DECIDERS[type(command)](case, command)


class kernel_words:  # noqa: N801 (reads like a statement: with kernel_words())
    """A refusal of the kernel becomes a refusal with its sentence."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, KernelError):
            raise RuleBroken(what=words.say(error.key, **error.values)) from error


def outcome_of(change: Change) -> Done:
    state = change.state
    may_undo = undoing.may_be_undone(change)
    return Done(state.public_id, state.code, state.status.value, state.version, change.is_new, may_undo)


def _known(dossier: Dossier) -> Done:
    return Done(dossier.public_id, dossier.code, dossier.status, dossier.version)
