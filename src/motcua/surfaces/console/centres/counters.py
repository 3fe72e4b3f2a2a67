"""Open a counter, change it, end it from a day on: one page."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.agencies.api import serving
from motcua.catalogue import api as catalogue
from motcua.kernel.text import sort_key
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Choice, Field
from motcua.surfaces.console.acting import Act, Typed, answer, choices_of
from motcua.surfaces.console.centres.acts import done, last_field
from motcua.surfaces.console.centres.pages import HERE
from motcua.surfaces.console.frame import administrators_only
from motcua.surfaces.session import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Another counter."""
    found = serving.administered_centre(actor_of(request), code)
    next_number = max((each.number for each in found.counters), default=0) + 1
    number = Field("number", _("Số quầy"), kind="number", value=str(next_number))
    return _answered(request, found, None, (number, *_asked(None)))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def change(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What one counter is called, does and serves, and from when to when."""
    found = serving.administered_centre(actor_of(request), code)
    row = next((row for row in found.counters if row.number == number), None)
    if row is None:
        raise NotFound
    return _answered(request, found, row, _asked(row))


def _answered(
    request: HttpRequest,
    found: agencies.CentreRow,
    row: agencies.CounterRow | None,
    fields: tuple[Field, ...],
) -> HttpResponse:
    def keeps(typed: Typed) -> str:
        number = row.number if row else None
        return done(is_new=serving.keep_counter(actor_of(request), found.code, number, _typed(typed, row)))

    title = _("Sửa quầy %(number)s") % {"number": row.number} if row else _("Mở quầy")
    back = reverse("console:centre", args=[found.code])
    return answer(request, Act(title, _("Lưu"), found.name, back, fields, keeps, here=HERE))


def _servable(row: agencies.CounterRow | None) -> dict[str, str]:
    """Every field of work by its code, and what the counter serves already, also where nobody named it."""
    return dict.fromkeys(row.fields if row else (), "") | catalogue.field_names()


def _typed(typed: Typed, row: agencies.CounterRow | None) -> serving.CounterTyped:
    served = _servable(row)
    return serving.CounterTyped(
        number=typed.text("number"),
        kind=typed.text("kind"),
        name=typed.text("name"),
        fields=tuple(code for code in typed.many("fields") if code in served),
        begin=typed.day("begin"),
        last=typed.day("last"),
    )


def _asked(row: agencies.CounterRow | None) -> tuple[Field, ...]:
    named = [(code, name or code) for code, name in _servable(row).items()]
    chosen = row.fields if row else ()
    served = tuple(
        Choice(code, name, is_chosen=code in chosen)
        for code, name in sorted(named, key=lambda each: sort_key(each[1]))
    )
    begins = f"{row.valid_from:%d/%m/%Y}" if row and row.valid_from else ""
    ends = _("Để trống: chưa có hạn. Quầy đã thôi vẫn còn trong biên lai cũ.")
    all_of_them = _("Không chọn lĩnh vực nào là phục vụ mọi lĩnh vực.")
    return (
        Field("name", _("Tên quầy"), value=row.name if row else "", is_required=False,
              hint=_("In trên bảng tên; để trống thì in việc ở quầy.")),
        Field("kind", _("Việc ở quầy"), kind="choice",
              choices=choices_of(serving.counter_kinds(), row.kind if row else "both")),
        Field("begin", _("Từ ngày"), kind="date", value=begins, is_required=False,
              hint=_("Để trống: từ khi trung tâm mở.")),
        last_field(_("Đến hết ngày"), row.valid_from if row else None, row.valid_to if row else None, ends),
        Field("fields", _("Lĩnh vực phục vụ"), kind="many", choices=served, is_required=False,
              hint=all_of_them),
    )  # fmt: skip
