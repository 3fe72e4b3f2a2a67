"""Prepare an order, look at it, give it, stop it. Only whoever made an order has it in hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from motcua.dossiers import rules, signing, store
from motcua.dossiers.acting import LONGEST_TEXT, fit
from motcua.dossiers.asked import whose
from motcua.dossiers.bulk import folder
from motcua.dossiers.bulk.acts import ACTS, note_what_is_seen
from motcua.dossiers.bulk.refusals import DaysUnreadable, ShownOtherwise
from motcua.dossiers.models import BulkLine, BulkOrder
from motcua.dossiers.refusals import BulkGiven, BulkNobodyChosen, BulkNothingChosen, BulkTooMany
from motcua.dossiers.words import APOLOGY, MORE_TIME
from motcua.platform import clock, jobs, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

MOST = 500
CARRY = "dossiers.carry_bulk"


@dataclass(frozen=True, slots=True)
class Letter:
    """What letters of apology say alike; `days`: working days from today to the new date."""

    days: int | None
    apology: str
    article: str = ""


def prepare(actor: Actor, act: str, dossiers: Sequence[UUID]) -> UUID:
    """An order to be looked at; dossiers this person may not see are not in it."""
    wanted = list(dict.fromkeys(dossiers))
    if act not in (*ACTS, *folder.ACTS) or actor.account is None:
        raise NotFound
    if len(wanted) > MOST:
        raise BulkTooMany(count=len(wanted), most=MOST)
    found, now = store.look_at(wanted) if wanted else ({}, None)
    states = [found[key] for key in wanted if key in found and rules.may_see(actor, found[key])]
    if not states or now is None:
        raise BulkNothingChosen
    with transaction.atomic(durable=True):
        order = BulkOrder.objects.create(
            account_id=actor.account,
            post_id=actor.post,
            behalf_id=actor.on_behalf,
            unit_id=actor.unit,
            channel=actor.channel,
            act=act,
            made_at=clock.now(),
            **(_OFFERED if act == folder.APOLOGISE else {}),
        )
        lines = [BulkLine(order=order, number=n, dossier_id=s.id) for n, s in enumerate(states, 1)]
        for line, state in zip(lines, states, strict=True):
            note_what_is_seen(line, actor, order, state, now)
        BulkLine.objects.bulk_create(lines)
    return order.public_id


_OFFERED = {"days": folder.USUAL_DAYS, "note": MORE_TIME, "apology": APOLOGY}
"""What letters of apology say until somebody says otherwise."""


def adjust(
    actor: Actor, public_id: UUID, *, to: int | None = None, note: str = "", letter: Letter | None = None
) -> None:
    """Other words or another colleague: looked at anew, so the lines are bound to what stands now.

    `note` is the reason of an act that needs one.
    """
    with transaction.atomic(durable=True):
        order = _unconfirmed(actor, public_id)
        order.to_id = to
        order.note = fit(note, field="note", most=LONGEST_TEXT, lines=True)
        if letter is not None and order.act == folder.APOLOGISE:
            _write(order, letter)
        order.save(update_fields=["to_id", "note", "days", "apology", "article"])
        lines = list(order.lines.select_related("dossier"))
        states, now = store.look_at([line.dossier.public_id for line in lines])
        person = whose(order)
        for line in lines:
            if now is not None and (state := states.get(line.dossier.public_id)):
                note_what_is_seen(line, person, order, state, now)
        BulkLine.objects.bulk_update(lines, ["version", "token", "outcome", "fingerprint"])


def _write(order: BulkOrder, letter: Letter) -> None:
    if letter.days is None or not 1 <= letter.days <= folder.MOST_DAYS:
        raise DaysUnreadable(field="days", most=folder.MOST_DAYS)
    order.days = letter.days
    order.apology = fit(letter.apology, field="apology", most=LONGEST_TEXT, lines=True)
    order.article = fit(letter.article, field="article")


def confirm(actor: Actor, public_id: UUID, *, note: str = "", mark: str = "", password: str = "") -> None:
    """Give the order as it was looked at: from here on a job carries it, whether anybody looks or not.

    The acts of a folder are given by the mark of the preview, in the words it showed; some take the password.
    Raises BulkGiven, BulkNobodyChosen, ShownOtherwise, WrongPassword.
    """
    with transaction.atomic(durable=True):
        order = _unconfirmed(actor, public_id)
        told: dict[str, object] = {"act": order.act, "lines": order.lines.count(), "to": order.to_id}
        if order.act in folder.ACTS:
            told |= _insist_on_what_was_shown(actor, order, mark, password)
        else:
            order.note = fit(note, field="note", most=LONGEST_TEXT, lines=True)
        if order.act == "assign" and order.to_id is None:
            raise BulkNobodyChosen(field="to")
        order.confirmed_at = order.moved_at = clock.now()
        order.save(update_fields=["note", "confirmed_at", "moved_at"])
        jobs.defer(CARRY, order=order.pk)
        ledger.append(actor, [ledger.NewEntry(f"bulk:{order.pk}", "dossiers.bulk.ordered", told)])


def _insist_on_what_was_shown(actor: Actor, order: BulkOrder, mark: str, password: str) -> dict[str, object]:
    """What the ledger keeps of it: the mark, and that the password was entered again."""
    lines = list(order.lines.order_by("number"))
    if mark != folder.mark_of(order, lines):
        raise ShownOtherwise
    asked = folder.asks_password(order, lines)
    if asked:
        signing.insist_on_identity(actor, password)
    return {"mark": mark, "password": asked}


def stop(actor: Actor, public_id: UUID) -> None:
    """What is done stays done; the rest is not touched. Waits for the few lines that are in hand."""
    with transaction.atomic(durable=True):
        order = _own(actor, public_id)
        if order.confirmed_at is None or order.ended_at is not None:
            return
        order.stopped_at = order.ended_at = clock.now()
        order.save(update_fields=["stopped_at", "ended_at"])
        waiting = order.lines.filter(state=BulkLine.State.WAITING)
        left = waiting.update(state=BulkLine.State.UNTOUCHED)
        ledger.append(actor, [ledger.NewEntry(f"bulk:{order.pk}", "dossiers.bulk.stopped", {"left": left})])


def _unconfirmed(actor: Actor, public_id: UUID) -> BulkOrder:
    order = _own(actor, public_id)
    if order.confirmed_at is not None:
        raise BulkGiven
    return order


def _own(actor: Actor, public_id: UUID) -> BulkOrder:
    mine = BulkOrder.objects.select_for_update().filter(account_id=actor.account or 0, public_id=public_id)
    order = mine.first()
    if order is None:
        raise NotFound
    return order
