"""Why a filing is not taken, one plain sentence each."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid, Refusal


class SignInFirst(Refusal):
    code = "filing-sign-in"
    status = 403
    sentence = _("Muốn gửi hồ sơ thì đăng nhập trước; những gì đã điền vẫn còn.")


class AlreadySent(Conflict):
    code = "filing-sent"
    sentence = _("Hồ sơ này đã gửi rồi nên không sửa được nữa; mở hồ sơ đã gửi để bổ sung hoặc rút.")


class PapersMissing(Invalid):
    code = "filing-papers-missing"
    sentence = _("Còn thiếu giấy tờ: {names}. Tải lên rồi gửi.")


class ConsentMissing(Invalid):
    code = "filing-consent"
    sentence = _("Hãy đọc và đánh dấu ô cam đoan và đồng ý trước khi gửi.")


class CaseMissing(Invalid):
    code = "filing-case"
    sentence = _("Hãy chọn trường hợp đúng với bạn trong các trường hợp của thủ tục.")


class NotScreened(Invalid):
    code = "filing-not-screened"
    sentence = _("Hãy trả lời hết các câu hỏi về điều kiện trước khi gửi.")


class NotForThem(Invalid):
    code = "filing-not-for-them"
    sentence = _("Theo điều bạn khai, thủ tục này không dành cho bạn. {reasons}")


class PlaceMissing(Invalid):
    code = "filing-place"
    sentence = _("Hãy chọn xã, phường nơi giải quyết.")


class NotOnline(Invalid):
    code = "filing-not-online"
    sentence = _(
        "Thủ tục này chưa nhận hồ sơ trên mạng ở đây. Hãy nộp tại quầy hoặc theo chỉ dẫn của thủ tục."
    )
