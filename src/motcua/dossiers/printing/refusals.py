"""Why a slip is not printed."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class NotAcceptedYet(Conflict):
    code = "receipt-not-accepted"
    sentence = _("Hồ sơ chưa được tiếp nhận nên chưa có giấy hẹn.")


class PrintTooMany(Invalid):
    code = "print-too-many"
    sentence = _("Bạn chọn {count} hồ sơ; mỗi lần in được nhiều nhất {most}. Hãy bỏ bớt rồi in tiếp lần sau.")
