"""Cash at the counter: the cashier takes the whole amount and a numbered receipt is made."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.dossiers import api as dossiers
from motcua.payments import api as payments
from motcua.platform.errors import NotFound
from motcua.surfaces.session import actor_of, staff_only


@require_POST
@staff_only
def receive(request: HttpRequest, dossier: UUID, obligation: int) -> HttpResponse:
    actor = actor_of(request)
    view = dossiers.dossier_view(actor, dossier)
    owed = next((row for row in payments.obligations(view.state.subject) if row.id == obligation), None)
    if owed is None:
        raise NotFound
    payments.receive_cash(actor, obligation_id=owed.id, amount=owed.amount, payer=view.state.owner_name)
    request.session["done"] = _("Đã thu tiền và ghi biên lai.")
    return HttpResponseRedirect(reverse("desk:dossier", args=[dossier]))
