"""The pages of a paper, and the file of one."""

from dataclasses import dataclass
from uuid import UUID

from motcua.dossiers.filing.keeping import of
from motcua.dossiers.filing.papers.rules import bearer_of
from motcua.dossiers.models import DraftPage
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


@dataclass(frozen=True, slots=True)
class PageRow:
    """One file of a paper. `sha256` is of the bytes as sent, `turn` in quarter turns clockwise."""

    id: int
    component: str
    position: int
    turn: int
    file: UUID
    name: str
    kind: str
    size: int
    sha256: str
    is_reused: bool


def pages_of(actor: Actor, draft: UUID) -> dict[str, list[PageRow]]:
    """The pages of every paper of one's own filing, in order, by component. Raises SignInFirst, NotFound."""
    if not of(bearer_of(actor)).filter(pk=draft).exists():
        raise NotFound
    rows = DraftPage.objects.filter(draft_id=draft).select_related("file").order_by("position", "pk")
    found: dict[str, list[PageRow]] = {}
    for row in rows:
        found.setdefault(row.component_code, []).append(_row_of(row))
    return found


def file_of(actor: Actor, draft: UUID, page: int) -> UUID:
    """The file of a page of one's own. Raises SignInFirst, NotFound."""
    own = of(bearer_of(actor)).filter(pk=draft).values("pk")
    file = DraftPage.objects.filter(pk=page, draft__in=own).values_list("file__public_id", flat=True).first()
    if file is None:
        raise NotFound
    return file


def _row_of(row: DraftPage) -> PageRow:
    return PageRow(
        id=row.pk,
        component=row.component_code,
        position=row.position,
        turn=row.turn,
        file=row.file.public_id,
        name=row.file.original_name,
        kind=row.file.kind,
        size=row.file.size,
        sha256=row.sha256,
        is_reused=row.reused_from_id is not None,
    )
