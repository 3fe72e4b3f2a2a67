"""What a provider vouched for, and when."""

from dataclasses import dataclass, field
from datetime import date, datetime

from motcua.parties.models import Attestation


@dataclass(frozen=True, slots=True)
class AttestationRow:
    """The facts of the last sign-in: «theo VNeID, ngày …». What was not said is empty."""

    account_id: int
    source: str
    level: str
    verified_at: datetime
    name: str = field(repr=False)
    personal_id: str = field(repr=False)
    birth_date: date | None = field(repr=False)
    sex: str
    address: str = field(repr=False)
    commune_code: str
    code: str


def attestation_of(account_id: int) -> AttestationRow | None:
    """What was vouched for about whoever signs in with an account; None for accounts without a provider."""
    found = Attestation.objects.filter(account_id=account_id).first()
    if found is None:
        return None
    return AttestationRow(
        account_id=account_id,
        source=found.source,
        level=found.level,
        verified_at=found.verified_at,
        name=found.name,
        personal_id=found.personal_id,
        birth_date=found.birth_date,
        sex=found.sex,
        address=found.address,
        commune_code=found.commune_code,
        code=found.code,
    )
