"""Why units are not moved."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class MoveSenseless(Invalid):
    """The act does not fit the unit."""

    code = "unit-move-senseless"
    sentence = _("Không sắp xếp như vậy được: {why}.")


class TargetUnknown(Invalid):
    """No unit of today bears this code or this very name."""

    code = "unit-move-target"
    sentence = _("Không có một đơn vị duy nhất nào ứng với «{words}». Hãy ghi mã đơn vị như ở trang Đơn vị.")


class DayTooEarly(Invalid):
    """Units change at midnight, and never in the past."""

    code = "unit-move-day"
    sentence = _("Ngày có hiệu lực phải từ ngày mai trở đi.")


class InTheWay(Conflict):
    """Something would be left without a unit."""

    code = "unit-move-in-the-way"
    sentence = _("Chưa sắp xếp được: {what}.")


class MoveClosed(Conflict):
    """It is with a second person, agreed on, or done."""

    code = "unit-move-closed"
    sentence = _("Việc sắp xếp này đã gửi duyệt hoặc đã xong nên không sửa được nữa.")


class DayHasCome(Conflict):
    """What has begun to be carried out is undone by another decision only."""

    code = "unit-move-begun"
    sentence = _("Đã đến ngày có hiệu lực. Muốn đổi lại thì cần một quyết định sắp xếp mới.")
