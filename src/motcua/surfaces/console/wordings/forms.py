"""Write a text block, revise it with a preview, withdraw it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import wordings as texts
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field, problems_of
from motcua.surfaces.console.acting import Act, Typed, answer, choices_of
from motcua.surfaces.console.frame import page, say_done
from motcua.surfaces.console.wordings.pages import HERE, facts
from motcua.surfaces.session import actor_of, staff_only

PREVIEW = "xem"
_TYPED = ("title", "text", "article", "kind", "unit", "field", "procedure")
_view = require_http_methods(["GET", "HEAD", "POST"])


@_view
@staff_only
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if not texts.may_write(actor):
        raise NotFound
    typed = _typed(request, {})
    fields = [*_place_fields(typed, texts.units_to_write_for(actor)), *_word_fields(typed)]
    shows = {
        "title": _("Soạn mẫu câu"),
        "fields": fields,
        "known": _known(""),
        "back_url": reverse("console:wordings"),
        "post_url": reverse("console:wording-new"),
    }

    def saves() -> UUID:
        place = texts.Place(typed["kind"], typed["unit"], typed["field"], typed["procedure"])
        return texts.write(actor, place, _words(typed))

    return _answer(request, typed, shows, saves)


@_view
@staff_only
def revise(request: HttpRequest, wording: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = _editable(actor, wording)
    typed = _typed(request, {"title": row.title, "text": row.text, "article": row.article})
    typed["kind"] = row.kind
    seen = request.POST.get("version", "")
    shows = {
        "title": _("Sửa mẫu câu"),
        "facts": facts(row),
        "fields": _word_fields(typed),
        "known": _known(row.kind),
        "version": seen if request.method == "POST" else row.number,
        "back_url": reverse("console:wording", args=[wording]),
        "post_url": reverse("console:wording-edit", args=[wording]),
    }

    def saves() -> UUID:
        texts.revise(actor, wording, _words(typed), _number(seen))
        return wording

    return _answer(request, typed, shows, saves)


@_view
@staff_only
def withdraw(request: HttpRequest, wording: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = _editable(actor, wording)

    def withdraws(_typed: Typed) -> str:
        texts.withdraw(actor, wording)
        return _("Đã thôi dùng mẫu câu. Nơi đã dùng vẫn đọc được.")

    act = Act(
        _("Thôi dùng mẫu câu"),
        _("Thôi dùng"),
        row.title,
        reverse("console:wording", args=[wording]),
        (),
        withdraws,
        _("Người viết không còn thấy mẫu câu này. Văn bản đã gửi giữ nguyên; không mở lại được."),
        tone="danger",
        here=HERE,
    )
    return answer(request, act)


def _editable(actor: Actor, wording: UUID) -> texts.WordingRow:
    """Raises NotFound."""
    found = texts.wording(actor, wording)
    if not found.may_edit:
        raise NotFound
    return found.row


def _answer(
    request: HttpRequest, typed: dict[str, str], shows: dict[str, Any], saves: Callable[[], UUID]
) -> HttpResponse:
    """The form, its preview, or what was saved; nothing typed is lost."""
    if request.method != "POST":
        return _shown(request, shows)
    try:
        texts.check(typed["kind"], _words(typed))
        if request.POST.get("viec") == PREVIEW:
            return _shown(request, shows | {"preview": texts.example(typed["text"])})
        made = saves()
    except NotFound:
        raise
    except Refusal as refusal:
        return _shown(request, shows, refusal)
    say_done(request, _("Đã lưu mẫu câu."))
    return HttpResponseRedirect(reverse("console:wording", args=[made]))


def _shown(request: HttpRequest, shows: dict[str, Any], refusal: Refusal | None = None) -> HttpResponse:
    fields, extra = shows["fields"], {}
    if refusal is not None and refusal.field in {field.name for field in fields}:
        fields = [replace(f, error=str(refusal) if f.name == refusal.field else "") for f in fields]
    elif refusal is not None:
        extra = {"": str(refusal)}
    context = shows | {"fields": fields, "problems": problems_of(fields, extra), "preview_word": PREVIEW}
    return page(request, "console/wording_form.html", context, HERE, refusal.status if refusal else 200)


def _typed(request: HttpRequest, written: dict[str, str]) -> dict[str, str]:
    if request.method != "POST":
        return {name: written.get(name, "") for name in _TYPED}
    return {name: request.POST.get(name, "").replace("\r\n", "\n").strip() for name in _TYPED}


def _words(typed: dict[str, str]) -> texts.Words:
    return texts.Words(typed["title"], typed["text"], typed["article"])


def _place_fields(typed: dict[str, str], units: tuple[agencies.UnitRow, ...]) -> list[Field]:
    kinds = {str(kind): str(name) for kind, name in texts.KIND_NAMES.items()}
    names = {row.identifier: row.name for row in units}
    unit = typed["unit"] or (units[0].identifier if len(units) == 1 else "")
    fields = {"": _("mọi lĩnh vực"), **catalogue.field_names()}
    return [
        Field("kind", _("Dùng khi"), "choice", choices=choices_of(kinds, typed["kind"])),
        Field(
            "unit",
            _("Đơn vị"),
            "choice",
            choices=choices_of(names, unit),
            hint=_("Cả đơn vị trực thuộc cũng thấy."),
        ),
        Field(
            "field",
            _("Lĩnh vực"),
            "choice",
            choices=choices_of(fields, typed["field"]),
            is_required=False,
        ),
        Field(
            "procedure",
            _("Mã thủ tục"),
            value=typed["procedure"],
            is_required=False,
            hint=_("Ví dụ 1.004873; để trống là mọi thủ tục."),
        ),
    ]


def _word_fields(typed: dict[str, str]) -> list[Field]:
    return [
        Field(
            "title", _("Tên ngắn"), value=typed["title"], hint=_("Người viết tìm theo tên này."), is_wide=True
        ),
        Field("text", _("Câu mẫu"), "lines", typed["text"], hint=_("Người dân đọc câu này."), is_wide=True),
        Field("article", _("Căn cứ"), value=typed["article"], is_required=False, is_wide=True),
    ]


def _known(kind: str) -> list[dict[str, str]]:
    """The placeholders of a kind, or of all kinds, with what is put there."""
    names = texts.placeholders(texts.Kind(kind)) if kind else tuple(texts.PLACEHOLDERS)
    return [{"name": f"{{{name}}}", "value": str(texts.PLACEHOLDERS[name])} for name in names]


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0
