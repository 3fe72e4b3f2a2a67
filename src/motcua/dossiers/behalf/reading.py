"""For whom an account files now, who files for me, and whether it still holds."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from motcua.dossiers.behalf.refusals import AuthorityEnded, NotADeclaredPerson
from motcua.dossiers.belonging import own_number
from motcua.dossiers.intake import Intake
from motcua.dossiers.models import Behalf, BehalfKind
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import Actor


@dataclass(frozen=True, slots=True)
class BehalfRow:
    """For whom, on which paper, until when (that day no longer)."""

    public_id: UUID
    account: int
    kind: str
    name: str = field(repr=False)
    personal_id: str = field(repr=False)
    birth_date: date = field(repr=False)
    proof: str = field(repr=False)
    valid_to: date
    paper: UUID | None = None
    paper_name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NamesMe:
    """Somebody who has said that they file for me."""

    public_id: UUID
    who: str = field(repr=False)
    kind: str
    valid_to: date


def kinds() -> dict[str, str]:
    """Code → word, in the order of the form."""
    return {str(value): str(label) for value, label in BehalfKind.choices}


def in_force(account: int) -> QuerySet[Behalf]:
    return Behalf.objects.filter(account_id=account, ended_at__isnull=True, valid_to__gt=clock.today())


def of_account(actor: Actor) -> tuple[BehalfRow, ...]:
    """Those this account may file for today, in the order they were declared."""
    rows = in_force(actor.account or 0).select_related("paper").order_by("pk")
    return tuple(map(row_of, rows))


def naming_me(actor: Actor) -> tuple[NamesMe, ...]:
    """Who has declared the number of this person, vouched for by their identity provider."""
    number = own_number(actor)
    if not number:
        return ()
    rows = Behalf.objects.filter(personal_id=number, ended_at__isnull=True, valid_to__gt=clock.today())
    found = list(rows.order_by("pk")[:50])
    names = parties.account_names({row.account_id for row in found})
    return tuple(
        NamesMe(row.public_id, names.get(row.account_id, ""), row.kind, row.valid_to) for row in found
    )


def by_number(actor: Actor, number: str) -> BehalfRow | None:
    """For whom of this number the account files today: the newest declaration. Nobody else's number is looked
    up anywhere, so somebody who gave no authority is answered like somebody who does not exist."""
    rows = in_force(actor.account or 0).filter(personal_id=number) if number else Behalf.objects.none()
    row = rows.select_related("paper").order_by("-pk").first()
    return row_of(row) if row is not None else None


def insist(actor: Actor, intake: Intake) -> int | None:
    """The row that lets this account file for the intake's owner; None where it files for itself.

    Raises AuthorityEnded, NotADeclaredPerson.
    """
    if intake.behalf is None:
        return None
    row = in_force(actor.account or 0).filter(public_id=intake.behalf).first()
    if row is None:
        raise AuthorityEnded(field="behalf")
    if (intake.owner.name, intake.owner.personal_id) != (row.name, row.personal_id):
        raise NotADeclaredPerson(field="owner")
    return row.pk


def row_of(row: Behalf) -> BehalfRow:
    return BehalfRow(
        public_id=row.public_id,
        account=row.account_id,
        kind=row.kind,
        name=row.name,
        personal_id=row.personal_id,
        birth_date=row.birth_date,
        proof=row.proof,
        valid_to=row.valid_to,
        paper=row.paper.public_id if row.paper else None,
        paper_name=row.paper.original_name if row.paper else "",
    )
