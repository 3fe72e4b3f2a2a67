"""Which faults of a second request could have been named in the first (NĐ 309/2026 art. 8: all at once)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Item = tuple[str, str]
"""What a fault is about: ("component", its code) or ("question", its key)."""
State = Mapping[Item, object]
"""What there was of each item: the paper handed in, the answer given; nothing where there was none."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A request made before: what it asked for, and what there was when it was made."""

    asked: frozenset[Item]
    there: State


def overlooked(faults: Iterable[Item], there: State, earlier: Sequence[Earlier]) -> tuple[Item, ...]:
    """Faults of what was the same at an earlier request and not named by it, each once, in their order.

    What an earlier request named and nobody brought is the person's to bring; what was brought since is new.
    """
    return tuple(
        item
        for item in dict.fromkeys(faults)
        if any(item not in each.asked and each.there.get(item) == there.get(item) for each in earlier)
    )
