"""Close an account for a while, and open it again."""

from django.db import transaction

from motcua.parties.models import Account
from motcua.parties.permissions import Permission
from motcua.parties.rows import AccountRow, account_row
from motcua.parties.words import fit
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound


def suspend(*, actor: Actor, account_id: int, because: str) -> AccountRow:
    """Shut an account out. Its sessions and keys end with the next request, for both look at the account.

    Suspending a suspended account changes nothing. Raises NotFound.
    """
    require(actor, Permission.ACCOUNT_SUSPEND)
    with transaction.atomic():
        account = _locked(account_id)
        if account.is_active:
            account.is_active, account.suspended_at = False, clock.now()
            account.suspended_because = fit(because, field="because", longest=500)
            account.save(update_fields=["is_active", "suspended_at", "suspended_because"])
            _record(actor, account, "parties.account.suspended")
        return account_row(account)


def restore(*, actor: Actor, account_id: int) -> AccountRow:
    """Let a suspended account in again. Raises NotFound."""
    require(actor, Permission.ACCOUNT_SUSPEND)
    with transaction.atomic():
        account = _locked(account_id)
        if not account.is_active:
            account.is_active, account.suspended_at, account.suspended_because = True, None, ""
            account.save(update_fields=["is_active", "suspended_at", "suspended_because"])
            _record(actor, account, "parties.account.restored")
        return account_row(account)


def _locked(account_id: int) -> Account:
    account = Account.objects.select_for_update().filter(pk=account_id).first()
    if account is None:
        raise NotFound
    return account


def _record(actor: Actor, account: Account, name: str) -> None:
    notes = {"because": account.suspended_because} if account.suspended_because else {}
    ledger.append(actor, [ledger.NewEntry(f"account:{account.pk}", name, notes=notes)])
