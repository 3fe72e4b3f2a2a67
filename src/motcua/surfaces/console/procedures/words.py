"""Versions, lists, steps and their owners in the words of these pages."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.api import editing
from motcua.platform import clock

STATES = {
    editing.State.IN_FORCE: (gettext_lazy("Đang áp dụng"), "done"),
    editing.State.COMING: (gettext_lazy("Sắp áp dụng"), "new"),
    editing.State.IMPORTED: (gettext_lazy("Chỉ có dữ liệu quốc gia"), "off"),
    editing.State.BEGUN: (gettext_lazy("Chưa công bố lần nào"), "work"),
    editing.State.ENDED: (gettext_lazy("Hết hiệu lực"), "off"),
}
FILTERS = {
    "dang-ap-dung": (editing.State.IN_FORCE.value, gettext_lazy("Đang áp dụng")),
    "sap-ap-dung": (editing.State.COMING.value, gettext_lazy("Sắp áp dụng")),
    "ban-thao": ("draft", gettext_lazy("Đang soạn bản mới")),
    "khung-sap-het": ("ending", gettext_lazy("Khung tạm sắp hết hạn")),
    "quoc-gia": (editing.State.IMPORTED.value, gettext_lazy("Chỉ có dữ liệu quốc gia")),
    "ban-dau": (editing.State.BEGUN.value, gettext_lazy("Chưa công bố lần nào")),
    "het-hieu-luc": (editing.State.ENDED.value, gettext_lazy("Hết hiệu lực")),
}
TAGS = {"thiet-yeu": editing.TagKind.ESSENTIAL.value, "phi-dia-gioi": editing.TagKind.NON_TERRITORIAL.value}


def state(found: editing.State) -> dict[str, str]:
    word, tone = STATES[found]
    return {"word": str(word), "tone": tone}


def days(first: date, last: date | None) -> str:
    if last is None:
        return _("từ %(first)s") % {"first": f"{first:%d/%m/%Y}"}
    return _("%(first)s – %(last)s") % {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}


def days_held(first: date, last: date | None) -> str:
    """The same of what may have been called off before its first day."""
    if last is not None and last < first:
        return _("từ %(first)s, đã thôi trước ngày đó") % {"first": f"{first:%d/%m/%Y}"}
    return days(first, last)


def moment(at: datetime | None) -> str:
    return f"{clock.aware(at):%d/%m/%Y %H:%M}" if at else ""


def publishers(line: editing.VersionLine) -> str:
    """Who published a version, and who had proposed it; empty where the program did."""
    if not line.proposed_by:
        return line.by
    return _("%(second)s duyệt, %(first)s đề nghị") % {"second": line.by, "first": line.proposed_by}


def tag(found: editing.Tag, today: date) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": str(editing.TAG_NAMES[editing.TagKind(found.kind)]),
        "phase": found.phase,
        "decision": found.decision,
        "period": days(found.effective_from, found.effective_to),
        "holds": found.holds_on(today),
        "is_over": found.effective_to is not None and found.effective_to < today,
    }


def hours(amount: float | None) -> str:
    """4, 0,5; a dash where nobody has said."""
    return "–" if amount is None else f"{amount:g}".replace(".", ",")
