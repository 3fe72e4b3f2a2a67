"""A view of the ledger: what happened to a dossier, in words people read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.platform import ledger
from motcua.platform.clock import ZONE
from motcua.platform.ledger import EntryRow

UNDONE = "dossiers.dossier.undone"
EVENTS: dict[str, str | Promise] = {
    "dossiers.dossier.submitted": _("Đã nộp hồ sơ"),
    "dossiers.dossier.accepted": _("Đã tiếp nhận"),
    "dossiers.dossier.transfer_received": _("Cơ quan giải quyết đã nhận hồ sơ chuyển đến"),
    "dossiers.dossier.taken": _("Có người nhận xử lý"),
    "dossiers.dossier.released": _("Trả lại cho đơn vị"),
    "dossiers.dossier.assigned": _("Đã phân công"),
    UNDONE: _("Hoàn tác"),
    "dossiers.dossier.step_completed": _("Hoàn thành bước"),
    "dossiers.dossier.supplement_required": _("Yêu cầu bổ sung giấy tờ"),
    "dossiers.dossier.supplement_answered": _("Đã bổ sung giấy tờ"),
    "dossiers.dossier.payment_required": _("Yêu cầu nộp phí, lệ phí"),
    "dossiers.dossier.payment_settled": _("Không còn khoản nào phải nộp"),
    "payments.obligation.settled": _("Đã nộp phí, lệ phí"),
    "payments.obligation.waived": _("Được miễn khoản phải nộp"),
    "dossiers.dossier.consulted": _("Xin ý kiến đơn vị khác"),
    "dossiers.dossier.consultation_answered": _("Đã có ý kiến"),
    "dossiers.opinion.overdue": _("Quá hạn cho ý kiến, chưa trả lời"),
    "dossiers.opinion.escalated": _("Vẫn chưa có ý kiến sau hạn thứ hai"),
    "dossiers.dossier.approved": _("Đã duyệt"),
    "dossiers.dossier.signed": _("Đã duyệt nội bộ (ký)"),
    "dossiers.dossier.sent_back": _("Trả lại bước trước"),
    "dossiers.dossier.numbered": _("Đã cấp số"),
    "dossiers.dossier.issued": _("Đã phát hành kết quả"),
    "dossiers.dossier.returned": _("Đã trả kết quả"),
    "dossiers.paper.reused": _("Giấy tờ được dùng lại cho hồ sơ khác của cùng người"),
    "dossiers.result.reminded": _("Đã nhắc người dân đến nhận kết quả"),
    "dossiers.dossier.extended": _("Xin lỗi và gia hạn"),
    "dossiers.dossier.due_moved": _("Ngày hẹn trả lùi lại vì lịch làm việc thay đổi"),
    "dossiers.dossier.followed": _("Chuyển sang đơn vị tiếp nối do sắp xếp đơn vị"),
    "dossiers.dossier.stopped": _("Dừng giải quyết"),
    "dossiers.dossier.resumed": _("Giải quyết tiếp"),
    "dossiers.dossier.rejected": _("Từ chối tiếp nhận"),
    "dossiers.dossier.withdrawn": _("Đã rút hồ sơ"),
    "dossiers.dossier.claimed": _("Người dân nhận hồ sơ về tài khoản của mình"),
    "dossiers.thread.asked": _("Người dân nhắn cho cơ quan"),
    "dossiers.thread.answered": _("Cơ quan nhắn cho người dân"),
    "dossiers.thread.left": _("Đã đọc lời nhắn, không cần trả lời"),
    "dossiers.follow_up.written": _("Ghi nguyên nhân trễ, người gỡ và ngày phải xong"),
    "dossiers.follow_up.noted": _("Ghi theo dõi tuần"),
    "custody.paper.shelved": _("Để giấy vào chỗ"),
    "custody.paper.put_back": _("Hoàn tác: Để giấy vào chỗ"),
    "custody.paper.handed_over": _("Giao giấy theo danh sách bàn giao"),
    "custody.paper.received": _("Nhận giấy theo danh sách bàn giao"),
    "custody.paper.taken_back": _("Lấy lại giấy trước khi bên kia nhận"),
    "dossiers.step.without_holder": _("Chưa có người nhận sau 4 giờ làm việc"),
    "dossiers.dossier.timer_fired": _("Đến thời điểm theo quy trình"),
    "dossiers.history.imported": _("Việc ở hệ thống trước"),
    "dossiers.dossier.imported": _("Chuyển từ hệ thống trước"),
}
"""The sentence of each fact: the same words for citizen and officer."""

_ACCEPTED_AT_ONCE = _("Đã nộp và được tiếp nhận")

PUBLIC = frozenset(EVENTS) - {
    "dossiers.dossier.taken",
    "dossiers.dossier.released",
    UNDONE,
    "dossiers.follow_up.written",
    "dossiers.follow_up.noted",
    "dossiers.dossier.claimed",
    "dossiers.thread.asked",
    "dossiers.thread.answered",
    "dossiers.thread.left",
    "dossiers.dossier.assigned",
    "dossiers.dossier.numbered",
    "dossiers.step.without_holder",
    "dossiers.opinion.overdue",
    "dossiers.opinion.escalated",
    "dossiers.dossier.payment_settled",
    "dossiers.dossier.sent_back",
    "custody.paper.shelved",
    "custody.paper.put_back",
    "custody.paper.handed_over",
    "custody.paper.received",
    "custody.paper.taken_back",
    "dossiers.paper.reused",
}
"""What the person who filed sees; the rest is inside business of the office."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline. `notes` are reasons and remarks that still exist."""

    name: str
    sentence: str
    occurred_at: datetime
    recorded_at: datetime
    who: str
    unit: str
    step: str
    channel: str
    help_kind: str
    notes: dict[str, str]
    payload: dict[str, Any]


