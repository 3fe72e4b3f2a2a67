"""What is held about a person: each room names its tables here, with what of them the person sees.

A room registers from its own `personal` module, which is loaded when the house starts. Who is asked about is
an account; a room finds its own rows by it. What has no owner among people (posts of officers, orders of the
office) is exempt, by name and with its reason, in tests/house/test_personal.py: a table with a person in it
that is neither here nor there fails that test.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from motcua.platform.access import Actor

__all__ = ["Held", "Subject", "every", "register"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose data is asked about: an account, and the person or organisation behind it where there is one."""

    account: int
    person: int | None = None
    organisation: int | None = None


Row = Mapping[str, Any]
Rows = Callable[[Subject], Iterable[Row]]
Erase = Callable[[Actor, Subject], int]


@dataclass(frozen=True, slots=True)
class Held:
    """One table. `rows` gives plain values by the names people read, the newest first.

    `erase` removes what may go, inside the transaction of whoever calls, and says how many rows it touched;
    `stays` says in a sentence what is kept all the same, and why. At least one of them is there.
    """

    model: str
    title: str | Promise
    rows: Rows
    stays: str | Promise = ""
    erase: Erase | None = None


_held: dict[str, Held] = {}


def register(*tables: Held) -> None:
    """Name tables of a room, by "room.Model"; named again they are replaced."""
    _held.update({each.model: each for each in tables})


def every() -> tuple[Held, ...]:
    """All of them, in the order of their names."""
    return tuple(_held[name] for name in sorted(_held))
