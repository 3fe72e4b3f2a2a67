"""The list of procedures taken in anywhere, as decided: phases, upload or typing, amendment, end."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.catalogue.api import territory
from motcua.platform import clock
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field, Problem
from motcua.surfaces.console.frame import page, say_done
from motcua.surfaces.days import day_of
from motcua.surfaces.session import actor_of, staff_only

HERE = "anywhere"
LARGEST_FILE = 2 * 1024 * 1024
_TYPED = ("decision", "decided_on", "issuer", "name", "valid_from", "valid_to", "lines")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with the form, by field."""

    field: str
    sentence: str
    status: int = 422


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def phases(request: HttpRequest) -> HttpResponse:
    """All phases; a new one by typing its procedures or by a file of them."""
    actor = actor_of(request)
    territory.require_decider(actor)
    typed, wrong = _typed(request, {}), None
    if request.method == "POST":
        wrong = _days_wrong(typed)
        try:
            made = None if wrong else territory.announce(actor, _given(typed))
        except Refusal as refusal:
            wrong = Wrong(refusal.field or "", str(refusal), refusal.status)
        else:
            if made is not None:
                say_done(request, _("Đã ghi đợt mới."))
                return HttpResponseRedirect(reverse("console:anywhere-phase", args=[made]))
    context = {
        "rows": [_row(row) for row in territory.phases()],
        "fields": _fields(typed, wrong),
        "problems": [Problem(wrong.field, wrong.sentence)] if wrong else [],
    }
    return page(request, "console/anywhere.html", context, HERE, status=wrong.status if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def phase(request: HttpRequest, phase: UUID) -> HttpResponse:
    """One phase: what it says, and the form to amend it."""
    actor = actor_of(request)
    territory.require_decider(actor)
    found, wrong = territory.phase(phase), None
    typed = _typed(request, _written(found))
    if request.method == "POST":
        wrong = _days_wrong(typed)
        try:
            if not wrong:
                territory.amend(actor, phase, _given(typed), _seen(request))
        except NotFound:
            raise
        except Refusal as refusal:
            wrong = Wrong(refusal.field or "", str(refusal), refusal.status)
        if wrong is None:
            say_done(request, _("Đã sửa đợt này."))
            return HttpResponseRedirect(reverse("console:anywhere-phase", args=[phase]))
    context = {
        "phase": _row(found),
        "version": found.version,
        "fields": _fields(typed, wrong),
        "end_field": Field("end_on", _("Thôi hiệu lực từ ngày"), "date", hint=_("Ví dụ 25/11/2026")),
        "end_url": reverse("console:anywhere-end", args=[phase]),
        "problems": [Problem(wrong.field, wrong.sentence)] if wrong else [],
    }
    return page(request, "console/anywhere_phase.html", context, HERE, status=wrong.status if wrong else 200)


@require_POST
@staff_only
def end(request: HttpRequest, phase: UUID) -> HttpResponse:
    territory.end(actor_of(request), phase, day_of(request.POST.get("end_on", "").strip()[:20]))
    say_done(request, _("Đã ghi ngày thôi hiệu lực."))
    return HttpResponseRedirect(reverse("console:anywhere-phase", args=[phase]))


def _typed(request: HttpRequest, written: dict[str, str]) -> dict[str, str]:
    """What was typed; the lines of a file that came along are added to the typed ones."""
    if request.method != "POST":
        return {name: written.get(name, "") for name in _TYPED}
    typed = {name: request.POST.get(name, "").strip() for name in _TYPED}
    upload = request.FILES.get("file")
    if upload is not None:
        content = upload.read(LARGEST_FILE).decode("utf-8-sig", errors="replace")
        typed["lines"] = "\n".join(part for part in (typed["lines"], content.strip()) if part)
    return typed


def _written(found: territory.PhaseRow) -> dict[str, str]:
    return {
        "decision": found.decision,
        "decided_on": _day(found.decided_on),
        "issuer": found.issuer,
        "name": found.name,
        "valid_from": _day(found.valid_from),
        "valid_to": _day(found.valid_to),
        "lines": "\n".join(f"{code} {name}".strip() for code, name in found.items),
    }


def _given(typed: dict[str, str]) -> territory.PhaseGiven:
    return territory.PhaseGiven(
        decision=typed["decision"],
        decided_on=day_of(typed["decided_on"]),
        issuer=typed["issuer"],
        name=typed["name"],
        valid_from=day_of(typed["valid_from"]),
        valid_to=day_of(typed["valid_to"]),
        lines=typed["lines"],
    )


def _days_wrong(typed: dict[str, str]) -> Wrong | None:
    """Days that are typed are read, or said to be unreadable."""
    for name in ("decided_on", "valid_from", "valid_to"):
        if typed[name] and day_of(typed[name]) is None:
            return Wrong(name, _("Ghi ngày dạng 21/11/2026."))
    return None


def _fields(typed: dict[str, str], wrong: Wrong | None) -> list[Field]:
    error = {wrong.field: wrong.sentence} if wrong else {}

    def field(name: str, label: str, kind: str = "text", **more: Any) -> Field:
        return Field(name, label, kind, typed[name], error=error.get(name, ""), **more)  # type: ignore[arg-type]

    return [
        field("decision", _("Quyết định số")),
        field("decided_on", _("Ký ngày"), "date", is_required=False),
        field("issuer", _("Cơ quan ban hành"), is_required=False),
        field("name", _("Đợt"), is_required=False),
        field("valid_from", _("Có hiệu lực từ ngày"), "date"),
        field("valid_to", _("Thôi hiệu lực từ ngày"), "date", is_required=False),
        field(
            "lines", _("Thủ tục, mỗi dòng một mã"), "lines", hint=_("Mã trước, tên sau: 1.004873 Tên thủ tục")
        ),
    ]


def _row(row: territory.PhaseRow) -> dict[str, Any]:
    today = clock.today()
    ended = row.valid_to is not None and row.valid_to <= today
    state = ("done", _("đã hết hiệu lực")) if ended else ("wait", _("sắp có hiệu lực"))
    if not ended and row.valid_from <= today:
        state = ("work", _("đang có hiệu lực"))
    return {
        "url": reverse("console:anywhere-phase", args=[row.public_id]),
        "decision": row.decision,
        "decided_on": row.decided_on,
        "issuer": row.issuer,
        "name": row.name,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "procedures": row.procedures,
        "is_unverified": row.certainty not in {"S", "S2"},
        "state": {"tone": state[0], "word": state[1]},
    }


def _seen(request: HttpRequest) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
