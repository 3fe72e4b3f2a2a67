"""Put a procedure on a list from a day on, and take it off again."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue.api import editing
from motcua.platform import clock
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Field
from motcua.surfaces.console.acting import Act, Typed, answer, choices_of
from motcua.surfaces.console.procedures import words
from motcua.surfaces.console.procedures.guard import HERE, controllers_only
from motcua.surfaces.session import actor_of

_view = require_http_methods(["GET", "HEAD", "POST"])


@_view
@controllers_only
def record(request: HttpRequest, code: str) -> HttpResponse:
    found = editing.procedure_detail(actor_of(request), code)
    if not found.may_publish:
        raise NotFound

    def records(typed: Typed) -> str:
        tag = editing.NewTag(
            kind=typed.text("kind"),
            phase=typed.text("phase"),
            decision=typed.text("decision"),
            effective_from=typed.day("effective_from"),
            effective_to=typed.day("effective_to"),
        )
        editing.record_tag(actor_of(request), code, tag)
        return _("Đã ghi thủ tục vào danh mục.")

    names = {kind.value: str(name) for kind, name in editing.TAG_NAMES.items()}
    fields = (
        Field("kind", _("Danh mục"), kind="choice", choices=choices_of(names)),
        Field("phase", _("Đợt"), hint=_("Ví dụ đợt 1, giai đoạn 2026."), is_required=False),
        Field("decision", _("Quyết định"), hint=_("Số của quyết định ban hành danh mục.")),
        Field("effective_from", _("Từ ngày"), kind="date", value=f"{clock.today():%d/%m/%Y}"),
        Field("effective_to", _("Đến hết ngày"), kind="date", is_required=False),
    )
    back = reverse("console:procedure", args=[code])
    about = f"{code} · {found.shown.name}"
    act = Act(_("Ghi vào danh mục"), _("Ghi"), about, back, fields, records, here=HERE)
    return answer(request, act)


@_view
@controllers_only
def end(request: HttpRequest, code: str, tag: int) -> HttpResponse:
    found = words.tag(editing.tag_to_end(actor_of(request), code, tag), clock.today())

    def ends(typed: Typed) -> str:
        editing.end_tag(actor_of(request), code, tag, typed.day("on"))
        return _("Đã ghi ngày cuối trong danh mục.")

    field = Field("on", _("Ngày cuối còn trong danh mục"), kind="date", value=f"{clock.today():%d/%m/%Y}")
    about = f"{code} · {found['name']} · {found['decision']} · {found['period']}"
    back = reverse("console:procedure", args=[code])
    act = Act(_("Đưa khỏi danh mục"), _("Ghi ngày cuối"), about, back, (field,), ends, here=HERE)
    return answer(request, act)
