"""Why something people say is not taken as it is: one plain sentence each."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class Unfit(Invalid):
    code = "feedback-text-unfit"
    sentence = _("{reason}")


class TooLong(Invalid):
    code = "feedback-text-too-long"
    sentence = _("Viết tối đa {most} ký tự; bạn đã viết {length}.")


class NoScore(Invalid):
    code = "rating-score-missing"
    sentence = _("Chọn một trong năm mức, từ «Rất không hài lòng» đến «Rất hài lòng».")


class RatingClosed(Conflict):
    code = "rating-closed"
    sentence = _("Đánh giá này chỉ đổi được đến hết ngày {day}. Muốn nói thêm, hãy gửi phản ánh, kiến nghị.")
