"""Give an errand, answer it, take it back. Words go into the ledger's notes, ids into its payload."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from motcua.dossiers import access
from motcua.dossiers.acting import LONGEST_TEXT, fit
from motcua.dossiers.errands.people import people_for
from motcua.dossiers.errands.refusals import DayBehind, ErrandClosed, NobodyToDo, NothingSaid
from motcua.dossiers.models import Errand
from motcua.dossiers.queries.filters import own_accounts
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


@dataclass(frozen=True, slots=True)
class Give:
    """`dossier`, or `address`: the page it was given from; `unit` is the one that page is about."""

    text: str
    owner: int
    due_on: date
    dossier: UUID | None = None
    address: str = ""
    unit: int | None = None


def give(actor: Actor, command: Give) -> UUID:
    """A new errand, by its public id. Raises NotFound, NothingSaid, NobodyToDo, DayBehind."""
    if command.owner not in people_for(actor, command.dossier, command.unit):
        raise NobodyToDo(field="owner")
    text = _words(command.text, "text")
    if command.due_on < clock.today():
        raise DayBehind(field="due_on")
    about = access.dossier(actor, command.dossier)[0].id if command.dossier is not None else None
    with transaction.atomic(durable=True):
        row = Errand.objects.create(
            giver_id=actor.account or 0,
            given_by=actor.post or 0,
            owner_id=command.owner,
            dossier_id=about,
            address="" if about else command.address,
            text=text,
            due_on=command.due_on,
            given_at=clock.now(),
        )
        told = {"owner": row.owner_id, "due": row.due_on.isoformat(), "dossier": about}
        _record(actor, row, "given", {k: v for k, v in told.items() if v}, {"text": text})
    return row.public_id


def answer_errand(actor: Actor, public_id: UUID, answer: str) -> None:
    """The owner says what was done; with that it is closed. Raises NotFound, NothingSaid, ErrandClosed."""
    words = _words(answer, "answer")
    with transaction.atomic(durable=True):
        row = _held(actor, public_id, "owner_id")
        row.answer, row.closed_at = words, clock.now()
        row.save(update_fields=["answer", "closed_at"])
        _record(actor, row, "answered", {}, {"answer": words})


def take_back(actor: Actor, public_id: UUID) -> None:
    """Who gave it no longer wants it. Raises NotFound, ErrandClosed."""
    with transaction.atomic(durable=True):
        row = _held(actor, public_id, "giver_id")
        row.is_taken_back, row.closed_at = True, clock.now()
        row.save(update_fields=["is_taken_back", "closed_at"])
        _record(actor, row, "taken_back", {}, {})


def _held(actor: Actor, public_id: UUID, by: str) -> Errand:
    """The errand, locked, for its owner or its giver alone."""
    mine = Errand.objects.select_for_update().filter(**{f"{by}__in": own_accounts(actor)})
    row = mine.filter(public_id=public_id).first()
    if row is None:
        raise NotFound
    if row.closed_at is not None:
        raise ErrandClosed(field="answer")
    return row


def _words(given: str, field: str) -> str:
    words = fit(given, field=field, most=LONGEST_TEXT, lines=True)
    if not words:
        raise NothingSaid(field=field)
    return words


def _record(actor: Actor, row: Errand, what: str, payload: dict[str, object], notes: dict[str, str]) -> None:
    ledger.append(
        actor, [ledger.NewEntry(f"errand:{row.pk}", f"dossiers.errand.{what}", payload, notes=notes)]
    )
