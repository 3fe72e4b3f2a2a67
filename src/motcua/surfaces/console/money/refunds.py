"""Money somebody must look at, one transaction with all that was told of it, refunds by two people."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.dossiers import api as dossiers
from motcua.payments.api import online
from motcua.platform.access import scope
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field, Problem
from motcua.surfaces.console.frame import page, say_done
from motcua.surfaces.console.money import shown
from motcua.surfaces.console.money.access import money_people_only
from motcua.surfaces.session import actor_of

HERE = "money-waiting"
APPROVE, DECLINE = "duyet", "khong-duyet"


@require_safe
@money_people_only
def waiting(request: HttpRequest) -> HttpResponse:
    rows = [shown.money_line(row) for row in online.money_waiting(actor_of(request))]
    return page(request, "console/money/waiting.html", {"rows": rows}, HERE)


@require_safe
@money_people_only
def one(request: HttpRequest, incoming: UUID) -> HttpResponse:
    return _show(request, incoming)


@require_POST
@money_people_only
def ask(request: HttpRequest, incoming: UUID) -> HttpResponse:
    """Ask that it be given back; another person decides."""
    try:
        online.ask_refund(actor_of(request), incoming, request.POST.get("because", ""))
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, incoming, refusal)
    say_done(request, _("Đã gửi đề nghị hoàn; chờ người thứ hai duyệt."))
    return HttpResponseRedirect(reverse("console:money", args=[incoming]))


@require_POST
@money_people_only
def decide(request: HttpRequest, refund: UUID, act: str) -> HttpResponse:
    """The second person says yes or no."""
    acts = {APPROVE: online.approve_refund, DECLINE: online.decline_refund}
    if act not in acts:
        raise NotFound
    row = acts[act](actor_of(request), refund)
    done = _("Đã duyệt; lệnh hoàn đang được gửi.") if act == APPROVE else _("Không duyệt; tiền giữ nguyên.")
    say_done(request, done)
    return HttpResponseRedirect(reverse("console:money", args=[row.incoming]))


def _show(request: HttpRequest, incoming: UUID, refusal: Refusal | None = None) -> HttpResponse:
    view = online.money_view(actor_of(request), incoming)
    because = Field(
        "because",
        _("Vì sao hoàn, theo căn cứ nào?"),
        "lines",
        request.POST.get("because", ""),
        error=str(refusal) if refusal else "",
    )
    context = {
        "problems": [Problem("because", str(refusal))] if refusal else [],
        "trail": [{"name": _("Tiền cần xem"), "url": reverse("console:money-waiting")}],
        **shown.money(view, sees_dossiers=not scope(actor_of(request), dossiers.Permission.VIEW).nothing),
        "because": because if view.may_ask else None,
        "ask_url": reverse("console:refund-ask", args=[incoming]),
    }
    return page(request, "console/money/one.html", context, HERE, status=refusal.status if refusal else 200)
