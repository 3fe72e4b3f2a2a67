"""Reading the list: which procedures are taken in anywhere on a day, and by which decision."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q

from motcua.agencies import api as agencies
from motcua.catalogue.models import NonTerritorialItem, NonTerritorialPhase
from motcua.catalogue.permissions import Permission
from motcua.catalogue.queries import rows_of_codes
from motcua.catalogue.rows import ProcedureVersion
from motcua.platform import clock
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase; it holds on the days [valid_from, valid_to). `items`: code and name as decided."""

    public_id: UUID
    decision: str
    decided_on: date | None
    issuer: str
    name: str
    valid_from: date
    valid_to: date | None
    certainty: str
    version: int
    procedures: int
    items: tuple[tuple[str, str], ...] = ()

    @property
    def last_day(self) -> date | None:
        return self.valid_to - timedelta(days=1) if self.valid_to else None


@dataclass(frozen=True, slots=True)
class Listed:
    """One procedure of the list. `is_known`: it is in force here, so that it has a page of its own."""

    code: str
    name: str
    field_name: str
    level: str
    is_known: bool
    phase: str
    decision: str
    decided_on: date | None
    valid_from: date
    valid_to: date | None


def listed(day: date | None = None) -> tuple[Listed, ...]:
    """Every procedure on the list that day, under its first phase, in the order of phases and decisions."""
    on = day or clock.today()
    found = NonTerritorialItem.objects.filter(_holding(on, "phase__")).select_related("phase")
    first: dict[str, NonTerritorialItem] = {}
    for item in found.order_by("phase__valid_from", "phase_id", "place"):
        first.setdefault(item.code, item)
    known = rows_of_codes(list(first), on)
    rows = []
    for code, item in first.items():
        row, phase = known.get(code), item.phase
        rows.append(
            Listed(
                code=code,
                name=row.name if row else item.name or code,
                field_name=row.field_name if row else "",
                level=row.level if row else "",
                is_known=row is not None,
                phase=phase.name,
                decision=phase.decision,
                decided_on=phase.decided_on,
                valid_from=phase.valid_from,
                valid_to=phase.valid_to,
            )
        )
    return tuple(rows)


def anywhere(version: ProcedureVersion, day: date | None = None) -> bool:
    """Whether any centre of the province takes it in: the procedure itself says so, or the list does."""
    if version.non_territorial:
        return True
    on = day or clock.today()
    return NonTerritorialItem.objects.filter(_holding(on, "phase__"), code=version.code).exists()


def phases() -> tuple[PhaseRow, ...]:
    """Every phase, the newest first."""
    found = NonTerritorialPhase.objects.annotate(n=Count("items")).order_by("-valid_from", "-pk")
    return tuple(_row(each, each.n) for each in found)


def phase(public_id: UUID) -> PhaseRow:
    """One phase with its procedures as decided. Raises NotFound."""
    found = NonTerritorialPhase.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    items = tuple(found.items.order_by("place").values_list("code", "name"))
    return _row(found, len(items), items)


def require_decider(actor: Actor) -> None:
    """Whoever writes down what was decided for the whole province. Raises NotFound."""
    whole = agencies.unit(actor.unit).lineage[-1] if actor.unit else None
    require(actor, Permission.NON_TERRITORIAL_DECIDE, whole)


def _row(found: NonTerritorialPhase, procedures: int, items: tuple[tuple[str, str], ...] = ()) -> PhaseRow:
    return PhaseRow(
        public_id=found.public_id,
        decision=found.decision,
        decided_on=found.decided_on,
        issuer=found.issuer,
        name=found.name,
        valid_from=found.valid_from,
        valid_to=found.valid_to,
        certainty=found.certainty,
        version=found.version,
        procedures=procedures,
        items=items,
    )


def _holding(day: date, prefix: str) -> Q:
    still = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    return still & Q(**{f"{prefix}valid_from__lte": day})
