"""Paying what a dossier owes: how much and why, the ways there are, and how a payment stands."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Tracking
from motcua.payments.api import ObligationRow, online
from motcua.payments.ports import gateway
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Problem
from motcua.surfaces.portal import paid
from motcua.surfaces.portal.tracking import remember, tracked
from motcua.surfaces.session import actor_of

RETURNED, TURN = "tro-ve", "lan"
"""In the address: the person comes back from the payment page; how often the page has looked again itself."""
SECONDS, MOST_TURNS = 10, 30


def link_to(request: HttpRequest, dossier: UUID, obligation: UUID) -> str:
    """Where an obligation of a dossier is paid, for a page that has shown this person the dossier."""
    remember(request, dossier)
    return reverse("portal:pay", args=[obligation])


def _known(request: HttpRequest, obligation: UUID) -> tuple[ObligationRow, Tracking]:
    """The obligation and its dossier, for a browser that may look at it. Raises NotFound."""
    owed = online.obligation_by_public_id(obligation)
    return owed, tracked(request, dossiers.dossier_of(owed.subject))


@require_safe
@login_not_required
def show(request: HttpRequest, obligation: UUID) -> HttpResponse:
    owed, found = _known(request, obligation)
    return _show(request, owed, found)


@require_POST
@login_not_required
def start(request: HttpRequest, obligation: UUID) -> HttpResponse:
    owed, found = _known(request, obligation)
    here = reverse("portal:pay", args=[obligation])
    try:
        destination = online.start(
            obligation,
            account=actor_of(request).account,
            purpose=paid.purpose_of(owed, found),
            return_url=f"{_absolute(request, here)}?{RETURNED}=1",
            language=translation.get_language() or "vi",
        )
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, owed, found, refusal)
    return HttpResponseRedirect(destination.url or here)


@require_POST
@login_not_required
def transfer(request: HttpRequest, obligation: UUID) -> HttpResponse:
    owed, found = _known(request, obligation)
    try:
        online.transfer(obligation, account=actor_of(request).account)
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, owed, found, refusal)
    return HttpResponseRedirect(reverse("portal:pay", args=[obligation]))


@require_POST
@login_not_required
def ask_again(request: HttpRequest, obligation: UUID) -> HttpResponse:
    """The person wants to know now: the provider is asked."""
    _known(request, obligation)
    has_answer = online.ask_now(obligation)
    request.session["done"] = "" if has_answer else _("Bên thanh toán chưa trả lời; hệ thống sẽ tự hỏi lại.")
    here = reverse("portal:pay", args=[obligation])
    is_checking = online.online_state(obligation).is_checking
    return HttpResponseRedirect(f"{here}?{RETURNED}=1" if is_checking else here)


@require_safe
@login_not_required
def receipt(request: HttpRequest, obligation: UUID) -> HttpResponse:
    """The electronic receipt, or what is known of the cashier's; nothing before something is paid."""
    owed, found = _known(request, obligation)
    given = online.online_state(obligation).receipt
    context = {
        "section": "tracking",
        "dossier": paid.dossier_of(found),
        "receipt": paid.receipt_of(owed, given),
        "back_url": reverse("portal:pay", args=[obligation]),
    }
    return render(request, "portal/payment_receipt.html", context)


def _show(
    request: HttpRequest, owed: ObligationRow, found: Tracking, refusal: Refusal | None = None
) -> HttpResponse:
    now = online.online_state(owed.public_id)
    turn = _turn(request)
    is_back = RETURNED in request.GET and now.has_open and now.obligation.state == "open"
    is_checking = now.is_checking or is_back
    looks_again = is_checking and 0 <= turn < MOST_TURNS
    here = reverse("portal:pay", args=[owed.public_id])
    context: dict[str, Any] = {
        "section": "tracking",
        "problems": [Problem("", str(refusal))] if refusal else [],
        "done": request.session.pop("done", "") if "done" in request.session else "",
        "dossier": paid.dossier_of(found),
        "owed": {
            "name": paid.kind_words(owed),
            "amount": owed.amount,
            "state": now.obligation.state,
            "article": owed.article,
            "because": now.obligation.because,
        },
        "reasons": paid.reasons_of(owed, found),
        "is_checking": is_checking,
        "still_url": f"{here}?{RETURNED}=1&{TURN}=-1" if looks_again else "",
        "seconds": SECONDS,
        "transfer": paid.transfer_of(now),
        "is_online": gateway() is not None,
        "counter": paid.counter_of(found),
        "money": [paid.money_of(each) for each in now.incoming if not each.pays or each.state != "paid"],
        "urls": {
            name: reverse(f"portal:pay-{name}", args=[owed.public_id])
            for name in ("start", "transfer", "ask", "receipt")
        },
        "has_receipt": now.receipt is not None or owed.receipt is not None,
    }
    answer = render(request, "portal/payment.html", context, status=refusal.status if refusal else 200)
    if looks_again:
        answer["Refresh"] = f"{SECONDS}; url={here}?{RETURNED}=1&{TURN}={turn + 1}"
    _let_leave(answer)
    return answer


def _turn(request: HttpRequest) -> int:
    """How often the page looked again by itself; -1: not any more."""
    text = request.GET.get(TURN, "0")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else -1


def _let_leave(answer: HttpResponse) -> None:
    """The form on this page ends on the platform's; our policy must let it, and nothing else."""
    platform = gateway()
    address = urlsplit(platform.address) if platform else None
    if address is not None:
        answer._csp_update = {"form-action": [f"{address.scheme}://{address.netloc}"]}  # type: ignore[attr-defined]  # noqa: SLF001


def _absolute(request: HttpRequest, path: str) -> str:
    return f"{settings.MOTCUA_ADDRESS}{path}" if settings.MOTCUA_ADDRESS else request.build_absolute_uri(path)
