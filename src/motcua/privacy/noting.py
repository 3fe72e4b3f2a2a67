"""What runs late goes on record, once, for whoever looks after these requests."""

from django.db import transaction

from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM
from motcua.privacy.lateness import late_at
from motcua.privacy.models import Request

LATE = "privacy.request.late"


def note_late() -> int:
    """Note each request that has just become late; says how many."""
    now = clock.now()
    with transaction.atomic():
        found = Request.objects.select_for_update(skip_locked=True).filter(late_at(now), late_noted_at=None)
        rows = list(found.order_by("pk")[:500])
        Request.objects.filter(pk__in=[row.pk for row in rows]).update(late_noted_at=now)
        ledger.append(
            SYSTEM,
            [
                ledger.NewEntry(f"account:{row.account_id}", LATE, {"request": row.pk, "kind": row.kind})
                for row in rows
            ],
        )
    return len(rows)
