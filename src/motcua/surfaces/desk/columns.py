"""Which columns a worklist has, and in which order: each officer's own choice."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import WorkRow
from motcua.kernel import worktime
from motcua.kernel.process import StepKind
from motcua.parties import api as parties
from motcua.platform.ui.clockface import ClockFace
from motcua.platform.ui.fields import Problem
from motcua.platform.ui.moments import day_short, span_words
from motcua.surfaces.desk import lines, presenting
from motcua.surfaces.desk.lines import Cell
from motcua.surfaces.session import actor_of, preferences, staff_only

PREFERENCE = "desk.columns"


class Column(StrEnum):
    OWNER = "chu-ho-so"
    CODE = "ma"
    PROCEDURE = "thu-tuc"
    STEP = "buoc"
    HOLDER = "nguoi-giu"
    DUE = "han"
    RISK = "con-lai"
    STATUS = "trang-thai"
    CHANNEL = "kenh"
    UNIT = "don-vi"
    RECEIVED = "ngay-nhan"


LABEL: dict[Column, str | Promise] = {
    Column.OWNER: gettext_lazy("Hồ sơ"),
    Column.CODE: gettext_lazy("Mã hồ sơ"),
    Column.PROCEDURE: gettext_lazy("Thủ tục"),
    Column.STEP: gettext_lazy("Bước"),
    Column.HOLDER: gettext_lazy("Người giữ"),
    Column.DUE: gettext_lazy("Hạn"),
    Column.RISK: gettext_lazy("Giờ làm việc còn lại"),
    Column.STATUS: gettext_lazy("Trạng thái"),
    Column.CHANNEL: gettext_lazy("Kênh nộp"),
    Column.UNIT: gettext_lazy("Cơ quan giải quyết"),
    Column.RECEIVED: gettext_lazy("Ngày nhận"),
}
USUAL = (Column.OWNER, Column.STEP, Column.DUE, Column.STATUS)


def read_columns(value: object) -> tuple[Column, ...]:
    """The columns somebody keeps, as far as they still exist; the usual ones when nothing is left."""
    given = value if isinstance(value, list) else []
    found = [column for each in given for column in Column if column == each]
    return tuple(dict.fromkeys(found)) or USUAL


def headings(columns: Sequence[Column]) -> list[str]:
    return [str(LABEL[column]) for column in columns]


def cells(columns: Sequence[Column], row: WorkRow, now: datetime, face: ClockFace) -> list[Cell]:
    """What a line says in each column; the first one is its link."""
    return [_CELL[column](row, now, face, columns) for column in columns]


def _owner(row: WorkRow, _now: datetime, _face: ClockFace, columns: Sequence[Column]) -> Cell:
    """The owner, and below whatever of the dossier has no column of its own."""
    below = (
        "" if Column.PROCEDURE in columns else catalogue.version(row.procedure_version_id).name,
        "" if Column.CODE in columns else row.code.rpartition("-")[2],
        _("phi địa giới") if row.is_non_territorial else "",
    )
    return lines.words(row.owner_name, " · ".join(part for part in below if part))


def _step(row: WorkRow, now: datetime, face: ClockFace, _columns: Sequence[Column]) -> Cell:
    """Of an opinion also who was asked for it, and how long they have been silent."""
    if row.kind != StepKind.CONSULT:
        return lines.words(row.step or "–")
    unit = agencies.unit(row.unit_id)
    below = unit.short_name or unit.name
    if row.step_due_at is not None and row.step_due_at < now and not face.paused:
        silent = worktime.working_minutes(agencies.calendar_of(unit.id), row.step_due_at, now)
        below = _("%(unit)s, im lặng %(span)s") % {"unit": below, "span": span_words(silent, units=2)}
    return lines.words(row.step, below)


def _due(_row: WorkRow, _now: datetime, face: ClockFace, _columns: Sequence[Column]) -> Cell:
    return lines.clock(face)


def _status(row: WorkRow, _now: datetime, face: ClockFace, _columns: Sequence[Column]) -> Cell:
    said = presenting.status(row.status, is_late=face.is_late and not face.is_finished)
    return lines.tag(said["word"], said["tone"])


def _risk(row: WorkRow, now: datetime, face: ClockFace, _columns: Sequence[Column]) -> Cell:
    """Office time until the step or the dossier is late, whichever comes first: what lists are sorted by."""
    if face.is_finished or face.paused or not row.kind:
        return lines.words("–")
    calendar = agencies.calendar_of(row.competent_id)
    left = worktime.working_minutes(calendar, now, row.risk_at)
    if left or row.risk_at > now:
        return lines.words(span_words(left, units=2))
    late = span_words(worktime.working_minutes(calendar, row.risk_at, now), units=2)
    return lines.late(_("trễ %(span)s") % {"span": late})


def _words(say: Callable[[WorkRow], object]) -> Callable[..., Cell]:
    return lambda row, _now, _face, _columns: lines.words(str(say(row) or "–"))


_CELL: Mapping[Column, Callable[..., Cell]] = {
    Column.OWNER: _owner,
    Column.CODE: _words(lambda row: row.code),
    Column.PROCEDURE: _words(lambda row: catalogue.version(row.procedure_version_id).name),
    Column.STEP: _step,
    Column.HOLDER: _words(lambda row: row.holder_name),
    Column.DUE: _due,
    Column.RISK: _risk,
    Column.STATUS: _status,
    Column.CHANNEL: _words(lambda row: dossiers.CHANNEL.get(row.channel, row.channel)),
    Column.UNIT: _words(lambda row: agencies.unit(row.competent_id).name),
    Column.RECEIVED: _words(lambda row: day_short(row.received_at.astimezone(worktime.ZONE))),
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def choose(request: HttpRequest) -> HttpResponse:
    """The page where columns are ticked and numbered."""
    chosen = read_columns(preferences(request).get(PREFERENCE))
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        usual = "usual" in request.POST
        chosen = USUAL if usual else _asked(request)
        if chosen:
            kept: list[object] = [] if usual else [str(column) for column in chosen]
            parties.change_preference(actor=actor_of(request), name=PREFERENCE, change=lambda _before: kept)
            return HttpResponseRedirect(reverse("desk:worklist"))
        problems = (Problem(f"cot-{Column.OWNER}", _("Chọn ít nhất một cột.")),)
    context = {"section": "desk", "columns": _offered(chosen), "problems": problems}
    return render(request, "desk/columns.html", context, status=422 if problems else 200)


def _asked(request: HttpRequest) -> tuple[Column, ...]:
    """The ticked columns by their numbers; what is no number comes last, in the order of the page."""
    ticked = [column for column in Column if column in request.POST.getlist("cot")]
    return tuple(sorted(ticked, key=lambda column: _place(request.POST.get(f"thu-tu-{column}", ""))))


def _place(typed: str) -> int:
    typed = typed.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 1000


def _offered(chosen: Sequence[Column]) -> list[dict[str, Any]]:
    ordered = [*chosen, *(column for column in Column if column not in chosen)]
    return [
        {"value": str(column), "label": str(LABEL[column]), "is_chosen": column in chosen, "place": place}
        for place, column in enumerate(ordered, start=1)
    ]
