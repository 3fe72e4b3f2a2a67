"""Whoever filled something in with an account and did not send it is told a week before it goes: once for
each day on which it would go. Without an account nobody is known to tell.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet

from motcua.dossiers.filing.expiring import AT_ONCE, DAYS, before, last_day
from motcua.dossiers.models import Filing
from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.notifications import api as notifications
from motcua.notifications.api import Telling
from motcua.parties import api as parties
from motcua.platform import clock

DAYS_BEFORE = 7
"""How many days before its last day people are told (common knowledge)."""


def remind() -> int:
    """Tell of what goes within a week; how many were looked at. Locked ones wait for the next time."""
    if not notifications.channels():
        return 0
    now = clock.now()
    with transaction.atomic():
        rows = list(_soon_gone(now).select_for_update(skip_locked=True).order_by("saved_at")[:AT_ONCE])
        notifications.send(_telling(row) for row in rows)
        Filing.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_at=now)
    return len(rows)


def _soon_gone(now: datetime) -> QuerySet[Filing]:
    """Of accounts, not sent, in their last week, and not told since something was last kept."""
    untold = Q(reminded_at=None) | Q(reminded_at__lt=F("saved_at"))
    last_week = Q(saved_at__lt=before(now, DAYS - DAYS_BEFORE - 1), saved_at__gte=before(now, DAYS))
    return Filing.objects.filter(untold, last_week, account__isnull=False, sent_at=None)


def _telling(row: Filing) -> Telling:
    day = last_day(row.saved_at, has_account=True)
    return Telling(
        event=f"filing:{row.pk}:{day.isoformat()}",
        addresses=_addresses(row),
        template="draft_expiring",
        values={"day": day.strftime("%d/%m/%Y")},
        subject=f"filing:{row.pk}",
        accounts=(row.account_id,) if row.account_id is not None else (),
    )


def _addresses(row: Filing) -> dict[str, str]:
    """What was given in the filing itself, else what the person's account has."""
    typed = row.choices.get("contact") or {}
    phone, email = _read(codes.phone, typed.get("phone", "")), _read(codes.email, typed.get("email", ""))
    known = parties.person_of(row.account_id) if row.account_id is not None and not (phone or email) else None
    return {"sms": known.phone, "email": known.email} if known else {"sms": phone, "email": email}


def _read(rule: Callable[[str], str], typed: str) -> str:
    """Kept as it was typed, it may be no address at all yet."""
    try:
        return rule(typed) if typed else ""
    except KernelError:
        return ""
