"""Why a message is not taken in."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid, Refusal


class NothingWritten(Invalid):
    code = "thread-nothing-written"
    sentence = _("Viết điều bạn muốn nhắn.")


class ThreadClosed(Conflict):
    code = "thread-closed"
    sentence = _(
        "Hồ sơ đã kết thúc quá {days} ngày nên không nhắn thêm được ở đây. "
        "Hãy gọi nơi tiếp nhận, hoặc gửi phản ánh, kiến nghị."
    )


class TooManyUnanswered(Conflict):
    code = "thread-too-many"
    sentence = _(
        "Đã có {most} lời nhắn chờ trả lời. Hãy đợi cơ quan trả lời rồi nhắn tiếp, hoặc gọi nơi tiếp nhận."
    )


class NotToAnswer(Refusal):
    code = "thread-not-yours"
    status = 409
    sentence = _("Chưa gửi được: chỉ cán bộ nơi tiếp nhận hoặc cơ quan giải quyết trao đổi với người dân.")


class NobodyReads(Conflict):
    """The dossier is in nobody's account."""

    code = "thread-nobody-reads"
    sentence = _("Hồ sơ này chưa ở trong tài khoản của ai nên không ai đọc được. Hãy gọi cho người dân.")


class NothingWaits(Conflict):
    """Somebody answered a moment ago."""

    code = "thread-nothing-waits"
    sentence = _("Không còn lời nhắn nào chờ trả lời: vừa có người khác trả lời.")
