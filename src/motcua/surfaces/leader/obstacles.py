"""The obstacle register: what waits for an answer, from whom, until when; to raise one and to answer it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies import api as agencies
from motcua.dossiers.api import followup, overview
from motcua.platform import clock
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.paging import Pages
from motcua.surfaces.leader import asking
from motcua.surfaces.leader.showing import Shown, address, unit_name
from motcua.surfaces.leader.wording import SIDES
from motcua.surfaces.session import actor_of, staff_only


@require_safe
@staff_only
def listed(request: HttpRequest) -> HttpResponse:
    actor, number = actor_of(request), asking.page_of(request)
    followup.require_obstacles(actor)
    side = _side(request.GET.get("ds", ""))
    rows, counts = followup.obstacles_page(actor, side, number)
    context = {
        "section": "leader",
        "page": "obstacles",
        "may_raise": followup.may_raise(actor),
        "sides": [
            {
                "name": name,
                "count": counts[each],
                "url": address("obstacles", ds=slug),
                "is_current": each is side,
            }
            for each, (slug, name) in SIDES.items()
        ],
        "rows": [_row(row, clock.today()) for row in rows],
        "pages": Pages(number, overview.PAGE_SIZE, counts[side], {"ds": SIDES[side][0]}),
    }
    return render(request, "leader/obstacles.html", context)


def _side(given: str) -> followup.Side:
    if not given:
        return followup.Side.TO_ANSWER
    found = next((each for each, (slug, _name) in SIDES.items() if slug == given), None)
    if found is None:
        raise NotFound
    return found


def _row(row: followup.ObstacleRow, today: date) -> Shown:
    waits = row.answered_at is None
    return {
        "url": reverse("leader:obstacle", args=[row.public_id]),
        "question": row.question,
        "procedure_code": row.procedure_code,
        "dossier_code": row.dossier_code or "",
        "dossier_url": reverse("desk:dossier", args=[row.dossier]) if row.dossier else "",
        "unit": unit_name(row.unit),
        "department": unit_name(row.department),
        "due_on": row.due_on,
        "is_late": waits and row.due_on < today,
        "raised_at": row.raised_at,
        "answer": row.answer,
        "answered_at": row.answered_at,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def raised(request: HttpRequest) -> HttpResponse:
    """The form of a new obstacle."""
    actor = actor_of(request)
    followup.require_may_raise(actor)
    if request.method != "POST":
        return _form(request, {})
    given = {name: request.POST.get(name, "").strip() for name in _ASKED}
    try:
        made = followup.raise_obstacle(actor, _command(given))
    except Refusal as refusal:
        return _form(request, given, refusal)
    return HttpResponseRedirect(reverse("leader:obstacle", args=[made]))


_ASKED = ("question", "department", "due_on", "procedure", "dossier")


def _command(given: Mapping[str, str]) -> followup.Raise:
    due_on = asking.typed_day(given["due_on"])
    if due_on is None:
        raise asking.DayUnreadable(field="due_on")
    return followup.Raise(
        given["question"], given["department"], due_on, given["procedure"], given["dossier"]
    )


def _form(request: HttpRequest, given: Mapping[str, str], problem: Refusal | None = None) -> HttpResponse:
    error = {problem.field: str(problem)} if problem and problem.field else {}

    def field(name: str, label: str, kind: str = "text", **more: object) -> Field:
        return Field(name, label, kind, given.get(name, ""), error=error.get(name, ""), **more)  # type: ignore[arg-type]

    asked = followup.departments()
    choices = tuple(
        Choice(code, row.name, is_chosen=code == given.get("department")) for code, row in asked.items()
    )
    fields = [
        field("question", _("Vướng ở đâu, cần trả lời điều gì"), "lines"),
        field("department", _("Cơ quan trả lời"), "choice", choices=choices),
        field("due_on", _("Cần trả lời trước hết ngày"), "date", hint=_("Ví dụ 25/11/2026")),
        field("procedure", _("Mã thủ tục"), is_required=False),
        field("dossier", _("Mã hồ sơ"), is_required=False),
    ]
    context = {
        "section": "leader",
        "page": "obstacles",
        "fields": fields,
        "problems": problems_of(fields, {"": str(problem)} if problem and not problem.field else {}),
        "form_url": reverse("leader:raise-obstacle"),
        "back_url": address("obstacles"),
    }
    return render(request, "leader/raise.html", context, status=problem.status if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def one(request: HttpRequest, obstacle: UUID) -> HttpResponse:
    """One obstacle; whoever is asked answers it here."""
    actor, typed, problem = actor_of(request), request.POST.get("answer", ""), None
    if request.method == "POST":
        try:
            followup.answer_obstacle(actor, obstacle, typed)
        except NotFound:
            raise
        except Refusal as refusal:
            problem = refusal
        else:
            return HttpResponseRedirect(reverse("leader:obstacle", args=[obstacle]))
    row, may_answer = followup.obstacle(actor, obstacle)
    posts = agencies.post_rows(post for post in (row.raised_by, row.answered_by) if post)
    field = Field(
        "answer", _("Trả lời"), "lines", typed, error=str(problem) if problem and problem.field else ""
    )
    context = {
        "section": "leader",
        "page": "obstacles",
        "row": _row(row, clock.today())
        | {
            "raised_by": posts[row.raised_by].account_name if row.raised_by in posts else "",
            "answered_by": posts[row.answered_by].account_name if row.answered_by in posts else "",
        },
        "field": field if may_answer else None,
        "problems": problems_of([field], {"": str(problem)} if problem and not problem.field else {}),
        "back_url": address("obstacles"),
    }
    return render(request, "leader/obstacle.html", context, status=problem.status if problem else 200)
