"""The language and the theme of the pages.

The language, for whoever does not go by what the browser asks for, is kept in a cookie.

Light or dark pages: chosen by the person, or else by their device.

What an officer chose is kept with their account and is theirs on every machine; what anybody else chose is
kept in a cookie. The server writes it on the page, so that none is first seen in the other theme; without a
choice it writes nothing, and the stylesheet asks the device. Print is always light
(`frontend/styles/parts/_themes.scss`).
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from motcua.parties import api as parties
from motcua.surfaces.session import actor_of, came_from, preferences

PREFERENCE = "ui.theme"
COOKIE = "theme"
YEAR = 365 * 24 * 3600
THEMES = ("light", "dark")
SYSTEM = "system"
"""Asked for on purpose: whoever has this goes by the device, whatever else is kept."""


@require_POST
@login_not_required
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Back to the page one came from, in the other language."""
    return set_language(request)


@require_POST
@login_not_required
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Back to the page one came from, in the theme asked for; an unknown one changes nothing."""
    response = HttpResponseRedirect(came_from(request) or "/")
    asked = request.POST.get("theme")
    if asked not in (*THEMES, SYSTEM):
        return response
    if _is_officer(request):
        parties.change_preference(actor=actor_of(request), name=PREFERENCE, change=lambda _before: asked)
    elif asked == SYSTEM:
        response.delete_cookie(COOKIE, samesite="Lax")
    else:
        response.set_cookie(
            COOKIE, asked, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    return response


def chosen(request: HttpRequest) -> dict[str, object]:
    """Context of every page: "light", "dark", or "" where the device decides."""
    return {"theme": SimpleLazyObject(lambda: _theme_of(request))}


def _theme_of(request: HttpRequest) -> str:
    kept = preferences(request).get(PREFERENCE) if _is_officer(request) else None
    found = kept or request.COOKIES.get(COOKIE)
    return next((theme for theme in THEMES if theme == found), "")


def _is_officer(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated and actor_of(request).kind == "staff"
