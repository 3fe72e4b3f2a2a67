"""Why a mark is not made or not taken away."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid, Refusal


class NothingRemarked(Invalid):
    code = "mark-nothing-written"
    sentence = _("Viết nội dung ghi chú, một câu ngắn.")


class FrameOutside(Invalid):
    code = "mark-frame-outside"
    sentence = _("Khung phải nằm trọn trong trang. Vẽ lại trên hình, hoặc chọn một vị trí trong danh sách.")


class PaperFull(Conflict):
    code = "mark-paper-full"
    sentence = _("Giấy này đã có {most} ghi chú. Bỏ bớt ghi chú không còn cần, rồi ghi lại.")


class NotToMark(Refusal):
    """The dossier is decided, or waits for somebody else."""

    code = "mark-not-yours"
    status = 409
    sentence = _("Chưa ghi chú được: hồ sơ đã kết thúc hoặc chưa đến lượt bạn. Hãy nhờ người đang giữ hồ sơ.")


class NotToWithdraw(Refusal):
    """Written by somebody else, or the dossier is decided."""

    code = "mark-not-withdrawn"
    status = 409
    sentence = _(
        "Chưa bỏ được ghi chú: chỉ người ghi hoặc người đang giữ bước bỏ được, và hồ sơ phải chưa kết thúc."
    )
