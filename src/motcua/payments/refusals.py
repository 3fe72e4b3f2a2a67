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
