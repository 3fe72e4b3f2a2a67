"""Reading the organisation: units, centres, posts."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from motcua.agencies.kept import kept
from motcua.agencies.models import CentreKind, Post, Succession, UnitKind
from motcua.agencies.models.dated import holding
from motcua.agencies.rows import CentreRow, CounterRow, PostRow, PredecessorRow, UnitRow
from motcua.agencies.structure import in_force, structure
from motcua.kernel.text import fold
from motcua.platform import clock
from motcua.platform.errors import NotFound

# A ward's own centre first; an area team only serves where nothing else does.
_CENTRE_ORDER = {
    CentreKind.COMMUNE: 0,
    CentreKind.SINGLE_TIER: 1,
    CentreKind.PROVINCIAL: 2,
    CentreKind.DESK: 3,
    CentreKind.AREA_TEAM: 4,
}


def unit(unit_id: int) -> UnitRow:
    """A unit by id, past ones too. Raises NotFound."""
    found = structure().units.get(unit_id)
    if found is None:
        raise NotFound
    return found


def unit_by_public_id(public_id: UUID) -> UnitRow:
    """A unit by the id of addresses and the API. Raises NotFound."""
    found = structure().by_public_id.get(public_id)
    if found is None:
        raise NotFound
    return found


def unit_by_identifier(identifier: str, on: date | None = None) -> UnitRow | None:
    """The unit that bears an identifier: on a day, or the latest."""
    return in_force(structure().by_identifier.get(identifier, ()), on)


def units_under(unit_id: int, on: date | None = None) -> tuple[UnitRow, ...]:
    """The unit and all units below it that exist on a day (today unless told)."""
    known, day = structure(), on or clock.today()
    rows = (known.units[below] for below in known.subtree(unit_id))
    return tuple(sorted((row for row in rows if row.holds_on(day)), key=lambda row: row.path))


def units_of_kind(*kinds: str, on: date | None = None) -> tuple[UnitRow, ...]:
    """All units of some kinds that exist on a day, in Vietnamese order of their names."""
    day = on or clock.today()
    rows = (row for row in structure().units.values() if row.kind in kinds and row.holds_on(day))
    return tuple(sorted(rows, key=lambda row: (row.name_sort, row.id)))


def training_units() -> frozenset[int]:
    """Units marked as training, with all below them."""
    return kept("training units", _training_units)


def _training_units() -> frozenset[int]:
    known = structure()
    return frozenset(
        below for row in known.units.values() if row.is_training for below in known.subtree(row.id)
    )


def kind_words(kind: str) -> str:
    """What people call a kind of unit."""
    return str(UnitKind(kind).label)


def communes(on: date | None = None) -> tuple[UnitRow, ...]:
    """The wards, communes and special zones people choose from; the training ward is not among them."""
    return tuple(row for row in units_of_kind(UnitKind.COMMUNE_COMMITTEE, on=on) if not row.is_training)


def search_units(words: str, on: date | None = None, limit: int = 20) -> tuple[UnitRow, ...]:
    """Units whose name or identifier holds all the words; names of predecessors find their successors."""
    day, wanted = on or clock.today(), fold(words).split()
    if not wanted:
        return ()
    known = structure()
    took_over = Succession.objects.filter(name_folded__contains=" ".join(wanted))
    heirs = {heir for row in took_over.only("successor_id") for heir in known.line_of(row.successor_id)}
    rows = (
        row
        for row in known.units.values()
        if row.holds_on(day)
        and (
            row.id in heirs
            or all(word in row.name_folded or word in row.identifier.lower() for word in wanted)
        )
    )
    return tuple(sorted(rows, key=lambda row: (row.path.count("/"), row.name_sort, row.id))[:limit])


def successor_of(unit_id: int) -> int:
    """The unit that has followed a unit since, renamed, moved or merged; itself where none has."""
    return structure().heir(unit_id)


def units_followed(unit_id: int) -> frozenset[int]:
    """The unit and all units that it has followed."""
    known = structure()
    return frozenset({unit_id, *(old for old in known.heirs if known.heir(old) == unit_id)})


def units_that_bore(identifier: str) -> tuple[UnitRow, ...]:
    """All units that ever bore an identifier."""
    return structure().by_identifier.get(identifier, ())


def agency_of(unit_id: int) -> UnitRow:
    """The agency a section or centre belongs to; an agency is its own. Raises NotFound."""
    found = structure().agency(unit_id)
    if found is None:
        raise NotFound
    return found


def commune_of(unit_id: int) -> UnitRow | None:
    """The commune committee above (or equal to) a unit; none for departments."""
    return structure().commune(unit_id)


def predecessors(unit_id: int) -> tuple[PredecessorRow, ...]:
    """What a unit took over, for people who only know the old name."""
    rows = Succession.objects.filter(successor_id=unit_id).order_by("name")
    return tuple(
        PredecessorRow(row.name, row.administrative_code, row.predecessor_id, row.is_whole, row.on)
        for row in rows
    )


def centre_of(unit_id: int, on: date | None = None) -> CentreRow | None:
    """The centre that takes and returns dossiers for a unit: its own, or that of its agency."""
    known, day = structure(), on or clock.today()
    agency = known.agency(unit_id)
    for asked in (unit_id, agency.id if agency else unit_id):
        rows = [row for row in known.centres_of.get(asked, ()) if row.holds_on(day)]
        if rows:
            return min(rows, key=lambda row: (_CENTRE_ORDER[CentreKind(row.kind)], row.id))
    return None


def centre(centre_id: int) -> CentreRow:
    """A centre by id. Raises NotFound."""
    found = structure().centres.get(centre_id)
    if found is None:
        raise NotFound
    return found


def counter_number(counter_id: int | None) -> int | None:
    """The number on a counter, also when it has ended: old receipts name it."""
    found = structure().counters.get(counter_id or 0)
    return found.number if found else None


def counters_to_sit_at(unit_id: int | None, on: date) -> tuple[CounterRow, ...]:
    """Of a day, those of the centre that serves a unit; none where there is only one and nobody need say."""
    found = centre_of(unit_id, on) if unit_id else None
    rows = found.counters_on(on) if found else ()
    return rows if len(rows) > 1 else ()


def centres(on: date | None = None) -> tuple[CentreRow, ...]:
    """All centres open on a day, in the order of their names."""
    known, day = structure(), on or clock.today()
    rows = (row for row in known.centres.values() if row.holds_on(day))
    return tuple(sorted(rows, key=lambda row: (known.units[row.unit_id].name_sort, row.code)))


def post_row(post_id: int) -> PostRow:
    """A post, also when it has ended: old acts name it. Raises NotFound."""
    found = Post.objects.select_related("account").filter(pk=post_id).first()
    if found is None:
        raise NotFound
    return _post_row(found)


def post_rows(post_ids: Iterable[int]) -> dict[int, PostRow]:
    """Posts by id in one look, ended ones too; an id of no post is left out."""
    found = Post.objects.select_related("account").filter(pk__in=set(post_ids))
    return {post.pk: _post_row(post) for post in found}


def posts_of(account_id: int, on: date | None = None) -> tuple[PostRow, ...]:
    """The posts an account holds on a day, the main one first."""
    rows = Post.objects.select_related("account").filter(
        holding(on or clock.today()), account_id=account_id, account__is_active=True
    )
    return tuple(map(_post_row, rows.order_by("-is_main", "valid_from", "id")))


def people_of_agency(unit_id: int, on: date) -> tuple[PostRow, ...]:
    """Everybody's post in the agency of a unit and its inner units on a day, in the order of names."""
    known, agency = structure(), structure().agency(unit_id)
    if agency is None:
        return ()
    inner = [unit for unit in known.subtree(agency.id) if known.agency(unit) == agency]
    found = Post.objects.select_related("account").filter(holding(on), unit_id__in=inner)
    active = found.filter(account__is_active=True).order_by("account__name_folded", "pk")
    return tuple(map(_post_row, active))


def staff_in_office(on: date) -> tuple[int, ...]:
    """Accounts of everybody who holds a post on a day and may sign in; not those of the training unit."""
    held = Post.objects.filter(holding(on), account__is_active=True, account__is_training=False)
    return tuple(held.order_by("account_id").values_list("account_id", flat=True).distinct())


def posts_stood_in_for(account_id: int, on: date | None = None) -> tuple[PostRow, ...]:
    """The posts of others for which an account is deputy on a day."""
    day = on or clock.today()
    rows = Post.objects.select_related("account").filter(
        holding(day),
        holding(day, "delegated__"),
        holding(day, "delegated__deputy__"),
        delegated__deputy__account_id=account_id,
    )
    return tuple(map(_post_row, rows.distinct().order_by("account__name_folded", "id")))


def _post_row(post: Post) -> PostRow:
    return PostRow(
        id=post.pk,
        code=post.code,
        account_id=post.account_id,
        account_name=post.account.name,
        unit_id=post.unit_id,
        title=post.title,
        is_main=post.is_main,
        valid_from=post.valid_from,
        valid_to=post.valid_to,
    )
