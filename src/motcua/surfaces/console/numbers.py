"""Numbers units fix for themselves: what holds, who fixed it on what ground; another one from a day on."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies import api as agencies
from motcua.agencies.api import settings
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Field
from motcua.platform.ui.figures import NARROW
from motcua.surfaces.console.acting import Act, Typed, answer, choices_of
from motcua.surfaces.console.frame import administrators_only, page
from motcua.surfaces.console.naming import period
from motcua.surfaces.session import actor_of

HERE = "numbers"
FIX, GIVE_BACK = "an-dinh", "tra-lai"


@require_safe
@administrators_only
def listing(request: HttpRequest) -> HttpResponse:
    """As they hold at the top of what one administers."""
    place = _top(actor_of(request))
    rows = [_line(each) for each in settings.numbers_at(place)]
    return page(request, "console/numbers.html", {"unit": place.name, "rows": rows}, HERE)


@require_safe
@administrators_only
def one(request: HttpRequest, key: str) -> HttpResponse:
    """One number with every value that units within reach, or those above, have fixed."""
    actor = actor_of(request)
    past = settings.history_of(actor, key)
    line = next(each for each in settings.numbers_at(_top(actor)) if each.known.key == key)
    today = clock.today()
    context = {
        "trail": [{"name": _("Mức riêng"), "url": reverse("console:numbers")}],
        "number": _line(line),
        "usual": _amount(line.known, line.known.usual),
        "usual_source": line.known.source,
        "rows": [_past(line.known, each, today) for each in past],
    }
    return page(request, "console/number.html", context, HERE)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def fix(request: HttpRequest, unit: UUID, key: str) -> HttpResponse:
    """Another value for a unit, from a day on."""
    actor = actor_of(request)
    place = agencies.administered_unit(actor, unit)
    line = next((each for each in settings.numbers_at(place) if each.known.key == key), None)
    if line is None:
        raise NotFound
    known = line.known

    def fixes(typed: Typed) -> str:
        begin, decision = typed.required_day("begin"), typed.text("decision")
        if line.is_own and typed.text("what") == GIVE_BACK:
            settings.give_back(actor, unit, key, begin=begin, decision=decision)
            return _("Từ %(day)s đơn vị theo mức của cấp trên.") % {"day": f"{begin:%d/%m/%Y}"}
        settings.fix_number(actor, unit, key, value=typed.text("value"), begin=begin, decision=decision)
        return _("Đã ấn định mức mới, áp dụng từ %(day)s.") % {"day": f"{begin:%d/%m/%Y}"}

    title = _("Ấn định: %(words)s") % {"words": known.words}
    sentence = _(
        "Hiện là %(value)s. Mức mới áp dụng cho đơn vị này và mọi đơn vị trực thuộc chưa ấn định riêng."
    )
    said = sentence % {"value": _amount(known, line.value)}
    back = reverse("console:number", args=[key])
    return answer(request, Act(title, _("Lưu"), place.name, back, _asked(line), fixes, said, here=HERE))


def numbers_of(unit: agencies.UnitRow) -> list[dict[str, str]]:
    """For the page of a unit: each number, who fixed it, and the way to another value."""
    found = []
    for line in settings.numbers_at(unit):
        shown = _line(line)
        row = {"name": shown["words"], "value": shown["value"], "note": shown["by"], "url": shown["fix_url"]}
        found.append(row)
    return found


def _asked(line: settings.NumberLine) -> tuple[Field, ...]:
    """A unit that has fixed it may go back to what holds above it; then no number is needed."""
    known, is_own = line.known, line.is_own
    limits = _("Từ %(least)s đến %(most)s.") % {"least": known.least, "most": known.most}
    unit, ways = (
        str(known.counted_in),
        {FIX: _("Ấn định mức khác"), GIVE_BACK: _("Theo lại mức của cấp trên")},
    )
    what = Field("what", _("Việc"), kind="choice", choices=choices_of(ways, FIX), is_required=False)
    return (
        *((what,) if is_own else ()),
        Field("value", _("Mức mới"), kind="number", suffix=unit, hint=limits, is_required=not is_own),
        Field("begin", _("Áp dụng từ ngày"), kind="date", value=f"{clock.today():%d/%m/%Y}"),
        Field("decision", _("Căn cứ"), hint=_("Số và tên văn bản ấn định mức này.")),
    )


def _top(actor: Actor) -> agencies.UnitRow:
    """The first unit of what one administers; that there is one, the guard has asked."""
    found = agencies.administered_tree(actor, clock.today())
    if not found:
        raise NotFound
    return found[0].unit


def _line(line: settings.NumberLine) -> dict[str, Any]:
    fixed, known = line.fixed, line.known
    return {
        "words": str(known.words),
        "value": _amount(known, line.value),
        "by": _by(line),
        "is_usual": fixed is None,
        "source": fixed.source if fixed else str(known.source),
        "is_unsure": fixed is None or fixed.certainty != "S",
        "since": fixed.valid_from if fixed else None,
        "gives_back": line.gives_back,
        "coming": _amount(known, line.coming.value) if line.coming else "",
        "coming_on": line.coming.valid_from if line.coming else None,
        "url": reverse("console:number", args=[known.key]),
        "fix_url": reverse("console:number-fix", args=[line.unit.public_id, known.key]),
    }


def _by(line: settings.NumberLine) -> str:
    if line.fixed is None:
        return _("mức chung của chương trình")
    if line.fixed.unit_id == line.unit.id:
        return _("đơn vị này ấn định")
    return _("%(unit)s ấn định") % {"unit": agencies.unit(line.fixed.unit_id).name}


def _amount(known: settings.Known, value: int) -> str:
    return f"{value}{NARROW}{known.counted_in}"


def _past(known: settings.Known, each: settings.PastNumber, today: date) -> dict[str, Any]:
    return {
        "unit": each.unit.name,
        "value": _amount(known, each.row.value),
        "period": period(each.row.valid_from, each.row.valid_to),
        "source": each.row.source,
        "is_unsure": each.row.certainty != "S",
        "holds": each.row.holds_on(today),
        "is_coming": each.row.valid_from > today,
    }
