"""Placeholders of text blocks, from values to values: find them, refuse unknown ones, fill them."""

import re
from collections import Counter
from collections.abc import Mapping

from motcua.catalogue.wordings.kinds import FILLED, Kind
from motcua.catalogue.wordings.refusals import BraceAlone, PlaceholderUnknown

Filler = Mapping[str, str]
"""What stands for each placeholder in one dossier; an empty one is left open."""

OPEN = "……"
"""Where the dossier has no value yet: to be seen, and written over, by whoever picks the block."""
ENOUGH = 0.5
_MARK = re.compile(r"\{([^{}\n]*)\}|[{}]")
_WORD = re.compile(r"\w+")

_EXAMPLE = {
    "ten_nguoi_nop": "Nguyễn Văn An",
    "ten_thu_tuc": "Thủ tục đăng ký khai sinh",
    "ten_don_vi": "Ủy ban nhân dân phường Bình Minh",
    "ma_ho_so": "H29.79.000-261116-0037",
    "ngay_hen": "16:00 thứ Ba, 24/11/2026",
    "ten_giay_to": "Giấy chứng sinh",
}


def placeholders(kind: Kind) -> tuple[str, ...]:
    """The names a block of this kind may use."""
    return FILLED[kind]


def names_in(text: str, kind: Kind) -> tuple[str, ...]:
    """The names a text uses, in order. Raises PlaceholderUnknown, BraceAlone with line and column."""
    known = placeholders(kind)
    found = []
    for mark in _MARK.finditer(text):
        name = mark.group(1)
        line, column = _place(text, mark.start())
        if name is None:
            raise BraceAlone(field="text", line=line, column=column)
        if name not in known:
            usable = ", ".join(f"{{{each}}}" for each in known)
            raise PlaceholderUnknown(field="text", line=line, column=column, name=name[:40], known=usable)
        found.append(name)
    return tuple(found)


def fill(text: str, values: Filler) -> str:
    """The text with every placeholder filled; what has no value stays open."""
    return _MARK.sub(lambda mark: values.get(mark.group(1) or "", "") or OPEN, text)


def example(text: str) -> str:
    """The text filled from an invented dossier."""
    return fill(text, _EXAMPLE)


def stands_in(block: str, sent: str) -> bool:
    """Whether a picked block is still what was sent, edited or not: half its words are enough.

    Whoever picked one and wrote something else instead did not give that reason.
    """
    words = Counter(_WORD.findall(block.lower()))
    kept = words & Counter(_WORD.findall(sent.lower()))
    return bool(words) and kept.total() >= words.total() * ENOUGH


def _place(text: str, at: int) -> tuple[int, int]:
    before = text[:at]
    return before.count("\n") + 1, at - before.rfind("\n")
