"""The numbers there are: what each limits, how far it may go, and what holds where nobody has fixed it."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Known:
    """A number with its limits. `usual` holds where no unit has fixed another, for the reason in `source`."""

    key: str
    words: str | Promise
    counted_in: str | Promise
    usual: int
    least: int
    most: int
    source: str | Promise


_known: dict[str, Known] = {}


def register(number: Known) -> Known:
    """Make a room's number known; done once when the room is loaded."""
    _known[number.key] = number
    return number


def known_numbers() -> tuple[Known, ...]:
    return tuple(_known[key] for key in sorted(_known))


def known_number(key: str) -> Known | None:
    return _known.get(key)
