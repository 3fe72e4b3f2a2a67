"""Units renamed, put elsewhere, merged or closed on a day: drafted, tried out, agreed on, carried out.

Nothing but the draft is written before the day, so that calling it off leaves no trace but the log. On the
day each unit concerned ends and another follows it, under a new name or in a new place; what hangs on it goes
to the heir. Rooms above register what they hold (`Part`): counted by the trial, moved by the job.
"""

from motcua.agencies.moving.carrying import CARRY, carry, tend
from motcua.agencies.moving.parts import Concerned, Counted, Moving, Part, follow_books, register
from motcua.agencies.moving.planning import (
    Wanted,
    ask_for_move,
    call_off,
    choose_heir,
    draft_move,
    drop_draft,
    may_move,
    require_over,
)
from motcua.agencies.moving.rules import OWN, Act, Line
from motcua.agencies.moving.showing import (
    MOVES_A_PAGE,
    MovePage,
    MoveRow,
    draft_of,
    move_page,
    moves_of,
    moves_page,
)
from motcua.agencies.moving.trying import Trial

__all__ = [
    "CARRY",
    "MOVES_A_PAGE",
    "OWN",
    "Act",
    "Concerned",
    "Counted",
    "Line",
    "MovePage",
    "MoveRow",
    "Moving",
    "Part",
    "Trial",
    "Wanted",
    "ask_for_move",
    "call_off",
    "carry",
    "choose_heir",
    "draft_move",
    "draft_of",
    "drop_draft",
    "follow_books",
    "may_move",
    "move_page",
    "moves_of",
    "moves_page",
    "register",
    "require_over",
    "tend",
]
