"""Legal pages in both languages: what data is used for, one's rights, accessibility, cookies.

Their words are data (data/legal/), each with a version and the day it began, for the province to sign.
"""

import json
from datetime import date
from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from motcua.platform import clock
from motcua.platform.console import data_folder
from motcua.platform.errors import NotFound
from motcua.surfaces import opening

PAGES = ("du-lieu", "quyen", "tiep-can", "cookie")
"""In the order of the footer."""


@require_safe
@login_not_required
def show(request: HttpRequest, page: str) -> HttpResponse:
    if page not in PAGES:
        raise NotFound
    found = _page(page)
    language = "en" if get_language() == "en" else "vi"
    today = clock.today()
    centre = opening.centre_for(None, today)
    context = {
        "page": found[language],
        "slug": page,
        "version": found["version"],
        "day": date.fromisoformat(found["day"]),
        "is_published": found["is_published"],
        "others": [{"slug": each, "title": _page(each)[language]["title"]} for each in PAGES if each != page],
        "centre": opening.place_of(centre, today) if centre else None,
    }
    return render(request, "portal/legal.html", context)


@cache
def _page(slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((data_folder() / "legal" / f"{slug}.json").read_text(encoding="utf-8"))
    for language in ("vi", "en"):
        for section in found[language]["sections"]:
            section["rows"] = [{"name": name, "value": value} for name, value in section.get("rows", [])]
    return found
