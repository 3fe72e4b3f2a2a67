"""The draft's own data: components, cases, limits and fees as tables, and a form for each row."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import editing
from motcua.kernel.worktime import Limit
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.figures import money
from motcua.surfaces import wording
from motcua.surfaces.console.frame import say_done
from motcua.surfaces.console.procedures import comparing, questionwords
from motcua.surfaces.console.procedures.drafting import revision_of
from motcua.surfaces.console.procedures.guard import controllers_only, draft_of, editable, shown_of, trail
from motcua.surfaces.session import actor_of

PARTS = {
    "thanh-phan": ("components", gettext_lazy("Thành phần hồ sơ")),
    "truong-hop": ("cases", gettext_lazy("Trường hợp")),
    "phi": ("fees", gettext_lazy("Phí, lệ phí")),
}
_CHANNELS = "cach-nop"
_ACTS = {"len": "up", "xuong": "down", "bo": "remove"}
_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@controllers_only
def overview(request: HttpRequest, code: str) -> HttpResponse:
    """Everything but the process, with what is wrong and what is different."""
    return _overview(request, draft_of(request, code))


def _overview(
    request: HttpRequest, draft: editing.DraftView, refusal: str = "", status: int = 200
) -> HttpResponse:
    faults, compared = [each for each in draft.faults if not draft.spec.is_step(each.place)], draft.compared
    context = {
        "trail": trail(draft.code, draft=True),
        "draft": {"code": draft.code, "name": draft.name, "revision": draft.revision},
        "refusal": refusal,
        "parts": [_part(draft, slug) for slug in PARTS],
        "channels": _channel_words(draft.content["channels"]),
        "channels_url": _url(draft.code, _CHANNELS) if draft.may_edit else "",
        "stops": [fault.sentence for fault in faults if fault.stops],
        "remarks": [fault.sentence for fault in faults if not fault.stops],
        "form": _form_line(draft),
        "general_url": reverse("console:draft-general", args=[draft.code]) if draft.may_edit else "",
        "asked": questionwords.differences(compared),
        "rows": comparing.rows_of(compared),
        "may_edit": draft.may_edit,
        "change_url": reverse("console:draft-data-change", args=[draft.code]),
    }
    return shown_of(request, draft, "data", context, status)


def _form_line(draft: editing.DraftView) -> dict[str, Any]:
    form = draft.content["form"]
    url = reverse("console:draft-form", args=[draft.code])
    return {"title": form["title"], "questions": len(form["questions"]), "url": url}


def _part(draft: editing.DraftView, slug: str) -> dict[str, Any]:
    name, title = PARTS[slug]
    rows = draft.content.get(name, ())
    return {
        "slug": slug,
        "title": str(title),
        "add_url": _url(draft.code, slug),
        "rows": [
            {
                "key": row["code"],
                "name": row["name"] or _("Trường hợp chung"),
                "note": _NOTES[name](row),
                "url": _url(draft.code, slug, row["code"]),
            }
            for row in rows
        ],
    }


def _component_note(row: Mapping[str, Any]) -> str:
    parts = [wording.paper_detail(row.get("originals"), row.get("copies"))]
    parts += [] if row["required"] else [_("không bắt buộc")]
    parts += [_("là tờ khai")] if catalogue.is_form(row["code"], said=row.get("is_form")) else []
    parts += [_("có trong cơ sở dữ liệu")] if row.get("from_database") else []
    return " · ".join([*parts, *(row[name] for name in ("condition", "legal_basis") if row.get(name))])


def _fee_note(row: Mapping[str, Any]) -> str:
    unit = editing.unit_words(row)
    return money(int(row.get("amount", 0))) + (f" / {unit}" if unit else "")


def _case_note(row: Mapping[str, Any]) -> str:
    limits = {channel: {"limit": limit} for channel, limit in row.get("limits", {}).items()}
    words = ", ".join(_channel_words(limits)) or _("thời hạn như cách nộp")
    return f"{words} · {_('cơ quan xác định')}" if row.get("by_office") else words


_NOTES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "components": _component_note,
    "fees": _fee_note,
    "cases": _case_note,
}


def _channel_words(channels: Mapping[str, Mapping[str, str]]) -> list[str]:
    return [
        f"{wording.CHANNEL[channel]}: {wording.limit_words(Limit.parse(channels[channel]['limit']))}"
        for channel in catalogue.CHANNELS
        if channel in channels
    ]


def _url(code: str, part: str, key: str = "") -> str:
    if key:
        return reverse("console:draft-data-row", args=[code, part, key])
    return reverse("console:draft-data-new", args=[code, part])


@require_POST
@controllers_only
def change(request: HttpRequest, code: str) -> HttpResponse:
    """A row up, down or out."""
    part = PARTS.get(request.POST.get("part", ""), ("", ""))[0]
    act = _ACTS.get(request.POST.get("act", ""), "")
    key = request.POST.get("key", "")
    try:
        editing.change_row(actor_of(request), code, revision_of(request), part, key, act)
    except NotFound:
        raise
    except Refusal as refusal:
        return _overview(request, draft_of(request, code), str(refusal), refusal.status)
    say_done(request, _("Đã lưu."))
    return HttpResponseRedirect(reverse("console:draft-data", args=[code]))


@_view
@controllers_only
def add(request: HttpRequest, code: str, part: str) -> HttpResponse:
    """A new row; or, for the ways of filing, all of them."""
    return _row(request, code, part, "")


@_view
@controllers_only
def one(request: HttpRequest, code: str, part: str, key: str) -> HttpResponse:
    return _row(request, code, part, key)


def _row(request: HttpRequest, code: str, part: str, key: str) -> HttpResponse:
    draft = editable(request, code)
    if part not in {*PARTS, _CHANNELS}:
        raise NotFound
    rows = draft.content.get(PARTS[part][0], ()) if part in PARTS else ()
    row = next((each for each in rows if each["code"] == key), None)
    if key and row is None:
        raise NotFound
    if request.method != "POST":
        return _form(request, draft, part, _fields(draft, part, _kept(draft, part, row)), key)
    typed = {name: request.POST.get(name, "").strip()[:1100] for name in request.POST}
    many = tuple(value for value in request.POST.getlist("components") if value)
    try:
        _PUT[part](request, code, revision_of(request), typed, many, key)
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(request, code, part, (typed, many, key), refusal)
    say_done(request, _("Đã lưu."))
    return HttpResponseRedirect(reverse("console:draft-data", args=[code]))


Typed = tuple[dict[str, str], tuple[str, ...], str]


def _refused(request: HttpRequest, code: str, part: str, typed: Typed, refusal: Refusal) -> HttpResponse:
    """The form as it was typed, naming the state it would now be saved over."""
    draft = draft_of(request, code)
    words, many, key = typed
    wrong = dict(refusal.by_field) if isinstance(refusal, editing.FilledWrong) else {}
    fields = [
        replace(field, error=wrong.get(field.name, ""))
        for field in _fields(draft, part, {**words, "components": many})
    ]
    extra = {} if wrong else {"": str(refusal)}
    return _form(request, draft, part, fields, key, extra=extra, status=refusal.status)


def _form(
    request: HttpRequest,
    draft: editing.DraftView,
    part: str,
    fields: list[Field],
    key: str,
    *,
    extra: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    title = _("Cách nộp và thời hạn") if part == _CHANNELS else str(PARTS[part][1])
    context = {
        "trail": trail(draft.code, draft=True),
        "title": title,
        "about": f"{draft.code} · {draft.name}",
        "key": key,
        "fields": fields,
        "problems": problems_of(fields, extra),
        "revision": draft.revision,
        "back": reverse("console:draft-data", args=[draft.code]),
    }
    return shown_of(request, draft, "data_form", context, status)


def _kept(draft: editing.DraftView, part: str, row: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the draft has, under the names of the form."""
    if part == _CHANNELS:
        found = {name: each["limit"] for name, each in draft.content["channels"].items()}
        return {f"limit-{channel}": _limit_words(limit) for channel, limit in found.items()}
    if row is None:
        return {"required": "co"}
    said = {**row, "is_form": catalogue.is_form(str(row.get("code", "")), said=row.get("is_form"))}
    flags = {name: "co" if said.get(name) else "khong" for name in _FLAGS}
    limits = {f"limit-{channel}": _limit_words(limit) for channel, limit in row.get("limits", {}).items()}
    texts = {name: str(row[name]) for name in _TEXTS if row.get(name) is not None}
    texts["unit_name"] = editing.unit_words(row)
    accepts = ", ".join(row.get("accepts_result_codes", ()))
    return {**texts, **flags, **limits, "accepts": accepts, "components": tuple(row.get("components", ()))}


