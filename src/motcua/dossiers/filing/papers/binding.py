"""Bind the pages of a paper into the one file the dossier gets."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from motcua.dossiers.filing.papers.rules import insist, lock, name_of, unbind
from motcua.dossiers.models import DraftPage, DraftPaper
from motcua.platform import files, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import Conflict

BOUND = "dossiers.paper.bound"
_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Page:
    id: int
    file: UUID
    turn: int
    sha256: str
    kept: str


def bind(actor: Actor, draft: UUID, component: str) -> UUID | None:
    """The file of a paper, bound now unless it was; None where it has no page.

    Pages changed by another request meanwhile are bound anew. Raises SignInFirst, NotFound, AlreadySent and
    what `files.bind` refuses.
    """
    name = name_of(insist(actor, draft, component), component)
    for _try in range(_TRIES):
        pages = _pages(draft, component)
        if not pages:
            return None
        there = DraftPaper.objects.filter(draft_id=draft, component_code=component).order_by("-pk")
        file = there.values_list("file__public_id", flat=True).first()
        if file is not None:
            return file
        bound = files.bind(f"{name}.pdf", [files.Part(page.file, page.turn) for page in pages], actor)
        if _keep(actor, draft, component, pages, bound):
            return bound.public_id
    raise Conflict


def bind_all(actor: Actor, draft: UUID) -> None:
    """Bind every paper that has pages, before a filing is sent. Raises the same as `bind`."""
    found = DraftPage.objects.filter(draft_id=draft).order_by("component_code")
    for component in found.values_list("component_code", flat=True).distinct():
        bind(actor, draft, component)


def _pages(draft: UUID, component: str) -> list[_Page]:
    rows = DraftPage.objects.filter(draft_id=draft, component_code=component).order_by("position", "pk")
    return [
        _Page(*row) for row in rows.values_list("pk", "file__public_id", "turn", "sha256", "file__sha256")
    ]


def _keep(actor: Actor, draft: UUID, component: str, pages: list[_Page], bound: files.StoredFile) -> bool:
    """Link the bound file, unless the pages are others by now; says of what it was made."""
    with transaction.atomic():
        lock(actor, draft)
        if _pages(draft, component) != pages:
            return False
        unbind(draft, component)
        DraftPaper.objects.create(draft_id=draft, component_code=component, file_id=bound.id)
        told = {"pages": [[page.sha256, page.kept, page.turn] for page in pages]}
        ledger.append(actor, [ledger.NewEntry(f"file:{bound.id}", BOUND, told)])
    return True
