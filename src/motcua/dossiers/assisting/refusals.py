"""Why help is not confirmed."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class NobodyCarries(Conflict):
    code = "help-code-nobody-carries"
    sentence = _("Chưa nối dịch vụ gửi tin nên không gửi được mã. Hãy lấy xác nhận bằng giấy có chữ ký.")


class PhoneNeeded(Invalid):
    code = "help-code-phone-needed"
    sentence = _("Ghi số điện thoại của người dân rồi gửi mã.")


class TooManyCodes(Conflict):
    code = "help-code-too-many"
    sentence = _("Đã gửi {many} mã cho yêu cầu này. Hãy lấy xác nhận bằng giấy có chữ ký.")


class NoCode(Conflict):
    code = "help-code-not-sent"
    sentence = _("Chưa gửi mã tới số điện thoại này. Bấm «Gửi mã xác nhận».")


class CodeTooOld(Conflict):
    code = "help-code-too-old"
    sentence = _("Mã đã quá {minutes} phút hoặc gõ sai quá {most} lần. Bấm «Gửi mã xác nhận» để gửi mã mới.")


class CodeWrong(Invalid):
    code = "help-code-wrong"
    sentence = _("Mã không đúng, còn {left} lần thử.")
