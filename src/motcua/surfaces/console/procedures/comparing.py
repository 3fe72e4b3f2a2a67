"""Two versions of a procedure side by side, field by field, with who decided each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.catalogue.api import editing
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Choice
from motcua.surfaces import wording
from motcua.surfaces.console.procedures import questionwords, stepwords, words
from motcua.surfaces.console.procedures.guard import controllers_only, shown, trail
from motcua.surfaces.session import actor_of

DRAFT = "ban-thao"
PARTS = {
    "name": gettext_lazy("tên"),
    "field": gettext_lazy("lĩnh vực"),
    "level": gettext_lazy("cấp giải quyết"),
    "audience": gettext_lazy("dành cho"),
    "decision": gettext_lazy("quyết định"),
    "effective_from": gettext_lazy("có hiệu lực từ"),
    "effective_to": gettext_lazy("đến hết ngày"),
    "is_provisional": gettext_lazy("khung tạm"),
    "channels": gettext_lazy("cách nộp"),
    "limit": gettext_lazy("thời hạn"),
    "limits": gettext_lazy("thời hạn"),
    "cases": gettext_lazy("trường hợp"),
    "components": gettext_lazy("thành phần hồ sơ"),
    "fees": gettext_lazy("phí, lệ phí"),
    "amount": gettext_lazy("mức thu"),
    "exemptions": gettext_lazy("miễn, giảm"),
    "percent": gettext_lazy("mức giảm (%)"),
    "originals": gettext_lazy("số bản chính"),
    "copies": gettext_lazy("số bản sao"),
    "required": gettext_lazy("bắt buộc"),
    "condition": gettext_lazy("khi nào phải nộp"),
    "when": gettext_lazy("điều kiện"),
    "from_database": gettext_lazy("có trong cơ sở dữ liệu"),
    "is_form": gettext_lazy("là tờ khai"),
    "by_office": gettext_lazy("cơ quan xác định"),
    "legal_basis": gettext_lazy("căn cứ pháp lý"),
    "form": gettext_lazy("mẫu đơn"),
    "questions": gettext_lazy("câu hỏi"),
    "label": gettext_lazy("lời hỏi"),
    "hint": gettext_lazy("gợi ý"),
    "options": gettext_lazy("lựa chọn"),
    "pauses": gettext_lazy("việc dừng thời hạn"),
    "article": gettext_lazy("điều luật"),
    "result": gettext_lazy("kết quả"),
    "valid_months": gettext_lazy("số tháng có giá trị"),
    "online_level": gettext_lazy("mức trực tuyến"),
    "partial_reason": gettext_lazy("lý do một phần"),
    "max_extensions": gettext_lazy("số lần gia hạn"),
    "non_territorial": gettext_lazy("tiếp nhận phi địa giới"),
    "sources": gettext_lazy("nguồn dữ kiện"),
    "certainty": gettext_lazy("độ chắc"),
}
_VALUES = {"level": wording.LEVEL, "online_level": wording.ONLINE, "partial_reason": wording.WHY_PARTIAL}


@require_safe
@controllers_only
def compare(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_of(request)
    found = editing.procedure_detail(actor, code)
    lines = {str(line.number): line for line in found.versions if line.published_at is not None}
    if not lines:
        raise NotFound
    names = {key: _name(line) for key, line in lines.items()}
    newer_names = {DRAFT: _("Bản thảo"), **names} if found.draft else names
    newer = _asked(request, "moi", newer_names, next(iter(newer_names)))
    earlier = [key for key in names if key != newer] or list(names)
    older = _asked(request, "cu", names, earlier[0])
    compared = editing.compare_versions(actor, code, int(older), None if newer == DRAFT else int(newer))
    context = {
        "trail": trail(code),
        "name": found.shown.name,
        "selects": [
            _select("cu", _("Bản cũ"), names, older),
            _select("moi", _("Bản mới"), newer_names, newer),
        ],
        "asked": questionwords.differences(compared),
        "rows": rows_of(compared),
        "process": stepwords.differences(compared.old, compared.new, compared.process),
        "back": reverse("console:procedure", args=[code]),
    }
    return shown(request, "compare", context)


def _asked(request: HttpRequest, name: str, known: dict[str, str], default: str) -> str:
    given = request.GET.get(name, "")
    if given and given not in known:
        raise NotFound
    return given or default


def _name(line: editing.VersionLine) -> str:
    said = _("Bản %(number)s") % {"number": line.number}
    who = ", ".join(
        part for part in (line.decision, words.publishers(line), words.moment(line.published_at)) if part
    )
    return f"{said} · {who}" if who else said


def _select(name: str, label: str, options: dict[str, str], chosen: str) -> dict[str, Any]:
    listed = [Choice(code, word, is_chosen=code == chosen) for code, word in options.items()]
    return {"name": name, "label": label, "options": listed}


def rows_of(compared: editing.Comparison, leaving_out: str = "") -> list[dict[str, str]]:
    """Each field with its place in words, before and after; without one part where it is told apart."""
    return [
        {
            "place": " · ".join(str(PARTS.get(part, part)) for part in row.path),
            "before": _said(row.path, row.before),
            "after": _said(row.path, row.after),
        }
        for row in compared.fields
        if row.path[0] != leaving_out
    ]


def _said(path: tuple[str, ...], value: Any) -> str:
    if value is None or value in ("", []):
        return "–"
    if isinstance(value, bool):
        return _("có") if value else _("không")
    known = _VALUES.get(path[-1])
    if known is not None:
        return str(known.get(str(value), value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
