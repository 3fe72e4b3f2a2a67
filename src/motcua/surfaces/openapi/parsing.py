"""Read what was sent: JSON of a bounded size and depth, without doubtful spellings.

The parser refuses nesting beyond 200 levels, NaN and Infinity, and halves of surrogate pairs; numbers beyond
all bounds (1e400) are refused by the schema, which knows no infinite number.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser
from pydantic_core import from_json

MOST_BYTES = 512 * 1024
MOST_VALUES = 5_000


class Unreadable(Exception):  # noqa: N818 (an outcome for the sender, not an error of the program)
    """What was sent is no JSON we take; the text is the sentence."""


class StrictParser(Parser):
    """In the place of json.loads."""

    def parse_body(self, request: HttpRequest) -> Any:
        try:
            value = from_json(request.body, allow_inf_nan=False)
        except ValueError as error:
            sentence = _("Nội dung không phải JSON đúng: {reason}.")
            raise Unreadable(sentence.format(reason=str(error)[:200])) from None
        if _counts_beyond(value, MOST_VALUES):
            raise Unreadable(_("Nội dung có quá {most} giá trị.").format(most=MOST_VALUES))
        return value


def _counts_beyond(value: Any, most: int) -> bool:
    waiting, count = [value], 0
    while waiting:
        each = waiting.pop()
        count += 1
        if count + len(waiting) > most:
            return True
        if isinstance(each, dict):
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)
    return False