_FLAGS = ("required", "is_form", "from_database", "by_office")
_TEXTS = ("name", "originals", "copies", "condition", "legal_basis", "amount")


def _limit_words(limit: str) -> str:
    """As it would be typed: Vietnamese, whatever the language of the page."""
    with translation.override("vi"):
        return wording.limit_words(Limit.parse(limit))


def _fields(draft: editing.DraftView, part: str, said: Mapping[str, Any]) -> list[Field]:
    name = Field("name", _("Tên"), kind="lines", value=said.get("name", ""))
    basis = Field(
        "legal_basis", _("Căn cứ pháp lý"), value=said.get("legal_basis", ""), is_required=False, is_wide=True
    )
    if part == "thanh-phan":
        return [name, *_component_fields(said), basis]
    if part == "phi":
        return [name, *_fee_fields(said), basis]
    limits = [
        Field(
            f"limit-{channel}",
            _("Thời hạn, %(channel)s") % {"channel": str(wording.CHANNEL[channel]).lower()},
            value=said.get(f"limit-{channel}", ""),
            hint=_("Ví dụ 3 ngày làm việc, 4 giờ, trong ngày."),
            is_required=False,
        )
        for channel in catalogue.CHANNELS
    ]
    if part == _CHANNELS:
        return limits
    return [name, *_case_fields(draft, limits, said)]


