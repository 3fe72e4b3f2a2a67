"""Somebody a provider vouches for arrives: their account is found or opened, what is known brought up."""

import uuid
from datetime import date

import structlog
from django.db import connection, transaction

from motcua.parties.actions.correct_person import correct_person
from motcua.parties.actions.create_account import store_account
from motcua.parties.actions.register_organisation import register_organisation
from motcua.parties.actions.register_person import register_person
from motcua.parties.identities.recognising import link_identity
from motcua.parties.identities.refusals import AccountShut, FactsDiffer, FactsUnfit, HeldByAnother
from motcua.parties.identities.standing import keep_representations
from motcua.parties.models import (
    Account,
    AccountKind,
    Attestation,
    DocumentType,
    Identity,
    Organisation,
    Person,
)
from motcua.parties.ports import Verified
from motcua.parties.refusals import (
    BadNumber,
    BirthInFuture,
    NameMissing,
    NumberHeldByAnother,
    TooLong,
    UnfitText,
)
from motcua.parties.rows import AccountRow, PersonRow, account_row
from motcua.parties.words import Named, named
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.errors import Refusal

_LONGEST = 200
PEOPLE = (AccountKind.PERSON, AccountKind.ORGANISATION)
_UNFIT = (BadNumber, BirthInFuture, NameMissing, TooLong, UnfitText)
_log = structlog.get_logger(__name__)


def arrive(verified: Verified) -> AccountRow:
    """The account of whoever a provider vouches for, opened at the first time.

    The key is issuer and subject, never a name or a number. What was vouched for is written down each time,
    and a changed name follows it; but an account is tied to a person or an organisation only where the number
    is nobody else's and what is written under it agrees. Raises AccountShut, HeldByAnother, FactsDiffer,
    FactsUnfit; the two about other rows are put on record for the operator.
    """
    try:
        with transaction.atomic():
            _one_at_a_time(verified)
            return _arrived(verified)
    except (HeldByAnother, FactsDiffer) as refused:
        _tell(verified, refused)
        raise
    except _UNFIT as refused:
        raise FactsUnfit(source=verified.source) from refused


def _arrived(verified: Verified) -> AccountRow:
    account = _account(verified)
    if verified.kind == AccountKind.PERSON:
        person = _person(account, verified)
        keep_representations(person, verified)
    else:
        _organisation(account, verified)
    _attest(account, verified)
    return account_row(account)


def _one_at_a_time(verified: Verified) -> None:
    """Two first sign-ins of one subject open one account."""
    with connection.cursor() as cursor:
        key = f"{verified.issuer} {verified.subject}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def _account(verified: Verified) -> Account:
    """The account of the subject; opened where there is none. Raises AccountShut."""
    known = Identity.objects.select_related("account").filter(
        issuer=verified.issuer, subject=verified.subject
    )
    identity = known.first()
    if identity is None:
        return _opened(verified)
    account = identity.account
    if not account.is_active or account.kind != verified.kind:
        raise AccountShut
    name = _short(verified)
    if account.name != name.name:
        account.name, account.name_folded = name.name, name.folded
        account.save(update_fields=["name", "name_folded"])
    return account


def _opened(verified: Verified) -> Account:
    if verified.kind not in PEOPLE:
        raise AccountShut
    name = _short(verified)
    account = Account(login=str(uuid.uuid4()), kind=verified.kind, name=name.name, name_folded=name.folded)
    account.set_unusable_password()
    store_account(SYSTEM, account)
    link_identity(actor=SYSTEM, account_id=account.pk, issuer=verified.issuer, subject=verified.subject)
    return account


def _short(verified: Verified) -> Named:
    """The name of an account; those of organisations may be longer than it holds."""
    return named(verified.name[:_LONGEST])


