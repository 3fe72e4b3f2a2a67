"""Conditions while not everything has been answered: met, not met, or not yet known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from motcua.kernel.forms.conditions import Condition, Junction, Negation, holds


def settled(condition: Condition, answers: Mapping[str, Any], untold: Collection[str]) -> bool | None:
    """Whether a condition is met by what is answered; None where that hangs on a question in `untold`.

    One part can settle the whole: with `or` one that is met, with `and` one that is not.
    """
    if isinstance(condition, Negation):
        part = settled(condition.part, answers, untold)
        return None if part is None else not part
    if isinstance(condition, Junction):
        parts = [settled(part, answers, untold) for part in condition.parts]
        deciding = condition.op == "or"
        if deciding in parts:
            return deciding
        return None if None in parts else not deciding
    return None if condition.question in untold else holds(condition, answers)
