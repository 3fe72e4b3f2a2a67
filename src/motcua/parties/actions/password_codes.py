"""One-time codes for setting a password: handed over on paper, so that no administrator knows a password."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from motcua.parties.actions.create_account import set_checked_password
from motcua.parties.actions.suspend import locked, require_everywhere
from motcua.parties.models import Account, PasswordCode
from motcua.parties.permissions import Permission
from motcua.parties.refusals import AccountClosed, WrongCode
from motcua.parties.rows import AccountRow, IssuedCode, account_row
from motcua.parties.words import fit, plain_login
from motcua.platform import clock, ledger
from motcua.platform.access import Actor

LIFETIME = timedelta(days=3)
# Without letters and digits that look alike on paper; sixteen of them are 80 random bits.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH, _GROUP = 16, 4


def issue_password_code(*, actor: Actor, account_id: int, because: str, at: Iterable[int] = ()) -> IssuedCode:
    """A code for an account, in the place of any before it; the password of now holds until it is used.

    `at`: the units the account works for. Raises NotFound, AccountClosed.
    """
    require_everywhere(actor, Permission.ACCOUNT_CREATE, at)
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    with transaction.atomic():
        account = locked(account_id)
        if not account.is_active:
            raise AccountClosed
        ends = clock.now() + LIFETIME
        PasswordCode.objects.update_or_create(
            account=account, defaults={"digest": _digest(code), "expires_at": ends}
        )
        entry = ledger.NewEntry(
            f"account:{account.pk}",
            "parties.password.code_issued",
            {"after": {"expires": ends.isoformat()}},
            notes={"because": fit(because, field="because", longest=500)} if because else {},
        )
        ledger.append(actor, [entry])
    groups = (code[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))
    return IssuedCode("-".join(groups), ends)


def set_password_by_code(*, login: str, code: str, password: str) -> AccountRow:
    """Set the password of whoever shows a code that is in force; the code ends with it, and so do sessions.

    Raises WrongCode (no such account, another code, too late: all alike), WeakPassword.
    """
    shown = _digest("".join(sign for sign in code.upper() if sign.isalnum()))
    with transaction.atomic():
        name = plain_login(login)
        account = Account.objects.select_for_update().filter(login=name, is_active=True).first()
        kept = PasswordCode.objects.filter(account=account).first() if account else None
        # Compared even when there is none, so that the answer takes the same time.
        matches = hmac.compare_digest(bytes(kept.digest) if kept else b"", shown)
        if account is None or kept is None or not matches or kept.expires_at <= clock.now():
            raise WrongCode(field="code")
        set_checked_password(account, password)
        account.save(update_fields=["password"])
        kept.delete()
        actor = Actor(account=account.pk, kind=account.kind, channel="online", name=account.name)
        ledger.append(actor, [ledger.NewEntry(f"account:{account.pk}", "parties.password.set")])
    return account_row(account)


def _digest(code: str) -> bytes:
    # Random enough to need no slow hash; tries are counted by the page that asks.
    return hashlib.sha256(code.encode()).digest()
