"""What nobody sends is not kept without end: the day it goes is said where it is filled in."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from motcua.dossiers.models import Draft, Filing
from motcua.platform import clock

DAYS, DAYS_WITHOUT_ACCOUNT = 90, 7
"""Days since something was last kept (common knowledge): nobody says that personal data typed and never sent
may stay longer than they serve (Luật 91/2025/QH15)."""
AT_ONCE = 500


def last_day(saved_at: datetime, *, has_account: bool) -> date:
    """The last day on which it is there; each thing that is kept moves it."""
    days = DAYS if has_account else DAYS_WITHOUT_ACCOUNT
    return saved_at.astimezone(clock.ZONE).date() + timedelta(days=days)


def forget() -> int:
    """Throw away what has run out, with what was attached; how many. Locked ones wait for the next time."""
    now = clock.now()
    run_out = Q(account__isnull=False, saved_at__lt=before(now, DAYS)) | Q(
        account__isnull=True, saved_at__lt=before(now, DAYS_WITHOUT_ACCOUNT)
    )
    with transaction.atomic():
        rows = Filing.objects.select_for_update(skip_locked=True).filter(run_out, sent_at__isnull=True)
        gone = list(rows.order_by("saved_at").values_list("pk", flat=True)[:AT_ONCE])
        Draft.objects.filter(pk__in=gone).delete()
    return len(gone)


def before(now: datetime, days: int) -> datetime:
    """The end of the last day, so that what is promised for a day is there until midnight."""
    today = now.astimezone(clock.ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    return today - timedelta(days=days)
