"""Prepare an order, look at it, give it, stop it. Only whoever made an order has it in hand."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from motcua.dossiers import rules, store
from motcua.dossiers.acting import LONGEST_TEXT, fit
from motcua.dossiers.asked import whose
from motcua.dossiers.bulk.acts import ACTS, note_what_is_seen
from motcua.dossiers.models import BulkLine, BulkOrder
from motcua.dossiers.refusals import BulkGiven, BulkNobodyChosen, BulkNothingChosen, BulkTooMany
from motcua.platform import clock, jobs, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

MOST = 500
CARRY = "dossiers.carry_bulk"


def prepare(actor: Actor, act: str, dossiers: Sequence[UUID]) -> UUID:
    """An order to be looked at; dossiers this person may not see are not in it."""
    wanted = list(dict.fromkeys(dossiers))
    if act not in ACTS or actor.account is None:
        raise NotFound
    if len(wanted) > MOST:
        raise BulkTooMany(count=len(wanted), most=MOST)
    found, _now = store.look_at(wanted) if wanted else ({}, None)
    states = [found[key] for key in wanted if key in found and rules.may_see(actor, found[key])]
    if not states:
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
        )
        lines = [BulkLine(order=order, number=n, dossier_id=s.id) for n, s in enumerate(states, 1)]
        for line, state in zip(lines, states, strict=True):
            note_what_is_seen(line, actor, act, state)
        BulkLine.objects.bulk_create(lines)
    return order.public_id


def adjust(actor: Actor, public_id: UUID, *, to: int | None, note: str) -> None:
    """Other words or another colleague: looked at anew, so the lines are bound to what stands now."""
    with transaction.atomic(durable=True):
        order = _unconfirmed(actor, public_id)
        order.to_id, order.note = to, fit(note, field="note", most=LONGEST_TEXT, lines=True)
        order.save(update_fields=["to_id", "note"])
        lines = list(order.lines.select_related("dossier"))
        states, _now = store.look_at([line.dossier.public_id for line in lines])
        person = whose(order)
        for line in lines:
            note_what_is_seen(line, person, order.act, states[line.dossier.public_id])
        BulkLine.objects.bulk_update(lines, ["version", "token", "outcome", "fingerprint"])


def confirm(actor: Actor, public_id: UUID, *, note: str) -> None:
    """Give the order as it was looked at: from here on a job carries it, whether anybody looks or not."""
    with transaction.atomic(durable=True):
        order = _unconfirmed(actor, public_id)
        if order.act == "assign" and order.to_id is None:
            raise BulkNobodyChosen(field="to")
        order.note = fit(note, field="note", most=LONGEST_TEXT, lines=True)
        order.confirmed_at = order.moved_at = clock.now()
        order.save(update_fields=["note", "confirmed_at", "moved_at"])
        jobs.defer(CARRY, order=order.pk)
        told = {"act": order.act, "lines": order.lines.count(), "to": order.to_id}
        ledger.append(actor, [ledger.NewEntry(f"bulk:{order.pk}", "dossiers.bulk.ordered", told)])


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
