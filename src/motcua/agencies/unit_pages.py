"""Reading units for those who administer them: the tree of a day, and all there is to know of one unit."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from motcua.agencies.calendars import calendar_of
from motcua.agencies.competence import competence_row
from motcua.agencies.models import Competence, DecidedBy, Post, RoleGrant, Succession, Unit, UnitKind
from motcua.agencies.models.dated import holding
from motcua.agencies.permissions import Permission
from motcua.agencies.queries import centre_of, predecessors, search_units, unit_by_public_id
from motcua.agencies.refusals import CalendarUnknown
from motcua.agencies.roles import role_names
from motcua.agencies.rows import CentreRow, CompetenceRow, PredecessorRow, UnitRow
from motcua.agencies.structure import structure
from motcua.kernel.worktime import Calendar
from motcua.platform.access import Actor, allowed, require, scope


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A unit in its place: how deep below the top of what one administers, and how many units below it."""

    unit: UnitRow
    depth: int
    below: int


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """A role granted to a post, over a unit and fields of work (None: all)."""

    grant_id: int
    role: str
    name: str
    unit_id: int
    fields: tuple[str, ...] | None
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class SeatRow:
    """Somebody sitting in a unit by a post, with what the post may do."""

    post_id: int
    account_public_id: UUID
    name: str
    title: str
    decision: str
    is_active: bool
    valid_from: date
    valid_to: date | None
    functions: tuple[FunctionRow, ...]


