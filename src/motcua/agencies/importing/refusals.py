"""What a row of officers may have wrong beside what accounts, posts and roles refuse."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class UnitNotYours(Invalid):
    code = "import-unit-unknown"
    sentence = _("Không có đơn vị mã {code} trong phạm vi bạn quản trị.")


class DayUnreadable(Invalid):
    code = "import-day-unreadable"
    sentence = _("Ghi ngày dạng 21/11/2026.")


class AnotherPerson(Invalid):
    code = "import-login-of-another"
    sentence = _("Tên đăng nhập này là của người có họ tên khác. Sửa tên đăng nhập hoặc họ tên.")


class EndDiffers(Conflict):
    code = "import-end-differs"
    sentence = _("Đã có ở đây nhưng kết thúc khác ({day}). Việc này sửa ở trang của tài khoản.")


class FieldUnknown(Invalid):
    code = "import-field-unknown"
    sentence = _("Không có lĩnh vực mã {code}.")


class RoleWithoutName(Invalid):
    code = "import-role-missing"
    sentence = _("Có phạm vi của vai trò mà chưa ghi vai trò.")