def _person(account: Account, verified: Verified) -> PersonRow:
    """The person of the account as vouched for, tied to it. Raises FactsDiffer, HeldByAnother, FactsUnfit."""
    if not verified.personal_id or not verified.name:
        raise FactsUnfit(source=verified.source)
    own = Person.objects.filter(account=account).first()
    if own is not None:
        _follow(own, verified)
    try:
        row = register_person(
            name=verified.name,
            personal_id=verified.personal_id,
            birth_date=verified.birth_date,
            sex=verified.sex,
            address=verified.address,
            commune_code=verified.commune_code,
        )
    except NumberHeldByAnother as refused:
        raise FactsDiffer(source=verified.source) from refused
    if row.account_id not in {None, account.pk}:
        raise HeldByAnother
    if own is None:
        Person.objects.filter(pk=row.id).update(account=account, changed_at=clock.now())
        _follow(Person.objects.get(pk=row.id), verified)
    return row


def _follow(own: Person, verified: Verified) -> None:
    """A name or birth date the provider spells otherwise is set right here; a number never is."""
    if own.personal_id != verified.personal_id:
        raise FactsDiffer(source=verified.source)
    name = verified.name if named(verified.name).name != own.name else None
    born = _changed(own.birth_date, verified.birth_date)
    if name or born:
        proof = f"{verified.source}, {clock.today():%d/%m/%Y}"
        correct_person(actor=SYSTEM, person_id=own.pk, proof=proof, name=name, birth_date=born)


def _changed(before: date | None, after: date | None) -> date | None:
    return after if before and after and before != after else None


def _organisation(account: Account, verified: Verified) -> None:
    """The same for an organisation, which is known by its tax code and may change its name."""
    if not verified.code or not verified.name:
        raise FactsUnfit(source=verified.source)
    own = Organisation.objects.filter(account=account).first()
    if own is not None and own.code != verified.code:
        raise FactsDiffer(source=verified.source)
    row = register_organisation(
        name=verified.name,
        code=verified.code,
        address=verified.address,
        commune_code=verified.commune_code,
    )
    if row.account_id not in {None, account.pk}:
        raise HeldByAnother
    Organisation.objects.filter(pk=row.id).update(account=account)


_SAID = ("name", "personal_id", "birth_date", "sex", "address", "commune_code", "code")


def _attest(account: Account, verified: Verified) -> None:
    """Write down what was vouched for; the ledger is told which facts are new, not what they are."""
    before = Attestation.objects.filter(account=account).first()
    told = {name: getattr(verified, name) for name in _SAID}
    changed = sorted(name for name, value in told.items() if value != getattr(before, name, "") and value)
    now = clock.now()
    about = {"issuer": verified.issuer, "source": verified.source, "level": verified.level}
    Attestation.objects.update_or_create(account=account, defaults=told | about | {"verified_at": now})
    if changed:
        payload = {"issuer": verified.issuer, "facts": changed}
        ledger.append(
            SYSTEM, [ledger.NewEntry(f"account:{account.pk}", "parties.identity.attested", payload)]
        )


def _tell(verified: Verified, refused: Refusal) -> None:
    """On record for the operator, by ids: whose row stands in the way of whom."""
    rows = _in_the_way(verified)
    _log.warning("identities.refused", reason=refused.code, issuer=verified.issuer, rows=rows)
    payload = {"reason": refused.code, "issuer": verified.issuer}
    ledger.append(SYSTEM, [ledger.NewEntry(row, "parties.identity.refused", payload) for row in rows])


def _in_the_way(verified: Verified) -> list[str]:
    """The account that holds the person or organisation of the number, else the person; and the account of
    the subject, where there is one."""
    found: list[str] = []
    identity = Identity.objects.filter(issuer=verified.issuer, subject=verified.subject).first()
    if identity is not None:
        found.append(f"account:{identity.account_id}")
    holder: Person | Organisation | None = Organisation.objects.filter(code=verified.code or None).first()
    if verified.kind == AccountKind.PERSON:
        people = Person.objects.filter(document_type=DocumentType.PERSONAL_ID)
        holder = people.filter(personal_id=verified.personal_id).first()
    if holder is not None:
        kind = "person" if isinstance(holder, Person) else "organisation"
        found.append(f"account:{holder.account_id}" if holder.account_id else f"{kind}:{holder.pk}")
    return sorted(set(found))
