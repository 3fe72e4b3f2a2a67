"""Two books held against each other: one pure function."""

from collections.abc import Iterable
from typing import NamedTuple


class Ours(NamedTuple):
    """Money in our books; `kind` is "pay" or "refund", `transaction` the provider's number of it."""

    kind: str
    transaction: str
    amount: int


class Theirs(NamedTuple):
    """The same in the provider's file."""

    kind: str
    transaction: str
    amount: int


def compare(ours: Iterable[Ours], theirs: Iterable[Theirs]) -> dict[tuple[str, str], str]:
    """(kind, transaction) → equal, other_amount, only_here or only_there; nothing is in neither."""
    here = {(row.kind, row.transaction): row.amount for row in ours}
    there = {(row.kind, row.transaction): row.amount for row in theirs}
    found = {}
    for key in here.keys() | there.keys():
        if key not in there:
            found[key] = "only_here"
        elif key not in here:
            found[key] = "only_there"
        else:
            found[key] = "equal" if here[key] == there[key] else "other_amount"
    return found
