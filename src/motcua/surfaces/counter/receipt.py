"""Form 01 for screen and paper: the receipt and appointment slip."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.payments import api as payments
from motcua.platform.errors import NotFound
from motcua.platform.ui.clockface import ClockFace
from motcua.surfaces.session import actor_of, staff_only
from motcua.surfaces.sheets import receipt_sheet

JUST_TAKEN_IN = "taken-in"
"""In the session: the dossier whose slip has not been shown yet; shown later it is printed again."""
BOTH = "song-ngu"
_LAW, _SECOND = "vi", "en"


@require_safe
@staff_only
def receipt(request: HttpRequest, dossier: UUID) -> HttpResponse:
    actor = actor_of(request)
    view = dossiers.dossier_view(actor, dossier)
    if dossiers.printing.no_receipt(view.state) is not None:
        raise NotFound
    clock = None
    if view.clock is not None and not view.state.finished_at:
        clock = ClockFace.of(view.clock, now=view.now, due=view.state.due_at)
    is_new = request.session.pop(JUST_TAKEN_IN, None) == str(dossier)
    both = BOTH in request.GET
    officer = dossiers.printing.accepted_by([view.state])[view.state.id] or actor.name
    charges = payments.obligations(view.state.subject)
    centre = agencies.centre_of(view.state.receiving_id)
    here = reverse("counter:receipt", args=[dossier])
    context = {
        "section": "counter",
        "sheets": [
            receipt_sheet(request, view, officer, charges, centre, language)
            for language in (_LAW, *((_SECOND,) if both else ()))
        ],
        "clock": clock,
        "printed_again": None if is_new else view.now,
        "done": _("Đã tiếp nhận. Giấy hẹn sẵn sàng để in.") if is_new else "",
        "both": both,
        "both_url": here if both else f"{here}?{BOTH}=1",
        "dossier_url": reverse("desk:dossier", args=[dossier]),
        "next_url": reverse("counter:start"),
    }
    return render(request, "counter/receipt.html", context)
