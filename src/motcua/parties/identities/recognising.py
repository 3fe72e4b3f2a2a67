"""How an account is recognised: its password, a subject at an identity provider, its last sign-in."""

from django.contrib.auth.hashers import check_password
from django.db import IntegrityError, transaction

from motcua.parties.models import Account, Identity
from motcua.parties.refusals import IdentityTaken
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


def link_identity(*, actor: Actor, account_id: int, issuer: str, subject: str) -> None:
    """The account is reached by this subject from now on; linking again changes nothing.

    Raises IdentityTaken when the subject belongs to another account, NotFound without the account or the
    right: people link their own accounts, the program links anybody's.
    """
    if actor.kind != "system" and actor.account != account_id:
        raise NotFound
    if not Account.objects.filter(pk=account_id, is_active=True).exists():
        raise NotFound
    with transaction.atomic():
        try:
            with transaction.atomic():
                Identity.objects.create(
                    account_id=account_id, issuer=issuer, subject=subject, created_at=clock.now()
                )
        except IntegrityError:
            if not Identity.objects.filter(issuer=issuer, subject=subject, account_id=account_id).exists():
                raise IdentityTaken from None
            return
        entry = ledger.NewEntry(f"account:{account_id}", "parties.identity.linked", {"issuer": issuer})
        ledger.append(actor, [entry])


def note_sign_in(account_id: int) -> None:
    """The time of the last sign-in, by the database's clock; dormant accounts are found by it."""
    Account.objects.filter(pk=account_id).update(signed_in_at=clock.now())


def password_matches(account_id: int, password: str) -> bool:
    """Whether the password is that of the account, for acts that ask for it again."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    return account is not None and check_password(password, account.password)
