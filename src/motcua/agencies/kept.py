"""What each process keeps of the organisation in memory, and how it notices a change.

Units, rules and grants are asked for on every request and change a few times a week. Each process keeps
what it read together with the token of the `Revision` row and compares the token every few seconds, so
that a right ended by one process ends in all of them well within the 60 seconds promised.
"""

import time
import uuid
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from django.db import transaction

from motcua.agencies.models import Revision

RECHECK_SECONDS = 5.0
"""How long a process trusts what it keeps without looking at the token again."""

PERSONAL_SECONDS = 10.0
"""How long it trusts what also depends on accounts, which change without touching the token."""

_MOST_KEPT = 20_000

Value = TypeVar("Value")


@dataclass(slots=True)
class _State:
    token: uuid.UUID | None
    checked: float
    values: dict[Hashable, tuple[float, object]] = field(default_factory=dict)


_state = _State(token=None, checked=-RECHECK_SECONDS)


def kept(key: Hashable, load: Callable[[], Value], *, seconds: float | None = None) -> Value:
    """The value under `key`, read with `load` when it is not kept, is out of date or too old."""
    state = _fresh()
    at = time.monotonic()
    found = state.values.get(key)
    if found is not None and (seconds is None or at - found[0] < seconds):
        return cast(Value, found[1])
    value = load()
    if len(state.values) >= _MOST_KEPT:
        state.values.clear()
    state.values[key] = (at, value)
    return value


def changed() -> None:
    """Tell all processes that the organisation changed; to be called inside the changing transaction."""
    Revision.objects.update_or_create(pk=1, defaults={"token": uuid.uuid4()})
    forget()
    # What this transaction loads from here on is not yet true for others; after the commit it is.
    transaction.on_commit(forget)


def forget() -> None:
    """Drop everything kept by this process."""
    global _state  # noqa: PLW0603 (the one place where the process's memory is swapped)
    _state = _State(token=None, checked=-RECHECK_SECONDS)


def _fresh() -> _State:
    """The state of the process, emptied if the token has moved since."""
    global _state  # noqa: PLW0603
    state = _state
    at = time.monotonic()
    if at - state.checked < RECHECK_SECONDS:
        return state
    token = Revision.objects.values_list("token", flat=True).filter(pk=1).first()
    if token is None or token != state.token:
        state = _State(token=token, checked=at)
        _state = state
    else:
        state.checked = at
    return state
