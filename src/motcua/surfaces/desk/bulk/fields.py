"""What the preview of a bulk act asks, by act: words for all lines alike, a colleague, the password."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import BulkRow
from motcua.platform.ui.fields import Choice, Field
from motcua.surfaces.session import actor_of

WITH_NOTE = {"release", "assign", "complete_step", "approve"}
WITH_REASON = {"send_back", "extend"}
FOLDER = {"decide", *WITH_REASON}
"""Acts that speak to people or bind the agency: given in exactly the words that were looked at."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stood in the form when it was sent."""

    to: int | None
    note: str
    days: int | None
    apology: str
    article: str

    @property
    def letter(self) -> dossiers.Letter:
        return dossiers.Letter(self.days, self.apology, self.article)

    def over(self, row: BulkRow) -> BulkRow:
        """The order as the person wants it, to be shown again."""
        return replace(
            row, note=self.note, to_id=self.to, days=self.days, apology=self.apology, article=self.article
        )


def typed_in(request: HttpRequest) -> Typed:
    given = request.POST
    return Typed(
        to=_number(given.get("to", "")),
        note=given.get("note", ""),
        days=_number(given.get("days", "").strip()),
        apology=given.get("apology", ""),
        article=given.get("article", ""),
    )


def is_as_shown(typed: Typed, row: BulkRow) -> bool:
    """Whether what is given is what was looked at: the colleague, and of a folder every word."""
    if typed.to != row.to_id:
        return False
    if row.act not in FOLDER:
        return True
    now = (row.note, row.apology, row.article, row.days)
    wanted = (typed.note, typed.apology, typed.article, typed.days)
    return all(_plain(a) == _plain(b) for a, b in zip(now, wanted, strict=True))


def _plain(words: str | int | None) -> str:
    """Without what a browser does to the ends of lines."""
    return " ".join(str(words or "").split())


def fields(request: HttpRequest, row: BulkRow) -> list[Field]:
    found = []
    if row.act == "assign":
        fit = dossiers.bulk_fit(actor_of(request), row.public_id)
        people = tuple(
            Choice(str(p.account_id), p.name, hint=p.title, is_chosen=p.account_id == row.to_id) for p in fit
        )
        value = str(row.to_id or "")
        found.append(Field("to", _("Người được phân công"), kind="choice", value=value, choices=people))
    if row.act == "extend":
        found.append(_days(row))
    if row.act in WITH_REASON:
        hint = _("Viết một câu để người dân hiểu ngay.") if row.act == "extend" else ""
        reason = Field("note", _("Lý do, chung cho mọi hồ sơ"), "lines", row.note, hint, is_wide=True)
        found.append(reason)
    if row.act == "extend":
        found.append(Field("apology", _("Lời xin lỗi"), kind="lines", value=row.apology, is_wide=True))
        found.append(Field("article", _("Căn cứ"), value=row.article, is_required=False))
    if row.act in WITH_NOTE:
        words = _("Ghi chú, chung cho mọi hồ sơ")
        found.append(Field("note", words, kind="lines", value=row.note, is_required=False, is_wide=True))
    return found


def _days(row: BulkRow) -> Field:
    return Field(
        "days",
        _("Hẹn trả lại sau"),
        kind="number",
        value="" if row.days is None else str(row.days),
        suffix=_("ngày làm việc kể từ hôm nay"),
    )


def password() -> Field:
    return Field(
        "password",
        _("Mật khẩu của bạn"),
        kind="password",
        autocomplete="current-password",
        hint=_("Nhập một lần cho cả danh sách. Đây là duyệt nội bộ, chưa phải chữ ký số."),
    )


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else None
