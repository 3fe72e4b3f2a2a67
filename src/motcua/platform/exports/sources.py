"""Where the rows of a file come from: functions of the rooms above, by name."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.platform.access import Actor

Cell = str | int | datetime | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Who ordered a file, in which post, and of what; the source makes an Actor of it as of today."""

    account_id: int
    post_id: int | None
    behalf_id: int | None
    unit_id: int | None
    channel: str
    spec: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """What goes into the file. Rows are read one after the other and never all held."""

    actor: Actor
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Document:
    """Plain values that go into a file of JSON as they are; moments and days are written as ISO says."""

    actor: Actor
    data: Mapping[str, Any]


Source = Callable[[Asked], Table | Document]
_sources: dict[str, Source] = {}


def source(name: str) -> Callable[[Source], Source]:
    """Register a function under a name "room.list"; it raises a Refusal when the right is lost."""

    def register(function: Source) -> Source:
        _sources[name] = function
        return function

    return register


def by_name(name: str) -> Source:
    return _sources[name]
