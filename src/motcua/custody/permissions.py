"""What may be done with paper; rights are held over the unit that has it and its subtree."""

from enum import StrEnum


class Permission(StrEnum):
    """`room:thing:act`."""

    DAY_CLOSE = "custody:day:close"
    HAND_OVER = "custody:manifest:hand_over"
    PLACE = "custody:paper:place"
    RECEIVE = "custody:manifest:receive"
    SHELF_ARRANGE = "custody:shelf:arrange"
    SLIP_ENTER = "custody:slip:enter"
    SLIP_RESERVE = "custody:slip:reserve"
