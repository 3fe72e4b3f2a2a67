"""What this room refuses, each with its sentence."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class DataFileMissing(Invalid):
    """A file of reference data is not there or is not JSON."""

    code = "data-file-unreadable"
    sentence = _("Không đọc được tệp dữ liệu {file}: {reason}.")


class DataFileWrong(Invalid):
    """A file of reference data does not have the agreed form; `place` is where."""

    code = "data-file-wrong"
    sentence = _("Tệp {file}, chỗ {place}: {reason}.")


class CalendarVersionChanged(Conflict):
    """Due dates replay from stored versions, so a version never changes its content."""

    code = "calendar-version-changed"
    sentence = _("Lịch {code} đã có phiên bản {version} với nội dung khác. Hãy ghi một phiên bản mới.")


class CalendarUnknown(Invalid):
    """No unit from here to the root names a calendar, or the one named was never loaded."""

    code = "calendar-unknown"
    sentence = _("Chưa có lịch làm việc cho đơn vị này. Hãy nạp lịch rồi gán cho đơn vị hoặc cấp trên.")


class BadLimit(Invalid):
    code = "delegation-limit-unreadable"
    sentence = _("Ghi số tiền bằng đồng, ví dụ 10.000.000; để trống là không giới hạn.")


class BadPeriod(Invalid):
    """An end before the beginning, or a beginning in the past that would rewrite it."""

    code = "period-reversed"
    sentence = _("Ngày kết thúc phải sau ngày bắt đầu.")


class DecisionMissing(Invalid):
    """Posts, competence and delegations rest on a written decision."""

    code = "decision-missing"
    sentence = _("Hãy ghi quyết định làm căn cứ.")


class RoleUnknown(Invalid):
    """Only roles that were loaded can be granted."""

    code = "role-unknown"
    sentence = _("Không có vai trò “{role}”.")


class RolesTooWide(Invalid):
    """Nobody grants what they do not hold themselves over that unit."""

    code = "role-too-wide"
    sentence = _("Bạn chỉ giao được những quyền mình có ở đơn vị này.")


class ReasonMissing(Invalid):
    """Whoever is told of a change is told why."""

    code = "reason-missing"
    sentence = _("Hãy ghi lý do.")


class OnOneself(Conflict):
    """Nobody appoints, empowers or locks out themselves, nor whoever they stand in for."""

    code = "act-on-oneself"
    sentence = _("Không ai tự làm việc này cho mình. Hãy nhờ người quản trị khác.")


class ReachesFurther(Conflict):
    """An account is ruled by who reaches all it works for: else its rights would be theirs for the taking."""

    code = "account-reaches-further"
    sentence = _(
        "Người này còn giữ vị trí hoặc quyền ngoài phạm vi của bạn. Hãy chuyển cho người quản trị cấp trên."
    )


class LoginUnknown(Invalid):
    """A login nobody of the staff has."""

    code = "login-unknown"
    sentence = _("Không có cán bộ nào dùng tên đăng nhập này.")


class PostEnded(Conflict):
    """The post is over already."""

    code = "post-ended"
    sentence = _("Vị trí công tác này đã kết thúc.")


class StandsInForSelf(Invalid):
    """Nobody deputises for themselves."""

    code = "delegation-oneself"
    sentence = _("Người thay phải khác người được thay.")


class NotAStaffAccount(Invalid):
    """Only officers hold posts."""

    code = "post-needs-staff"
    sentence = _("Chỉ tài khoản cán bộ mới giữ vị trí công tác.")


class CompetenceIncomplete(Invalid):
    """One procedure or one field, and exactly one way to find who decides."""

    code = "competence-incomplete"
    sentence = _("Hãy chọn một thủ tục hoặc một lĩnh vực, và một cách xác định cơ quan quyết định.")


class CompetenceTwice(Conflict):
    """Two rules for the same thing from the same day contradict each other."""

    code = "competence-twice"
    sentence = _("Đã có phân công cho {code} từ ngày {day}. Hãy chọn ngày khác.")
