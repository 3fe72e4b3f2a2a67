"""Two dossiers of one person as values side by side."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers import access
from motcua.dossiers.beside.related import of_person, owner_number
from motcua.dossiers.queries import detail
from motcua.dossiers.queries.detail import PaperRow, PersonRow
from motcua.dossiers.state import DossierState
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


@dataclass(frozen=True, slots=True)
class Side:
    """What one of two dossiers holds."""

    state: DossierState
    version: ProcedureVersion
    people: tuple[PersonRow, ...]
    answers: dict[str, Any]
    papers: tuple[PaperRow, ...]


def pair(actor: Actor, public_id: UUID, other: UUID) -> tuple[Side, Side]:
    """A dossier and another its owner stands in. Raises NotFound for unseen ones and for strangers alike."""
    this = _side(actor, public_id)
    number = owner_number(this.people)
    if public_id == other or not number or not of_person(actor, number).filter(public_id=other).exists():
        raise NotFound
    return this, _side(actor, other)


def _side(actor: Actor, public_id: UUID) -> Side:
    state, _now = access.dossier(actor, public_id)
    return Side(
        state,
        catalogue.variants.version_of(state.procedure_version_id, state.variant_id),
        detail.people(state.id),
        detail.answers(state.id),
        detail.papers(state.id),
    )