@dataclass(frozen=True, slots=True)
class AssignedRow:
    """A rule of competence that leads to a unit, with the decision it rests on."""

    rule: CompetenceRow
    decision: str


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit on a day; `calendar` is None where none is in force for it."""

    unit: UnitRow
    decision: str
    lineage: tuple[UnitRow, ...]
    children: tuple[TreeRow, ...]
    predecessors: tuple[PredecessorRow, ...]
    successors: tuple[UnitRow, ...]
    seats: tuple[SeatRow, ...]
    calendar: Calendar | None
    centre: CentreRow | None
    competence: tuple[AssignedRow, ...]


def administered_tree(actor: Actor, on: date) -> tuple[TreeRow, ...]:
    """The units one administers that exist on a day: the tops and one floor below them, in order."""
    reach = scope(actor, Permission.UNIT_ADMINISTER)
    units = structure().units.values()
    mine = {row.id: row for row in units if row.holds_on(on) and _reaches(actor, row)}
    if reach.nothing or not mine:
        return ()
    tops = [row for row in mine.values() if row.parent_id not in mine]
    rows: list[TreeRow] = []
    for top in _sorted(tops):
        rows += [_tree_row(top, 0, on), *_children(top, on, 1)]
    return tuple(rows)


def search_administered(actor: Actor, words: str, on: date, limit: int = 50) -> tuple[UnitRow, ...]:
    """Units of a day by words of their names, in any spelling, that one administers; old names find heirs."""
    found = search_units(words, on, limit=len(structure().units))
    return tuple(row for row in found if _reaches(actor, row))[:limit]


def administered_unit(actor: Actor, public_id: UUID) -> UnitRow:
    """A unit one administers. Raises NotFound."""
    found = unit_by_public_id(public_id)
    require(actor, Permission.UNIT_ADMINISTER, found.id)
    return found


def unit_page(actor: Actor, public_id: UUID, on: date) -> UnitPage:
    """One unit with who sits there on a day, also a unit that is no more. Raises NotFound."""
    unit = administered_unit(actor, public_id)
    known = structure()
    above = [known.units[each] for each in reversed(unit.lineage[1:]) if each in known.units]
    return UnitPage(
        unit=unit,
        decision=_decision_of(unit.id),
        lineage=tuple(row for row in above if _reaches(actor, row)),
        children=tuple(_children(unit, on, 1)),
        predecessors=predecessors(unit.id),
        successors=_successors(unit.id),
        seats=seats(unit.id, on),
        calendar=_calendar(unit.id),
        centre=centre_of(unit.id, on),
        competence=_competence(unit),
    )


def seats(unit_id: int, on: date) -> tuple[SeatRow, ...]:
    """Posts of a unit on a day with what they may do, in the order of names."""
    posts = Post.objects.filter(holding(on), unit_id=unit_id).select_related("account", "decision")
    rows = list(posts.order_by("account__name_folded", "id"))
    held = functions_of([post.pk for post in rows], on)
    return tuple(
        SeatRow(
            post_id=post.pk,
            account_public_id=post.account.public_id,
            name=post.account.name,
            title=post.title,
            decision=str(post.decision or ""),
            is_active=post.account.is_active,
            valid_from=post.valid_from,
            valid_to=post.valid_to,
            functions=tuple(held.get(post.pk, ())),
        )
        for post in rows
    )


def functions_of(post_ids: list[int], on: date | None) -> dict[int, list[FunctionRow]]:
    """Grants by post: of a day, or (None) all there ever were."""
    grants = RoleGrant.objects.filter(post_id__in=post_ids).order_by("valid_from", "id")
    names, found = role_names(), dict[int, list[FunctionRow]]()
    for grant in grants if on is None else grants.filter(holding(on)):
        found.setdefault(grant.post_id, []).append(
            FunctionRow(
                grant_id=grant.pk,
                role=grant.role,
                name=names.get(grant.role, grant.role),
                unit_id=grant.unit_id,
                fields=None if grant.fields is None else tuple(grant.fields),
                valid_from=grant.valid_from,
                valid_to=grant.valid_to,
            )
        )
    return found


def _reaches(actor: Actor, row: UnitRow) -> bool:
    return allowed(actor, Permission.UNIT_ADMINISTER, row.id)


def _sorted(rows: list[UnitRow]) -> list[UnitRow]:
    kinds = list(UnitKind.values)
    return sorted(rows, key=lambda row: (kinds.index(row.kind), row.name_sort, row.id))


def _children(unit: UnitRow, on: date, depth: int) -> list[TreeRow]:
    known = structure()
    below = (known.units[each] for each in known.subtree(unit.id))
    children = [row for row in below if row.parent_id == unit.id and row.holds_on(on)]
    counts = Counter(
        child
        for each in known.subtree(unit.id)
        for child in known.units[each].lineage[1:]
        if _holds(each, on)
    )
    return [TreeRow(row, depth, counts[row.id]) for row in _sorted(children)]


def _tree_row(unit: UnitRow, depth: int, on: date) -> TreeRow:
    units = structure().units.values()
    below = sum(1 for row in units if unit.id in row.lineage[1:] and row.holds_on(on))
    return TreeRow(unit, depth, below)


def _holds(unit_id: int, on: date) -> bool:
    return structure().units[unit_id].holds_on(on)


def _decision_of(unit_id: int) -> str:
    return str(Unit.objects.select_related("decision").get(pk=unit_id).decision or "")


def _successors(unit_id: int) -> tuple[UnitRow, ...]:
    found = Succession.objects.filter(predecessor_id=unit_id).order_by("on", "id")
    units = structure().units
    return tuple(units[row.successor_id] for row in found if row.successor_id in units)


def _calendar(unit_id: int) -> Calendar | None:
    try:
        return calendar_of(unit_id)
    except CalendarUnknown:
        return None


def _competence(unit: UnitRow) -> tuple[AssignedRow, ...]:
    """Rules that name the unit, or its kind, past ones too: old dossiers were decided by them."""
    mine = Q(agency_id=unit.id) | Q(decided_by=DecidedBy.KIND, unit_kind=unit.kind)
    if unit.kind == UnitKind.COMMUNE_COMMITTEE:
        mine |= Q(decided_by=DecidedBy.COMMUNE)
    rules = Competence.objects.filter(mine).select_related("decision")
    return tuple(
        AssignedRow(rule=competence_row(rule), decision=str(rule.decision or ""))
        for rule in rules.order_by("field", "procedure", "valid_from")
    )
