"""At which counter somebody sits today: said once a day, kept with the session."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.dossiers.api import Permission
from motcua.payments import api as payments
from motcua.platform.access import Actor, scope

SEAT = "seat"
"""In the session: the day and the counter, 0 for none."""
_AT_A_COUNTER = (Permission.SUBMIT, Permission.DELIVER, payments.Permission.RECEIVE)


@dataclass(frozen=True, slots=True)
class Seat:
    """A counter to choose."""

    number: int
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Seats:
    """The counters to choose from; `is_asked` while nothing was said today."""

    seats: tuple[Seat, ...]
    is_asked: bool
    now: str


def seated(request: HttpRequest, actor: Actor, today: date) -> Actor:
    """Whoever said so today, at their counter, as long as it is one of the centre that serves their unit."""
    day, counter = request.session.get(SEAT, ("", 0))
    if not counter or day != today.isoformat():
        return actor
    rows = agencies.counters_to_sit_at(actor.unit, today)
    return actor.seated_at(counter) if any(row.id == counter for row in rows) else actor


def sit(request: HttpRequest, actor: Actor, number: str, today: date) -> None:
    """Keep what was said; a number that is none of theirs is none at all, and so is asked for again."""
    rows = agencies.counters_to_sit_at(actor.unit, today)
    chosen = next((row.id for row in rows if str(row.number) == number), 0)
    if chosen or not number:
        request.session[SEAT] = (today.isoformat(), chosen)


def seats(request: HttpRequest, actor: Actor, today: date) -> Seats | None:
    """What to ask of who takes in, hands out or takes money; None where there are not several counters."""
    rows = agencies.counters_to_sit_at(actor.unit, today)
    if not rows or all(scope(actor, each).nothing for each in _AT_A_COUNTER):
        return None
    choices = tuple(Seat(row.number, _words(row), row.id == actor.counter) for row in rows)
    said = request.session.get(SEAT, ("", 0))
    is_asked = said[0] != today.isoformat() or (said[1] != 0 and actor.counter is None)
    return Seats(choices, is_asked, next((each.words for each in choices if each.is_chosen), ""))


def _words(row: agencies.CounterRow) -> str:
    number = _("Quầy %(number)s") % {"number": row.number}
    return f"{number} · {row.name}" if row.name else number
