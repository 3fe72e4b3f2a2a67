"""Erase what may go, and say what stays."""

from typing import Any

from motcua.parties import api as parties
from motcua.platform import personal
from motcua.platform.access import Actor
from motcua.privacy.models import Kind

ERASING = frozenset({Kind.ERASE, Kind.WITHDRAW})
"""Kinds that end what is held by consent alone; what the law keeps is not held by consent."""


def erase(actor: Actor, account: int) -> dict[str, Any]:
    """Inside the transaction of whoever calls: rows erased and rows that stay, by table."""
    subject = parties.subject_of(account)
    outcome: dict[str, dict[str, int]] = {"erased": {}, "stays": {}}
    for held in personal.every():
        if held.erase is not None and (gone := held.erase(actor, subject)):
            outcome["erased"][held.model] = gone
        if held.stays and (left := sum(1 for _ in held.rows(subject))):
            outcome["stays"][held.model] = left
    return outcome
