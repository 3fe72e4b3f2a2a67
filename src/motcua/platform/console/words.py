"""Words of the command line before Django is there: Vietnamese, or English from the catalogue of the pages.

argparse speaks English of its own accord and asks the function `_` of its module for a translation; it is
given ours.
"""

import argparse
import gettext
from collections.abc import Callable
from pathlib import Path

import motcua

CATALOGUES = Path(motcua.__file__).parent / "locale"
ARGPARSE_IN_VIETNAMESE = {
    "usage: ": "cách dùng: ",
    "positional arguments": "tham số",
    "options": "tuỳ chọn",
    "show this help message and exit": "xem hướng dẫn này",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "còn thiếu: %s",
    "one of the arguments %s is required": "cần một trong: %s",
    "unrecognized arguments: %s": "không hiểu: %s",
    "not allowed with argument %s": "không dùng cùng %s được",
    "expected one argument": "cần một giá trị",
    "expected at most one argument": "chỉ nhận một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "expected %s argument": "cần %s giá trị",
    "expected %s arguments": "cần %s giá trị",
    "ignored explicit argument %r": "không nhận giá trị %r",
    "invalid %(type)s value: %(value)r": "%(value)r không phải giá trị kiểu %(type)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có %(value)r (chọn trong: %(choices)s)",
    "can't open '%(filename)s': %(error)s": "không mở được '%(filename)s': %(error)s",
}


def _as_it_is(text: str) -> str:
    return text


_translate: Callable[[str], str] = _as_it_is


def speak(language: str) -> None:
    """Choose the language for the rest of this process."""
    global _translate  # noqa: PLW0603  one process, one reader
    if language == "vi":
        _translate = _as_it_is
        setattr(argparse, "_", lambda text: ARGPARSE_IN_VIETNAMESE.get(text, text))  # noqa: B010  not in its stubs
        setattr(argparse, "ngettext", _vietnamese_plural)  # noqa: B010
    else:
        _translate = gettext.translation("django", CATALOGUES, [language], fallback=True).gettext
        setattr(argparse, "_", _as_it_is)  # noqa: B010
        setattr(argparse, "ngettext", gettext.ngettext)  # noqa: B010


def translate(sentence: str) -> str:
    return _translate(sentence)


def _vietnamese_plural(one: str, many: str, number: int) -> str:
    chosen = one if number == 1 else many
    return ARGPARSE_IN_VIETNAMESE.get(chosen, chosen)
