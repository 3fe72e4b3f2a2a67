"""Which lists can be brought in: named by the rooms above, each with its columns and its act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

from motcua.platform.access import Actor, Asked

Cells = Mapping[str, str]
"""Column → what stands in the row, as text; days as 21/11/2026."""


class Done(StrEnum):
    """What became of a row that was not refused."""

    NEW = "new"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `key` is the name by which a refusal points at it. `is_day`: its numbers are days."""

    key: str
    title: str | Promise
    sample: str = ""
    is_required: bool = False
    is_day: bool = False
    hint: str | Promise = ""


@dataclass(frozen=True, slots=True)
class ListOfRows:
    """`group`: rows with the same word are done together, in one transaction. `does` raises a Refusal or says
    what it did. `whose` makes the Actor of today. `forget` drops what a process kept of a trial.
    """

    name: str
    columns: tuple[Column, ...]
    group: Callable[[Cells], str]
    does: Callable[[Actor, Cells], Done]
    whose: Callable[[Asked], Actor]
    forget: Callable[[], None]


_lists: dict[str, ListOfRows] = {}
_families: dict[str, Callable[[str], ListOfRows]] = {}


def listing(entry: ListOfRows) -> ListOfRows:
    """Register a list under its name "room.list"."""
    _lists[entry.name] = entry
    return entry


def family(prefix: str, made: Callable[[str], ListOfRows]) -> None:
    """Register lists that are many and alike: one for each name that begins so, made when it is asked for."""
    _families[prefix] = made


def by_name(name: str) -> ListOfRows:
    for prefix, made in _families.items():
        if name.startswith(prefix):
            return made(name)
    return _lists[name]
