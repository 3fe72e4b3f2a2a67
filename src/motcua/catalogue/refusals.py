"""What this room refuses, each in one sentence that names the place and the remedy."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Invalid, NotFound


class ProcedureFault(Invalid):
    """A procedure file, or content for publication, breaks a rule."""

    code = "procedure-fault"
    sentence = _("Tệp {file}, mục {place}: {fault}")


class UnreadableFile(Invalid):
    """A file is not there, or is no JSON, JSON lines or gzip of these."""

    code = "file-unreadable"
    sentence = _("Không đọc được tệp {file}: {fault}")


class UnknownProcedure(NotFound):
    """No procedure has this code."""

    code = "procedure-unknown"
    sentence = _("Không có thủ tục mang mã {code}. Hãy tìm lại bằng tên thủ tục.")
