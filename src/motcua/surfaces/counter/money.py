"""Cash at the counter: the cashier takes the whole amount and a numbered receipt is made."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.dossiers import api as dossiers
from motcua.surfaces.session import actor_of, staff_only


@require_POST
@staff_only
def receive(request: HttpRequest, dossier: UUID, obligation: int) -> HttpResponse:
    dossiers.receive_cash(actor_of(request), dossier, obligation)
    request.session["done"] = _("Đã thu tiền và ghi biên lai.")
    return HttpResponseRedirect(reverse("desk:dossier", args=[dossier]))
