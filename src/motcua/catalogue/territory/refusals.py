"""Why a phase of the list is not written down as it was given."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class DecisionMissing(Invalid):
    code = "phase-decision-missing"
    sentence = _("Ghi số quyết định công bố danh mục.")


class DayMissing(Invalid):
    code = "phase-day-missing"
    sentence = _("Ghi ngày dạng 21/11/2026.")


class DaysOutOfOrder(Invalid):
    code = "phase-days-out-of-order"
    sentence = _("Ngày hết hiệu lực phải sau ngày bắt đầu.")


class NoProcedures(Invalid):
    code = "phase-without-procedures"
    sentence = _("Ghi ít nhất một thủ tục, mỗi dòng một mã.")


class LinesUnfit(Invalid):
    """All wrong lines at once; nothing is taken over until they are right."""

    code = "phase-lines-unfit"
    sentence = _("Chưa ghi gì vì các dòng sau chưa đúng: {lines}. Mỗi dòng một mã dạng 1.004873, tên sau mã.")


class PhaseKnown(Conflict):
    code = "phase-known"
    sentence = _("Đã có đợt này của quyết định {decision}. Mở đợt ấy để sửa.")


class PhaseChanged(Conflict):
    code = "phase-changed"
    sentence = _("Người khác vừa sửa đợt này. Xem lại rồi sửa; nội dung bạn nhập vẫn còn.")


class TextTooLong(Invalid):
    code = "phase-text-too-long"
    sentence = _("Viết tối đa {most} ký tự.")


class TextUnfit(Invalid):
    code = "phase-text-unfit"
    sentence = _("{reason}")
