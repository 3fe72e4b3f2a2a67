"""The three ways to be heard on one page: what each is for, how long an answer takes, where to phone."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.feedback.api import matters
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Field, problems_of
from motcua.surfaces.guesses import find_matter
from motcua.surfaces.portal.place import place_context
from motcua.surfaces.said import CHANNELS, is_id, limits_of, row_context
from motcua.surfaces.session import actor_of

KNOWN = "matters"
MOST_REMEMBERED = 20


@require_safe
@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    about = request.GET.get("ho-so", "")[:36]
    query = f"?ho-so={about}" if is_id(about) else ""
    context = place_context(request) | {
        "section": "feedback",
        "channels": [
            {"name": name, "what": what, "limits": limits_of(code), "url": f"{say_address(slug)}{query}"}
            for code, (slug, name, what) in CHANNELS.items()
        ],
        "rows": [
            row_context(row) | {"url": reverse("portal:matter", args=[row.public_id])}
            for row in matters.mine(actor_of(request))
        ],
    }
    return render(request, "portal/feedback/channels.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def find(request: HttpRequest) -> HttpResponse:
    """By its code, and by the phone where one was given: what became of it."""
    code, phone = request.POST.get("code", "").strip()[:60], request.POST.get("phone", "").strip()[:30]
    error = ""
    if request.method == "POST":
        try:
            found = find_matter(request, code, phone)
        except NotFound:
            error = _("Không có phản ánh, khiếu nại nào khớp mã và số điện thoại này. Xem lại mã đã ghi.")
        else:
            remember(request, found)
            return HttpResponseRedirect(reverse("portal:matter", args=[found]))
    fields = [
        Field("code", _("Mã phản ánh, khiếu nại"), value=code, hint=_("Ví dụ PA-K7Q2M-4XT9B"), error=error),
        Field(
            "phone", _("Số điện thoại, nếu bạn đã ghi khi gửi"), "phone", phone, is_required=False,
            autocomplete="tel",
        ),
    ]  # fmt: skip
    context = {"section": "feedback", "fields": fields, "problems": problems_of(fields)}
    return render(request, "portal/feedback/find.html", context, status=404 if error else 200)


def say_address(slug: str) -> str:
    return reverse("portal:say", args=[slug])


def remember(request: HttpRequest, matter: UUID) -> None:
    """This browser may look at the matter from now on; the address alone opens nothing."""
    known = [each for each in request.session.get(KNOWN, []) if each != str(matter)]
    request.session[KNOWN] = [*known, str(matter)][-MOST_REMEMBERED:]


def is_shown(request: HttpRequest, matter: UUID) -> bool:
    return str(matter) in request.session.get(KNOWN, [])
