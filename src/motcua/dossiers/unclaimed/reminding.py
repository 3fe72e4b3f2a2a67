"""People whose result waits are reminded after a period, and then once in every period."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from motcua.dossiers import telling
from motcua.dossiers.models import Dossier, Participant, ResultReminder
from motcua.dossiers.unclaimed.listing import AT_THE_COUNTER, reachable_people
from motcua.notifications import api as notifications
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.clock import ZONE

PERIOD_DAYS = 7
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
        addresses = telling.addresses_of([dossier.pk for dossier in due])
        ResultReminder.objects.bulk_create(ResultReminder(dossier_id=d.pk, sent_on=today) for d in due)
        notifications.send(
            telling.remind_of_result(d.pk, d.code, today, addresses[d.pk]) for d in due if d.pk in addresses
        )
        entries = [ledger.NewEntry(f"dossier:{d.pk}", REMINDED, {"days": _days(d, today)}) for d in due]
        if entries:
            ledger.append(SYSTEM, entries)
    return len(due)


def _due(today: date) -> list[Dossier]:
    """Waiting for a period, not reminded within the last, and somebody can be reached."""
    ready_before = datetime.combine(today - timedelta(days=PERIOD_DAYS - 1), time(), ZONE)
    lately = ResultReminder.objects.filter(
        dossier_id=OuterRef("pk"), sent_on__gt=today - timedelta(days=PERIOD_DAYS)
    )
    people = Participant.objects.filter(reachable_people(), dossier_id=OuterRef("pk"))
    found = Dossier.objects.select_for_update(of=("self",), skip_locked=True).filter(
        AT_THE_COUNTER,
        ~Exists(lately),
        Exists(people),
        finished_at__lt=ready_before,
        is_training=False,
        is_mirror=False,
    )
    return list(found.order_by("finished_at", "id")[:AT_ONCE])


def _days(dossier: Dossier, today: date) -> int:
    ready = dossier.finished_at
    return (today - ready.astimezone(ZONE).date()).days if ready else 0
