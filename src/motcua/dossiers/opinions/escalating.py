"""Silence is told once to who answers for the unit asked, and later once to who answers for the asker.

Each telling is a row that cannot stand twice, an entry of the ledger and a message, in one transaction. In a
pause nobody is late with an opinion; mirrors and training tell nobody.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.agencies.api import HolderRow
from motcua.dossiers import digest, store
from motcua.dossiers.impartiality import others
from motcua.dossiers.models import Dossier, SilenceTold, Step
from motcua.dossiers.opinions.rule import (
    SECOND_HOURS,
    Level,
    is_time_for,
    who_answers_for,
)
from motcua.dossiers.opinions.showing import silent_minutes
from motcua.dossiers.queries.filters import EVERYTHING, silent_q
from motcua.dossiers.queries.worklist import ListName
from motcua.dossiers.state import DossierState
from motcua.notifications import api as notifications
from motcua.notifications.api import Telling
from motcua.parties import api as parties
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.ui.moments import moment_words

AT_ONCE = 200
OVERDUE = {Level.ASKED: "dossiers.opinion.overdue", Level.ASKING: "dossiers.opinion.escalated"}
_LANGUAGE = "vi"


def tell_of_silence() -> int:
    """Tell of every silence whose time it is, each level once; answers how many were told of."""
    return sum(_tell_of(level) for level in Level)


def _tell_of(level: Level) -> int:
    with transaction.atomic(durable=True):
        now = clock.now()
        steps = [step for step in _held(level, now) if _is_time(level, step, now)]
        if not steps:
            return 0
        SilenceTold.objects.bulk_create(
            SilenceTold(dossier_id=s.dossier_id, token=s.token, level=level, told_at=now) for s in steps
        )
        states = store.look_at([step.dossier.public_id for step in steps])[0]
        # Told first, written last: the ledger's heads are the last thing to be locked.
        entries = [_tell(level, step, states[step.dossier.public_id], now) for step in steps]
        ledger.append(SYSTEM, entries)
        return len(steps)


def _held(level: Level, now: datetime) -> list[Step]:
    """Silent steps nobody was told of, their dossiers ours until commit: acts hold the dossier first too."""
    found = _untold(level, now).order_by("due_at", "id").values_list("dossier_id", flat=True)[:AT_ONCE]
    free = Dossier.objects.select_for_update(skip_locked=True).filter(pk__in=set(found)).order_by("pk")
    ours = list(free.values_list("pk", flat=True))
    return list(_untold(level, now).filter(dossier_id__in=ours).select_related("dossier").order_by("id"))


def _untold(level: Level, now: datetime) -> QuerySet[Step]:
    told = SilenceTold.objects.filter(dossier_id=OuterRef("dossier_id"), token=OuterRef("token"))
    silent = Step.objects.filter(
        silent_q(now),
        ~Exists(told.filter(level=level)),
        closed_at__isnull=True,
        dossier__is_training=False,
        dossier__is_mirror=False,
    )
    return silent if level is Level.ASKED else silent.filter(Exists(told.filter(level=Level.ASKED)))


def _is_time(level: Level, step: Step, now: datetime) -> bool:
    hours = agencies.settings.value_of(SECOND_HOURS, step.competent_id, clock.today())
    return is_time_for(level, _silent(step, now), hours)


def _silent(step: Step, now: datetime) -> int:
    return silent_minutes(step.unit_id, step.due_at, now) if step.due_at is not None else 0


def _tell(level: Level, step: Step, state: DossierState, now: datetime) -> ledger.NewEntry:
    """The message to each who answers for it, and the entry that says to whom it went."""
    unit = step.unit_id if level is Level.ASKED else step.competent_id
    people = others(_who(unit, state.field_code, clock.today()), state)
    with translation.override(_LANGUAGE):
        notifications.send(_tellings(level, step, state.code, people))
        note = _note(people)
    payload = {
        "token": step.token,
        "unit": step.unit_id,
        "minutes": _silent(step, now),
        "told": sorted({person.account_id for person in people}),
    }
    return ledger.NewEntry(state.subject, OVERDUE[level], payload, occurred_at=now, notes={"told": note})


def _who(unit: int, field: str, day: date) -> tuple[HolderRow, ...]:
    heads = agencies.holders("section_head", unit, field, day)
    return who_answers_for(unit, heads, agencies.holders("leader", unit, field, day))


def _note(people: Sequence[HolderRow]) -> str:
    if not people:
        return _("Chưa có lãnh đạo nào của đơn vị ấy trong hệ thống để báo.")
    return _("Đã báo %(people)s.") % {"people": ", ".join(f"{each.name} ({each.title})" for each in people)}


def _tellings(level: Level, step: Step, code: str, people: Iterable[HolderRow]) -> Iterator[Telling]:
    """Words that name the code and the unit, never a person of the dossier; sent where mail leaves at all."""
    if step.due_at is None or not notifications.channels():
        return
    values = {
        "unit": agencies.unit(step.unit_id).name,
        "code": code,
        "due": moment_words(step.due_at),
        "link": digest.address_of(ListName.SILENT, EVERYTHING),
    }
    for person in people:
        yield Telling(
            event=f"dossier:{step.dossier_id}:silence:{step.token}:{level.value}:{person.account_id}",
            addresses={"email": parties.account(person.account_id).email},
            template="silence",
            values=values,
        )
