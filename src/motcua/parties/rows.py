"""What the room hands out: frozen rows."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from motcua.kernel.codes import mask
from motcua.parties.models import Account, ApiKey, Organisation, Person, Representation


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account without its password."""

    id: int
    public_id: UUID
    login: str
    kind: str
    name: str
    email: str
    phone: str
    is_active: bool
    is_training: bool
    suspended_at: datetime | None
    signed_in_at: datetime | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person. The whole number is for the dossier and its papers; everywhere else `masked_id`."""

    id: int
    public_id: UUID
    account_id: int | None
    name: str
    document_type: str
    personal_id: str = field(repr=False)
    birth_date: date | None = field(repr=False)
    sex: str
    phone: str = field(repr=False)
    email: str = field(repr=False)
    address: str = field(repr=False)
    commune_code: str

    @property
    def masked_id(self) -> str:
        """The number as others may see it."""
        return mask(self.personal_id) if self.personal_id else ""


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An enterprise or other body."""

    id: int
    public_id: UUID
    account_id: int | None
    kind: str
    name: str
    code: str
    phone: str
    email: str
    address: str
    commune_code: str


@dataclass(frozen=True, slots=True)
class RepresentationRow:
    """Who acts for whom; `procedures` empty means every procedure."""

    id: int
    public_id: UUID
    representative_id: int
    person_id: int | None
    organisation_id: int | None
    kind: str
    proof: str
    procedures: tuple[str, ...]
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A machine key without its secret."""

    id: int
    public_id: UUID
    account_id: int
    unit_id: int
    name: str
    prefix: str
    scopes: tuple[str, ...]
    expires_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A new key with its secret, which is shown once and kept nowhere."""

    row: KeyRow
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A one-time code for setting a password, shown once and kept nowhere."""

    code: str = field(repr=False)
    expires_at: datetime


def account_row(account: Account) -> AccountRow:
    return AccountRow(
        id=account.pk,
        public_id=account.public_id,
        login=account.login,
        kind=account.kind,
        name=account.name,
        email=account.email,
        phone=account.phone,
        is_active=account.is_active,
        is_training=account.is_training,
        suspended_at=account.suspended_at,
        signed_in_at=account.signed_in_at,
    )


def person_row(person: Person) -> PersonRow:
    return PersonRow(
        id=person.pk,
        public_id=person.public_id,
        account_id=person.account_id,
        name=person.name,
        document_type=str(person.document_type),
        personal_id=person.personal_id,
        birth_date=person.birth_date,
        sex=person.sex,
        phone=person.phone,
        email=person.email,
        address=person.address,
        commune_code=person.commune_code,
    )


def organisation_row(organisation: Organisation) -> OrganisationRow:
    return OrganisationRow(
        id=organisation.pk,
        public_id=organisation.public_id,
        account_id=organisation.account_id,
        kind=organisation.kind,
        name=organisation.name,
        code=organisation.code,
        phone=organisation.phone,
        email=organisation.email,
        address=organisation.address,
        commune_code=organisation.commune_code,
    )


def representation_row(found: Representation) -> RepresentationRow:
    return RepresentationRow(
        id=found.pk,
        public_id=found.public_id,
        representative_id=found.representative_id,
        person_id=found.person_id,
        organisation_id=found.organisation_id,
        kind=found.kind,
        proof=found.proof,
        procedures=tuple(found.procedures),
        valid_from=found.valid_from,
        valid_to=found.valid_to,
    )


def key_row(key: ApiKey) -> KeyRow:
    return KeyRow(
        id=key.pk,
        public_id=key.public_id,
        account_id=key.account_id,
        unit_id=key.unit_id,
        name=key.name,
        prefix=key.prefix,
        scopes=tuple(key.scopes),
        expires_at=key.expires_at,
        last_used_at=key.last_used_at,
        revoked_at=key.revoked_at,
    )
