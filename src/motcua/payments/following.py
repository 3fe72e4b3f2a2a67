"""When units change, what is still owed is collected by those that follow them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.agencies.api import moving
from motcua.payments.models import Obligation, ObligationState, OnlineBook, ReceiptBook


def _open(units: Iterable[int]) -> Any:
    return Obligation.objects.filter(unit_id__in=units, state=ObligationState.OPEN)


def _count(concerned: moving.Concerned) -> tuple[moving.Counted, ...]:
    return (moving.Counted("obligations", _("Khoản chưa nộp"), _open(concerned.units).count()),)


def _begin(under_way: moving.Moving) -> Mapping[str, int]:
    owed = list(_open(under_way.heirs).select_for_update().order_by("pk"))
    for each in owed:
        each.unit_id = under_way.heirs[each.unit_id]
    Obligation.objects.bulk_update(owed, ["unit"], batch_size=500)
    for books in (ReceiptBook.objects, OnlineBook.objects):
        moving.follow_books(under_way, books.filter(year=under_way.day.year), "year")
    return {"obligations": len(owed)}


PART = moving.register(moving.Part("payments", _count, _begin))
