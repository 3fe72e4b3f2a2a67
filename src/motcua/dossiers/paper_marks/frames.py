"""Where on a page: a rectangle in parts per 10,000 of it, and the ten places one can name without drawing."""

from dataclasses import dataclass
from enum import StrEnum

WHOLE_SIDE = 10_000
THIRD = WHOLE_SIDE // 3
LEAST = 20
"""A side shorter than that is no rectangle one could see."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Counted from the upper left corner of the page."""

    left: int
    top: int
    width: int
    height: int

    @property
    def is_on_page(self) -> bool:
        return (
            min(self.left, self.top) >= 0
            and min(self.width, self.height) >= LEAST
            and max(self.left + self.width, self.top + self.height) <= WHOLE_SIDE
        )


class Place(StrEnum):
    """The whole page, or one of nine parts of it: row by row, from the left."""

    WHOLE = "whole"
    TOP_LEFT = "top-left"
    TOP = "top"
    TOP_RIGHT = "top-right"
    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM = "bottom"
    BOTTOM_RIGHT = "bottom-right"


_NINE = tuple(Place)[1:]


def frame_of(place: Place) -> Frame:
    if place is Place.WHOLE:
        return Frame(0, 0, WHOLE_SIDE, WHOLE_SIDE)
    row, column = divmod(_NINE.index(place), 3)
    return Frame(column * THIRD, row * THIRD, THIRD, THIRD)


def place_of(frame: Frame) -> Place:
    """The place to say for a rectangle: most of the page is the whole of it, else where its middle lies."""
    if min(frame.width, frame.height) > 2 * THIRD:
        return Place.WHOLE
    row, column = (
        min(2, (begin + side // 2) // THIRD)
        for begin, side in ((frame.top, frame.height), (frame.left, frame.width))
    )
    return _NINE[row * 3 + column]
