"""When units change, their shelves go to those that follow them, and papers on the way reach them.

A code is written on a shelf and stays; where the heir has one with the same code, the shelf that comes gets a
number behind it. Where paper is said to be with a unit that has been followed, it is with its heir
(`whereabouts`); printed slips keep their numbers.
"""

from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.agencies.api import moving
from motcua.custody.models import Manifest, ManifestBook, Shelf, SlipBook


def _shelves(units: Iterable[int]) -> Any:
    return Shelf.objects.filter(unit_id__in=units)


def _manifests(units: Iterable[int]) -> Any:
    under_way = Manifest.objects.filter(state__in=[Manifest.State.DRAFT, Manifest.State.HANDED_OVER])
    return under_way.filter(Q(giver_id__in=units) | Q(receiver_id__in=units))


def _count(concerned: moving.Concerned) -> tuple[moving.Counted, ...]:
    units = concerned.units
    return (
        moving.Counted("shelves", _("Chỗ để giấy"), _shelves(units).count()),
        moving.Counted("manifests", _("Danh sách bàn giao đang đi"), _manifests(units).count()),
    )


def _begin(under_way: moving.Moving) -> Mapping[str, int]:
    heirs = under_way.heirs
    shelves = list(_shelves(heirs).select_for_update().order_by("unit_id", "code"))
    taken = set(_shelves(set(heirs.values())).values_list("unit_id", "code"))
    for shelf in shelves:
        shelf.unit_id = heirs[shelf.unit_id]
        shelf.code = free_code(shelf.code, {code for unit, code in taken if unit == shelf.unit_id})
        taken.add((shelf.unit_id, shelf.code))
    Shelf.objects.bulk_update(shelves, ["unit", "code"], batch_size=500)
    manifests = list(_manifests(heirs).select_for_update().order_by("pk"))
    for manifest in manifests:
        manifest.giver_id = heirs.get(manifest.giver_id, manifest.giver_id)
        manifest.receiver_id = heirs.get(manifest.receiver_id, manifest.receiver_id)
        manifest.version += 1
    Manifest.objects.bulk_update(manifests, ["giver", "receiver", "version"], batch_size=500)
    moving.follow_books(under_way, ManifestBook.objects.filter(year=under_way.day.year), "year")
    moving.follow_books(under_way, SlipBook.objects.all())
    return {"shelves": len(shelves), "manifests": len(manifests)}


def free_code(code: str, taken: set[str]) -> str:
    """The code itself, else with the first free number behind it; at most twenty characters."""
    numbered = (f"{code[:16]}-{number}" for number in count(2))
    return code if code not in taken else next(each for each in numbered if each not in taken)


PART = moving.register(moving.Part("custody", _count, _begin))
