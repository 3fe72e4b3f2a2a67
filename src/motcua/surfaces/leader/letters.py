"""Apology letters still to be written: a late dossier without one is an alarm until somebody signs it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import overview
from motcua.platform import clock
from motcua.platform.ui.paging import Pages
from motcua.surfaces.leader import asking, showing
from motcua.surfaces.leader.asking import overseers_only
from motcua.surfaces.leader.showing import Shown
from motcua.surfaces.session import actor_of


@require_safe
@overseers_only
def letters(request: HttpRequest) -> HttpResponse:
    actor, now, number = actor_of(request), clock.now(), asking.page_of(request)
    rows, total = overview.letters_page(actor, now, number)
    context = {
        "section": "leader",
        "page": "letters",
        "total": total,
        "rows": [_letter(row, now) for row in rows],
        "pages": Pages(number, overview.PAGE_SIZE, total, {}),
        **showing.folder("thu-xin-loi", total, ("extend",)),
    }
    return render(request, "leader/letters.html", context)


def _letter(row: overview.Line, now: datetime) -> Shown:
    """The line with the draft of the letter; the act (Form 04) adds the new date and is signed there."""
    return showing.line(row, now) | {
        "key": str(row.public_id),
        "act_url": reverse("desk:act", args=[row.public_id, "extend"]),
        "draft": dossiers.letter(row.owner_name, row.code, row.due_at or now, dossiers.APOLOGY),
    }
