"""Vietnamese text: one stored form, one search key, one order.

Text is stored in NFC. `fold` makes the key people are found by (no marks, đ is d, Hoà is Hòa), `sort_key` the
key lists are ordered by: syllable after syllable, letters before tones, as Vietnamese dictionaries do; it is
plain ASCII, so a database with C collation orders it rightly. Left out: collation of other scripts, which
come after Vietnamese letters in the order of their code points.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from motcua.kernel.errors import KernelError
from motcua.kernel.legacy_text import legacy_guess

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER = {letter: chr(0x41 + place) for place, letter in enumerate(_ALPHABET)}
# Order of the tones in dictionaries: none, huyền, hỏi, ngã, sắc, nặng.
_TONE = {"\u0300": '"', "\u0309": "#", "\u0303": "$", "\u0301": "%", "\u0323": "&"}
_MARKS = {"\u0306", "\u0302", "\u031b"}  # breve, circumflex, horn make letters of their own
_STROKES = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ł": "l", "ø": "o"})
# Invisible characters that paste brings along and that would make equal words unequal.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\ufeff\u00ad"))
_MARK = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
# Control characters, lone surrogates, and marks that turn the direction of writing.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
# Marks are put in order by their number squared: a few thousand on one letter would take seconds.
MOST_MARKS = 30
"""On one letter; no language needs more (Unicode calls it the stream-safe form)."""
_SIGNS = re.compile(rf"[^\w\s]{{{MOST_MARKS + 1},}}")
_ORDERED = 2_000
_PIECES = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")


def nfc(text: str) -> str:
    """The one stored form of a text; of the marks on one letter, those beyond thirty are dropped."""
    return unicodedata.normalize("NFC", few_marks(text))


def fold(text: str) -> str:
    """The key by which a text is found: lower case, without marks, single spaces."""
    plain = unicodedata.normalize("NFKD", few_marks(text.translate(_STROKES).translate(_UNSEEN)))
    return " ".join(_MARK.sub("", plain).casefold().translate(_STROKES).split())


def slug(text: str) -> str:
    """Letters and digits of the folded text joined by hyphens: for addresses and file names."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))


def clean(text: str, *, lines: bool = False) -> str:
    """The text as it may be stored: NFC, trimmed, without invisible characters.

    Raises KernelError for NUL and other control characters, lone surrogates, marks that turn the direction
    of writing, heaps of marks on one letter, and text typed in an old Vietnamese code page. `lines` allows
    line breaks and tabs.
    """
    if lines:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for unfit in _UNFIT.finditer(text):
        if not (lines and unfit.group() in "\n\t"):
            raise KernelError(_fault(unfit.group()), place=unfit.end(), code=f"U+{ord(unfit.group()):04X}")
    if few_marks(text) != text:
        raise KernelError("text.marks", most=MOST_MARKS)
    guess = legacy_guess(text)
    if guess is not None:
        raise KernelError("text.legacy", encoding=guess.encoding, suggestion=guess.text[:200])
    stored = nfc(text.translate(_UNSEEN))
    if lines:
        return "\n".join(line.rstrip() for line in stored.split("\n")).strip()
    return " ".join(stored.split())


def few_marks(text: str) -> str:
    """Without the marks that follow the thirtieth on one letter."""
    return _SIGNS.sub(lambda found: _thinned(found.group()), text)


def _thinned(signs: str) -> str:
    kept, row = [], 0
    for sign in signs:
        row = row + 1 if unicodedata.combining(sign) else 0
        if row <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _fault(letter: str) -> str:
    """Why no text of ours may hold this character."""
    if "\ud800" <= letter <= "\udfff":
        return "text.surrogate"
    return "text.direction" if letter > "\u2000" else "text.control"


def sort_key(text: str) -> str:
    """The key by which a text is ordered: ASCII, to be compared byte by byte. Its beginning decides."""
    # A mark that belongs to no Vietnamese letter orders nothing.
    words = _PIECES.findall(_MARK.sub("", nfc(text[:_ORDERED].translate(_UNSEEN))).lower())
    return " ".join(_word_key(word) for word in words if word[0].isalnum() or not word[0].isascii())


def _word_key(word: str) -> str:
    """Letters of one syllable, then its tones; numbers by size, so that ward 2 comes before ward 10."""
    if word.isdecimal():
        digits = str(int(word)) if len(word) < 1_000 else word.lstrip("0")
        return f"{min(len(digits), 999):03d}{digits}"
    letters: list[str] = []
    tones: list[str] = []
    for composed in word:
        base, tone = _parted(composed)
        letters.append(_LETTER.get(base) or f"~{ord(base):06x}")
        tones.append(tone)
    return "".join(letters) + ("".join(tones) or "!")


@lru_cache(maxsize=4_096)
def _parted(composed: str) -> tuple[str, str]:
    """A letter of the alphabet and its tone mark ('' without one)."""
    base, tone = "", ""
    for part in unicodedata.normalize("NFD", "đ" if composed in "đð" else composed):
        if part in _TONE:
            tone = _TONE[part]
        elif not base or part in _MARKS:
            base += part
    joined = nfc(base)
    return (joined if len(joined) == 1 else joined[0]), tone
