"""Text blocks of the units one writes for: the list, and one block with its versions."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import wordings as texts
from motcua.platform.ui.fields import Choice
from motcua.platform.ui.paging import Pages
from motcua.surfaces.console.frame import page, page_number
from motcua.surfaces.session import actor_of, staff_only

HERE = "wordings"
KIND_SLUGS = {str(kind).replace("_", "-"): kind for kind in texts.Kind}
_ASKED = ("loai", "don-vi", "linh-vuc", "thu-tuc", "trang-thai")
WITHDRAWN = "thoi-dung"


@require_safe
@staff_only
def listing(request: HttpRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "").strip()[:60] for name in _ASKED}
    actor, number = actor_of(request), page_number(request)
    rows, total = texts.wordings_page(actor, _wanted(asked), number)
    context = {
        "selects": _selects(asked, texts.units_to_write_for(actor)),
        "procedure": asked["thu-tuc"],
        "rows": [_line(row) for row in rows],
        "total": total,
        "pages": Pages(number, texts.PAGE_SIZE, total, asked),
        "is_narrowed": any(asked.values()),
    }
    return page(request, "console/wordings.html", context, HERE)


def _wanted(asked: dict[str, str]) -> texts.Wanted:
    """What the address asks for; a kind it does not know is as if not asked."""
    kind = KIND_SLUGS.get(asked["loai"])
    return texts.Wanted(
        kind=str(kind) if kind else "",
        unit=asked["don-vi"],
        field=asked["linh-vuc"],
        procedure=asked["thu-tuc"],
        withdrawn=asked["trang-thai"] == WITHDRAWN,
    )


def _selects(asked: dict[str, str], units: tuple[agencies.UnitRow, ...]) -> list[dict[str, Any]]:
    kinds = {slug: str(texts.KIND_NAMES[kind]) for slug, kind in KIND_SLUGS.items()}
    return [
        _select("loai", _("Dùng khi"), _("Mọi việc"), kinds, asked),
        _select("don-vi", _("Đơn vị"), _("Mọi đơn vị"), {row.identifier: row.name for row in units}, asked),
        _select("linh-vuc", _("Lĩnh vực"), _("Mọi lĩnh vực"), catalogue.field_names(), asked),
        _select("trang-thai", _("Trạng thái"), _("Đang dùng"), {WITHDRAWN: _("Đã thôi dùng")}, asked),
    ]


def _select(
    name: str, label: str, nothing: str, options: dict[str, str], asked: dict[str, str]
) -> dict[str, Any]:
    choices = [Choice(code, word, is_chosen=asked[name] == code) for code, word in options.items()]
    return {"name": name, "label": label, "options": [Choice("", nothing), *choices]}


def _line(row: texts.WordingRow) -> dict[str, Any]:
    return {
        "url": reverse("console:wording", args=[row.public_id]),
        "title": row.title,
        "text": row.text,
        "kind": str(texts.KIND_NAMES[texts.Kind(row.kind)]),
        "unit": agencies.unit(row.unit).name,
        "field": row.field_name,
        "procedure": row.procedure_code,
        "number": row.number,
        "saved_at": row.saved_at,
        "is_unverified": bool(row.article) and row.certainty not in {"S", "S2"},
    }


@require_safe
@staff_only
def one(request: HttpRequest, wording: UUID) -> HttpResponse:
    found = texts.wording(actor_of(request), wording)
    return page(request, "console/wording.html", shown(found), HERE)


def shown(found: texts.WordingDetail) -> dict[str, Any]:
    """A block as its page shows it."""
    row = found.row
    return {
        "wording": _line(row)
        | {
            "article": row.article,
            "preview": texts.example(row.text),
            "withdrawn_at": row.withdrawn_at,
            "withdrawn_by": found.withdrawn_by,
        },
        "facts": facts(row),
        "versions": [
            {
                "number": each.number,
                "title": each.title,
                "text": each.text,
                "article": each.article,
                "by": each.by or _("Dữ liệu của tỉnh"),
                "at": each.saved_at,
            }
            for each in found.versions
        ],
        "edit_url": reverse("console:wording-edit", args=[row.public_id]) if found.may_edit else "",
        "withdraw_url": reverse("console:wording-withdraw", args=[row.public_id]) if found.may_edit else "",
    }


def facts(row: texts.WordingRow) -> list[dict[str, str]]:
    """Where a block is offered, as rows of a summary."""
    return [
        {"name": _("Dùng khi"), "value": str(texts.KIND_NAMES[texts.Kind(row.kind)])},
        {"name": _("Đơn vị"), "value": agencies.unit(row.unit).name},
        {"name": _("Lĩnh vực"), "value": row.field_name or _("mọi lĩnh vực")},
        {"name": _("Thủ tục"), "value": row.procedure_code or _("mọi thủ tục")},
    ]
