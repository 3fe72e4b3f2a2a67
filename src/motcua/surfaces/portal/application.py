"""The pages as an application somebody installs: its manifest, its worker, and the page without a line.

The worker keeps files that carry their version in their name, and in both languages the page without a line
and the one that checks a receipt, which are drawn for nobody in particular. No other page is ever kept on a
device: other people use it too.
"""

import hashlib
import json
from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.platform import clock
from motcua.surfaces import opening
from motcua.surfaces.portal import receipts
from motcua.surfaces.session import province

LANGUAGES = ("vi", "en")
ASKED = "ngon-ngu"
GREEN = "#06332f"
AN_HOUR = "public, max-age=3600"
"""Both are asked for by every page: a device that has them asks again after an hour."""
_KEPT = (
    "ui/ui.css",
    "ui/ui.js",
    "ui/receipt.js",
    "ui/mark.svg",
    *(
        f"ui/fonts/be-vietnam-pro-{part}-{weight}.woff2"
        for part in ("latin", "vietnamese")
        for weight in (400, 600, 700)
    ),
)
_ICONS = (
    ("ui/icon-192.png", 192, "any"),
    ("ui/icon-512.png", 512, "any"),
    ("ui/icon-masked-512.png", 512, "maskable"),
)


@require_safe
@login_not_required
def manifest(request: HttpRequest) -> JsonResponse:
    """What the device calls the application, and where it begins. Asked for without cookies."""
    with translation.override(_language(request)):
        answer = JsonResponse(_manifest(), content_type="application/manifest+json")
    answer["Cache-Control"] = AN_HOUR
    return answer


def _manifest() -> dict[str, Any]:
    places = (
        ("portal:track", _("Tra cứu hồ sơ")),
        ("portal:mine", _("Hồ sơ của tôi")),
        ("portal:procedures", _("Thủ tục")),
    )
    return {
        "id": "/",
        "name": " – ".join(filter(None, (_("Một Cửa"), province(clock.today())))),
        "short_name": _("Một Cửa"),
        "description": _("Xem thủ tục, nộp và theo dõi hồ sơ hành chính."),
        "lang": translation.get_language(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": GREEN,
        "icons": [
            {"src": static(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for name, size, purpose in _ICONS
        ],
        "shortcuts": [{"name": name, "url": reverse(route)} for route, name in places],
    }


@require_safe
@login_not_required
def worker(request: HttpRequest) -> HttpResponse:
    """The program that keeps these files; another version of any of them is another program."""
    language = _language(request)
    kept = [*map(static, _KEPT)]
    drawn = "".join(draw(each) for each in LANGUAGES for draw in (_offline, receipts.drawn_for_a_device))
    version = hashlib.sha256("\0".join([*kept, drawn, _program()]).encode()).hexdigest()[:16]
    places = ("portal:offline", "portal:receipt-offline")
    settings = {
        "version": version,
        "files": kept,
        "pages": [_page(place, each) for place in places for each in LANGUAGES],
        "page": _page("portal:offline", language),
        "instead": {reverse("portal:receipt-check"): _page("portal:receipt-offline", language)},
    }
    words = f"const KEPT = {json.dumps(settings, ensure_ascii=True, sort_keys=True)};\n{_program()}"
    answer = HttpResponse(words, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = AN_HOUR
    return answer


def _page(place: str, language: str) -> str:
    return f"{reverse(place)}?{ASKED}={language}"


@require_safe
@login_not_required
def receipt(request: HttpRequest) -> HttpResponse:
    """Where a device checks a receipt by itself. Drawn without the request, like the page without a line."""
    answer = HttpResponse(receipts.drawn_for_a_device(_language(request)))
    answer["Cache-Control"] = "no-cache"
    return answer


@require_safe
@login_not_required
def offline(request: HttpRequest) -> HttpResponse:
    """What helps without a line. Drawn without the request: it holds nothing of who asks."""
    answer = HttpResponse(_offline(_language(request)))
    answer["Cache-Control"] = "no-cache"
    return answer


def _offline(language: str) -> str:
    today = clock.today()
    with translation.override(language):
        first = opening.centre_for(None, today)
        context = {
            "province": province(today),
            "centre": opening.place_of(first, today) if first else None,
            "centres": [
                {"name": each.name, "phone": each.phone} for each in agencies.centres(today) if each.phone
            ],
        }
        return render_to_string("portal/offline.html", context)


@cache
def _program() -> str:
    return render_to_string("portal/worker.txt")


def _language(request: HttpRequest) -> str:
    asked = request.GET.get(ASKED, "")
    return asked if asked in LANGUAGES else LANGUAGES[0]
