"""Why an errand is not given or closed."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class NothingSaid(Invalid):
    code = "errand-nothing-said"
    sentence = _("Viết điều cần làm hoặc câu trả lời.")


class NobodyToDo(Invalid):
    code = "errand-nobody"
    sentence = _("Chọn một người trong danh sách; người ngoài danh sách không xem được nội dung này.")


class DayBehind(Invalid):
    code = "errand-day-gone"
    sentence = _("Ngày phải xong không thể là ngày đã qua.")


class ErrandClosed(Conflict):
    code = "errand-closed"
    sentence = _("Việc này đã kết thúc. Nội dung bạn nhập vẫn còn; giao việc mới nếu cần.")
