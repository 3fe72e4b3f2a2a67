"""The shelves of an agency: arranged by itself, each with a code written on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from motcua.custody.access import own_agency
from motcua.custody.models import Holding, Shelf
from motcua.custody.permissions import Permission
from motcua.custody.refusals import NoCode, ShelfInUse, ShelfKnown, TooMany
from motcua.custody.texts import fit, shelf_code
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """`papers`: of how many dossiers there is paper on it."""

    id: int
    public_id: UUID
    code: str
    name: str
    is_closed: bool
    papers: int


def shelves(actor: Actor) -> tuple[ShelfRow, ...]:
    """The shelves of one's own agency by code, closed ones last. Raises NotFound."""
    unit = own_agency(actor, Permission.PLACE)
    on_it = Holding.objects.filter(shelf_id=OuterRef("pk")).order_by().values("shelf_id")
    counted = Subquery(on_it.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    found = Shelf.objects.filter(unit_id=unit).annotate(papers=Coalesce(counted, Value(0)))
    rows = [_row(shelf, shelf.papers) for shelf in found.order_by("code")]
    return tuple(sorted(rows, key=lambda row: row.is_closed))


def shelf(actor: Actor, public_id: UUID) -> ShelfRow:
    """One shelf of one's own agency. Raises NotFound."""
    found = Shelf.objects.filter(unit_id=own_agency(actor, Permission.PLACE), public_id=public_id).first()
    if found is None:
        raise NotFound
    return _row(found, Holding.objects.filter(shelf=found).count())


def arrange(actor: Actor, typed: str) -> int:
    """New shelves, one a line: the code and, after a blank, what it is. Says how many. Raises Refusal."""
    unit = own_agency(actor, Permission.SHELF_ARRANGE)
    wanted = _read(typed)
    with transaction.atomic(durable=True):
        known = Shelf.objects.filter(unit_id=unit, code__in=wanted).values_list("code", flat=True).first()
        if known is not None:
            raise ShelfKnown(field="shelves", code=known)
        made = [Shelf(unit_id=unit, code=code, name=name) for code, name in wanted.items()]
        Shelf.objects.bulk_create(made)
        codes = sorted(wanted)
        ledger.append(actor, [ledger.NewEntry(f"shelves:{unit}", "custody.shelf.arranged", {"codes": codes})])
    return len(made)


def close(actor: Actor, public_id: UUID) -> None:
    """Use it no more, once nothing lies on it. Raises Refusal."""
    unit = own_agency(actor, Permission.SHELF_ARRANGE)
    with transaction.atomic(durable=True):
        found = Shelf.objects.select_for_update().filter(unit_id=unit, public_id=public_id).first()
        if found is None:
            raise NotFound
        left = Holding.objects.filter(shelf=found).count()
        if left:
            raise ShelfInUse(count=left)
        found.closed_at = found.closed_at or clock.now()
        found.save(update_fields=["closed_at"])
        told = {"codes": [found.code]}
        ledger.append(actor, [ledger.NewEntry(f"shelves:{unit}", "custody.shelf.closed", told)])


def _read(typed: str) -> dict[str, str]:
    lines = [line for line in fit(typed, field="shelves", most=20_000, lines=True).split("\n") if line]
    if not lines:
        raise NoCode(field="shelves")
    if len(lines) > MOST_AT_ONCE:
        raise TooMany(field="shelves", most=MOST_AT_ONCE)
    return dict(_line(line) for line in lines)


def _line(line: str) -> tuple[str, str]:
    code, _blank, name = line.strip().partition(" ")
    return shelf_code(code), fit(name.strip(), field="shelves", most=120)


def _row(found: Shelf, papers: int) -> ShelfRow:
    return ShelfRow(found.pk, found.public_id, found.code, found.name, found.closed_at is not None, papers)


def named(unit: int, codes: Sequence[str]) -> dict[str, int]:
    """Shelves in use at an agency, by code."""
    found = Shelf.objects.filter(unit_id=unit, code__in=codes, closed_at__isnull=True)
    return dict(found.values_list("code", "pk"))
