"""What is refused about a centre or a counter, each with its sentence."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class NotWritten(Invalid):
    code = "centre-not-written"
    sentence = _("Hãy ghi nội dung này.")


class TooLong(Invalid):
    code = "centre-too-long"
    sentence = _("Dài {length} ký tự, nhiều nhất {most}. Hãy rút ngắn.")


class Unfit(Invalid):
    """Words nobody could print: control characters, an old code page."""

    code = "centre-unfit"
    sentence = _("{reason}")


class EmailUnreadable(Invalid):
    code = "centre-email"
    sentence = _("Địa chỉ thư điện tử chưa đúng, ví dụ motcua@tinh.gov.vn.")


class CountUnreadable(Invalid):
    code = "centre-count"
    sentence = _("Ghi số lượng từ 0 đến {most}.")


class NumberUnreadable(Invalid):
    code = "counter-number"
    sentence = _("Ghi số quầy từ 1 đến {most}.")


class NumberTaken(Conflict):
    """A counter that ended keeps its number too: it is opened again on its own page."""

    code = "counter-number-taken"
    sentence = _("Trung tâm đã có quầy {number}. Hãy chọn số khác, hoặc sửa quầy {number}.")


class EndsBeforeItBegins(Invalid):
    code = "centre-days-reversed"
    sentence = _("Ngày cuối phải từ ngày đầu trở đi.")


class EndsInThePast(Invalid):
    """Receipts of a day that is past name what was there that day."""

    code = "centre-end-past"
    sentence = _("Ngày cuối phải từ hôm nay trở đi. Hãy sửa ngày.")


class BeginsBeforeCentre(Invalid):
    code = "counter-before-centre"
    sentence = _("Trung tâm mở từ {day}. Hãy ghi ngày đầu của quầy từ ngày ấy trở đi.")


class HasCentre(Conflict):
    code = "centre-there"
    sentence = _(
        "Đơn vị đã có {name}. Hãy sửa trung tâm ấy, hoặc đóng rồi mở trung tâm mới từ sau ngày đóng."
    )


class BeginsInThePast(Invalid):
    code = "centre-begin-past"
    sentence = _("Trung tâm chỉ mở được từ hôm nay trở đi. Hãy sửa ngày.")


class CentreOver(Conflict):
    code = "centre-over"
    sentence = _("Trung tâm đã đóng, không sửa được nữa. Hãy mở trung tâm mới ở trang đơn vị.")
