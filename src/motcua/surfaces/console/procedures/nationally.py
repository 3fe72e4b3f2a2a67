"""What is published here beside the national list: only here, only there, or different, part by part."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.catalogue.api import national
from motcua.kernel.worktime import Limit
from motcua.platform.ui.fields import Choice
from motcua.platform.ui.figures import grouped, money
from motcua.platform.ui.paging import Pages
from motcua.surfaces import localwords, wording
from motcua.surfaces.console.frame import page_number
from motcua.surfaces.console.procedures import words
from motcua.surfaces.console.procedures.guard import controllers_only, shown, trail
from motcua.surfaces.session import actor_of

KINDS = {
    "khac": (national.Kind.DIFFERS, gettext_lazy("Khác nhau"), "wait"),
    "chi-o-tinh": (national.Kind.ONLY_HERE, gettext_lazy("Chỉ ở tỉnh"), "off"),
    "chi-quoc-gia": (national.Kind.ONLY_THERE, gettext_lazy("Chỉ ở danh mục quốc gia"), "new"),
}
_SINGLE = {
    "name": gettext_lazy("Tên"),
    "field": gettext_lazy("Lĩnh vực"),
    "level": gettext_lazy("Cấp giải quyết"),
    "audience": gettext_lazy("Dành cho"),
    "result": gettext_lazy("Kết quả"),
    "fees": gettext_lazy("Phí, lệ phí"),
    "papers": gettext_lazy("Thành phần hồ sơ"),
    "legal_basis": gettext_lazy("Căn cứ pháp lý"),
}
LONG = 120
"""Letters of both sides beyond which a difference is folded."""
_ASKED = ("q", "loai", "muc", "lan")


@require_safe
@controllers_only
def listing(request: HttpRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "").strip()[:100] for name in _ASKED}
    number = page_number(request)
    found = national.differences_page(actor_of(request), _wanted(asked), number)
    context = {
        "trail": trail(),
        "q": asked["q"],
        "shown": _comparison(found.shown) if found.shown else None,
        "fault": found.fault and {"at": words.moment(found.fault.compared_at), "why": found.fault.fault},
        "counts": _counts(found),
        "selects": _selects(asked, found),
        "rows": [_line(row) for row in found.rows],
        "total": found.total,
        "pages": Pages(number, national.PAGE_SIZE, found.total, asked),
        "is_searched": any(asked.values()),
    }
    return shown(request, "national", context)


def _wanted(asked: dict[str, str]) -> national.Wanted:
    """What the address asks for; words it does not know ask for nothing."""
    given = asked["lan"]
    return national.Wanted(
        comparison=int(given) if given.isascii() and given.isdigit() and len(given) < 18 else 0,
        kind=KINDS[asked["loai"]][0].value if asked["loai"] in KINDS else "",
        part=asked["muc"],
        q=asked["q"],
    )


def _comparison(row: national.ComparisonRow) -> dict[str, Any]:
    return {
        "at": words.moment(row.compared_at),
        "file": row.file,
        "here": row.here,
        "there": row.there,
        "broken": row.broken,
    }


def _counts(found: national.DifferencesPage) -> list[dict[str, str]]:
    """How much there is of each kind, with the way to it within the comparison shown."""
    which = f"&lan={found.shown.id}" if found.shown else ""
    return [
        {"words": str(name), "count": grouped(found.by_kind.get(kind, 0)), "url": f"?loai={slug}{which}"}
        for slug, (kind, name, _tone) in KINDS.items()
    ]


def _selects(asked: dict[str, str], found: national.DifferencesPage) -> list[dict[str, Any]]:
    kinds = {slug: str(name) for slug, (_kind, name, _tone) in KINDS.items()}
    parts = {part: f"{part_name(part)} ({grouped(count)})" for part, count in found.by_part.items()}
    kept = {str(row.id): words.moment(row.compared_at) for row in found.kept}
    return [
        _select("loai", _("Loại"), _("Mọi loại"), kinds, asked),
        _select("muc", _("Mục khác nhau"), _("Mọi mục"), parts, asked),
        _select("lan", _("Lần so"), _("Mới nhất"), kept, asked),
    ]


def _select(
    name: str, label: str, nothing: str, options: dict[str, str], asked: dict[str, str]
) -> dict[str, Any]:
    choices = [Choice(value, word, is_chosen=asked[name] == value) for value, word in options.items()]
    return {"name": name, "label": label, "options": [Choice("", nothing), *choices]}


def _line(row: national.DifferenceRow) -> dict[str, Any]:
    slug = next(slug for slug, (kind, _name, _tone) in KINDS.items() if kind == row.kind)
    return {
        "code": row.code,
        "name": row.name,
        "url": reverse("console:procedure", args=[row.code]) if row.is_known else "",
        "kind": {"word": str(KINDS[slug][1]), "tone": KINDS[slug][2]},
        "facts": [_fact(fact) for fact in row.facts],
        "note": _note(row),
    }


def _note(row: national.DifferenceRow) -> str:
    """What to do about a procedure that is on one side alone."""
    if row.kind is national.Kind.ONLY_HERE:
        return _("Danh mục quốc gia không có mã này.")
    if row.is_known:
        return _("Đã có ở tỉnh nhưng không đang áp dụng; mở thủ tục để soạn bản mới.")
    return _("Chưa nhập về; người vận hành nhập bằng motcua catalogue import rồi soạn từ đó.")


def _fact(fact: national.Differing) -> dict[str, Any]:
    """Both sides in words; what is long is folded, with how many there are on each side."""
    sides = {"here": _said(fact.part, fact.here), "there": _said(fact.part, fact.there)}
    is_long = sum(map(len, (*sides["here"], *sides["there"]))) > LONG
    return {"label": part_name(fact.part), **sides, "is_long": is_long}


def part_name(part: str) -> str:
    if part.startswith("limit-"):
        return localwords.limit_name(part.removeprefix("limit-"))
    return str(_SINGLE[part])


def _said(part: str, values: tuple[str, ...]) -> list[str]:
    """Values of one side in words."""
    if part.startswith("limit-"):
        return [wording.limit_words(Limit.parse(value)) for value in values]
    if part == "fees":
        return [money(int(value)) if int(value) else _("không thu") for value in values]
    named = {"level": wording.LEVEL, "audience": wording.AUDIENCE}.get(part, {})
    return [str(named.get(value, value)) for value in values]
