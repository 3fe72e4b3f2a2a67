"""The ward or commune somebody lives in, chosen once: kept in a cookie and, for accounts, as a preference.

It says where the nearest centre is and who decides there. It is no fact about a person: pages never ask who
chose it, and nothing is filed by it.
"""

from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.surfaces.opening import centre_for, place_of
from motcua.surfaces.session import actor_of, came_from, preferences

PREFERENCE = "portal.commune"
COOKIE = "commune"
YEAR = 365 * 24 * 3600
LONGEST = 200


def chosen_commune(request: HttpRequest) -> agencies.UnitRow | None:
    """The commune chosen before, or what it has become since; None where none was, or it is none."""
    kept = preferences(request).get(PREFERENCE) or request.COOKIES.get(COOKIE, "")
    found = agencies.unit_by_identifier(str(kept)[:LONGEST]) if kept else None
    if found is None:
        return None
    today = agencies.unit(agencies.successor_of(found.id))
    return today if today in agencies.communes() else None


def place_context(request: HttpRequest) -> dict[str, Any]:
    """`commune` and `centre` (surfaces/opening.py) of whoever asks, for pages that say where to go."""
    commune, day = chosen_commune(request), clock.today()
    centre = centre_for(commune, day)
    return {"commune": commune, "centre": place_of(centre, day) if centre else None}


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def choose(request: HttpRequest) -> HttpResponse:
    """The list to choose from, narrowed by words of today's name or a former one; then back."""
    if request.method == "POST":
        return _keep(request)
    return _ask(request)


def _ask(request: HttpRequest, error: str = "", status: int = 200) -> HttpResponse:
    q = request.GET.get("q", "").strip()[:LONGEST]
    communes = agencies.communes()
    if q:
        found = {row.id for row in agencies.search_units(q, limit=len(communes) + 500)}
        communes = tuple(row for row in communes if row.id in found)
    back = _back(request.POST.get("next") or request.GET.get("next") or came_from(request), request)
    context = place_context(request) | {"section": "procedures", "q": q, "communes": communes}
    context |= {"error": error, "back": back}
    return render(request, "portal/place.html", context, status=status)


def _keep(request: HttpRequest) -> HttpResponse:
    asked = request.POST.get("commune", "")[:LONGEST]
    found = next((row for row in agencies.communes() if row.identifier == asked), None)
    if found is None and asked:
        return _ask(request, _("Nơi này không có trong danh sách. Hãy chọn lại."), 422)
    response = HttpResponseRedirect(_back(request.POST.get("next", ""), request))
    if actor_of(request).account is not None:
        parties.change_preference(actor=actor_of(request), name=PREFERENCE, change=lambda _before: asked)
    if found is None:
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    secure = request.is_secure()
    response.set_cookie(COOKIE, asked, max_age=YEAR, httponly=True, samesite="Lax", secure=secure)
    return response


def _back(address: str, request: HttpRequest) -> str:
    """The page one came from, without its host; never this one, never another's."""
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(address)
    inside = parts.path + (f"?{parts.query}" if parts.query else "")
    return "/" if not inside.startswith("/") or parts.path == request.path else inside
