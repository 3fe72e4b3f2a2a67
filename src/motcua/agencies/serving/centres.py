"""Open a centre from a day on, change what its record says, close it after a last day.

Whoever administers the unit that runs it does so alone: nobody's rights or dates change by it. Each change is
in the ledger under the unit, with what stood there before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.agencies.kept import changed
from motcua.agencies.models import CentreKind, Equipment, ServiceCentre, Unit
from motcua.agencies.permissions import Permission
from motcua.agencies.queries import unit_by_public_id
from motcua.agencies.serving.reading import administered_centre, may_be_served, may_open
from motcua.agencies.serving.refusals import (
    BeginsInThePast,
    CentreOver,
    EndsBeforeItBegins,
    EndsInThePast,
    HasCentre,
)
from motcua.agencies.serving.typed import counted, email_address, phone_number, words
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound

BEGUN = "agencies.centre.opened"
KEPT = "agencies.centre.changed"
CLOSED = "agencies.centre.closed"


@dataclass(frozen=True, slots=True)
class CentreTyped:
    """What was typed. `equipment`: how many of each kind; `serves`: the units chosen of those offered."""

    name: str
    kind: str
    address: str = ""
    phone: str = ""
    email: str = ""
    equipment: Mapping[str, str] = field(default_factory=dict)
    serves: frozenset[UUID] = frozenset()


def open_centre(actor: Actor, unit: UUID, typed: CentreTyped, begin: date) -> str:
    """A centre for a unit that has none, from today or a later day on; gives its code.

    Raises NotFound, HasCentre, BeginsInThePast, and what was typed badly.
    """
    place = unit_by_public_id(unit)
    require(actor, Permission.UNIT_ADMINISTER, place.id)
    today = clock.today()
    if not place.holds_on(today):
        raise NotFound
    facts = _facts(typed)
    if begin < today:
        raise BeginsInThePast(field="begin")
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=place.id)
        changed()
        if not may_open(place, today):
            own = ServiceCentre.objects.filter(unit_id=place.id).order_by("-valid_from")
            raise HasCentre(name=own[0].name)
        code = _free_code(place.identifier)
        made = ServiceCentre.objects.create(
            code=code, unit_id=place.id, valid_from=begin, kept_at=clock.now(), **facts
        )
        _serve(actor, made, typed)
        changed()
        _record(actor, made, BEGUN, {}, _told(made))
    return code


def change_centre(actor: Actor, code: str, typed: CentreTyped) -> bool:
    """Write what was typed into the record; whether anything differed. Raises NotFound, CentreOver, and what
    was typed badly."""
    facts = _facts(typed)
    with transaction.atomic():
        centre = locked_centre(actor, code)
        before = _told(centre)
        for name, value in facts.items():
            setattr(centre, name, value)
        if centre.kind != CentreKind.AREA_TEAM:
            centre.hosted_in = None
        _serve(actor, centre, typed)
        return keep(actor, centre, KEPT, before)


def close_centre(actor: Actor, code: str, last: date | None) -> bool:
    """Close a centre after a last day, or (None) let it go on after all; whether anything differed.

    Raises NotFound, CentreOver, EndsInThePast, EndsBeforeItBegins.
    """
    with transaction.atomic():
        centre = locked_centre(actor, code)
        before = _told(centre)
        centre.valid_to = ending(last, centre.valid_from, centre.valid_to)
        return keep(actor, centre, CLOSED, before)


def locked_centre(actor: Actor, code: str) -> ServiceCentre:
    """The record, held until commit. Raises NotFound, CentreOver."""
    row = administered_centre(actor, code)
    found = ServiceCentre.objects.select_for_update().get(pk=row.id)
    if found.valid_to is not None and found.valid_to <= clock.today():
        raise CentreOver
    return found


def ending(last: date | None, begin: date | None, stood: date | None) -> date | None:
    """The first day on which a thing does not hold, by its last; a day that stood there may stay.

    Raises EndsInThePast, EndsBeforeItBegins.
    """
    if last is None:
        return None
    ends = last + timedelta(days=1)
    if begin is not None and last < begin:
        raise EndsBeforeItBegins(field="last")
    if ends != stood and last < clock.today():
        raise EndsInThePast(field="last")
    return ends


def keep(actor: Actor, centre: ServiceCentre, name: str, before: dict[str, Any]) -> bool:
    """Store the record where it differs from `before`, with an entry that says so."""
    after = _told(centre)
    if after == before:
        return False
    centre.kept_at = clock.now()
    centre.save()
    changed()
    _record(actor, centre, name, before, after)
    return True


def _record(
    actor: Actor, centre: ServiceCentre, name: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    payload = {"centre": centre.name, "before": before, "after": after}
    ledger.append(actor, [ledger.NewEntry(f"unit:{centre.unit_id}", name, payload)])


def _facts(typed: CentreTyped) -> dict[str, Any]:
    kind = typed.kind if typed.kind in CentreKind.values else ""
    found = {each: counted(typed.equipment.get(each, ""), each) for each in Equipment.values}
    return {
        "name": words(typed.name, "name", 200, needed=True),
        "kind": words(kind, "kind", 16, needed=True),
        "address": words(typed.address, "address", 300),
        "phone": phone_number(typed.phone),
        "email": email_address(typed.email),
        "equipment": [{"kind": each, "count": count} for each, count in found.items() if count],
    }


def _serve(actor: Actor, centre: ServiceCentre, typed: CentreTyped) -> None:
    """Of the units one may choose those chosen; of all others what stood there."""
    open_to = {row.id: row for row in may_be_served(actor, centre.unit_id)}
    served = set(centre.serves.values_list("pk", flat=True))
    wanted = {pk for pk, row in open_to.items() if row.public_id in typed.serves}
    centre.serves.set((served - open_to.keys()) | wanted)


def _told(centre: ServiceCentre) -> dict[str, Any]:
    """The record as an entry says it."""
    told: dict[str, Any] = {name: getattr(centre, name) for name in ("name", "address", "phone", "email")}
    told |= {"centre_kind": str(centre.kind), "serves": sorted(centre.serves.values_list("pk", flat=True))}
    told["equipment"] = {each["kind"]: each["count"] for each in centre.equipment}
    told["from"] = centre.valid_from.isoformat()
    return told | {"to": centre.valid_to.isoformat() if centre.valid_to else None}


def _free_code(identifier: str) -> str:
    """A code nobody has, from the identifier of the unit."""
    stem = "tt-" + identifier.lower().replace(".", "-")
    taken = set(ServiceCentre.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, 999))) if code not in taken)
