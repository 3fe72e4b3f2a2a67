"""Results nobody has come for: who, how long, when they were last reminded."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers.api import unclaimed
from motcua.platform.errors import NotFound
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces.session import actor_of, staff_only

LISTS = {
    unclaimed.Waited.ANY: ("tat-ca", _("Tất cả")),
    unclaimed.Waited.WEEK: ("7-ngay", _("Chờ từ 7 ngày")),
    unclaimed.Waited.MONTH: ("30-ngay", _("Chờ từ 30 ngày")),
}


@require_safe
@staff_only
def listed(request: HttpRequest) -> HttpResponse:
    waited = _waited(request.GET.get("cho", ""))
    number = page_in(request.GET)
    found = unclaimed.unclaimed_page(actor_of(request), waited, number)
    context = {
        "section": "counter",
        "chips": [
            {
                "name": name,
                "count": found.counts[each],
                "url": f"{reverse('counter:unclaimed')}?cho={slug}",
                "is_current": each is waited,
            }
            for each, (slug, name) in LISTS.items()
        ],
        "rows": [_row(row) for row in found.rows],
        "pages": Pages(number, unclaimed.PAGE_SIZE, found.counts[waited], {"cho": LISTS[waited][0]}),
        "reminders_leave": unclaimed.reminders_leave(),
        "period": found.period,
    }
    return render(request, "counter/unclaimed.html", context)


def _waited(given: str) -> unclaimed.Waited:
    if not given:
        return unclaimed.Waited.ANY
    found = next((each for each, (slug, _name) in LISTS.items() if slug == given), None)
    if found is None:
        raise NotFound
    return found


def _row(row: unclaimed.UnclaimedRow) -> dict[str, Any]:
    return {
        "url": reverse("desk:dossier", args=[row.public_id]),
        "code": row.code,
        "owner_name": row.owner_name,
        "procedure_name": catalogue.version(row.version).name,
        "unit": agencies.unit(row.receiving).name,
        "ready_at": row.ready_at,
        "days": row.days,
        "reminders": row.reminders,
        "reminded_on": row.reminded_on,
        "is_reachable": row.is_reachable,
    }
