"""The page of signing in: people by their electronic identity (arrivals.py), staff by name and password.

Guesses are counted per login and address, so that nobody can lock out another.
"""

import json
from collections.abc import Sequence
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from motcua.parties import api as parties
from motcua.parties import ports
from motcua.platform.errors import Refusal
from motcua.platform.ui.fields import Field, Problem
from motcua.surfaces.portal.place import place_context
from motcua.surfaces.session import refusal_page
from motcua.surfaces.stays import why_ended


@sensitive_post_parameters("password")
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    # One spelling of a login: guesses are counted by it, whatever case they were typed in.
    name = parties.plain_login(request.POST.get("login", ""))[:150]
    after = request.POST.get("next") or request.GET.get("next", "")
    if request.method != "POST":
        return sign_in_page(request, after=after)
    account = authenticate(request, login=name, password=request.POST.get("password", ""))
    if account is not None:
        login(request, account)
        parties.note_sign_in(account.pk)
        return HttpResponseRedirect(_safe(request, after))
    wrong = _("Tên đăng nhập hoặc mật khẩu chưa đúng. Xem lại rồi thử lần nữa.")
    return sign_in_page(request, after=after, name=name, problems=[Problem("login", wrong)])


def sign_in_page(
    request: HttpRequest,
    *,
    after: str = "",
    name: str = "",
    problems: Sequence[Problem] = (),
    refused: Refusal | None = None,
) -> HttpResponse:
    """The page, with what went wrong: a wrong password, or an arrival that was refused."""
    fields = [
        Field("login", _("Tên đăng nhập"), value=name, autocomplete="username", error=_first(problems)),
        Field("password", _("Mật khẩu"), kind="password", autocomplete="current-password"),
    ]
    context = {
        "section": "sign-in",
        "fields": fields,
        "problems": problems,
        "next": after,
        "refused": str(refused) if refused else "",
        "ended": _ENDED.get(why_ended(request), ""),
    }
    context |= place_context(request)
    status = refused.status if refused else 403 if problems else 200
    answer = render(
        request,
        "portal/sign_in.html",
        context | _provider(after) | _demo(),
        status=status,
    )
    if refused and refused.retry_after:
        answer["Retry-After"] = str(refused.retry_after)
    return answer


_ENDED = {
    "idle": gettext_lazy("Bạn đã được đăng xuất vì 30 phút không thao tác. Đăng nhập lại để làm tiếp."),
    "long": gettext_lazy("Bạn đã được đăng xuất sau 12 giờ. Đăng nhập lại để làm tiếp."),
}


def _provider(after: str) -> dict[str, object]:
    """By what people sign in, and what is the matter with it."""
    provider = ports.provider()
    if provider is None:
        return {"provider": "", "trouble": None}
    query = f"?{urlencode({'next': after})}" if after else ""
    address = f"{reverse('portal:arrival')}{query}"
    return {"provider": provider.source, "trouble": provider.trouble(), "arrival_url": address}


def locked_out(request: HttpRequest, _answer: HttpResponse, _credentials: object) -> HttpResponse:
    """What somebody sees after too many wrong guesses for one login from one address."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    sentence = _("Sai mật khẩu quá nhiều lần. Hãy thử lại sau %(minutes)s phút.") % {"minutes": minutes}
    return refusal_page(request, sentence, 429)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    response = HttpResponseRedirect(reverse("portal:home"))
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _demo() -> dict[str, object]:
    """Where the demo loader left its note: the accounts a newcomer starts with, and their password."""
    try:
        note = json.loads(settings.MOTCUA_DEMO_NOTE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {"demo_accounts": note["accounts"], "demo_password": note["password"]}


def _safe(request: HttpRequest, after: str) -> str:
    if after and url_has_allowed_host_and_scheme(
        after, {request.get_host()}, require_https=request.is_secure()
    ):
        return after
    return reverse("desk:worklist")


def _first(problems: Sequence[Problem]) -> str:
    return problems[0].sentence if problems else ""
