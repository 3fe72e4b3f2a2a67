"""What rooms hold on a unit: each says how much it is, what stands in the way, and moves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.functional import Promise

from motcua.platform.access import Actor

AT_ONCE = 100
"""Things moved in one transaction."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """The units that end, and whether others follow them."""

    units: frozenset[int]
    day: date
    has_heirs: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of what; `is_stuck` where a unit without an heir cannot end with them."""

    key: str
    words: str | Promise
    number: int
    is_stuck: bool = True


@dataclass(frozen=True, slots=True)
class Moving:
    """A move under way: who follows whom, and in whose name. `fresh` are heirs that begin on the day."""

    heirs: Mapping[int, int]
    fresh: frozenset[int]
    posts: Mapping[int, int]
    day: date
    actor: Actor
    decision: str


@dataclass(frozen=True, slots=True)
class Part:
    """`count` and what is carried use the same conditions. `begin` runs with the units' own change,
    `carry_some` after it, a batch a transaction, until it answers with nothing. Both say how many of what, by
    key."""

    name: str
    count: Callable[[Concerned], tuple[Counted, ...]]
    begin: Callable[[Moving], Mapping[str, int]]
    carry_some: Callable[[Moving], Mapping[str, int]] = lambda _moving: {}


_parts: dict[str, Part] = {}


def register(part: Part) -> Part:
    """Make a room's part known; done once when the room is loaded."""
    _parts[part.name] = part
    return part


def parts() -> tuple[Part, ...]:
    return tuple(_parts[name] for name in sorted(_parts))


def follow_books(moving: Moving, books: models.QuerySet[Any], *keys: str) -> None:
    """Numbers go on where the old unit's book ended, under the unit that alone follows it."""
    for row in books.filter(unit_id__in=moving.heirs):
        heir = moving.heirs[row.unit_id]
        if heir in moving.fresh:
            which = {key: getattr(row, key) for key in keys}
            books.update_or_create(**which, unit_id=heir, defaults={"last": row.last})
