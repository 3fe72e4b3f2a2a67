"""Open many staff accounts at once: a province's officers from its data."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import is_password_usable, make_password
from django.db import transaction

from motcua.parties.actions.create_account import checked_login
from motcua.parties.contacts import checked_email, checked_phone
from motcua.parties.models import Account, AccountKind
from motcua.parties.permissions import Permission
from motcua.parties.words import named
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class NewStaff:
    """One officer; `may_sign_in` gives them the password of the batch."""

    login: str
    name: str
    email: str = ""
    phone: str = ""
    is_training: bool = False
    may_sign_in: bool = False


def enrol_staff(*, actor: Actor, people: Sequence[NewStaff], password: str | None = None) -> dict[str, int]:
    """Open the accounts that do not exist yet; gives the ids of all, by the login as it was written.

    A known account keeps its name and its password; it only gets the password if it had none. The
    password is hashed once for all, which is right for demonstrations only: a real province passes none
    and people set their own. Raises NotFound, BadLogin, NameMissing, BadEmail, BadNumber.
    """
    require(actor, Permission.ACCOUNT_CREATE)
    logins = {checked_login(one.login): one for one in people}
    hashed, closed = make_password(password), make_password(None)
    with transaction.atomic():
        known = {row.login: row for row in Account.objects.filter(login__in=logins)}
        fresh = [
            _account(login, one, hashed if one.may_sign_in else closed)
            for login, one in logins.items()
            if login not in known
        ]
        now = clock.now()
        for account in fresh:
            account.created_at = now
        Account.objects.bulk_create(fresh, batch_size=_BATCH)
        if password is not None:
            _let_in(known, logins, hashed)
        _record(actor, fresh)
    ids = {row.login: row.pk for row in (*known.values(), *fresh)}
    return {one.login: ids[login] for login, one in logins.items()}


def _account(login: str, one: NewStaff, password: str) -> Account:
    name = named(one.name)
    return Account(
        login=login,
        kind=AccountKind.STAFF,
        name=name.name,
        name_folded=name.folded,
        email=checked_email(one.email),
        phone=checked_phone(one.phone),
        is_training=one.is_training,
        password=password,
    )


def _let_in(known: dict[str, Account], logins: dict[str, NewStaff], hashed: str) -> None:
    waiting = [
        row
        for login, row in known.items()
        if logins[login].may_sign_in and not is_password_usable(row.password)
    ]
    for row in waiting:
        row.password = hashed
    Account.objects.bulk_update(waiting, ["password"], batch_size=_BATCH)


def _record(actor: Actor, fresh: list[Account]) -> None:
    if fresh:
        payload = {"accounts": len(fresh), "first": fresh[0].pk, "last": fresh[-1].pk}
        ledger.append(actor, [ledger.NewEntry("accounts", "parties.accounts.enrolled", payload)])
