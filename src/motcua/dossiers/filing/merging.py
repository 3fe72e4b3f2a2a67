"""Answers that arrive late, twice or out of order: which of them stands. Pure.

A page that is open for typing is known by a number of its own and counts its saves; it also says at which
revision of the answers it was drawn (its base). For one question:

- of two saves of one page the later counted stands, in whatever order they arrive; sent whole again
  (by a browser without scripts that went back to it), a page cannot count, and what arrives later stands;
- a page may replace what another page wrote only if it was drawn after that, so had it before its eyes;
  otherwise both are kept apart: what is stored stays, and the person is shown both.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

Stamp = tuple[int, str, int]
"""At which revision it was stored, from which page, as which of its saves."""

WHOLE_PAGE = 2**31 - 1
"""The count of a page sent whole that counts nothing itself; only the same page sent whole again follows."""


@dataclass(frozen=True, slots=True)
class Save:
    """What one page sends. `touched`: the questions answered since it was drawn, None for all it shows."""

    page: str
    base: int
    count: int
    asked: tuple[str, ...]
    answers: Mapping[str, Any]
    touched: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """What stands afterwards. `elsewhere`: questions another page answered otherwise, with what it wrote."""

    answers: dict[str, Any]
    stamps: dict[str, Stamp]
    revision: int
    is_changed: bool
    elsewhere: dict[str, Any] = field(default_factory=dict)


def merge(answers: Mapping[str, Any], stamps: Mapping[str, Stamp], revision: int, save: Save) -> Merged:
    """The answers after a save; the revision rises by one when any of them changed."""
    kept, marks, elsewhere = dict(answers), dict(stamps), {}
    following, is_changed = revision + 1, False
    for key in save.asked:
        if save.touched is not None and key not in save.touched:
            continue
        given, stored, stamp = save.answers.get(key), kept.get(key), marks.get(key)
        if stamp is not None and stamp[1] == save.page:
            if save.count < stamp[2] or save.count == stamp[2] < WHOLE_PAGE:
                continue
        elif stamp is not None and stamp[0] > save.base:
            if given != stored:
                elsewhere[key] = stored
            continue
        differs = given != stored
        is_changed = is_changed or differs
        at = following if differs else stamp[0] if stamp is not None else revision
        marks[key] = (at, save.page, save.count)
        _put(kept, key, given)
    return Merged(kept, marks, following if is_changed else revision, is_changed, elsewhere)


def _put(kept: dict[str, Any], key: str, given: Any) -> None:
    if given is None:
        kept.pop(key, None)
    else:
        kept[key] = given
