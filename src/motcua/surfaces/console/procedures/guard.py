"""For whom the pages of procedure control exist."""

from collections.abc import Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalogue.api import editing
from motcua.platform.errors import NotFound
from motcua.surfaces.console.frame import page
from motcua.surfaces.session import View, actor_of, staff_only

HERE = "procedures"


def controllers_only(view: View) -> View:
    """For who writes or publishes procedures; to anybody else these pages do not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not editing.may_control(actor_of(request)):
            raise NotFound
        return view(request, *args, **kwargs)

    return staff_only(guarded)


def shown(request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """A page of procedure control in the frame of the console."""
    return page(request, f"console/procedures/{template}.html", context, HERE, status)


def trail(code: str = "", *, draft: bool = False) -> list[dict[str, str]]:
    """The way back from a page of one procedure or of its draft."""
    links = [{"name": _("Thủ tục"), "url": reverse("console:procedures")}]
    if code:
        links.append({"name": code, "url": reverse("console:procedure", args=[code])})
    if draft:
        links.append({"name": _("Bản thảo"), "url": reverse("console:draft", args=[code])})
    return links
