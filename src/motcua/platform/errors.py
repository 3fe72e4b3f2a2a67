"""Refusals: what a person may be told, each with a stable code, an HTTP status and one sentence.

A refusal is an expected outcome, never a fault of the program. Surfaces turn it into a page or a
problem document (RFC 9457); the command line prints the sentence and exits 1. Rooms add their own
subclasses beside the rule that refuses.
"""

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["Busy", "Conflict", "Forbidden", "Invalid", "NotFound", "Refusal", "fill"]


class Refusal(Exception):  # noqa: N818 (an outcome, not an error of the program)
    """The base of all refusals; `values` fill the placeholders of the sentence."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400
    sentence: ClassVar[str | Promise] = _("Không làm được việc này.")
    retry_after: int | None = None
    """Seconds after which asking again makes sense; surfaces send it as Retry-After."""

    def __init__(self, *, field: str | None = None, **values: object) -> None:
        self.field = field
        self.values: Mapping[str, object] = values
        super().__init__(self.code)

    def __str__(self) -> str:
        return fill(str(self.sentence), self.values)


class _Patient(Formatter):
    """A value left out, or of another kind than its format expects, must not break the sentence."""

    def get_value(self, key: int | str, _args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(str(key), "–")

    def format_field(self, value: Any, format_spec: str) -> str:
        try:
            return str(format(value, format_spec))
        except (TypeError, ValueError):
            return str(value)


def fill(sentence: str, values: Mapping[str, object]) -> str:
    """A sentence with its placeholders filled; what is missing shows as a dash."""
    return _Patient().vformat(sentence, (), values)


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
