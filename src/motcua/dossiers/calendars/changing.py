"""Put new versions of calendars in force and move the dates they move, each by an act of its own.

A day that becomes a day off is no working day of anybody: whoever was promised a date behind it gets a later
one, is told, and the ledger says who did it, why, and what was promised before. A date that the new calendar
would bring forward stays as promised: the person has planned by it, and the agency loses nothing (domain:
a dossier keeps the calendar under which it was received).
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from uuid import UUID

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.dossiers import store
from motcua.dossiers.acting import reason
from motcua.dossiers.actions.organisation import Recount, later_by
from motcua.dossiers.calendars.moving import moved_dates
from motcua.dossiers.perform import Order, kernel_words, perform_within
from motcua.kernel.worktime import Calendar
from motcua.platform.access import Actor

AT_ONCE = 100
"""Acts in one transaction: what is locked is bounded, and an interrupted run goes on when asked again."""


def change_calendars(actor: Actor, calendars: Sequence[Calendar], why: str) -> int:
    """Save the calendars, then move dates batch by batch; answers how many were moved.

    Asked again it moves what is left, so a run that was interrupted is finished by repeating it.
    Raises NotFound without the right over the province, ReasonMissing, CalendarVersionChanged.
    """
    words = reason(why)
    with transaction.atomic(durable=True):
        agencies.save_calendars(actor, calendars, words)
    return sum(move_dates(actor, calendar, words) for calendar in calendars)


def move_dates(actor: Actor, calendar: Calendar, words: str) -> int:
    """Move what the calendar in force makes later, batch by batch; answers how many were moved."""
    later = (moved.dossier for moved in moved_dates([calendar]) if not moved.is_kept)
    command = Recount(calendar.code, calendar.version, words)
    return sum(_recount(actor, batch, command) for batch in _batches(later))


def _batches(dossiers: Iterator[UUID]) -> Iterator[list[UUID]]:
    while batch := list(islice(dossiers, AT_ONCE)):
        yield batch


def _recount(actor: Actor, batch: Sequence[UUID], command: Recount) -> int:
    """One transaction. What was paused, finished or moved since the list was made is left as it is."""
    with transaction.atomic(durable=True), kernel_words():
        states, _now = store.read(batch)
        still = [
            state.public_id for state in states.values() if later_by(state, command.calendar, command.version)
        ]
        return len(perform_within([Order(actor, dossier, command) for dossier in still]))
