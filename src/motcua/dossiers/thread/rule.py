"""Until when a thread is open, by when it is answered, who answers: each one named rule or number."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from motcua.agencies.api import settings
from motcua.dossiers import timing
from motcua.dossiers.permissions import Permission
from motcua.dossiers.state import DossierState
from motcua.dossiers.status import ENDED
from motcua.kernel import worktime
from motcua.platform import clock
from motcua.platform.access import Actor, allowed

ANSWER_HOURS = settings.register(
    settings.Known(
        key="thread-answer-hours",
        words=_("Trả lời lời nhắn của người dân trong"),
        counted_in=_("giờ làm việc"),
        usual=16,
        least=1,
        most=400,
        source=_("Hai ngày làm việc; mức của chương trình, chưa có văn bản của tỉnh."),
    )
)
DAYS_AFTER_END = settings.register(
    settings.Known(
        key="thread-days-after-end",
        words=_("Còn nhắn được sau khi hồ sơ kết thúc"),
        counted_in=_("ngày"),
        usual=30,
        least=1,
        most=366,
        source=_("Mức của chương trình, chưa có văn bản của tỉnh."),
    )
)
MOST_UNANSWERED = 10
"""Messages of a person that may wait at once on one dossier: beyond that more words help nobody (K)."""


class Side(StrEnum):
    PERSON = "person"
    OFFICE = "office"


class Kind(StrEnum):
    """What may happen in a thread, by the name under which the ledger has it."""

    ASKED = "dossiers.thread.asked"
    ANSWERED = "dossiers.thread.answered"
    LEFT = "dossiers.thread.left"
    """Read, and needing no answer: thanks, or something said elsewhere."""


def side_of(kind: Kind) -> Side:
    return Side.PERSON if kind is Kind.ASKED else Side.OFFICE


def ended_at(state: DossierState) -> datetime | None:
    """When nothing more was to be done; a result that lies ready is still under way."""
    if state.status not in ENDED:
        return None
    return state.returned_at or state.finished_at


def open_until(state: DossierState) -> datetime | None:
    """Until when people may write; None while the dossier is under way."""
    ended = ended_at(state)
    return None if ended is None else ended + timedelta(days=days_after_end(state))


def is_open(state: DossierState, now: datetime) -> bool:
    until = open_until(state)
    return until is None or now <= until


def days_after_end(state: DossierState) -> int:
    return settings.value_of(DAYS_AFTER_END, state.competent_id, clock.today())


def answer_by(state: DossierState, asked_at: datetime) -> datetime:
    """By when the office answers a message, in the office hours of the agency that decides."""
    hours = settings.value_of(ANSWER_HOURS, state.competent_id, clock.today())
    return worktime.add_working_minutes(
        timing.calendar_for(state), asked_at.astimezone(clock.ZONE), hours * 60
    )


def unanswered(kinds: Iterable[Kind]) -> int:
    """Messages of the person since the office last wrote or set them aside."""
    waiting = 0
    for kind in kinds:
        waiting = waiting + 1 if kind is Kind.ASKED else 0
    return waiting


def may_answer(actor: Actor, state: DossierState) -> bool:
    """Where it was taken in and where it is decided; whoever only helped or was asked for an opinion, not."""
    return any(
        allowed(actor, Permission.THREAD_ANSWER, unit, state.field_code, state.procedure_code)
        for unit in (state.receiving_id, state.competent_id)
    )
