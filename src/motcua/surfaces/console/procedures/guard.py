"""For whom the pages of procedure control exist, and when a draft of theirs can be edited."""

from collections.abc import Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalogue.api import editing
from motcua.platform.errors import NotFound
from motcua.surfaces.console.frame import page
from motcua.surfaces.session import View, actor_of, staff_only

HERE = "procedures"


def controllers_only(view: View) -> View:
    """For who writes or publishes procedures; to anybody else these pages do not exist.

    Whoever opens a form of a draft that waits for a second person is led to the draft, which says so.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not editing.may_control(actor_of(request)):
            raise NotFound
        try:
            return view(request, *args, **kwargs)
        except editing.DraftWaits:
            return HttpResponseRedirect(reverse("console:draft", args=[kwargs["code"]]))

    return staff_only(guarded)


def draft_of(request: HttpRequest, code: str) -> editing.DraftView:
    """The draft as it now is, for who asks. Raises NotFound."""
    return editing.draft(actor_of(request), code)


def editable(request: HttpRequest, code: str) -> editing.DraftView:
    """The same, for a form that changes it; what was sent goes on, to be refused with all that was typed.

    Raises NotFound, DraftWaits.
    """
    draft = draft_of(request, code)
    if not draft.may_write:
        raise NotFound
    if draft.waits and request.method != "POST":
        raise editing.DraftWaits
    return draft


def shown(request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """A page of procedure control in the frame of the console."""
    return page(request, f"console/procedures/{template}.html", context, HERE, status)


def shown_of(
    request: HttpRequest,
    draft: editing.DraftView,
    template: str,
    context: Mapping[str, Any],
    status: int = 200,
) -> HttpResponse:
    """The same for a page of a draft: while a second person is asked about it, the page says so."""
    return shown(request, template, {**context, "waits": _waits(draft)}, status)


def _waits(draft: editing.DraftView) -> dict[str, str] | None:
    """With the way to the proposal, for who may decide about it."""
    if not draft.waits:
        return None
    is_theirs = draft.proposal is not None and draft.may_publish
    return {"url": reverse("console:proposal", args=[draft.proposal]) if is_theirs else ""}


def trail(code: str = "", *, draft: bool = False) -> list[dict[str, str]]:
    """The way back from a page of one procedure or of its draft."""
    links = [{"name": _("Thủ tục"), "url": reverse("console:procedures")}]
    if code:
        links.append({"name": code, "url": reverse("console:procedure", args=[code])})
    if draft:
        links.append({"name": _("Bản thảo"), "url": reverse("console:draft", args=[code])})
    return links
