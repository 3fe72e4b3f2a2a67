"""One of one's own dossiers as its person sees it: where it is, and what was sent."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers.belonging import mine, the_one
from motcua.dossiers.queries import detail, tracking
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class OwnView:
    """`answers` as the form stored them; `papers` with the fingerprints of their files."""

    tracking: tracking.Tracking
    version: ProcedureVersion
    people: tuple[detail.PersonRow, ...] = field(repr=False)
    answers: dict[str, Any] = field(repr=False)
    papers: tuple[detail.PaperRow, ...]


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A line of the list of one's own dossiers."""

    public_id: UUID
    code: str
    procedure: str
    status: int
    submitted_at: Any
    due_at: Any
    due_is_estimate: bool
    finished_at: Any


def view(actor: Actor, public_id: UUID) -> OwnView:
    """Raises NotFound, also for another's."""
    state, _now = the_one(actor, public_id)
    return OwnView(
        tracking=tracking.tracking(public_id),
        version=catalogue.variants.version_of(state.procedure_version_id, state.variant_id),
        people=detail.people(state.id),
        answers=detail.answers(state.id),
        papers=detail.papers(state.id),
    )


def file_of(actor: Actor, public_id: UUID, file: UUID) -> UUID:
    """A file of one's own dossier, to be read. Raises NotFound."""
    state, _now = the_one(actor, public_id)
    if not any(paper.file == file for paper in detail.papers(state.id)):
        raise NotFound
    return file


def page(actor: Actor, number: int = 1) -> tuple[tuple[OwnRow, ...], int]:
    """A page of one's own dossiers, the newest first, and how many there are."""
    found = mine(actor)
    begin = (max(1, number) - 1) * PAGE_SIZE
    return tuple(_row(each) for each in found[begin : begin + PAGE_SIZE]), found.count()


def _row(row: Any) -> OwnRow:
    return OwnRow(
        row.public_id,
        row.code,
        catalogue.version(row.version_of_procedure_id).name,
        row.status,
        row.submitted_at,
        row.due_at,
        row.due_is_estimate,
        row.finished_at,
    )
