"""The words people read for states, channels and acts: one table for citizen and officer alike."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from motcua.dossiers.status import Status

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


def status_word(status: int) -> str:
    """The word for a status code 1–10."""
    return str(STATUS[Status(status)])
