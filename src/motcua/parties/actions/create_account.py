"""Open an account."""

import re

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from motcua.parties.contacts import checked_email, checked_phone
from motcua.parties.models import Account, AccountKind
from motcua.parties.permissions import Permission
from motcua.parties.refusals import BadLogin, LoginTaken, WeakPassword
from motcua.parties.rows import AccountRow, account_row
from motcua.parties.words import Named, named, plain_login
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require

_LOGIN = re.compile(r"[\w.\-@+]{3,150}")


def create_staff(
    *,
    actor: Actor,
    login: str,
    name: str,
    password: str | None = None,
    email: str = "",
    phone: str = "",
    is_training: bool = False,
    at: int | None = None,
) -> AccountRow:
    """Open an account for an officer; without a password nobody can sign in to it yet.

    `at` is the unit they begin in, over which the right is held; without one it is held over all.

    Raises NotFound (no right), BadLogin, LoginTaken, WeakPassword, NameMissing, BadEmail, BadNumber.
    """
    require(actor, Permission.ACCOUNT_CREATE, at)
    account = Account(
        login=checked_login(login),
        kind=AccountKind.STAFF,
        email=checked_email(email),
        phone=checked_phone(phone),
        is_training=is_training,
    )
    _name(account, named(name))
    set_checked_password(account, password)
    return store_account(actor, account)


def create_machine(*, actor: Actor, login: str, name: str) -> AccountRow:
    """Open an account for another system; it signs in with keys only."""
    require(actor, Permission.ACCOUNT_CREATE)
    account = Account(login=checked_login(login), kind=AccountKind.MACHINE)
    _name(account, named(name))
    account.set_unusable_password()
    return store_account(actor, account)


def store_account(actor: Actor, account: Account) -> AccountRow:
    """Insert the account and record it. Raises LoginTaken, also when two ask at once."""
    with transaction.atomic():
        account.created_at = clock.now()
        try:
            with transaction.atomic():
                account.save(force_insert=True)
        except IntegrityError:
            raise LoginTaken(field="login", login=account.login) from None
        entry = ledger.NewEntry(
            f"account:{account.pk}",
            "parties.account.created",
            {"kind": account.kind},
            notes={"login": account.login, "name": account.name},
        )
        ledger.append(actor, [entry])
    return account_row(account)


def checked_login(text: str) -> str:
    """A login in its stored form. Raises BadLogin."""
    login = plain_login(text)
    if not _LOGIN.fullmatch(login):
        raise BadLogin(field="login")
    return login


def set_checked_password(account: Account, password: str | None) -> None:
    """Set a password that the rules of the settings accept, or none. Raises WeakPassword."""
    if password is None:
        account.set_unusable_password()
        return
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise WeakPassword(field="password", reason=" ".join(error.messages)) from None
    account.set_password(password)


def _name(account: Account, name: Named) -> None:
    account.name, account.name_folded = name.name, name.folded
