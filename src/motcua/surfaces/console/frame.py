"""What every page of the console has in common: for whom it exists, and the list beside it."""

from collections.abc import Iterator, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import editing
from motcua.payments.api import online
from motcua.platform import proposals
from motcua.platform.access import scope
from motcua.platform.errors import NotFound
from motcua.platform.ui.paging import page_in
from motcua.privacy import api as privacy
from motcua.surfaces.session import View, actor_of, staff_only

_PAGES = (
    ("units", gettext_lazy("Đơn vị")),
    ("moves", gettext_lazy("Sắp xếp đơn vị")),
    ("centres", gettext_lazy("Trung tâm, quầy")),
    ("accounts", gettext_lazy("Tài khoản")),
    ("who-sees", gettext_lazy("Ai xem được hồ sơ")),
    ("review", gettext_lazy("Rà soát quyền")),
    ("calendars", gettext_lazy("Lịch làm việc")),
    ("numbers", gettext_lazy("Mức riêng")),
    ("changes", gettext_lazy("Nhật ký thay đổi")),
    ("gallery", gettext_lazy("Giao diện")),
)
_EVERYBODYS = (
    ("absence", gettext_lazy("Vắng mặt, uỷ quyền")),
    ("kinship", gettext_lazy("Người thân đã khai")),
)
_CONTROLLERS = (("procedures", gettext_lazy("Thủ tục")),)
_WRITERS = (("wordings", gettext_lazy("Mẫu câu")),)
_MONEY = (("reconciliation", gettext_lazy("Đối soát")), ("money-waiting", gettext_lazy("Tiền cần xem")))
_DECIDERS = ("anywhere", gettext_lazy("Danh mục phi địa giới"))
_DATA = ("data-requests", gettext_lazy("Yêu cầu về dữ liệu"))
_SECOND = ("proposals", gettext_lazy("Chờ người thứ hai"))


def administers(request: HttpRequest) -> bool:
    """Whether they administer any unit."""
    return not scope(actor_of(request), agencies.Permission.UNIT_ADMINISTER).nothing


def decides(request: HttpRequest) -> bool:
    """Whether they write down which procedures are taken in anywhere."""
    return not scope(actor_of(request), catalogue.Permission.NON_TERRITORIAL_DECIDE).nothing


def administrators_only(view: View) -> View:
    """For who administers some unit; to anybody else these pages do not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not administers(request):
            raise NotFound
        return view(request, *args, **kwargs)

    return staff_only(guarded)


def _entries(request: HttpRequest) -> Iterator[tuple[str, Any]]:
    """What stands beside the pages, for who asks."""
    yield from _PAGES if administers(request) else ()
    yield from _CONTROLLERS if editing.may_control(actor_of(request)) else ()
    yield from _WRITERS if catalogue.wordings.may_write(actor_of(request)) else ()
    yield from _MONEY if online.may_look(actor_of(request)) else ()
    yield from (_DECIDERS,) if decides(request) else ()
    yield from _EVERYBODYS


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any], here: str, status: int = 200
) -> HttpResponse:
    """A page of the console; `here` is the name of its entry in the list beside it."""
    shared = {
        "section": "console",
        "workplace": _("Quản trị"),
        "side": _side(request, here),
        "done": request.session.pop("console_done", ""),
        "waits": None,
    }
    return render(request, template, {**shared, **context}, status=status)


def _side(request: HttpRequest, here: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = [
        {"name": name, "url": reverse(f"console:{route}"), "is_current": route == here}
        for route, name in _entries(request)
    ]
    actor = actor_of(request)
    if proposals.concerns(actor):
        route, name = _SECOND
        second = {"name": name, "url": reverse(f"console:{route}"), "is_current": route == here}
        entries.insert(-len(_EVERYBODYS), {**second, "count": proposals.waiting_count(actor)})
    if privacy.may_answer(actor):
        route, name = _DATA
        asked = {"name": name, "url": reverse(f"console:{route}"), "is_current": route == here}
        entries.insert(-len(_EVERYBODYS), {**asked, "count": privacy.late_count(actor)})
    return entries


def page_number(request: HttpRequest) -> int:
    """The page of a list that is asked for; what is no number is the first."""
    return page_in(request.GET)


def say_done(request: HttpRequest, sentence: str) -> None:
    """A sentence for the next page of the console."""
    request.session["console_done"] = sentence
