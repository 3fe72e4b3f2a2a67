"""Text typed in the code pages used before Unicode (TCVN3 and VNI), as it looks when pasted today.

Only unmistakable text is recognised: what could as well be a French or German word is left alone. The guess
is shown to the person as a proposal, never stored in silence.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class LegacyGuess(NamedTuple):
    """The code page a text seems to be typed in, and the same text in Unicode."""

    encoding: str
    text: str


_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢£¤¥¦§",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_MARKED = {
    "a": ("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    "e": ("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    "o": ("ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    "ô": ("ùøûõï", "ớờởỡợ"),
    "u": ("ùøûõï", "úùủũụ"),
    "ö": ("ùøûõï", "ứừửữự"),
    "y": ("ùøûõ", "ýỳỷỹ"),
}
_VNI_PAIRS = {
    base + mark: letter
    for base, (marks, out) in _MARKED.items()
    for mark, letter in zip(marks, out, strict=True)
}
_VNI_SINGLE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
_VNI = {**_VNI_PAIRS, **{k.upper(): v.upper() for k, v in _VNI_PAIRS.items()}, **_VNI_SINGLE}
_VNI.update({k.upper(): v.upper() for k, v in _VNI_SINGLE.items()})
_VNI_TOKEN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
# Pairs that no word of Vietnamese (in Unicode) nor a common foreign one holds.
_VNI_PROOF = re.compile(
    r"(?=[aeAE][ùøûõáàåãäÙØÛÕÁÀÅÃÄ]|[aA][âêüÂÊÜ]|[eE][âÂ]|[oOuUöÖ][øûõåäØÛÕÅÄ]|öï|ôï|\b[ñÑ][aeiouyôöAEIOUYÔÖ])"
)
_TCVN3_PROOF = re.compile(
    r"(?<=[a-zA-Z])(?:µ|[¨©ª«¬®¶·¸¹»¼½¾×÷](?=[a-zA-Z])|[ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖØÜÝÞ](?=[a-z]|\b))"
)
_UNICODE_VIETNAMESE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300-\u036f]")


def legacy_guess(text: str) -> LegacyGuess | None:
    """The guess for a text that cannot be Unicode Vietnamese, else None."""
    if text.isascii() or _UNICODE_VIETNAMESE.search(text):
        return None
    if _tcvn3(text):
        return LegacyGuess("TCVN3", "".join(_TCVN3.get(letter, letter) for letter in text))
    if len(_VNI_PROOF.findall(text)) >= 2:
        return LegacyGuess("VNI", _VNI_TOKEN.sub(lambda found: _VNI[found.group()], text))
    return None


def _tcvn3(text: str) -> bool:
    """Signs inside words, or capitals with marks after a small letter, and nothing outside the code page."""
    proofs = [found.start() for found in _TCVN3_PROOF.finditer(text)]
    inside = any(text[place - 1].islower() for place in proofs)
    return inside and all(letter.isascii() or letter in _TCVN3 for letter in text)
