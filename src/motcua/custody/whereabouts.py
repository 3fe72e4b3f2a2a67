"""Where the paper of a dossier is, and putting it on a shelf."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.custody.access import insist, may, own_agency
from motcua.custody.models import Holding, Manifest, ManifestLine
from motcua.custody.permissions import Permission
from motcua.custody.refusals import HeldElsewhere, NoSuchDossier, NoSuchShelf, NothingNamed, OnTheWay, TooMany
from motcua.custody.shelves import named
from motcua.custody.texts import shelf_code
from motcua.dossiers.api import between
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import Refusal

MOST_AT_ONCE = 200
MOST_FOUND = 50
SHELVED = "custody.paper.shelved"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`shelf` is a code, empty where the paper lies on none; `manifest` the number of the list it travels by.

    `since` None: nobody has written anything down, so it is where the dossier was taken in.
    """

    unit: int
    shelf: str = ""
    shelf_name: str = ""
    since: datetime | None = None
    is_missing: bool = False
    manifest: UUID | None = None
    manifest_number: str = ""


def whereabouts(dossier: int, receiving: int) -> Whereabouts:
    """Of a dossier in hand; `receiving` is the unit that took it in."""
    return _found({dossier: receiving})[dossier]


def whereabouts_of(outlined: Collection[between.Outline]) -> dict[int, Whereabouts]:
    """Of many dossiers in hand, by two statements."""
    return _found({row.id: row.receiving_id for row in outlined})


def _found(receiving: Mapping[int, int]) -> dict[int, Whereabouts]:
    """By dossier; `receiving` is where each was taken in."""
    holdings = Holding.objects.filter(dossier_id__in=receiving).select_related("shelf")
    held = {row.dossier_id: row for row in holdings}
    travels = ManifestLine.objects.filter(dossier_id__in=receiving, under_way=True).select_related("manifest")
    lists = {line.dossier_id: line.manifest for line in travels}
    return {each: _where(unit, held.get(each), lists.get(each)) for each, unit in receiving.items()}


def _where(receiving: int, holding: Holding | None, manifest: Manifest | None) -> Whereabouts:
    shelf = holding.shelf if holding else None
    return Whereabouts(
        unit=agencies.successor_of(holding.unit_id if holding else receiving),
        shelf=shelf.code if shelf else "",
        shelf_name=shelf.name if shelf else "",
        since=holding.since if holding else None,
        is_missing=holding.is_missing if holding else False,
        manifest=manifest.public_id if manifest else None,
        manifest_number=manifest.number if manifest else "",
    )


def may_place(actor: Actor, where: Whereabouts) -> bool:
    """Whether this person may say on which shelf it lies."""
    return where.manifest is None and may(actor, Permission.PLACE, agencies.agency_of(where.unit).id)


@dataclass(frozen=True, slots=True)
class Placed:
    """One putting on a shelf, of `papers` dossiers: what it takes to find it again."""

    shelf: int
    at: datetime
    papers: int


def place(actor: Actor, dossier: UUID, shelf: str) -> Placed:
    """Put the paper of one dossier on a shelf of the agency that has it. Raises Refusal."""
    outlined = between.outline(actor, dossier)
    unit = agencies.agency_of(whereabouts(outlined.id, outlined.receiving_id).unit).id
    return _place(actor, insist(actor, Permission.PLACE, unit), shelf, [outlined])


def place_all(actor: Actor, shelf: str, codes: Sequence[str], ids: Collection[UUID] = ()) -> Placed:
    """Put papers, by what was scanned, on a shelf of one's own agency. Raises Refusal."""
    unit = own_agency(actor, Permission.PLACE)
    return _place(actor, unit, shelf, named_dossiers(actor, codes, ids))


def on_shelf(actor: Actor, shelf_id: int) -> tuple[between.Outline, ...]:
    """The dossiers on a shelf in hand that this person may see, the longest there first."""
    ids = list(
        Holding.objects.filter(shelf_id=shelf_id).order_by("since").values_list("dossier_id", flat=True)
    )
    known = between.outlines(actor, ids)
    return tuple(known[each] for each in ids if each in known)


