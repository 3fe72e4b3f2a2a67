"""The list of dossiers whose people wait for an answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.dossiers.api import thread
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces.session import actor_of, staff_only


@require_safe
@staff_only
def listed(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, the longest on top; late ones in red, also for whoever leads."""
    number = page_in(request.GET)
    rows, counts = thread.waiting_page(actor_of(request), number)
    context = {
        "section": "desk",
        "counts": counts,
        "rows": [
            {"row": row, "url": f"{reverse('desk:dossier', args=[row.dossier])}#trao-doi"} for row in rows
        ],
        "pages": Pages(number, thread.PAGE_SIZE, counts.all, {}),
    }
    return render(request, "desk/threads.html", context)


def _url(row: thread.WaitingRow) -> str:
    return reverse("desk:dossier", args=[row.dossier]) + "#trao-doi"
