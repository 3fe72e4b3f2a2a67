"""Close an account for a while, and open it again."""

from collections.abc import Iterable

from django.db import transaction

from motcua.parties.models import Account
from motcua.parties.permissions import Permission
from motcua.parties.rows import AccountRow, account_row
from motcua.parties.words import fit
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound


def suspend(*, actor: Actor, account_id: int, because: str, at: Iterable[int] = ()) -> AccountRow:
    """Shut an account out. Its sessions and keys end with the next request, for both look at the account.

    `at`: the units the account works for, over each of which the right is held; without them it is held
    over all. Suspending a suspended account changes nothing. Raises NotFound.
    """
    require_everywhere(actor, Permission.ACCOUNT_SUSPEND, at)
    with transaction.atomic():
        account = locked(account_id)
        if account.is_active:
            account.is_active, account.suspended_at = False, clock.now()
            account.suspended_because = fit(because, field="because", longest=500)
            account.save(update_fields=["is_active", "suspended_at", "suspended_because"])
            _record(actor, account, "parties.account.suspended", account.suspended_because)
        return account_row(account)


def restore(*, actor: Actor, account_id: int, because: str = "", at: Iterable[int] = ()) -> AccountRow:
    """Let a suspended account in again; `at` as for `suspend`. Raises NotFound."""
    require_everywhere(actor, Permission.ACCOUNT_SUSPEND, at)
    with transaction.atomic():
        account = locked(account_id)
        if not account.is_active:
            account.is_active, account.suspended_at, account.suspended_because = True, None, ""
            account.save(update_fields=["is_active", "suspended_at", "suspended_because"])
            told = fit(because, field="because", longest=500)
            _record(actor, account, "parties.account.restored", told)
        return account_row(account)


def require_everywhere(actor: Actor, permission: Permission, units: Iterable[int]) -> None:
    """The right over each of some units, or over all where there are none. Raises NotFound."""
    for unit in frozenset(units) or {None}:
        require(actor, permission, unit)


def locked(account_id: int) -> Account:
    """The account, locked. Raises NotFound."""
    account = Account.objects.select_for_update().filter(pk=account_id).first()
    if account is None:
        raise NotFound
    return account


def _record(actor: Actor, account: Account, name: str, because: str) -> None:
    payload = {"before": {"active": not account.is_active}, "after": {"active": account.is_active}}
    notes = {"because": because} if because else {}
    ledger.append(actor, [ledger.NewEntry(f"account:{account.pk}", name, payload, notes=notes)])
