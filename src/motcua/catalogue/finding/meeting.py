"""Which phrases the typed words meet, decided from values alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motcua.catalogue.models import Said
from motcua.kernel.text import fold
from motcua.kernel.typed import agree, spellings, words_of


@dataclass(frozen=True, slots=True)
class Phrase:
    """How people call something, as loaded (models/procedure.py)."""

    phrase: str
    kind: str
    procedures: tuple[str, ...] = ()
    note: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """A phrase whose words were all typed; `is_whole`: and nothing else was."""

    phrase: Phrase
    is_whole: bool


def phrases_met(phrases: Iterable[Phrase], typed: Sequence[str], told: Sequence[str]) -> tuple[Met, ...]:
    """The phrases all whose words are among those typed, the longest first.

    `told` are the typed words without fillers. Where the marks typed are those of some phrases, the others
    of the same letters are not meant. A phrase within a longer one that is met says nothing more.
    """
    met = [each for each in phrases if _is_met(each, typed, exactly=False)]
    exact = [each for each in met if _is_met(each, typed, exactly=True)]
    found = exact or met
    found = [each for each in found if not any(_is_within(each, other) for other in found)]
    found.sort(key=lambda each: (-len(words_of(each.phrase)), each.kind == Said.EVENT))
    return tuple(Met(each, _covers(each, told)) for each in found)


def _is_met(phrase: Phrase, typed: Sequence[str], *, exactly: bool) -> bool:
    if exactly:
        return all(any(agree(word, meant) for word in typed) for meant in words_of(phrase.phrase))
    return all(any(fold(meant) in spellings(word) for word in typed) for meant in words_of(phrase.phrase))


def _is_within(phrase: Phrase, other: Phrase) -> bool:
    return _letters(phrase) < _letters(other) and (phrase.kind == Said.EVENT) == (other.kind == Said.EVENT)


def _covers(phrase: Phrase, told: Sequence[str]) -> bool:
    letters = _letters(phrase)
    return all(any(spelling in letters for spelling in spellings(word)) for word in told)


def _letters(phrase: Phrase) -> set[str]:
    return {fold(word) for word in words_of(phrase.phrase)}