def _case_fields(draft: editing.DraftView, limits: list[Field], said: Mapping[str, Any]) -> list[Field]:
    chosen = said.get("components", ())
    choices = tuple(
        Choice(each["code"], each["name"], is_chosen=each["code"] in chosen)
        for each in draft.content["components"]
    )
    papers = Field(
        "components",
        _("Thành phần hồ sơ của trường hợp này"),
        kind="many",
        choices=choices,
        hint=_("Không chọn là tất cả."),
        is_required=False,
    )
    hint = _("Ví dụ phải xác minh. Người nộp không chọn; cán bộ chọn khi tiếp nhận.")
    return [
        _yes_no("by_office", _("Do cơ quan xác định"), said, hint),
        *limits,
        *([papers] if choices else []),
    ]


def _component_fields(said: Mapping[str, Any]) -> list[Field]:
    return [
        Field("originals", _("Số bản chính"), "number", said.get("originals", ""), is_required=False),
        Field("copies", _("Số bản sao"), "number", said.get("copies", ""), is_required=False),
        _yes_no("required", _("Bắt buộc"), said),
        _yes_no("is_form", _("Chính là tờ khai"), said, _("Nộp trên mạng thì điền và in ra, không tải lên.")),
        _yes_no("from_database", _("Thông tin đã có trong cơ sở dữ liệu"), said),
        Field(
            "condition",
            _("Khi nào phải nộp"),
            value=said.get("condition", ""),
            is_required=False,
            is_wide=True,
        ),
        Field(
            "accepts",
            _("Mã kết quả thay được giấy này"),
            value=said.get("accepts", ""),
            hint=_("Cách nhau bằng dấu phẩy."),
            is_required=False,
        ),
    ]


def _fee_fields(said: Mapping[str, Any]) -> list[Field]:
    hint = _("Để trống khi thu một lần cho cả hồ sơ. Ví dụ trang, bản.")
    return [
        Field("amount", _("Mức thu"), "money", said.get("amount", "")),
        Field("unit_name", _("Cho mỗi"), value=said.get("unit_name", ""), hint=hint, is_required=False),
    ]


def _yes_no(name: str, label: str, said: Mapping[str, Any], hint: str = "") -> Field:
    chosen = said.get(name) or "khong"
    options = (("co", _("Có")), ("khong", _("Không")))
    choices = tuple(Choice(code, word, is_chosen=code == chosen) for code, word in options)
    return Field(name, label, kind="choice", choices=choices, hint=hint)


Put = Callable[[HttpRequest, str, int, dict[str, str], tuple[str, ...], str], int]


def _put_component(
    request: HttpRequest, code: str, revision: int, typed: dict[str, str], _many: tuple[str, ...], key: str
) -> int:
    given = editing.ComponentGiven(
        accepts=typed.get("accepts", ""),
        required=typed.get("required") == "co",
        from_database=typed.get("from_database") == "co",
        is_form=typed.get("is_form") == "co",
        name=typed.get("name", ""),
        originals=typed.get("originals", ""),
        copies=typed.get("copies", ""),
        condition=typed.get("condition", ""),
        legal_basis=typed.get("legal_basis", ""),
    )
    return editing.put_component(actor_of(request), code, revision, given, key)


def _put_fee(
    request: HttpRequest, code: str, revision: int, typed: dict[str, str], _many: tuple[str, ...], key: str
) -> int:
    given = editing.FeeGiven(
        **{name: typed.get(name, "") for name in ("name", "amount", "unit_name", "legal_basis")}
    )
    return editing.put_fee(actor_of(request), code, revision, given, key)


def _put_case(
    request: HttpRequest, code: str, revision: int, typed: dict[str, str], many: tuple[str, ...], key: str
) -> int:
    given = editing.CaseGiven(
        typed.get("name", ""), _limits(typed), many, by_office=typed.get("by_office") == "co"
    )
    return editing.put_case(actor_of(request), code, revision, given, key)


def _put_channels(
    request: HttpRequest, code: str, revision: int, typed: dict[str, str], _many: tuple[str, ...], _key: str
) -> int:
    return editing.put_channels(actor_of(request), code, revision, _limits(typed))


def _limits(typed: Mapping[str, str]) -> dict[str, str]:
    return {channel: typed.get(f"limit-{channel}", "") for channel in catalogue.CHANNELS}


_PUT: dict[str, Put] = {
    "thanh-phan": _put_component,
    "phi": _put_fee,
    "truong-hop": _put_case,
    _CHANNELS: _put_channels,
}
