"""Why a calendar is not changed now."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class StillCounting(Conflict):
    """Nobody agrees to dates that have not been shown."""

    code = "calendar-still-counting"
    sentence = _("Chưa tính xong các ngày hẹn bị đổi. Hãy chờ một lát rồi mở lại trang.")


class CalendarMovedOn(Conflict):
    """The calendar in force is another one than the draft was made from."""

    code = "calendar-moved-on"
    sentence = _("Lịch đã có phiên bản mới hơn. Hãy bỏ bản nháp này và soạn lại.")


class DraftClosed(Conflict):
    """It is with a second person, saved or dropped."""

    code = "calendar-draft-closed"
    sentence = _("Bản nháp này đã gửi duyệt hoặc đã xong nên không sửa được nữa.")


class NothingChanged(Invalid):
    """The hours stay as they are on every day."""

    code = "calendar-unchanged"
    sentence = _("Ghi như vậy thì lịch không đổi. Hãy xem lại ngày và giờ.")


class EditIncomplete(Invalid):
    """A name and the decision behind it are part of every day that differs."""

    code = "calendar-edit-incomplete"
    sentence = _("Hãy ghi tên đợt nghỉ hoặc lý do, và số quyết định làm căn cứ.")


class AnotherDraft(Conflict):
    """One open draft of a calendar a person."""

    code = "calendar-another-draft"
    sentence = _("Bạn đang có một bản nháp khác của lịch này. Hãy gửi duyệt hoặc bỏ bản nháp ấy trước.")


class OwnAlready(Conflict):
    """A second calendar of one's own would be none."""

    code = "calendar-own-already"
    sentence = _("Đơn vị đã có lịch riêng. Hãy đổi lịch ấy.")


class NoCalendarAbove(Conflict):
    """Nothing to go back to."""

    code = "calendar-none-above"
    sentence = _("Đơn vị không có lịch riêng, hoặc không có đơn vị cấp trên, nên không có lịch để dùng lại.")


class DayGone(Invalid):
    """What was worked is worked."""

    code = "calendar-day-gone"
    sentence = _("Ngày bắt đầu phải từ hôm nay trở đi, trong những ngày lịch cấp trên đã nhập.")
