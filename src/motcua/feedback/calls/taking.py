"""A clerk records a call while the person is on the line."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.agencies import api as agencies
from motcua.feedback.access import insist
from motcua.feedback.channels import Clock, call_back, due
from motcua.feedback.models import Call
from motcua.feedback.permissions import Permission
from motcua.feedback.refusals import NoPromise, NothingSaid, NumberMissing
from motcua.feedback.texts import LINES, fit, phone_of
from motcua.kernel.worktime import Limit
from motcua.platform import clock, ledger
from motcua.platform.access import Actor

PROMISES = ("1h", "4h", "1wd", "2wd", "5wd")
"""Until when one may promise to call back, in office time."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A call as it was typed. `promised` is one of PROMISES; empty: as the province has it."""

    intent: UUID
    phone: str = field(repr=False)
    words: str = field(repr=False)
    name: str = field(default="", repr=False)
    code: str = ""
    promised: str = ""


def one_stop(actor: Actor) -> int:
    """The centre of the agency one works in, for whoever answers there. Raises NotFound."""
    centre = agencies.centre_of(actor.unit, clock.today()) if actor.unit else None
    return insist(actor, Permission.MATTER_HANDLE, centre.unit_id if centre else actor.unit)


def take(actor: Actor, taken: Taken) -> UUID:
    """The call, by its public id; the same press twice is one call. Raises NotFound, NumberMissing,
    PhoneWrong, NothingSaid, NoPromise."""
    unit = one_stop(actor)
    number, words = phone_of(taken.phone), fit(taken.words, field="words", most=LINES, lines=True)
    if not number:
        raise NumberMissing(field="phone")
    if not words:
        raise NothingSaid(field="words")
    name, code = fit(taken.name, field="name", most=200), fit(taken.code, field="code", most=60)
    now = clock.now()
    recipe, call_by = due(_promise(taken.promised), unit, now)
    known = {"unit_id": unit, "phone": number, "name": name, "words": words, "code": code}
    known |= {"taken_at": now, "taken_post": actor.post or 0, "recipe": recipe, "call_by": call_by}
    try:
        with transaction.atomic():
            made = Call.objects.create(intent=taken.intent, **known)
            told = {"unit": unit, "call_by": call_by.isoformat()}
            ledger.append(actor, [ledger.NewEntry(f"call:{made.pk}", "feedback.call.taken", told)])
    except IntegrityError:
        made = Call.objects.get(intent=taken.intent)
    return made.public_id


def _promise(promised: str) -> Clock:
    if not promised:
        return call_back()
    if promised not in PROMISES:
        raise NoPromise(field="promised")
    return Clock(Limit.parse(promised), "", "S")
