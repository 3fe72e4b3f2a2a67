"""People whose result waits are reminded after a period, and then once in every period.

The period is a number units fix (`agencies.settings`): that of the unit where the result waits.
"""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from motcua.dossiers import telling
from motcua.dossiers.models import Dossier, Participant, ResultReminder
from motcua.dossiers.unclaimed.listing import AT_THE_COUNTER, reachable_people
from motcua.dossiers.unclaimed.period import period_at
from motcua.notifications import api as notifications
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.clock import ZONE

AT_ONCE = 200
REMINDED = "dossiers.result.reminded"


def reminders_leave() -> bool:
    """Whether anybody brings messages to people; without, none is written and none counted."""
    return bool(notifications.channels())


def remind() -> int:
    """Remind everybody whose turn it is today; answers how many."""
    reminded = 0
    while reminders_leave() and (some := _remind_some()):
        reminded += some
    return reminded


def _remind_some() -> int:
    """One batch in one transaction: another worker leaves these alone and finds them reminded."""
    with transaction.atomic(durable=True):
        today = clock.today()
        due = _due(today)
        ResultReminder.objects.bulk_create(ResultReminder(dossier_id=d.pk, sent_on=today) for d in due)
        telling.remind_of_results(due, today)
        entries = [ledger.NewEntry(f"dossier:{d.pk}", REMINDED, {"days": _days(d, today)}) for d in due]
        if entries:
            ledger.append(SYSTEM, entries)
    return len(due)


def _due(today: date) -> list[Dossier]:
    """Of every unit those whose turn it is by its own period, a batch at the most."""
    due: list[Dossier] = []
    for days, units in _periods(today).items():
        if len(due) < AT_ONCE:
            due += _waiting(days, units, today)[: AT_ONCE - len(due)]
    return due


def _periods(today: date) -> dict[int, list[int]]:
    """The units where results wait, by the period they are reminded after."""
    waiting = Dossier.objects.filter(AT_THE_COUNTER).order_by().values_list("receiving_id", flat=True)
    found: dict[int, list[int]] = defaultdict(list)
    for unit in waiting.distinct():
        found[period_at(unit, today)].append(unit)
    return found


def _waiting(days: int, units: list[int], today: date) -> QuerySet[Dossier]:
    """Waiting for a period, not reminded within the last, and somebody can be reached."""
    ready_before = datetime.combine(today - timedelta(days=days - 1), time(), ZONE)
    lately = ResultReminder.objects.filter(
        dossier_id=OuterRef("pk"), sent_on__gt=today - timedelta(days=days)
    )
    people = Participant.objects.filter(reachable_people(), dossier_id=OuterRef("pk"))
    found = Dossier.objects.select_for_update(of=("self",), skip_locked=True).filter(
        AT_THE_COUNTER,
        ~Exists(lately),
        Exists(people),
        receiving_id__in=units,
        finished_at__lt=ready_before,
        is_training=False,
        is_mirror=False,
    )
    return found.order_by("finished_at", "id")


def _days(dossier: Dossier, today: date) -> int:
    ready = dossier.finished_at
    return (today - ready.astimezone(ZONE).date()).days if ready else 0