def dossiers_on(actor: Actor, words: str) -> tuple[int, ...]:
    """For the search box: dossiers on the shelf of one's own agency that bears this code."""
    try:
        unit, code = own_agency(actor, Permission.PLACE), shelf_code(words)
    except Refusal:
        return ()
    found = Holding.objects.filter(shelf__unit_id=unit, shelf__code=code)
    return tuple(found.order_by("since").values_list("dossier_id", flat=True)[:MOST_FOUND])


def named_dossiers(actor: Actor, codes: Sequence[str], ids: Collection[UUID]) -> tuple[between.Outline, ...]:
    """The dossiers behind codes and slips. Raises NothingNamed, TooMany, NoSuchDossier."""
    wanted = list(dict.fromkeys(code.strip().upper() for code in codes if code.strip()))
    if not wanted and not ids:
        raise NothingNamed(field="codes")
    if len(wanted) + len(ids) > MOST_AT_ONCE:
        raise TooMany(field="codes", most=MOST_AT_ONCE)
    found = between.outlines_by_code(actor, wanted, ids)
    unknown = set(wanted) - {row.code for row in found}
    unknown |= {str(each) for each in set(ids) - {row.public_id for row in found}}
    if unknown:
        raise NoSuchDossier(field="codes", dossier=min(unknown))
    return found


def insist_here(outlined: Iterable[between.Outline], where: dict[int, Whereabouts], agency: int) -> None:
    """All of it is with the agency and on no list. Raises OnTheWay, HeldElsewhere."""
    for row in outlined:
        known = where[row.id]
        if known.manifest is not None:
            raise OnTheWay(field="codes", dossier=row.code, manifest=known.manifest_number or "–")
        if agencies.agency_of(known.unit).id != agency:
            raise HeldElsewhere(field="codes", dossier=row.code, unit=agencies.unit(known.unit).name)


def _place(actor: Actor, agency: int, shelf: str, outlined: Sequence[between.Outline]) -> Placed:
    code = shelf_code(shelf)
    with transaction.atomic(durable=True):
        found = named(agency, [code]).get(code)
        if found is None:
            raise NoSuchShelf(field="shelf", code=code)
        held = lock_holdings(actor, outlined)
        where = whereabouts_of(outlined)
        insist_here(outlined, where, agency)
        now = clock.now()
        for holding in held.values():
            holding.shelf_id, holding.since, holding.by_post = found, now, actor.post or 0
            holding.is_missing = False
        Holding.objects.bulk_update(held.values(), ["shelf", "since", "by_post", "is_missing"])
        told = {"shelf": code, "unit": agency}
        facts = (ledger.NewEntry(row.subject, SHELVED, told | _was(where[row.id], now)) for row in outlined)
        ledger.append(actor, list(facts))
    return Placed(found, now, len(outlined))


def _was(before: Whereabouts, now: datetime) -> dict[str, object]:
    """Where it lay, for whoever takes this back: shelf, since when, and whether it was not to be found.

    Nothing stood written where the row was only made now, to be locked.
    """
    is_new = before.since is None or (before.since == now and not before.shelf)
    since = "" if is_new or before.since is None else before.since.isoformat()
    return {"was": [before.shelf, since, before.is_missing]}


def lock_holdings(actor: Actor, outlined: Sequence[between.Outline]) -> dict[int, Holding]:
    """The rows of these papers, made where there is none, held until commit, always in the same order."""
    now = clock.now()
    missing = [
        Holding(dossier_id=row.id, unit_id=row.receiving_id, since=now, by_post=actor.post or 0)
        for row in outlined
    ]
    Holding.objects.bulk_create(missing, ignore_conflicts=True)
    ids = [row.id for row in outlined]
    found = Holding.objects.select_for_update().filter(dossier_id__in=ids).order_by("dossier_id")
    return {holding.dossier_id: holding for holding in found}