def timeline(subject: str, *, public: bool = False) -> tuple[Event, ...]:
    """Everything recorded about a dossier, oldest first."""
    rows = [row for row in ledger.entries(subject) if not public or row.name in PUBLIC]
    return _events(rows, public=public)


def timeline_page(subject: str, after: int, limit: int) -> tuple[tuple[Event, ...], int | None]:
    """At most `limit` events beyond a place in the ledger, and the place after which there are more."""
    rows = ledger.entries(subject, after=after, most=limit + 1)
    following = rows[limit - 1].seq if len(rows) > limit else None
    return _events(rows[:limit], public=False), following


def _events(rows: Sequence[EntryRow], *, public: bool) -> tuple[Event, ...]:
    names = {} if public else _names(rows)
    posts = agencies.post_rows(row.post for row in rows if row.post)
    return tuple(_event(row, names, posts, public=public) for row in rows)


def sentence_of(row: EntryRow) -> str | Promise:
    """The words for a fact; an unknown one shows its name rather than nothing."""
    if row.name == UNDONE:
        undone = EVENTS.get(f"dossiers.dossier.{row.payload.get('undone')}", "")
        return f"{EVENTS[UNDONE]}: {undone}"
    return EVENTS.get(row.name, row.name)


def who_did(row: EntryRow) -> str:
    """The person's name, «thay mặt» the one they stand in for, or the program."""
    return name_of_actor(row, _names([row]))


def name_of_actor(row: EntryRow, names: Mapping[int, str]) -> str:
    """The same, with the names of those who acted in hand."""
    if row.account is None:
        return str(_("Hệ thống"))
    own = names[row.account]
    return f"{own} (thay {names[row.on_behalf]})" if row.on_behalf else own


def _names(rows: Iterable[EntryRow]) -> dict[int, str]:
    """The names of everybody who acted, in one look."""
    acted = {account for row in rows for account in (row.account, row.on_behalf)}
    return parties.account_names({account for account in acted if account is not None})


def _event(
    row: EntryRow, names: Mapping[int, str], posts: Mapping[int, agencies.PostRow], *, public: bool
) -> Event:
    post = posts[row.post] if row.post else None
    return Event(
        name=row.name,
        sentence=str(_ACCEPTED_AT_ONCE if row.payload.get("accepted") else sentence_of(row)),
        occurred_at=row.occurred_at.astimezone(ZONE),
        recorded_at=row.recorded_at.astimezone(ZONE),
        who="" if public else name_of_actor(row, names),
        unit=agencies.unit(post.unit_id).name if post else "",
        step=str(row.payload.get("step", "")),
        channel=row.channel,
        help_kind=str(row.payload.get("help", "")),
        notes=_notes_for(row, public=public),
        payload=dict(row.payload),
    )


_FOR_THE_PERSON = frozenset({"reason", "apology"})


def _notes_for(row: EntryRow, *, public: bool) -> dict[str, str]:
    return {k: v for k, v in row.notes.items() if not public or k in _FOR_THE_PERSON}
