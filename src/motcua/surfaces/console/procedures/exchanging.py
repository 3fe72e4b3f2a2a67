"""The process as a file and as a picture: YAML and BPMN in and out, and an SVG drawn here."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.catalogue.api import Drawing, editing, write_yaml
from motcua.kernel.errors import KernelError
from motcua.kernel.process import Spec, StepKind
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field, problems_of
from motcua.platform.words import say
from motcua.surfaces.console.frame import say_done
from motcua.surfaces.console.procedures import stepwords, words
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

_TYPES = {"bpmn": "application/xml", "yaml": "application/yaml"}


@require_http_methods(["GET", "HEAD", "POST"])
@controllers_only
def take(request: HttpRequest, code: str) -> HttpResponse:
    """The process as text to be changed, or a file in its place."""
    actor = actor_of(request)
    draft = editable(request, code)
    if request.method != "POST":
        return _form(request, draft, write_yaml(draft.spec))
    given = request.FILES.get("file")
    typed = request.POST.get("text", "")
    name = (given.name or "")[:100] if given else _("quy trình")
    content = given.read(editing.LARGEST + 1) if given else typed.encode()
    try:
        drawing = editing.take_process(actor, code, revision_of(request), content, name)
    except NotFound:
        raise
    except (Refusal, KernelError) as error:
        sentence = say(error.key, **error.values) if isinstance(error, KernelError) else str(error)
        status = error.status if isinstance(error, Refusal) else 422
        return _form(request, draft_of(request, code), typed, sentence=sentence, status=status)
    if drawing.spec is not None and not (drawing.missing or drawing.aside):
        say_done(request, _("Đã lưu. Xem mục Kiểm tra và Khác bản đang áp dụng."))
        return HttpResponseRedirect(reverse("console:draft", args=[code]))
    status = 200 if drawing.spec is not None else 422
    return _form(request, draft_of(request, code), typed, drawing=drawing, status=status)


def _form(
    request: HttpRequest,
    draft: editing.DraftView,
    text: str,
    *,
    sentence: str = "",
    drawing: Drawing | None = None,
    status: int = 200,
) -> HttpResponse:
    hint = _("Mỗi bước một dòng. Bước không ghi «then» đi tiếp tới bước dưới nó.")
    told = write_yaml(draft.spec) if drawing is not None and drawing.spec is not None else text
    typed = Field(
        "text", _("Quy trình dạng chữ (YAML)"), kind="lines", value=told, hint=hint, is_required=False
    )
    upload = Field("file", _("Hoặc tệp BPMN 2.0, YAML"), kind="file", is_required=False)
    context = {
        "trail": trail(draft.code, draft=True),
        "draft": {"code": draft.code, "name": draft.name, "revision": draft.revision},
        "text": typed,
        "upload": upload,
        "problems": problems_of((), {"text": sentence} if sentence else None),
        "lists": _lists(drawing) if drawing else [],
        "is_saved": drawing is not None and drawing.spec is not None,
        "back": reverse("console:draft", args=[draft.code]),
    }
    return shown_of(request, draft, "file", context, status)


def _lists(drawing: Drawing) -> list[dict[str, Any]]:
    """What the file leaves open, by element and line."""
    named = (
        (_("Ngoài mô hình: chưa lưu gì"), drawing.unsupported),
        (_("Còn thiếu: phải điền trước khi công bố"), drawing.missing),
        (_("Không lấy: không ảnh hưởng đường đi"), drawing.aside),
    )
    return [
        {"title": title, "rows": [{"element": r.element, "line": r.line, "what": r.what} for r in remarks]}
        for title, remarks in named
        if remarks
    ]


@require_safe
@controllers_only
def file_of_draft(request: HttpRequest, code: str, form: str) -> HttpResponse:
    return _file(request, code, form, of_draft=True)


@require_safe
@controllers_only
def file_of_version(request: HttpRequest, code: str, form: str) -> HttpResponse:
    return _file(request, code, form, of_draft=False)


def _file(request: HttpRequest, code: str, form: str, *, of_draft: bool) -> HttpResponse:
    text = editing.process_file(actor_of(request), code, form, of_draft=of_draft)
    answer = HttpResponse(text, content_type=f"{_TYPES[form]}; charset=utf-8")
    mark = "-ban-thao" if of_draft else ""
    answer["Content-Disposition"] = f'attachment; filename="{code}{mark}.{form}"'
    return answer


@require_safe
@controllers_only
def picture_of_draft(request: HttpRequest, code: str) -> HttpResponse:
    return _picture(request, code, of_draft=True)


@require_safe
@controllers_only
def picture_of_version(request: HttpRequest, code: str) -> HttpResponse:
    return _picture(request, code, of_draft=False)


def _picture(request: HttpRequest, code: str, *, of_draft: bool) -> HttpResponse:
    spec = editing.process_of(actor_of(request), code, of_draft=of_draft)
    route = "console:draft-file" if of_draft else "console:procedure-file"
    context = {
        "trail": trail(code, draft=of_draft),
        "name": spec.name,
        "picture": _drawn(editing.picture_of(spec)),
        "steps": [_step(spec, step) for step in spec.steps],
        "files": [{"name": form.upper(), "url": reverse(route, args=[code, form])} for form in _TYPES],
    }
    return shown(request, "picture", context)


def _drawn(picture: editing.Picture) -> dict[str, Any]:
    """Numbers as SVG wants them, whatever the language of the page."""
    return {
        "size": f"{picture.width:g} {picture.height:g}",
        "width": f"{picture.width:g}",
        "height": f"{picture.height:g}",
        "lines": [
            {"points": " ".join(f"{x:g},{y:g}" for x, y in line.points), "goes_back": line.goes_back}
            for line in picture.lines
        ],
        "parts": [_part(part) for part in picture.parts],
    }


def _part(part: editing.Drawn) -> dict[str, Any]:
    middle = part.x + part.width / 2
    first = part.y + part.height / 2 - 8 * (len(part.lines) - 1) + 4
    if part.kind == "stage":
        first = part.y + 18
    return {
        "kind": part.kind,
        "is_step": part.is_step,
        "waits": part.kind in {str(StepKind.WAIT), str(StepKind.CALL)},
        **{name: f"{getattr(part, name):g}" for name in ("x", "y", "width", "height")},
        "cx": f"{middle:g}",
        "cy": f"{part.y + part.height / 2:g}",
        "r": f"{part.width / 2:g}",
        "diamond": _diamond(part),
        "texts": [{"y": f"{first + 16 * n:g}", "words": line} for n, line in enumerate(part.lines)],
    }


def _diamond(part: editing.Drawn) -> str:
    x, y, w, h = part.x, part.y, part.width, part.height
    corners = ((x + w / 2, y), (x + w, y + h / 2), (x + w / 2, y + h), (x, y + h / 2))
    return " ".join(f"{a:g},{b:g}" for a, b in corners)


def _step(spec: Spec, step: Any) -> dict[str, Any]:
    return {
        "name": step.name,
        "kind": stepwords.KINDS[step.kind],
        "owner": stepwords.owner(step),
        "hours": words.hours(step.hours),
        "ways": [stepwords.way(spec, move) for move in spec.moves_from(step.key)],
    }
