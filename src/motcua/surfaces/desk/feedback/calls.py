"""Calls at the desk: record one while the person is on the line, call back in turn, say what became of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.agencies import api as agencies
from motcua.feedback import api as feedback
from motcua.feedback.api import calls
from motcua.kernel.worktime import Limit
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces.opening import reached_at
from motcua.surfaces.said import is_id
from motcua.surfaces.session import actor_of, staff_only
from motcua.surfaces.wording import limit_words

Pile = calls.Pile
PILES: dict[calls.Pile, tuple[str, str | Promise]] = {
    Pile.WAITING: ("cho-goi", gettext_lazy("Chờ gọi lại")),
    Pile.DONE: ("da-xong", gettext_lazy("Đã xong")),
}
_ACTS: dict[str, Callable[[Actor, UUID, str], object]] = {
    "gap": lambda actor, call, _words: calls.tried(actor, call, is_reached=True),
    "khong-gap": lambda actor, call, _words: calls.tried(actor, call, is_reached=False),
    "tra-loi": calls.answer,
    "phan-anh": lambda actor, call, _words: calls.into_feedback(actor, call),
}
_TYPED = ("phone", "name", "words", "code", "promised")


@require_safe
@staff_only
def listed(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    slug = request.GET.get("ds", "")
    pile = next(
        (each for each, (known, _name) in PILES.items() if known == slug), None if slug else Pile.WAITING
    )
    if pile is None:
        raise NotFound
    number = page_in(request.GET)
    counted, address = calls.counts(actor), reverse("desk:calls")
    context = {
        "section": "desk",
        "piles": [
            {"name": name, "count": counted[each], "url": f"{address}?ds={known}", "is_current": each is pile}
            for each, (known, name) in PILES.items()
        ],
        "is_waiting": pile is Pile.WAITING,
        "rows": [_row(row) for row in calls.calls_page(actor, pile, number)],
        "pages": Pages(number, calls.PAGE_SIZE, counted[pile], {"ds": PILES[pile][0]}),
    }
    return render(request, "desk/feedback/calls.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def new(request: HttpRequest) -> HttpResponse:
    actor, problem = actor_of(request), None
    typed = {name: request.POST.get(name, "") for name in _TYPED}
    intent = request.POST.get("intent", "")
    wanted = UUID(intent) if is_id(intent) else uuid4()
    calls.counts(actor)  # nobody else is shown the form
    if request.method == "POST":
        try:
            made = calls.take(actor, calls.Taken(wanted, **typed))
        except NotFound:
            raise
        except Refusal as refusal:
            problem = refusal
        else:
            return HttpResponseRedirect(reverse("desk:call", args=[made]))
    fields = _fields(typed, {problem.field or "": str(problem)} if problem else {})
    context = {
        "section": "desk",
        "fields": fields,
        "problems": problems_of(fields),
        "intent": wanted,
        "reached_at": reached_at(actor.unit) if actor.unit else None,
    }
    status = problem.status if problem else 200
    return render(request, "desk/feedback/call_new.html", context, status=status)


@require_safe
@staff_only
def one(request: HttpRequest, call: UUID) -> HttpResponse:
    return _page(request, call)


@require_POST
@staff_only
def act(request: HttpRequest, call: UUID, act: str) -> HttpResponse:
    if act not in _ACTS:
        raise NotFound
    try:
        _ACTS[act](actor_of(request), call, request.POST.get("words", ""))
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(request, call, refusal)
    return HttpResponseRedirect(reverse("desk:call", args=[call]))


def _page(request: HttpRequest, call: UUID, problem: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    view = calls.call(actor, call)
    error = str(problem) if problem else ""
    field = Field(
        "words", _("Trả lời đã nói với người gọi"), "lines", request.POST.get("words", ""), error=error
    )
    is_open = view.row.closed_at is None
    may_see = view.matter and feedback.matters.may_read(actor, view.matter)
    context = {
        "section": "desk",
        "row": _row(view.row),
        "is_open": is_open,
        "tries": [
            {"at": at, "words": _("Đã gặp") if is_reached else _("Không gặp")}
            for at, is_reached in view.tries
        ],
        "matter_code": view.matter_code,
        "matter_url": reverse("desk:matter", args=[view.matter]) if may_see else "",
        "field": field,
        "problems": problems_of([field] if is_open else (), {} if is_open or not error else {"": error}),
    }
    return render(request, "desk/feedback/call.html", context, status=problem.status if problem else 200)


def _row(row: calls.CallRow) -> dict[str, Any]:
    return {
        "url": reverse("desk:call", args=[row.public_id]),
        "unit": agencies.unit(row.unit).name,
        "phone": row.phone,
        "name": row.name,
        "words": row.words,
        "code": row.code,
        "taken_at": row.taken_at,
        "call_by": row.call_by,
        "is_late": row.is_late,
        "place": row.place,
        "tries": row.tries,
        "answer": row.answer,
        "became": _became(row),
    }


def _became(row: calls.CallRow) -> str:
    if row.closed_at is None:
        return ""
    if row.is_feedback:
        return _("Thành phản ánh, kiến nghị")
    return _("Đã trả lời câu hỏi") if row.answer else _("Đã gặp")


def _fields(typed: dict[str, str], errors: dict[str, str]) -> list[Field]:
    def field(name: str, label: str, kind: Any = "text", hint: str = "", **more: Any) -> Field:
        return Field(name, label, kind, typed[name], hint, errors.get(name, ""), **more)

    usual = feedback.call_back().limit
    promises = (
        Choice(
            "", _("như thường lệ: %(limit)s") % {"limit": limit_words(usual)}, is_chosen=not typed["promised"]
        ),
        *(
            Choice(each, limit_words(Limit.parse(each)), is_chosen=each == typed["promised"])
            for each in calls.PROMISES
        ),
    )
    return [
        field("phone", _("Số điện thoại gọi lại"), "phone"),
        field("name", _("Tên người gọi"), is_required=False),
        field("words", _("Hỏi hoặc nói về việc gì?"), "lines", is_wide=True),
        field("code", _("Mã hồ sơ hoặc mã thủ tục"), is_required=False),
        field("promised", _("Hứa gọi lại trong"), "choice", choices=promises, is_required=False),
    ]
