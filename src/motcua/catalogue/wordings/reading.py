"""Text blocks for those who write them: the list, and one with all its versions."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from motcua.agencies import api as agencies
from motcua.catalogue.models import Wording, WordingVersion
from motcua.catalogue.permissions import Permission
from motcua.parties import api as parties
from motcua.platform.access import Actor, allowed, scope
from motcua.platform.errors import NotFound

PAGE_SIZE = 30
WRITTEN_FOR = ("province_committee", "department", "commune_committee")
"""Units that have blocks of their own; their sections use them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the list; empty is all. `procedure` is a code."""

    kind: str = ""
    unit: str = ""
    field: str = ""
    procedure: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One block as it stands. Empty field or procedure: for all of them."""

    public_id: UUID
    kind: str
    unit: int
    field_code: str
    field_name: str
    procedure_code: str
    number: int
    title: str
    text: str
    article: str
    certainty: str
    saved_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class WordingVersionRow:
    """One version; `by` is empty where it came with the data."""

    number: int
    title: str
    text: str
    article: str
    certainty: str
    saved_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class WordingDetail:
    """A block with its versions, the newest first; `withdrawn_by` is empty while it is offered."""

    row: WordingRow
    versions: tuple[WordingVersionRow, ...]
    withdrawn_by: str
    may_edit: bool


def may_write(actor: Actor) -> bool:
    """Whether they write blocks of any unit."""
    return not scope(actor, Permission.WORDING_EDIT).nothing


def units_to_write_for(actor: Actor) -> tuple[agencies.UnitRow, ...]:
    """The units of today they write blocks for, the province first, then in Vietnamese order."""
    held = actor.granted(Permission.WORDING_EDIT)
    rows = [
        row
        for row in agencies.units_of_kind(*WRITTEN_FOR)
        if any(grant.units is None or row.id in grant.units for grant in held)
    ]
    return tuple(sorted(rows, key=lambda row: WRITTEN_FOR.index(row.kind)))


def wordings_page(actor: Actor, wanted: Wanted, number: int = 1) -> tuple[tuple[WordingRow, ...], int]:
    """A page of the blocks they write or are offered, and how many. Raises NotFound without the right."""
    if not may_write(actor):
        raise NotFound
    rows = _narrowed(WordingVersion.objects.filter(_reach(actor), number=F("wording__version")), wanted)
    first = (max(1, number) - 1) * PAGE_SIZE
    page = rows.select_related("wording__field", "wording__procedure")
    page = page.order_by("wording__kind", "wording__unit_id", "title", "pk")
    return tuple(_row(each) for each in page[first : first + PAGE_SIZE]), rows.count()


def wording(actor: Actor, public_id: UUID) -> WordingDetail:
    """One block for whoever writes it, or may pick it: those of its unit and below. Raises NotFound."""
    found = Wording.objects.select_related("field").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    may_edit = allowed(
        actor, Permission.WORDING_EDIT, found.unit_id, found.field.code if found.field else None
    )
    if not may_edit and found.unit_id not in _lineage(actor):
        raise NotFound
    rows = list(found.versions.select_related("wording__field", "wording__procedure").order_by("-number"))
    names = parties.account_names({row.saved_by for row in rows if row.saved_by} | _one(found.withdrawn_by))
    return WordingDetail(
        row=_row(rows[0]),
        versions=tuple(_version(row, names) for row in rows),
        withdrawn_by=names.get(found.withdrawn_by or 0, ""),
        may_edit=may_edit and found.withdrawn_at is None,
    )


def _one(account: int | None) -> set[int]:
    return {account} if account else set()


def _reach(actor: Actor) -> Q:
    """Those they write, and those of the units above: what is offered already need not be written again."""
    written = scope(actor, Permission.WORDING_EDIT).q(
        unit_field="wording__unit_id", field_field="wording__field__code"
    )
    is_all = not written  # an empty condition; put beside another it would be that one alone
    return written if is_all else written | Q(wording__unit_id__in=_lineage(actor))


def _lineage(actor: Actor) -> tuple[int, ...]:
    return agencies.unit(actor.unit).lineage if actor.unit else ()


def _narrowed(rows: QuerySet[WordingVersion], wanted: Wanted) -> QuerySet[WordingVersion]:
    rows = rows.filter(wording__withdrawn_at__isnull=not wanted.withdrawn)
    if wanted.kind:
        rows = rows.filter(wording__kind=wanted.kind)
    if wanted.unit:
        unit = agencies.unit_by_identifier(wanted.unit)
        rows = rows.filter(wording__unit_id=unit.id) if unit else rows.none()
    if wanted.field:
        rows = rows.filter(wording__field__code=wanted.field)
    if wanted.procedure:
        rows = rows.filter(wording__procedure__code=wanted.procedure)
    return rows


def _row(row: WordingVersion) -> WordingRow:
    of = row.wording
    return WordingRow(
        public_id=of.public_id,
        kind=of.kind,
        unit=of.unit_id,
        field_code=of.field.code if of.field else "",
        field_name=of.field.name if of.field else "",
        procedure_code=of.procedure.code if of.procedure else "",
        number=row.number,
        title=row.title,
        text=row.text,
        article=row.article,
        certainty=row.certainty,
        saved_at=row.saved_at,
        withdrawn_at=of.withdrawn_at,
    )


def _version(row: WordingVersion, names: dict[int, str]) -> WordingVersionRow:
    by = names.get(row.saved_by, "") if row.saved_by else ""
    return WordingVersionRow(row.number, row.title, row.text, row.article, row.certainty, row.saved_at, by)
