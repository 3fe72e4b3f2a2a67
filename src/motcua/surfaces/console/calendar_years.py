"""The days off of a year: what the law fixes is filled in, what each year's notice says is asked."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.dossiers.api import calendars
from motcua.kernel import worktime
from motcua.kernel.worktime import Announced, Calendar
from motcua.platform import clock
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Choice, Field
from motcua.surfaces.console.acting import Typed

YEAR_SENTENCE = gettext_lazy(
    "Các ngày 01/01, 30/4, 01/5, 02/9 và ngày nghỉ bù khi trùng ngày nghỉ hàng tuần được ghi sẵn. "
    "Ngày dự kiến mà không có dưới đây thì thành ngày làm việc. Ngày hoán đổi ghi thêm vào bản nháp sau."
)


def year_form(found: Calendar) -> tuple[tuple[Field, ...], Callable[[Typed], calendars.Edit]]:
    """Days only expected so far stand in the form, to be held against the notice. Raises NotFound."""
    year = worktime.year_wanted(found, clock.today())
    if year is None:
        raise NotFound
    first, last = worktime.expected_new_year(found, year) or (None, None)
    ancestors = worktime.expected_ancestors(found, year)
    beside = worktime.beside_national_day(year)
    off = [day for day in beside if not found.is_working(day)]
    fields = (
        Field("new_year", _("Tết Nguyên đán nghỉ từ ngày"), kind="date", value=_shown(first)),
        Field("new_year_end", _("Đến hết ngày"), kind="date", value=_shown(last)),
        Field("ancestors", _("Giỗ Tổ Hùng Vương (10/3 âm lịch)"), kind="date", value=_shown(ancestors)),
        Field(
            "beside",
            _("Ngày nghỉ liền Quốc khánh"),
            kind="choice",
            choices=tuple(Choice(f"{day}", f"{day:%d/%m/%Y}", is_chosen=off == [day]) for day in beside),
        ),
        Field("source", _("Thông báo"), hint=_("Số của thông báo nghỉ lễ, Tết trong năm.")),
    )

    def read(typed: Typed) -> calendars.Edit:
        days = {day.isoformat(): day for day in beside}
        told = Announced(
            year=year,
            new_year=(typed.required_day("new_year"), typed.required_day("new_year_end")),
            ancestors=typed.required_day("ancestors"),
            beside=days.get(typed.text("beside"), date(year, 9, 2)),
            source=typed.text("source"),
        )
        return calendars.YearEdit(told)

    return fields, read


def _shown(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day is not None else ""
