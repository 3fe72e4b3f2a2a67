"""A procedure begun on a page, and the facts of a draft as a whole."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import editing
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.surfaces import wording
from motcua.surfaces.console.frame import say_done
from motcua.surfaces.console.procedures.drafting import revision_of
from motcua.surfaces.console.procedures.guard import (
    controllers_only,
    draft_of,
    editable,
    shown,
    shown_of,
    trail,
)
from motcua.surfaces.session import actor_of

_view = require_http_methods(["GET", "HEAD", "POST"])
_TEXTS = ("code", "field", "name", "level", "result", "online_level", "law", "agency", "decision")
_LONGEST = 12_000
Typed = Mapping[str, Any]


@_view
@controllers_only
def begin(request: HttpRequest) -> HttpResponse:
    """Code, field, name, level, law; then the draft of the first version."""
    actor = actor_of(request)
    if not editing.may_begin(actor):
        raise NotFound
    if request.method != "POST":
        return _form(request, _beginning({"level": "commune", "online_level": "offline_only"}))
    typed = _typed(request)
    agency = typed["agency"]
    new = editing.NewProcedure(
        code=typed["code"],
        field=typed["field"],
        general=_general(typed),
        agency=int(agency) if agency.isascii() and agency.isdigit() and len(agency) < 18 else None,
        decision=typed["decision"],
    )
    try:
        code = editing.begin_procedure(actor, new)
    except Refusal as refusal:
        return _refused(request, _beginning(typed), _not_theirs(refusal))
    say_done(request, _("Đã bắt đầu soạn. Hãy ghi cách nộp, giấy tờ, câu hỏi và giờ của từng bước."))
    return HttpResponseRedirect(reverse("console:draft-data", args=[code]))


def _not_theirs(refusal: Refusal) -> Refusal:
    """A field of work one does not write procedures of is told at its box, not as a missing page."""
    if isinstance(refusal, NotFound):
        return editing.FilledWrong((("field", _("Bạn không soạn thủ tục của lĩnh vực này.")),))
    return refusal


@_view
@controllers_only
def general(request: HttpRequest, code: str) -> HttpResponse:
    """The facts of a draft as a whole."""
    draft = editable(request, code)
    if request.method != "POST":
        return _form(request, _whole(_kept(draft.content)), draft)
    typed = _typed(request)
    try:
        editing.put_general(actor_of(request), code, revision_of(request), _general(typed))
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(request, _whole(typed), refusal, draft_of(request, code))
    say_done(request, _("Đã lưu."))
    return HttpResponseRedirect(reverse("console:draft-data", args=[code]))


def _typed(request: HttpRequest) -> dict[str, Any]:
    typed: dict[str, Any] = {name: request.POST.get(name, "").strip()[:_LONGEST] for name in _TEXTS}
    return typed | {"audience": tuple(request.POST.getlist("audience"))}


def _general(typed: Typed) -> editing.GeneralGiven:
    names = ("name", "level", "audience", "result", "online_level", "law")
    return editing.GeneralGiven(**{name: typed[name] for name in names})


def _kept(content: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: content.get(name, "") for name in ("name", "level", "online_level")}
    audience, result = tuple(content["audience"]), content["result"].get("name", "")
    return kept | {"audience": audience, "result": result, "law": editing.law_words(content)}


def _refused(
    request: HttpRequest, fields: list[Field], refusal: Refusal, draft: editing.DraftView | None = None
) -> HttpResponse:
    wrong = {refusal.field or "": str(refusal)}
    wrong = dict(refusal.by_field) if isinstance(refusal, editing.FilledWrong) else wrong
    told = [replace(field, error=wrong.get(field.name, "")) for field in fields]
    known = {field.name for field in fields}
    rest = " ".join(sentence for name, sentence in wrong.items() if name not in known)
    return _form(request, told, draft, rest, refusal.status)


def _form(
    request: HttpRequest,
    fields: list[Field],
    draft: editing.DraftView | None = None,
    rest: str = "",
    status: int = 200,
) -> HttpResponse:
    code = draft.code if draft else ""
    back = reverse("console:draft-data", args=[code]) if code else reverse("console:procedures")
    context = {
        "trail": trail(code, draft=bool(code)),
        "title": _("Thông tin chung") if code else _("Soạn thủ tục mới"),
        "about": code or _("Thủ tục chưa ai thấy cho đến khi công bố bản đầu."),
        "key": code,
        "fields": fields,
        "problems": problems_of(fields, {"": rest} if rest else None),
        "revision": draft.revision if draft else 0,
        "back": back,
    }
    if draft is None:
        return shown(request, "data_form", context, status)
    return shown_of(request, draft, "data_form", context, status)


def _beginning(typed: Typed) -> list[Field]:
    whole = _whole(typed)
    departments = {
        str(row.id): row.name for row in agencies.units_of_kind("department") if not row.is_training
    }
    hint = _("Để trống: theo phân công của lĩnh vực, hoặc UBND cấp xã nơi nộp.")
    code = Field("code", _("Mã thủ tục"), value=typed.get("code", ""), hint=_("Ví dụ 1.004873."))
    return [
        code,
        _choice("field", _("Lĩnh vực"), catalogue.field_names(), typed),
        *whole,
        replace(_choice("agency", _("Cơ quan giải quyết"), departments, typed), hint=hint, is_required=False),
        Field(
            "decision",
            _("Quyết định giao cơ quan ấy"),
            value=typed.get("decision", ""),
            is_required=False,
        ),
    ]


def _whole(typed: Typed) -> list[Field]:
    chosen = typed.get("audience", ())
    audiences = tuple(
        Choice(each, str(wording.AUDIENCE[each]), is_chosen=each in chosen) for each in editing.AUDIENCES
    )
    law = _("Mỗi dòng một văn bản: số, hai chấm, tên. Ví dụ 118/2025/NĐ-CP: Cơ chế một cửa.")
    return [
        Field("name", _("Tên thủ tục"), "lines", typed.get("name", "")),
        _choice(
            "level", _("Cấp giải quyết"), {code: str(word) for code, word in wording.LEVEL.items()}, typed
        ),
        Field("audience", _("Dành cho"), "many", choices=audiences),
        Field("result", _("Tên kết quả"), value=typed.get("result", ""), is_required=False, is_wide=True),
        _choice("online_level", _("Mức trực tuyến"), {k: str(v) for k, v in wording.ONLINE.items()}, typed),
        Field("law", _("Căn cứ pháp lý"), "lines", typed.get("law", ""), law, is_required=False),
    ]


def _choice(name: str, label: str, options: Mapping[str, str], typed: Typed) -> Field:
    chosen = typed.get(name, "")
    choices = tuple(Choice(code, word, is_chosen=code == chosen) for code, word in options.items())
    return Field(name, label, kind="choice", choices=choices)
