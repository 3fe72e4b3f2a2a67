"""What agencies do otherwise in a procedure: a line each; one stated, changed, ended (localforms.py)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.catalogue.api import ProcedureVersion, editing, variants
from motcua.platform import clock, proposals
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Field
from motcua.surfaces import localwords
from motcua.surfaces.console.procedures import localforms, words
from motcua.surfaces.console.procedures.guard import controllers_only, shown, trail
from motcua.surfaces.session import actor_of

_view = require_http_methods(["GET", "HEAD", "POST"])


def lines(found: editing.ProcedureDetail) -> list[dict[str, Any]]:
    """Every variant of a procedure, over the version shown."""
    return [_line(found, local) for local in variants.of_procedure(found.shown.code, found.shown)]


def waiting(request: HttpRequest, found: editing.ProcedureDetail) -> list[dict[str, str]]:
    """What waits for a second person, for who may decide about it or has sent it."""
    kinds, code = (editing.VARIANT, editing.VARIANT_FEES), found.shown.code
    rows = proposals.waiting_about(actor_of(request), f"procedure:{code}", kinds)
    named = f"{code} · {found.shown.name} · "
    return [
        {
            "url": reverse("console:proposal", args=[row.public_id]),
            "about": row.about.removeprefix(named),
            "because": row.because,
        }
        for row in rows
    ]


def conflicts(draft: editing.DraftView) -> list[str]:
    """What agencies do otherwise and would not fit a draft any more."""
    return [f"{agency}: {editing.conflict_words(each)}" for agency, each in editing.local_conflicts(draft)]


def _line(found: editing.ProcedureDetail, local: variants.Local) -> dict[str, Any]:
    today, last, version = clock.today(), local.effective_to, found.shown
    may_end = found.may_publish and _is_open(local)
    may_change = may_end and found.state is editing.State.IN_FORCE
    of_it = [version.code, local.id]
    return {
        "agency": local.agency,
        "differs": [row.words for row in localwords.rows_of(version, local) if row.is_own],
        "period": words.days_held(local.effective_from, last),
        "decision": local.decision,
        "holds": local.effective_from <= today and (last is None or last >= today),
        "conflicts": [editing.conflict_words(each) for each in local.conflicts],
        "url": reverse("console:variant", args=of_it),
        "change_url": reverse("console:variant-change", args=of_it) if may_change else "",
        "end_url": reverse("console:variant-end", args=of_it) if may_end else "",
    }


@require_safe
@controllers_only
def one(request: HttpRequest, code: str, variant: int) -> HttpResponse:
    found = editing.procedure_detail(actor_of(request), code)
    local = _local(found.shown, variant)
    context = {
        "trail": trail(code),
        "name": f"{code} · {found.shown.name}",
        "variant": _line(found, local),
        "rows": localwords.rows_of(found.shown, local),
    }
    return shown(request, "variant", context)


def _local(version: ProcedureVersion, variant: int) -> variants.Local:
    rows = variants.of_procedure(version.code, version)
    found = next((row for row in rows if row.id == variant), None)
    if found is None:
        raise NotFound
    return found


@_view
@controllers_only
def record(request: HttpRequest, code: str) -> HttpResponse:
    """A new variant; what is left empty is inherited."""
    found = _in_force(request, code)
    fields = localforms.stated_fields(found.shown, {"from": f"{clock.today():%d/%m/%Y}"})
    asked = localforms.Asked(
        code=code,
        title=_("Biến thể của một cơ quan"),
        about=f"{code} · {found.shown.name}",
        fields=(localforms.agency_field(found.shown), *fields),
        order=lambda typed: editing.VariantOrder(localforms.given(typed)),
        done=_("Đã ghi biến thể."),
        sentence=_("Chỉ ghi chỗ cơ quan làm khác. Hồ sơ đã nhận giữ cách làm khi nhận."),
    )
    return localforms.answer(request, asked)


@_view
@controllers_only
def change(request: HttpRequest, code: str, variant: int) -> HttpResponse:
    """Another one in its place from a day on, beginning with what it states."""
    found = _in_force(request, code)
    local = _local(found.shown, variant)
    if not _is_open(local):
        raise NotFound
    begin = max(clock.today(), local.effective_from)
    last = f"{local.effective_to:%d/%m/%Y}" if local.effective_to else ""
    values = {**localforms.stated_values(local.overrides), "from": f"{begin:%d/%m/%Y}", "to": last}
    asked = localforms.Asked(
        code=code,
        title=_("Sửa biến thể"),
        about=_about(code, local),
        fields=localforms.stated_fields(found.shown, values),
        order=lambda typed: editing.VariantOrder(localforms.given(typed), variant),
        done=_("Đã ghi biến thể sửa."),
        sentence=_(
            "Từ ngày ghi ở đây cơ quan làm theo nội dung mới; biến thể đang có thôi áp dụng từ ngày ấy. "
            "Hồ sơ đã nhận giữ cách làm khi nhận."
        ),
    )
    return localforms.answer(request, asked)


@_view
@controllers_only
def end(request: HttpRequest, code: str, variant: int) -> HttpResponse:
    """Its last day; from the next one the agency does as the province says."""
    found = editing.procedure_detail(actor_of(request), code)
    local = _local(found.shown, variant)
    if not found.may_publish or not _is_open(local):
        raise NotFound
    hint = _("Số quyết định, hoặc vì sao thôi.")
    fields = (
        Field("on", _("Ngày cuối còn áp dụng"), kind="date", value=f"{clock.today():%d/%m/%Y}"),
        Field("ground", _("Căn cứ"), hint=hint),
    )
    asked = localforms.Asked(
        code=code,
        title=_("Thôi biến thể"),
        about=_about(code, local),
        fields=fields,
        order=lambda typed: editing.VariantOrder(
            variant=variant, last=localforms.day(typed, "on"), ground=typed.get("ground", "")
        ),
        done=_("Đã ghi ngày cuối của biến thể."),
        sentence=_("Từ ngày sau đó cơ quan làm như bản chung. Hồ sơ đã nhận giữ cách làm khi nhận."),
    )
    return localforms.answer(request, asked)


def _in_force(request: HttpRequest, code: str) -> editing.ProcedureDetail:
    """A procedure in force, for who publishes it. Raises NotFound."""
    found = editing.procedure_detail(actor_of(request), code)
    if not found.may_publish or found.state is not editing.State.IN_FORCE:
        raise NotFound
    return found


def _about(code: str, local: variants.Local) -> str:
    return f"{code} · {local.agency} · {local.decision}"


def _is_open(local: variants.Local) -> bool:
    """Whether it holds still, or will."""
    last = local.effective_to
    return last is None or last >= max(clock.today(), local.effective_from)
