"""How long a text message is. Source: 3GPP TS 23.038 (alphabet), TS 23.040 (messages of several parts).

A message of letters the GSM alphabet has is 160 of them, or 153 a part when it needs several; any other
letter makes it UCS-2: 70, or 67 a part. Letters of the extension table count twice, and a pair is never cut;
so are letters outside the basic plane in UCS-2.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("\f^{}\\[~]|€")
_ONE, _OF_MANY = {"gsm7": 160, "ucs2": 70}, {"gsm7": 153, "ucs2": 67}
_PLAIN = str.maketrans(
    {"đ": "d", "Đ": "D", "«": '"', "»": '"', "–": "-", "—": "-", "…": "...", "“": '"', "”": '"'}
)


@dataclass(frozen=True, slots=True)
class Length:
    """`coding` is "gsm7" or "ucs2"; `units` are its letters, `parts` what the network charges for."""

    coding: str
    units: int
    parts: int


def length_of(text: str) -> Length:
    """The length of a text as a network sends it; an empty one is one part."""
    coding = "gsm7" if all(sign in _BASIC or sign in _EXTENSION for sign in text) else "ucs2"
    sizes = [_size(sign, coding) for sign in text]
    units = sum(sizes)
    parts = 1 if units <= _ONE[coding] else _filled(sizes, _OF_MANY[coding])
    return Length(coding, units, parts)


def _size(sign: str, coding: str) -> int:
    if coding == "gsm7":
        return 2 if sign in _EXTENSION else 1
    return 2 if ord(sign) > 0xFFFF else 1


def _filled(sizes: Iterable[int], room: int) -> int:
    """Parts that are needed when no pair is cut in two."""
    parts, used = 1, 0
    for size in sizes:
        if used + size > room:
            parts, used = parts + 1, 0
        used += size
    return parts


def without_marks(text: str) -> str:
    """The text in plain letters, as many phones' owners write it: half the parts, harder to read."""
    apart = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if not unicodedata.combining(sign)))
