"""Why something people say is not taken as it is: one plain sentence each."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class Unfit(Invalid):
    code = "feedback-text-unfit"
    sentence = _("{reason}")


class TooLong(Invalid):
    code = "feedback-text-too-long"
    sentence = _("Viết tối đa {most} ký tự; bạn đã viết {length}.")


class SeveralWrong(Invalid):
    """`by_field`: every mistake, as pairs of field and sentence."""

    code = "feedback-several-wrong"
    sentence = _("Có vài chỗ phải sửa trước khi gửi.")


class NoScore(Invalid):
    code = "rating-score-missing"
    sentence = _("Chọn một trong năm mức, từ «Rất không hài lòng» đến «Rất hài lòng».")


class RatingClosed(Conflict):
    code = "rating-closed"
    sentence = _("Đánh giá này chỉ đổi được đến hết ngày {day}. Muốn nói thêm, hãy gửi phản ánh, kiến nghị.")


class NothingSaid(Invalid):
    code = "feedback-nothing-said"
    sentence = _("Viết ít nhất một câu.")


class NameMissing(Invalid):
    code = "complaint-name-missing"
    sentence = _("Khiếu nại cần họ tên của bạn. Không muốn ghi tên, hãy gửi phản ánh, kiến nghị.")


class NowhereToAnswer(Invalid):
    code = "complaint-contact-missing"
    sentence = _("Khiếu nại cần số điện thoại, thư điện tử hoặc địa chỉ để trả lời bạn.")


class PhoneWrong(Invalid):
    code = "feedback-phone-wrong"
    sentence = _("{reason}")


class UnitMissing(Invalid):
    code = "feedback-unit-missing"
    sentence = _("Chọn nơi bạn muốn nói đến trong danh sách.")


class NotNow(Conflict):
    code = "matter-not-now"
    sentence = _("Việc này không còn làm được: có người vừa xử lý tiếp. Xem lại rồi làm tiếp.")


class NoSuchAgency(Invalid):
    code = "matter-agency-unknown"
    sentence = _("Chọn một cơ quan khác trong danh sách để hỏi giải trình.")


class NobodyAbove(Conflict):
    code = "matter-nobody-above"
    sentence = _("Ở cơ quan trên chưa có ai được giao trả lời việc này. Hãy báo quản trị đơn vị.")


class AlreadyReopened(Conflict):
    code = "matter-reopened-before"
    sentence = _("Bạn đã mở lại một lần. Chưa đồng ý với trả lời này, hãy gửi khiếu nại.")


class ReopenOver(Conflict):
    code = "matter-reopen-over"
    sentence = _("Đã quá hạn mở lại. Hãy gửi phản ánh hoặc khiếu nại mới.")


class NumberMissing(Invalid):
    code = "call-number-missing"
    sentence = _("Ghi số điện thoại để gọi lại.")


class NoPromise(Invalid):
    code = "call-promise-unknown"
    sentence = _("Chọn một mốc gọi lại trong danh sách.")


class CallOver(Conflict):
    code = "call-over"
    sentence = _("Cuộc gọi này đã xong: có người vừa gọi lại. Xem lại trong danh sách đã xong.")
