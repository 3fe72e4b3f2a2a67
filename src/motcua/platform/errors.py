"""Refusals: what a person may be told, each with a stable code, an HTTP status and one sentence.

A refusal is an expected outcome, never a fault of the program. Surfaces turn it into a page or a
problem document (RFC 9457); the command line prints the sentence and exits 1. Rooms add their own
subclasses beside the rule that refuses.
"""

from collections.abc import Mapping
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["Busy", "Conflict", "Forbidden", "Invalid", "NotFound", "Refusal"]


class Refusal(Exception):  # noqa: N818 (an outcome, not an error of the program)
    """The base of all refusals; `values` fill the placeholders of the sentence."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400
    sentence: ClassVar[str | Promise] = _("Không làm được việc này.")
    retry_after: ClassVar[int | None] = None
    """Seconds after which asking again makes sense; surfaces send it as Retry-After."""

    def __init__(self, *, field: str | None = None, **values: object) -> None:
        self.field = field
        self.values: Mapping[str, object] = values
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.sentence).format_map(_Given(self.values))


class _Given(dict[str, object]):
    """Values of a sentence; one left out shows as a dash, since a refusal must never fail itself."""

    def __missing__(self, key: str) -> str:
        return "–"


class NotFound(Refusal):
    """Absent and forbidden look alike, so that nobody learns what exists by asking."""

    code = "not-found"
    status = 404
    sentence = _("Không tìm thấy, hoặc bạn không có quyền xem.")


class Forbidden(Refusal):
    """For doors everybody knows of (a page, a command), where hiding them would only puzzle."""

    code = "forbidden"
    status = 403
    sentence = _("Bạn không có quyền làm việc này.")


class Conflict(Refusal):
    """Somebody else was quicker, or the thing is no longer in the state the act needs."""

    code = "conflict"
    status = 409
    sentence = _("Nội dung đã thay đổi trong lúc bạn làm. Xem lại rồi làm tiếp.")


class Invalid(Refusal):
    """The words sent cannot be understood or break a rule."""

    code = "invalid"
    status = 422
    sentence = _("Nội dung gửi lên chưa đúng.")


class Busy(Refusal):
    """We cannot do it now; asking again later is right."""

    code = "busy"
    status = 503
    retry_after = 60
    sentence = _("Hệ thống đang bận. Vui lòng thử lại sau ít phút.")
