"""Why the questions of eligibility, or the refusal of a request, cannot be written down."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class NothingToAsk(Invalid):
    code = "screening-nothing-to-ask"
    sentence = _("Thủ tục này không có câu hỏi điều kiện. Nhận hồ sơ ngay được.")


class NotAsked(Conflict):
    code = "screening-not-asked"
    sentence = _("Chưa hỏi điều kiện của thủ tục này. Mở «Hỏi điều kiện», nội dung đã nhập vẫn còn.")


class Barred(Conflict):
    code = "screening-barred"
    sentence = _("Theo câu trả lời, chưa nhận được hồ sơ: {reasons} Hỏi lại, hoặc lập phiếu từ chối.")


class SkipUnexplained(Invalid):
    code = "screening-skip-unexplained"
    sentence = _("Ghi lý do bỏ qua câu hỏi điều kiện.")


class RefusedAlready(Conflict):
    code = "intake-refused-already"
    sentence = _("Yêu cầu này đã từ chối bằng phiếu số {number}. Nhận yêu cầu khác thì chọn lại thủ tục.")


class TakenInAlready(Conflict):
    code = "intake-taken-in-already"
    sentence = _("Yêu cầu này đã thành hồ sơ {code}, không từ chối tiếp nhận được nữa.")


class NoGround(Invalid):
    code = "intake-refusal-no-ground"
    sentence = _("Ghi lý do từ chối bằng một câu để người dân hiểu.")


class NoArticle(Invalid):
    code = "intake-refusal-no-article"
    sentence = _("Ghi điều luật làm căn cứ từ chối.")
