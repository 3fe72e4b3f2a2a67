"""Open a centre, change its record, close it: one act a page."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.agencies.api import serving
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Choice, Field
from motcua.surfaces.console.acting import Act, Typed, answer, choices_of
from motcua.surfaces.console.centres.pages import HERE
from motcua.surfaces.console.frame import administrators_only
from motcua.surfaces.console.naming import unit_name
from motcua.surfaces.session import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def begin(request: HttpRequest, unit: UUID) -> HttpResponse:
    """A centre for a unit that has none of its own."""
    actor = actor_of(request)
    place = agencies.administered_unit(actor, unit)
    if not place.holds_on(clock.today()):
        raise NotFound

    def opens(typed: Typed) -> str:
        serving.open_centre(actor, unit, _typed(typed), typed.required_day("begin"))
        return _("Đã mở trung tâm. Hãy ghi tiếp các quầy ở trang của trung tâm.")

    day = Field("begin", _("Mở từ ngày"), kind="date", value=f"{clock.today():%d/%m/%Y}")
    fields = (*_asked(actor, place, None), day)
    title, back = _("Mở trung tâm"), reverse("console:unit", args=[unit])
    return answer(request, Act(title, title, place.name, back, fields, opens, here=HERE))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def change(request: HttpRequest, code: str) -> HttpResponse:
    """What the record says."""
    actor = actor_of(request)
    found = serving.administered_centre(actor, code)

    def changes(typed: Typed) -> str:
        return done(is_new=serving.change_centre(actor, code, _typed(typed)))

    sentence = _("Bảng tên, thông báo và giấy hẹn in theo nội dung này ngay sau khi lưu.")
    asked = _asked(actor, agencies.unit(found.unit_id), found)
    title, back = _("Sửa thông tin trung tâm"), reverse("console:centre", args=[code])
    return answer(request, Act(title, _("Lưu"), found.name, back, asked, changes, sentence, here=HERE))


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def close(request: HttpRequest, code: str) -> HttpResponse:
    """The last day of a centre, or none."""
    actor = actor_of(request)
    found = serving.administered_centre(actor, code)

    def closes(typed: Typed) -> str:
        return done(is_new=serving.close_centre(actor, code, typed.day("last")))

    sentence = _("Sau ngày ấy trung tâm không còn nhận và trả hồ sơ cho %(units)s. Hồ sơ đã nhận giữ nguyên.")
    served = ", ".join(sorted(unit_name(unit) for unit in found.serves | {found.unit_id}))
    hint = _("Để trống: trung tâm không đóng.")
    fields = (last_field(_("Ngày hoạt động cuối cùng"), found.valid_from, found.valid_to, hint),)
    title, back = _("Ngày đóng trung tâm"), reverse("console:centre", args=[code])
    said = sentence % {"units": served}
    return answer(request, Act(title, _("Lưu"), found.name, back, fields, closes, said, "danger", HERE))


def done(*, is_new: bool) -> str:
    """The sentence after a record was kept."""
    return _("Đã lưu.") if is_new else _("Không có gì thay đổi.")


def last_field(label: str, begins: date | None, ends: date | None, hint: str) -> Field:
    """The last day on which something holds, as people say it; empty where none is set."""
    last = agencies.last_day(begins or date.min, ends) if ends else None
    value = f"{last:%d/%m/%Y}" if last else ""
    return Field("last", label, kind="date", value=value, hint=hint, is_required=False)


def _typed(typed: Typed) -> serving.CentreTyped:
    return serving.CentreTyped(
        name=typed.text("name"),
        kind=typed.text("kind"),
        address=typed.text("address"),
        phone=typed.text("phone"),
        email=typed.text("email"),
        equipment={kind: typed.text(kind) for kind in serving.equipment_kinds()},
        serves=frozenset(each for each in map(_uuid, typed.many("serves")) if each),
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _asked(actor: Actor, unit: agencies.UnitRow, found: agencies.CentreRow | None) -> tuple[Field, ...]:
    """What the record says as questions, with what stands in it now."""
    name = found.name if found else _("Trung tâm Phục vụ hành chính công")
    address, phone = (found.address, found.phone) if found else (unit.address, unit.phone)
    kinds = choices_of(serving.centre_kinds(), found.kind if found else "commune")
    return (
        Field("name", _("Tên trung tâm"), value=name, is_wide=True),
        Field("kind", _("Loại"), kind="choice", choices=kinds),
        Field("address", _("Địa chỉ"), value=address, is_required=False, is_wide=True),
        Field("phone", _("Điện thoại công bố"), kind="phone", value=phone, is_required=False),
        Field("email", _("Thư điện tử"), kind="email", value=found.email if found else "", is_required=False),
        *_served(actor, unit, found),
        *_equipment(found),
    )


def _served(actor: Actor, unit: agencies.UnitRow, found: agencies.CentreRow | None) -> tuple[Field, ...]:
    near = serving.may_be_served(actor, unit.id)
    chosen = found.serves if found else {unit.id}
    choices = tuple(Choice(str(row.public_id), row.name, is_chosen=row.id in chosen) for row in near)
    label = _("Nhận hồ sơ cho")
    hint = _("Cơ quan có hồ sơ được nhận và trả ở đây.")
    if not near:
        return ()
    return (Field("serves", label, kind="many", choices=choices, hint=hint, is_required=False),)


def _equipment(found: agencies.CentreRow | None) -> tuple[Field, ...]:
    there = {each["kind"]: str(each["count"]) for each in found.equipment} if found else {}
    return tuple(
        Field(kind, name, kind="number", value=there.get(kind, "0"), suffix=_("chiếc"))
        for kind, name in serving.equipment_kinds().items()
    )
