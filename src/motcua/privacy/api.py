"""The door of the room."""

from motcua.privacy.answering import accept, carry_out, extend, may_answer, refuse
from motcua.privacy.asking import ask
from motcua.privacy.copying import SOURCE, everything, order_copy
from motcua.privacy.models import Kind
from motcua.privacy.noting import note_late
from motcua.privacy.permissions import Permission
from motcua.privacy.reading import (
    PAGE_SIZE,
    HeldTable,
    RequestRow,
    held,
    late_count,
    one,
    over,
    own,
    own_one,
    waiting,
    waiting_count,
)
from motcua.privacy.rules import rules

__all__ = [
    "PAGE_SIZE",
    "SOURCE",
    "HeldTable",
    "Kind",
    "Permission",
    "RequestRow",
    "accept",
    "ask",
    "carry_out",
    "everything",
    "extend",
    "held",
    "late_count",
    "may_answer",
    "note_late",
    "one",
    "order_copy",
    "over",
    "own",
    "own_one",
    "refuse",
    "rules",
    "waiting",
    "waiting_count",
]
