"""The kinds of text blocks, by the place they are written at, and what each may leave to be filled in."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """One for each place an officer writes at; `fault` is what is wrong with one paper."""

    FAULT = "fault"
    SUPPLEMENT = "supplement"
    REFUSAL_AT_INTAKE = "refusal_at_intake"
    REFUSAL = "refusal"
    EXTENSION = "extension"
    APOLOGY = "apology"
    STOP = "stop"
    CONSULTATION = "consultation"


KIND_NAMES = {
    Kind.FAULT: _("Giấy tờ thiếu hoặc sai"),
    Kind.SUPPLEMENT: _("Yêu cầu bổ sung"),
    Kind.REFUSAL_AT_INTAKE: _("Từ chối tiếp nhận"),
    Kind.REFUSAL: _("Từ chối giải quyết"),
    Kind.EXTENSION: _("Gia hạn"),
    Kind.APOLOGY: _("Xin lỗi"),
    Kind.STOP: _("Dừng giải quyết"),
    Kind.CONSULTATION: _("Xin ý kiến"),
}

PLACEHOLDERS = {
    "ten_nguoi_nop": _("tên người nộp"),
    "ten_thu_tuc": _("tên thủ tục"),
    "ten_don_vi": _("đơn vị giải quyết"),
    "ma_ho_so": _("mã hồ sơ"),
    "ngay_hen": _("ngày hẹn trả"),
    "ten_giay_to": _("tên giấy tờ"),
}
"""Name → what is put in its place."""

_ANYWHERE = ("ten_nguoi_nop", "ten_thu_tuc", "ten_don_vi")
_OF_A_DOSSIER = (*_ANYWHERE, "ma_ho_so", "ngay_hen")
FILLED = {
    **dict.fromkeys(Kind, _OF_A_DOSSIER),
    Kind.FAULT: (*_OF_A_DOSSIER, "ten_giay_to"),
    # Written at the counter too, before there is a dossier with a number and a day.
    Kind.REFUSAL_AT_INTAKE: _ANYWHERE,
}
"""Kind → the names its blocks may use: those the place it is written at can fill."""
