"""Reading accounts and people."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from motcua.kernel.text import fold
from motcua.parties.models import (
    Account,
    ApiKey,
    DocumentType,
    Identity,
    Organisation,
    Person,
    Preference,
    Representation,
)
from motcua.parties.permissions import Permission
from motcua.parties.rows import (
    AccountRow,
    KeyRow,
    OrganisationRow,
    PersonRow,
    RepresentationRow,
    account_row,
    key_row,
    organisation_row,
    person_row,
    representation_row,
)
from motcua.parties.words import plain_login
from motcua.platform import clock
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound


def account(account_id: int) -> AccountRow:
    """An account by id, suspended ones too. Raises NotFound."""
    found = Account.objects.filter(pk=account_id).first()
    if found is None:
        raise NotFound
    return account_row(found)


def account_by_login(login: str) -> AccountRow | None:
    """The account with a login in whatever case; for loaders and commands, not for sign-in."""
    found = Account.objects.filter(login=plain_login(login)).first()
    return account_row(found) if found else None


def account_by_identity(issuer: str, subject: str) -> AccountRow | None:
    """The account a subject of an identity provider belongs to."""
    found = Identity.objects.select_related("account").filter(issuer=issuer, subject=subject).first()
    return account_row(found.account) if found else None


def account_names(account_ids: set[int]) -> dict[int, str]:
    """Names by account, for lists that hold only ids."""
    return dict(Account.objects.filter(pk__in=account_ids).values_list("pk", "name"))


def account_public_ids(account_ids: Iterable[int]) -> dict[int, UUID]:
    """Public ids by account, likewise."""
    return dict(Account.objects.filter(pk__in=set(account_ids)).values_list("pk", "public_id"))


def person(person_id: int) -> PersonRow:
    """A person by id, for a room that has checked access to the thing that names them. Raises NotFound."""
    found = Person.objects.filter(pk=person_id).first()
    if found is None:
        raise NotFound
    return person_row(found)


def person_of(account_id: int) -> PersonRow | None:
    """The person behind an account."""
    found = Person.objects.filter(account_id=account_id).first()
    return person_row(found) if found else None


def find_person(actor: Actor, personal_id: str) -> PersonRow | None:
    """The person with this citizen number, for officers who may look people up. Raises NotFound."""
    if not actor.granted(Permission.PERSON_VIEW):
        raise NotFound
    number = "".join(sign for sign in personal_id if sign.isdigit())
    if not number:
        return None
    found = Person.objects.filter(document_type=DocumentType.PERSONAL_ID, personal_id=number).first()
    return person_row(found) if found else None


def search_people(actor: Actor, words: str, limit: int = 20) -> tuple[PersonRow, ...]:
    """People whose name holds all the words, in Vietnamese order. Raises NotFound without the right."""
    if not actor.granted(Permission.PERSON_VIEW):
        raise NotFound
    wanted = fold(words.replace("\0", "")).split()
    if not wanted:
        return ()
    people = Person.objects.order_by("name_sort", "id")
    for word in wanted:
        people = people.filter(name_folded__contains=word)
    return tuple(map(person_row, people[:limit]))


def organisation(organisation_id: int) -> OrganisationRow:
    """An organisation by id. Raises NotFound."""
    found = Organisation.objects.filter(pk=organisation_id).first()
    if found is None:
        raise NotFound
    return organisation_row(found)


def representations_of(
    representative_id: int, on: date, procedure: str | None = None
) -> tuple[RepresentationRow, ...]:
    """For whom a person may act on a day, for a procedure if one is named."""
    rows = Representation.objects.filter(representative_id=representative_id, valid_from__lte=on)
    return tuple(
        representation_row(row)
        for row in rows.order_by("id")
        if (row.valid_to is None or on < row.valid_to)
        and (procedure is None or not row.procedures or procedure in row.procedures)
    )


def keys_of(actor: Actor, unit_id: int) -> tuple[KeyRow, ...]:
    """The keys of a unit, ended ones too. Raises NotFound without the right."""
    require(actor, Permission.KEY_ISSUE, unit_id)
    return tuple(map(key_row, ApiKey.objects.filter(unit_id=unit_id).order_by("-created_at", "-id")))


def dormant_accounts(actor: Actor, days: int) -> tuple[AccountRow, ...]:
    """Active staff accounts nobody signed in to for so many days. Raises NotFound without the right."""
    require(actor, Permission.ACCOUNT_VIEW)
    today = clock.today()
    rows = Account.objects.filter(kind="staff", is_active=True).order_by("name_folded", "id")
    return tuple(
        account_row(row)
        for row in rows
        if (today - (row.signed_in_at or row.created_at).astimezone(clock.ZONE).date()).days >= days
    )


def account_by_public_id(public_id: UUID) -> AccountRow:
    """An account by the id of addresses and the API. Raises NotFound."""
    found = Account.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return account_row(found)


def preferences_of(account_id: int) -> dict[str, object]:
    """All an account prefers, by name. Nothing vouches for the values: their reader checks them."""
    return dict(Preference.objects.filter(account_id=account_id).values_list("name", "value"))


def preferences_named(name: str, account_ids: Iterable[int]) -> dict[int, object]:
    """One preference of several accounts, of those that have it. Nothing vouches for the values."""
    rows = Preference.objects.filter(account_id__in=set(account_ids), name=name)
    return dict(rows.values_list("account_id", "value"))
