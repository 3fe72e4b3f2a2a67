"""Messages that were sent, as lines of a page: what was told, how, where to, and what became of it."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy

from motcua.notifications import api as notifications
from motcua.notifications.api import MessageRow

CHANNELS = {
    "sms": gettext_lazy("Tin nhắn SMS"),
    "email": gettext_lazy("Thư điện tử"),
    "zalo": gettext_lazy("Zalo"),
}
TOLD = {
    "filed": gettext_lazy("Đã nhận hồ sơ gửi đến"),
    "accepted": gettext_lazy("Đã tiếp nhận, ngày hẹn trả"),
    "refused_at_intake": gettext_lazy("Không tiếp nhận"),
    "supplement": gettext_lazy("Cần bổ sung"),
    "payment_asked": gettext_lazy("Cần nộp phí, lệ phí"),
    "stopped": gettext_lazy("Dừng giải quyết"),
    "withdrawn": gettext_lazy("Đã rút hồ sơ"),
    "done": gettext_lazy("Đã có kết quả"),
    "returned": gettext_lazy("Đã trả kết quả"),
    "transfer_received": gettext_lazy("Cơ quan giải quyết đã nhận"),
    "extended": gettext_lazy("Xin lỗi và hẹn lại ngày trả"),
    "due_moved": gettext_lazy("Ngày hẹn trả thay đổi"),
    "resumed": gettext_lazy("Giải quyết tiếp"),
    "unclaimed": gettext_lazy("Kết quả đang chờ nhận"),
    "answered": gettext_lazy("Phản ánh, khiếu nại đã có trả lời"),
    "thread_answered": gettext_lazy("Cơ quan có lời nhắn cho bạn"),
    "draft_expiring": gettext_lazy("Hồ sơ đang điền sắp bị xóa"),
    "paid": gettext_lazy("Đã nhận tiền nộp"),
    "refunded": gettext_lazy("Đã hoàn tiền"),
}
"""By template, for lists; codes and messages to staff stand in none."""

_STATES = {
    "held": (gettext_lazy("Chờ hết giờ yên lặng"), "new"),
    "queued": (gettext_lazy("Chờ gửi"), "new"),
    "unknown": (gettext_lazy("Chưa rõ đã đi chưa"), "wait"),
    "sent": (gettext_lazy("Đã chuyển đi"), "work"),
    "arrived": (gettext_lazy("Đã đến"), "done"),
    "failed": (gettext_lazy("Không đến được"), "late"),
}


def lines_about(subject: str) -> list[dict[str, Any]]:
    """The messages about one thing, for whoever may look at it: one statement."""
    return lines(notifications.messages_about(subject))


def lines(rows: Iterable[MessageRow]) -> list[dict[str, Any]]:
    """Lines of `ui/messages.html`."""
    return [line(row) for row in rows]


def line(row: MessageRow) -> dict[str, Any]:
    """One line: told, channel, masked, state (word, tone), at (of one that is held: when it will leave)."""
    return {
        "told": TOLD.get(row.template, row.title),
        "channel": CHANNELS[row.channel],
        "masked": row.masked,
        "state": dict(zip(("word", "tone"), _STATES[row.state], strict=True)),
        "at": row.at,
    }
