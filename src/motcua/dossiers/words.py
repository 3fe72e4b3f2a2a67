"""The words people read for states, channels and acts: one table for citizen and officer alike."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from motcua.dossiers.status import Status
from motcua.platform.clock import ZONE

STATUS: dict[Status, str | Promise] = {
    Status.REGISTERED: _("Mới đăng ký"),
    Status.ACCEPTED: _("Được tiếp nhận"),
    Status.REJECTED_AT_INTAKE: _("Không được tiếp nhận"),
    Status.PROCESSING: _("Đang xử lý"),
    Status.SUPPLEMENT_REQUIRED: _("Chờ bổ sung giấy tờ"),
    Status.PAYMENT_REQUIRED: _("Chờ nộp phí, lệ phí"),
    Status.WITHDRAWN: _("Đã rút hồ sơ"),
    Status.STOPPED: _("Dừng xử lý"),
    Status.COMPLETED: _("Đã xử lý xong"),
    Status.RETURNED: _("Đã trả kết quả"),
}

TONE: dict[Status, str] = {
    Status.REGISTERED: "new",
    Status.ACCEPTED: "new",
    Status.REJECTED_AT_INTAKE: "late",
    Status.PROCESSING: "work",
    Status.SUPPLEMENT_REQUIRED: "wait",
    Status.PAYMENT_REQUIRED: "wait",
    Status.WITHDRAWN: "done",
    Status.STOPPED: "late",
    Status.COMPLETED: "done",
    Status.RETURNED: "done",
}
"""Colour beside the word, never instead of it."""

CHANNEL: dict[str, str | Promise] = {
    "counter": _("nộp tại quầy"),
    "online": _("nộp trên mạng"),
    "post": _("gửi bưu chính"),
}

HELP: dict[str, str | Promise] = {
    "self": _("người dân tự làm"),
    "assisted": _("có người hỗ trợ"),
    "officer": _("cán bộ làm"),
}

CONFIRMED: dict[str, str | Promise] = {
    "code": _("người dân xác nhận bằng mã gửi tới điện thoại"),
    "paper": _("người dân xác nhận bằng giấy có chữ ký"),
}
"""How somebody confirmed that another person typed for them."""

FUNCTION: dict[str, str | Promise] = {
    "receiver": _("cán bộ tiếp nhận"),
    "section_head": _("lãnh đạo phòng"),
    "examiner": _("chuyên viên thụ lý"),
    "leader": _("lãnh đạo ký duyệt"),
    "clerk": _("văn thư"),
    "returner": _("cán bộ trả kết quả"),
    "cashier": _("thu ngân"),
}

APOLOGY = gettext_noop("Cơ quan xin lỗi vì chưa trả kết quả đúng hẹn và hẹn lại ngày trả như trên.")
"""Offered for Form 04: addressed to the person, so Vietnamese whatever language the officer works in."""

MORE_TIME = gettext_noop("Cần thêm thời gian để giải quyết xong hồ sơ.")
"""The reason offered for Form 04 where many letters are written at once."""

LETTER = gettext_noop("Kính gửi {name}. Hồ sơ {code} hẹn trả ngày {day} đến nay chưa xong. {apology}")
LETTER_WHOLE = gettext_noop(
    "Kính gửi {name}. Hồ sơ {code} hẹn trả ngày {day} đến nay chưa xong. "
    "Lý do: {reason} Ngày hẹn trả mới: {due}. {apology}"
)
"""The words of Form 04 before and after its new date is known; Vietnamese like the apology."""


def letter(name: str, code: str, old: datetime, apology: str) -> str:
    """The letter of apology as far as it stands before somebody gives a new date."""
    return LETTER.format(name=name, code=code, day=_day(old), apology=apology)


def whole_letter(name: str, code: str, old: datetime, new: datetime, reason: str, apology: str) -> str:
    """The letter with its reason and the new date, to the minute."""
    due = f"{new.astimezone(ZONE):%H:%M %d/%m/%Y}"
    sentence = reason if reason.endswith((".", "!", "?")) else f"{reason}."
    return LETTER_WHOLE.format(name=name, code=code, day=_day(old), reason=sentence, due=due, apology=apology)


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(ZONE):%d/%m/%Y}"


def status_word(status: int) -> str:
    """The word for a status code 1–10."""
    return str(STATUS[Status(status)])
