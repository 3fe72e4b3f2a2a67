"""What the addresses of these pages say: unit, person, cause, day, page. What names nothing is not found."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.dossiers.api import overview
from motcua.platform import clock
from motcua.platform.clock import ZONE
from motcua.platform.errors import Invalid, NotFound
from motcua.platform.ui.paging import page_in
from motcua.surfaces.leader.wording import CAUSES, FIGURES
from motcua.surfaces.session import actor_of, staff_only

UNIT, PERSON, CAUSE, DAY, FIGURE = "don-vi", "nguoi", "nguyen-nhan", "ngay", "so"
MONTH, WAY = "thang", "cach"
NOBODY = "chua-co"

View = Callable[..., HttpResponseBase]


def overseers_only(view: View) -> View:
    """For officers who answer for a unit's work; to anybody else these pages do not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        overview.require_overseer(actor_of(request))
        return view(request, *args, **kwargs)

    return staff_only(guarded)


def unit_of(request: HttpRequest) -> int | None:
    """The unit asked for by its identifier."""
    given = request.GET.get(UNIT, "")
    if not given:
        return None
    found = agencies.unit_by_identifier(given[:40])
    if found is None:
        raise NotFound
    return found.id


def figure_of(request: HttpRequest, allowed: tuple[overview.Figure, ...]) -> overview.Figure:
    given = request.GET.get(FIGURE, "")
    found = next((each for each in allowed if FIGURES[each].slug == given), None)
    if found is None:
        raise NotFound
    return found


def cell_of(request: HttpRequest) -> overview.Cell:
    """Unit, person and cause asked for."""
    person, cause = request.GET.get(PERSON, ""), request.GET.get(CAUSE, "")
    known = {slug: each for each, (slug, _words) in CAUSES.items()}
    if cause and cause not in known:
        raise NotFound
    return overview.Cell(
        unit=unit_of(request),
        holder=_uuid(person) if person and person != NOBODY else None,
        nobody=person == NOBODY,
        cause=known.get(cause),
    )


def day_of(request: HttpRequest) -> date:
    try:
        return datetime.strptime(request.GET.get(DAY, ""), "%Y-%m-%d").replace(tzinfo=ZONE).date()
    except ValueError:
        raise NotFound from None


def month_of(request: HttpRequest) -> date:
    """The first day of the month asked for; of the current one where none is named."""
    given = request.GET.get(MONTH, "")
    if not given:
        return clock.today().replace(day=1)
    try:
        month = datetime.strptime(given, "%Y-%m").replace(tzinfo=ZONE).date()
    except ValueError:
        raise NotFound from None
    if not 2000 <= month.year < 2200:
        raise NotFound
    return month


def person_of(request: HttpRequest) -> UUID | None:
    given = request.GET.get(PERSON, "")
    return _uuid(given) if given else None


class DayUnreadable(Invalid):
    code = "day-unreadable"
    sentence = _("Ghi ngày dạng 21/11/2026.")


def typed_day(typed: str) -> date | None:
    """A day as people write it; of a year that calendars know."""
    try:
        day = datetime.strptime(typed.strip(), "%d/%m/%Y").replace(tzinfo=ZONE).date()
    except ValueError:
        return None
    return day if 2000 <= day.year < 2200 else None


def page_of(request: HttpRequest) -> int:
    return page_in(request.GET)


def kept(request: HttpRequest) -> dict[str, str]:
    """The filters of an address, for the links to the other pages of its list."""
    names = (FIGURE, UNIT, PERSON, CAUSE, DAY, MONTH, WAY)
    return {name: request.GET[name] for name in names if request.GET.get(name)}


def _uuid(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        raise NotFound from None
