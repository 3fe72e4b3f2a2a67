"""Other dossiers of the owner, of those the reader may see; nothing tells that there are more.

The same person is the same identity number, whatever part they have in the other dossier. Two people of one
name are not one person, so without a number there is nothing to find.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from motcua.dossiers.access import visible
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.detail import PersonRow
from motcua.platform.access import Actor

MOST = 8
_PARTS = 3
"""A person is at most owner, applicant and subject of one dossier, a line each."""

_COLUMNS = ("public_id", "code", "procedure", "status", "submitted_at", "finished_at", "role")


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """`role` is the person's in that dossier."""

    public_id: UUID
    code: str
    procedure_version_id: int
    status: int
    submitted_at: datetime
    finished_at: datetime | None
    role: str


def related(actor: Actor, public_id: UUID, people: tuple[PersonRow, ...]) -> tuple[RelatedRow, ...]:
    """The newest others of the owner among `people` of a dossier in hand, at most eight."""
    number = owner_number(people)
    if not number:
        return ()
    found = of_person(actor, number).exclude(public_id=public_id).order_by("-submitted_at", "-id")
    named = found.annotate(procedure=F("version_of_procedure_id"), role=F("participants__role"))
    rows = named.values_list(*_COLUMNS)[: MOST * _PARTS]
    once: dict[UUID, RelatedRow] = {}
    for row in rows:
        once.setdefault(row[0], RelatedRow(*row))
    return tuple(once.values())[:MOST]


def of_person(actor: Actor, number: str) -> QuerySet[Dossier]:
    """The dossiers a person stands in, as far as the actor may see them; one line for each part."""
    return visible(actor).filter(participants__personal_id=number)


def owner_number(people: tuple[PersonRow, ...]) -> str:
    return next((person.personal_id for person in people if person.role == "owner"), "")
