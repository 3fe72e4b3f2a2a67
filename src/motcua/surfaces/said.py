"""Feedback and complaints in words, the same for whoever spoke and whoever answers."""

from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.feedback import api as feedback
from motcua.feedback.api import matters
from motcua.surfaces.wording import limit_words

Word = str | Promise
CHANNELS: dict[str, tuple[str, Word, Word]] = {
    "feedback": (
        "phan-anh",
        gettext_lazy("Phản ánh, kiến nghị"),
        gettext_lazy("Điều chưa tốt, điều nên sửa. Không cần ghi tên."),
    ),
    "complaint": (
        "khieu-nai",
        gettext_lazy("Khiếu nại"),
        gettext_lazy(
            "Quyết định hoặc việc làm trái luật, xâm phạm quyền lợi của bạn. Cần họ tên và nơi liên hệ."
        ),
    ),
}
"""Each channel's word in addresses, its name, and what it is for."""
ABOUT: dict[str, Word] = {
    "procedure": gettext_lazy("Cách giải quyết hồ sơ, thủ tục, giấy tờ, phí"),
    "decision": gettext_lazy("Quyết định, kết quả giải quyết"),
    "officer": gettext_lazy("Thái độ, việc làm của cán bộ"),
    "unit": gettext_lazy("Trung tâm hoặc cơ quan"),
    "other": gettext_lazy("Việc khác"),
}
STATES: dict[str, tuple[Word, str]] = {
    "received": (gettext_lazy("Đã nhận"), "wait"),
    "accepted": (gettext_lazy("Đã thụ lý"), "wait"),
    "forwarded": (gettext_lazy("Đang hỏi cơ quan liên quan"), "wait"),
    "explained": (gettext_lazy("Đã có giải trình"), "wait"),
    "answered": (gettext_lazy("Đã trả lời"), "done"),
    "reopened": (gettext_lazy("Đã mở lại"), "wait"),
    "closed": (gettext_lazy("Đã kết thúc"), "off"),
}
KINDS: dict[str, Word] = {
    "said": gettext_lazy("Người dân viết"),
    "accept": gettext_lazy("Đã thụ lý"),
    "decline": gettext_lazy("Không thụ lý"),
    "forward": gettext_lazy("Chuyển cơ quan liên quan giải trình"),
    "explain": gettext_lazy("Giải trình của cơ quan liên quan"),
    "answer": gettext_lazy("Trả lời"),
    "prolong": gettext_lazy("Kéo dài thời hạn vì vụ việc phức tạp"),
    "send_up": gettext_lazy("Chuyển lên cơ quan cấp trên"),
    "reopen": gettext_lazy("Người dân mở lại"),
    "close": gettext_lazy("Người dân đồng ý với trả lời"),
}
CLOCKS: dict[str, Word] = {
    "accept": gettext_lazy("hạn thụ lý hoặc nêu lý do không thụ lý"),
    "answer": gettext_lazy("hạn trả lời"),
    "complex": gettext_lazy("hạn trả lời, đã kéo dài"),
}


def channel_of(slug: str) -> str:
    """The channel of a word in an address; empty for none."""
    return next((code for code, (known, _name, _what) in CHANNELS.items() if known == slug), "")


def limits_of(code: str) -> str:
    """A channel's clocks in one sentence, with where they stand."""
    limits = feedback.channels()[code].limits
    answer = {"limit": limit_words(limits["answer"].limit), "article": limits["answer"].article}
    if "accept" not in limits:
        return _("Trả lời trong %(limit)s (%(article)s).") % answer
    first = {"first": limit_words(limits["accept"].limit)}
    return _("Thụ lý trong %(first)s, giải quyết trong %(limit)s từ ngày thụ lý (%(article)s).") % (
        answer | first
    )


def row_context(row: matters.MatterRow) -> dict[str, Any]:
    """A matter in a list."""
    word, tone = STATES[row.state]
    return {
        "code": row.code,
        "channel": CHANNELS[row.channel][1],
        "about": ABOUT[row.about],
        "state": {"word": word, "tone": tone},
        "received_at": row.received_at,
        "due_at": row.due_at,
        "is_late": row.is_late,
        "is_open": tone == "wait",
        "words": row.words,
    }


def is_id(given: str) -> bool:
    try:
        return str(UUID(given)) == given
    except ValueError:
        return False
