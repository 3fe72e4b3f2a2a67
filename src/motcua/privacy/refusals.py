"""Refusals of this room."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class KindUnknown(Invalid):
    code = "data-request-kind"
    sentence = _("Chọn điều bạn muốn.")


class WordsMissing(Invalid):
    code = "data-request-words"
    sentence = _("Nói rõ điều nào chưa đúng và phải sửa thành gì.")


class TooLong(Invalid):
    code = "data-request-too-long"
    sentence = _("Viết nhiều nhất {most} ký tự; ở đây có {length}.")


class AnswerMissing(Invalid):
    code = "data-request-answer"
    sentence = _("Viết câu trả lời cho người yêu cầu.")


class GroundMissing(Invalid):
    code = "data-request-ground"
    sentence = _("Từ chối phải nói rõ điều luật làm căn cứ.")


class ReasonMissing(Invalid):
    code = "data-request-reason"
    sentence = _("Gia hạn phải có lý do.")


class TooManyDays(Invalid):
    code = "data-request-days"
    sentence = _("Gia hạn từ 1 đến {most} ngày.")


class AskedAlready(Conflict):
    code = "data-request-asked"
    sentence = _("Bạn đã gửi yêu cầu này và đang chờ kết quả.")


class ExtendedAlready(Conflict):
    code = "data-request-extended"
    sentence = _("Đã gia hạn một lần; luật không cho gia hạn nữa.")


class Over(Conflict):
    code = "data-request-over"
    sentence = _("Yêu cầu này đã xong, hoặc đã được trả lời rồi.")


class TooLate(Conflict):
    code = "data-request-too-late"
    sentence = _("Hạn thực hiện đã qua, không gia hạn được nữa.")
