"""Why something about a late dossier or an obstacle is not written down."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class NeitherLateNorStuck(Conflict):
    code = "dossier-neither-late-nor-stuck"
    sentence = _("Hồ sơ này không còn trễ hay vướng, nên không cần ghi theo dõi nữa.")


class WrittenMeanwhile(Conflict):
    code = "follow-up-written-meanwhile"
    sentence = _("Người khác vừa ghi theo dõi hồ sơ này. Xem lại rồi ghi; nội dung bạn nhập vẫn còn.")


class CauseUnknown(Invalid):
    code = "follow-up-cause-unknown"
    sentence = _("Chọn một nguyên nhân trong danh sách.")


class NoSuchOwner(Invalid):
    code = "follow-up-owner-unknown"
    sentence = _("Chọn một người trong danh sách chịu trách nhiệm gỡ.")


class DayGone(Invalid):
    code = "follow-up-day-gone"
    sentence = _("Ngày phải xong không được ở trong quá khứ.")


class NotRegistered(Conflict):
    code = "follow-up-not-registered"
    sentence = _("Ghi nguyên nhân, người gỡ và ngày xong trước, rồi mới ghi theo dõi tuần.")


class NothingWritten(Invalid):
    code = "follow-up-nothing-written"
    sentence = _("Viết một câu.")


class AlreadyAnswered(Conflict):
    code = "obstacle-already-answered"
    sentence = _("Vướng mắc này đã được trả lời. Xem câu trả lời rồi nêu vướng mắc mới nếu cần.")


class NoSuchDepartment(Invalid):
    code = "obstacle-department-unknown"
    sentence = _("Chọn cơ quan trả lời trong danh sách.")


class NoSuchDossier(Invalid):
    code = "obstacle-dossier-unknown"
    sentence = _("Không tìm thấy hồ sơ có mã này, hoặc bạn không có quyền xem.")


class NoSuchProcedure(Invalid):
    code = "obstacle-procedure-unknown"
    sentence = _("Không có thủ tục nào mang mã này.")
