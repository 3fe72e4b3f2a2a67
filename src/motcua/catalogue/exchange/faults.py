"""Refusals of process files: each names the file, the line and what to do about it."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Invalid

__all__ = ["FileUnreadable", "SpecFileFault"]


class SpecFileFault(Invalid):
    """A process file that cannot be understood at one line."""

    code = "process-file"
    sentence = _("{file}, dòng {line}: {what}")


class FileUnreadable(Invalid):
    """A process file that cannot be read at all."""

    code = "process-file-unreadable"
    sentence = _("{file}: {what}")
