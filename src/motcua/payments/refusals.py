"""What this room refuses, each with its sentence."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class AmountNotPositive(Invalid):
    """Nothing is owed below one đồng."""

    code = "amount-not-positive"
    sentence = _("Số tiền phải thu phải lớn hơn 0 đồng.")


class AmountDiffers(Invalid):
    """Money is taken whole: no part payments, no change kept."""

    code = "amount-differs"
    sentence = _("Số tiền phải thu là {owed} đồng, không phải {given} đồng. Hãy thu đúng số phải thu.")


class AlreadyClosed(Conflict):
    """Paid, cancelled or waived before: nothing more is due."""

    code = "obligation-closed"
    sentence = _("Khoản thu này không còn phải nộp: {state}.")


class PayerMissing(Invalid):
    """A receipt names who paid."""

    code = "payer-missing"
    sentence = _("Hãy ghi họ tên người nộp tiền.")


class ReasonMissing(Invalid):
    """Waiving public money needs its ground."""

    code = "reason-missing"
    sentence = _("Hãy ghi lý do và căn cứ.")


class UnfitText(Invalid):
    """The text cannot be stored; `reason` says why."""

    code = "text-unfit"
    sentence = _("{reason}")


class NotOnline(Conflict):
    """No provider is plugged in."""

    code = "payment-not-online"
    sentence = _("Chưa nộp trực tuyến được ở đây. Mời bạn nộp tại quầy, mang theo mã hồ sơ.")


class NothingOwed(Conflict):
    """The obligation was closed meanwhile."""

    code = "payment-nothing-owed"
    sentence = _("Khoản này không còn phải nộp: {state}. Không có tiền nào bị trừ thêm.")


class GatewaySilent(Conflict):
    """The provider did not answer; nothing was charged by this try."""

    code = "payment-gateway-silent"
    status = 503
    retry_after = 60
    sentence = _(
        "Cổng thanh toán chưa trả lời nên chưa nộp được; lần bấm này chưa trừ tiền của bạn. "
        "Hãy thử lại sau ít phút, hoặc nộp tại quầy."
    )


class NothingToGiveBack(Conflict):
    code = "refund-nothing"
    sentence = _("Khoản tiền này không hoàn được nữa: {state}.")


class RefundDecided(Conflict):
    code = "refund-decided"
    sentence = _("Đề nghị hoàn này đã có người quyết định: {state}.")


class SameTwo(Conflict):
    """Two people give public money back."""

    code = "refund-same-person"
    sentence = _("Người đề nghị hoàn không tự duyệt. Hãy nhờ người thứ hai.")


class FileUnreadable(Invalid):
    """Not a file of a day, or a broken one."""

    code = "day-file-unreadable"
    sentence = _(
        "Tệp này không đọc được ở dòng {line}. "
        "Hãy lấy lại tệp đối soát của ngày từ bên thanh toán rồi gửi lại."
    )


class FileMissing(Conflict):
    """A day is signed for when the provider's file was read."""

    code = "day-file-missing"
    sentence = _("Chưa có tệp đối soát của ngày này nên chưa ký được. Hãy lấy tệp trước.")


class FileOfAnotherDay(Invalid):
    code = "day-file-of-another-day"
    sentence = _("Tệp có dòng của ngày {found}, không phải ngày {day}. Hãy chọn đúng tệp.")


class DayNotOver(Conflict):
    code = "day-not-over"
    sentence = _("Ngày này chưa hết nên chưa ký được. Hãy ký từ ngày hôm sau.")


class DayDiffers(Invalid):
    """What does not agree is explained by whoever signs."""

    code = "day-differs"
    sentence = _("Có {count} dòng chưa khớp. Hãy ghi rõ vì sao trước khi ký.")


class DayChanged(Conflict):
    """The day is not what the person saw."""

    code = "day-changed"
    sentence = _("Trong lúc bạn xem, ngày này đã có thay đổi. Xem lại rồi ký.")


class SignedAlready(Conflict):
    code = "day-signed"
    sentence = _("Ngày này đã ký và từ đó không có gì khác.")
