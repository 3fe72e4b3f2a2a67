"""Why something cannot be taken back, or not be done without a typed word."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class UndoneTooLate(Conflict):
    code = "undo-too-late"
    sentence = _("Đã quá {seconds} giây nên không hoàn tác được. Muốn đổi lại, hãy {remedy}.")


class ActedSince(Conflict):
    code = "undo-acted-since"
    sentence = _("Không hoàn tác được: {who} đã ghi «{what}» lúc {when}. Xem lại hồ sơ rồi làm tiếp.")


class WordWrong(Invalid):
    """A heavy act is confirmed by the end of the dossier's code."""

    code = "confirmation-wrong"
    sentence = _("Chưa khớp. Hãy gõ {digits} ký tự cuối của mã hồ sơ {code} để xác nhận đúng hồ sơ.")
