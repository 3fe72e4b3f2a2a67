"""Why a folder of many is not given."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class ShownOtherwise(Conflict):
    code = "bulk-shown-otherwise"
    sentence = _(
        "Nội dung vừa đổi so với lúc bạn xem. Chưa có gì được làm; hãy xem lại từng dòng rồi xác nhận."
    )


class DaysUnreadable(Invalid):
    code = "bulk-days-unreadable"
    sentence = _("Ghi số ngày làm việc từ 1 đến {most}, ví dụ 3.")
