"""What a place of writing offers, the nearest first, and what was once used, withdrawn or not."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, QuerySet

from motcua.catalogue.models import Wording, WordingVersion
from motcua.catalogue.wordings.kinds import Kind
from motcua.kernel.text import sort_key

MOST = 200
"""Offered at one place; a list longer than this helps nobody."""


@dataclass(frozen=True, slots=True)
class Block:
    """One version of a text block; `text` still has its placeholders."""

    id: UUID
    number: int
    kind: str
    title: str
    text: str
    article: str
    certainty: str
    wording: int

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.id}:{self.number}"


def offered(
    kinds: Collection[Kind], *, lineage: Sequence[int], field: str, procedure: str
) -> dict[Kind, tuple[Block, ...]]:
    """The blocks of these kinds for somebody of a unit (its lineage, itself first) in one procedure.

    Those of the procedure come first, then those of the field, then those of the nearer unit.
    """
    if not lineage or not kinds:
        return {}
    rows = _fitting(kinds, lineage, field, procedure).filter(
        wording__withdrawn_at=None, number=F("wording__version")
    )
    found: dict[Kind, list[tuple[tuple[bool, bool, int, str], Block]]] = {}
    for row in rows[:MOST]:
        of = row.wording
        rank = (not of.procedure_id, not of.field_id, lineage.index(of.unit_id), sort_key(row.title))
        found.setdefault(Kind(of.kind), []).append((rank, _block(row)))
    return {
        kind: tuple(block for _rank, block in sorted(each, key=lambda pair: pair[0]))
        for kind, each in found.items()
    }


def blocks(
    keys: Iterable[tuple[UUID, int]], *, lineage: Sequence[int], field: str, procedure: str
) -> dict[tuple[UUID, int], Block]:
    """The versions somebody says they used, of those they could have: also just withdrawn or revised."""
    wanted = set(keys)
    if not wanted:
        return {}
    rows = _fitting(Kind, lineage, field, procedure).filter(
        wording__public_id__in={each for each, _number in wanted}
    )
    found = {(row.wording.public_id, row.number): _block(row) for row in rows}
    return {key: block for key, block in found.items() if key in wanted}


def named(wordings: Collection[int]) -> dict[int, tuple[UUID, str]]:
    """The public id and newest title of each block by its id, withdrawn ones too."""
    rows = WordingVersion.objects.filter(wording_id__in=wordings, number=F("wording__version"))
    found = rows.values_list("wording_id", "wording__public_id", "title")
    return {wording: (public_id, title) for wording, public_id, title in found}


def id_of(public_id: UUID) -> int | None:
    """The id acts keep of a block; None where there is no such block."""
    return Wording.objects.filter(public_id=public_id).values_list("pk", flat=True).first()


def _fitting(
    kinds: Iterable[Kind], lineage: Sequence[int], field: str, procedure: str
) -> QuerySet[WordingVersion]:
    of_field = Q(wording__field=None) | Q(wording__field__code=field)
    of_procedure = Q(wording__procedure=None) | Q(wording__procedure__code=procedure)
    rows = WordingVersion.objects.filter(
        of_field, of_procedure, wording__unit_id__in=lineage, wording__kind__in=list(kinds)
    )
    return rows.select_related("wording").order_by("wording_id", "number")


def _block(row: WordingVersion) -> Block:
    of = row.wording
    return Block(of.public_id, row.number, of.kind, row.title, row.text, row.article, row.certainty, of.pk)
