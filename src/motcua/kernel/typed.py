"""Words as people type them to find something: with marks, without, and as Telex or VNI leave them.

Two words agree when their letters do and, where marks were typed, the marks too; a tone stands where the
writer puts it (hoà is hòa). Left out: spelling by ear (tr for ch), which likeness of letters finds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from motcua.kernel.text import few_marks, fold, nfc

_WORD = re.compile(r"[^\W_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_DOUBLED = (("aa", "a"), ("ee", "e"), ("oo", "o"), ("dd", "d"))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, with their marks as typed."""
    return tuple(_WORD.findall(nfc(text).lower()))


def spellings(word: str) -> tuple[str, ...]:
    """The folded letters of a word, and what is left of them when Telex or VNI keys are taken out.

    No Vietnamese syllable has s, f, r, x, j behind its first letter (but tr), a doubled a, e, o, d, a w, or
    a figure: `dduowngf` and `d9u7o7ng2` are đường. Both spellings are looked for, since `bus` may be meant.
    """
    plain = fold(word)
    if not plain.isascii() or not plain[:1].isalpha():
        return (plain,)
    begin = 2 if plain.startswith("tr") else 1
    bare = plain[:begin] + re.sub(r"[sfrxjw0-9]", "", plain[begin:])
    for doubled, single in _DOUBLED:
        bare = bare.replace(doubled, single)
    bare = "u" + bare[1:] if bare.startswith("w") else bare
    # More keys than letters is no way of writing: `xxxx` is not x.
    return (plain,) if bare == plain or 2 * len(bare) < len(plain) else (plain, bare)


def is_marked(word: str) -> bool:
    """Whether somebody typed marks at all."""
    return fold(word) != nfc(word).lower()


def agree(typed: str, meant: str) -> bool:
    """Whether a typed word is the one meant; without marks it may be any word of its letters."""
    if fold(meant) not in spellings(typed):
        return False
    return not is_marked(typed) or _toned(typed) == _toned(meant)


def pieces(text: str, words: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """A text in pieces, those told apart that begin with one of the words, in any spelling of it."""
    sought = {each for word in words for each in spellings(word) if each}
    found: list[tuple[str, bool]] = []
    end = 0
    for match in _WORD.finditer(text):
        plain = fold(match.group())
        if any(plain.startswith(each) for each in sought):
            found += [(text[end : match.start()], False), (match.group(), True)]
            end = match.end()
    found.append((text[end:], False))
    return tuple(piece for piece in found if piece[0])


def without(words: Sequence[str], fillers: Iterable[str]) -> tuple[str, ...]:
    """The words that say what is looked for; all of them where nothing else is left."""
    dropped = tuple(fillers)
    kept = tuple(word for word in words if not any(agree(word, each) for each in dropped))
    return kept or tuple(words)


def _toned(word: str) -> str:
    """One spelling wherever the tone stands: its marks of letters in place, the tone at the end."""
    parted = unicodedata.normalize("NFD", few_marks(word.lower()))
    tones = "".join(letter for letter in parted if letter in _TONES)
    return nfc("".join(letter for letter in parted if letter not in _TONES)) + tones
