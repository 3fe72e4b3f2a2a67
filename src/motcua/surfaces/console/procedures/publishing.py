"""Publish a draft: what will be different, by which decision, from when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue.api import editing
from motcua.platform import clock
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.proposals import Fact
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.surfaces.console.frame import say_done
from motcua.surfaces.console.procedures import comparing, localising, questionwords, stepwords
from motcua.surfaces.console.procedures.drafting import revision_of
from motcua.surfaces.console.procedures.guard import controllers_only, draft_of, shown_of, trail
from motcua.surfaces.days import day_of
from motcua.surfaces.session import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
@controllers_only
def publish(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_of(request)
    draft = draft_of(request, code)
    if not draft.may_publish:
        raise NotFound
    if draft.waits and request.method != "POST":
        raise editing.DraftWaits
    is_second = editing.publication_needs_second(actor, code)
    if request.method != "POST":
        return _form(request, draft, _fields({}, is_second=is_second))
    names = ("decision", "decided", "from", "to", "kind", "because")
    typed = {name: request.POST.get(name, "").strip()[:200] for name in names}
    fields = _fields(typed, is_second=is_second)
    if any(field.error for field in fields):
        return _form(request, draft, fields, status=422)
    order = editing.Publication(
        revision=revision_of(request),
        decision=typed["decision"],
        effective_from=_day(typed["from"]),
        effective_to=_day(typed["to"]),
        is_provisional=typed["kind"] == "provisional",
        decided_on=_day(typed["decided"]),
    )
    try:
        said = tuple(_said(draft)) if draft.revision == order.revision else ()
        proposal = editing.ask_for_publication(actor, code, order, because=typed["because"], said=said)
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(request, code, fields, refusal)
    return _done(request, code, proposal)


def _done(request: HttpRequest, code: str, proposal: UUID | None) -> HttpResponse:
    if proposal is not None:
        say_done(request, _("Đã gửi người thứ hai duyệt. Bản thảo giữ nguyên cho đến khi họ quyết định."))
        return HttpResponseRedirect(reverse("console:proposal", args=[proposal]))
    say_done(request, _("Đã công bố. Hồ sơ nhận trước ngày có hiệu lực giữ quy trình cũ."))
    return HttpResponseRedirect(reverse("console:procedure", args=[code]))


def _said(draft: editing.DraftView) -> Iterator[Fact]:
    """What the draft does otherwise in the words of the page, for who approves it; fees are told apart."""
    if not draft.base_number:
        return
    compared = draft.compared
    for row in comparing.rows_of(compared, leaving_out="fees"):
        yield Fact(row["place"], row["before"], row["after"])
    processes = stepwords.differences(compared.old, compared.new, compared.process)
    for label, sentences in (
        (_("Mẫu đơn"), questionwords.differences(compared)),
        (_("Quy trình"), processes),
    ):
        yield from (Fact(label, "–", sentence) for sentence in sentences)


_NAMES = {"decision": "decision", "decided_on": "decided", "effective_from": "from", "effective_to": "to"}


def _refused(request: HttpRequest, code: str, fields: list[Field], refusal: Refusal) -> HttpResponse:
    name = _NAMES.get(refusal.field or "", "")
    fields = [replace(field, error=str(refusal)) if field.name == name else field for field in fields]
    draft = draft_of(request, code)
    extra = {} if name else {"": str(refusal)}
    return _form(request, draft, fields, extra=extra, status=refusal.status)


def _day(typed: str) -> date | None:
    return day_of(typed) if typed else None


def _fields(typed: dict[str, str], *, is_second: bool) -> list[Field]:
    """What is asked, with what was typed and what cannot be read of it."""
    kind = typed.get("kind") or "standing"
    kinds = (
        Choice("standing", _("Quy trình thường"), is_chosen=kind == "standing"),
        Choice(
            "provisional",
            _("Quy trình khung tạm"),
            hint=_("Có ngày hết hiệu lực; hệ thống nhắc trước 30 ngày."),
            is_chosen=kind == "provisional",
        ),
    )
    today = f"{clock.today():%d/%m/%Y}"
    fields = [
        Field("decision", _("Số quyết định công bố"), value=typed.get("decision", "")),
        Field(
            "decided",
            _("Ngày ký quyết định"),
            kind="date",
            value=typed.get("decided", ""),
            hint=_("Để đếm số ngày từ ký đến công bố."),
            is_required=False,
        ),
        Field("from", _("Có hiệu lực từ ngày"), kind="date", value=typed.get("from", today)),
        Field("kind", _("Loại"), kind="choice", choices=kinds),
        Field("to", _("Đến hết ngày"), kind="date", value=typed.get("to", ""), is_required=False),
    ]
    if is_second:
        fields.append(_message(typed))
    return [replace(field, error=_fault(field)) for field in fields] if typed else fields


def _message(typed: dict[str, str]) -> Field:
    hint = _("Người duyệt đọc cùng bảng trước và sau; để trống thì ghi số quyết định.")
    value = typed.get("because", "")
    return Field("because", _("Lời nhắn"), kind="lines", value=value, hint=hint, is_required=False)


def _fault(field: Field) -> str:
    if field.kind == "date" and field.value and day_of(field.value) is None:
        return _("Ghi ngày dạng 21/11/2026.")
    return field.what_is_empty


def _form(
    request: HttpRequest,
    draft: editing.DraftView,
    fields: list[Field],
    *,
    extra: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    base = draft.base.spec or draft.spec
    changes, compared = stepwords.differences(base, draft.spec, draft.changes), draft.compared
    context: dict[str, Any] = {
        "trail": trail(draft.code, draft=True),
        "draft": {
            "code": draft.code,
            "name": draft.name,
            "revision": draft.revision,
            "base": draft.base_number,
        },
        "fields": fields,
        "is_second": any(field.name == "because" for field in fields),
        "problems": problems_of(fields, extra),
        "changes": changes,
        "asked": questionwords.differences(compared),
        "rows": comparing.rows_of(compared),
        "local": localising.conflicts(draft),
        "stops": [fault.sentence for fault in draft.faults if fault.stops],
        "back": reverse("console:draft", args=[draft.code]),
    }
    return shown_of(request, draft, "publish", context, status)
