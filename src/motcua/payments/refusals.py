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
