"""Accounts of officers, ruled by who administers the units they work for.

An account is opened together with its first post, so that somebody answers for it from the first minute.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from motcua.agencies.access import reason, require_another, require_over_account
from motcua.agencies.actions.posts import appoint
from motcua.agencies.refusals import LoginUnknown
from motcua.agencies.rows import PostRow
from motcua.kernel.text import clean
from motcua.parties import api as parties
from motcua.platform.access import Actor

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """Who comes, and to which post by which decision."""

    login: str
    name: str
    title: str
    decision: str
    email: str = ""
    phone: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


def open_account(
    actor: Actor, *, unit_id: int, officer: NewOfficer
) -> tuple[parties.AccountRow, parties.IssuedCode]:
    """A new officer's account with its first post, and the code by which they set their password.

    Raises NotFound and what accounts and appointments refuse.
    """
    with transaction.atomic():
        account = parties.create_staff(
            actor=actor,
            login=officer.login,
            name=officer.name,
            email=officer.email,
            phone=officer.phone,
            at=unit_id,
        )
        appoint(
            actor,
            account_id=account.id,
            unit_id=unit_id,
            title=officer.title,
            decision=officer.decision,
            valid_from=officer.valid_from,
            valid_to=officer.valid_to,
        )
        told = clean(officer.decision)
        code = parties.issue_password_code(actor=actor, account_id=account.id, because=told, at=[unit_id])
    return account, code


def appoint_by_login(
    actor: Actor,
    *,
    login: str,
    unit_id: int,
    title: str,
    decision: str,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> PostRow:
    """Appoint an officer whose login one was told: nobody looks through the officers of other agencies.

    Raises LoginUnknown and what `appoint` refuses.
    """
    account = parties.account_by_login(login)
    if account is None or account.kind != "staff":
        raise LoginUnknown(field="login")
    return appoint(
        actor,
        account_id=account.id,
        unit_id=unit_id,
        title=title,
        decision=decision,
        valid_from=valid_from,
        valid_to=valid_to,
    )


def suspend_account(actor: Actor, public_id: UUID, *, because: str) -> parties.AccountRow:
    """Shut an officer out as of now. Raises NotFound, ReachesFurther, OnOneself, ReasonMissing."""
    return _rule(actor, public_id, because, parties.Permission.ACCOUNT_SUSPEND, parties.suspend)


def restore_account(actor: Actor, public_id: UUID, *, because: str) -> parties.AccountRow:
    """Let them in again. Raises as `suspend_account`."""
    return _rule(actor, public_id, because, parties.Permission.ACCOUNT_SUSPEND, parties.restore)


def renew_password_code(
    actor: Actor, public_id: UUID, *, because: str
) -> tuple[parties.AccountRow, parties.IssuedCode]:
    """A new code for somebody who has no password, or lost it. Raises as `suspend_account`, AccountClosed."""
    account = parties.account_by_public_id(public_id)
    needed = parties.Permission.ACCOUNT_CREATE
    return account, _rule(actor, public_id, because, needed, parties.issue_password_code)


def _rule(actor: Actor, public_id: UUID, because: str, permission: str, does: Callable[..., Given]) -> Given:
    account = parties.account_by_public_id(public_id)
    units = require_over_account(actor, permission, account.id)
    require_another(actor, account.id)
    told = reason(actor, because).get("because", "")
    return does(actor=actor, account_id=account.id, because=told, at=units)
