"""Who may put a mark on a paper, and who may take one away. Our own rule: ADR 0042."""

from collections.abc import Collection

from motcua.dossiers import rules
from motcua.dossiers.impartiality import is_tied
from motcua.dossiers.state import DossierState
from motcua.platform.access import Actor

MOST = 50
"""Standing marks of one paper."""
LONGEST = 300
"""Letters of a remark."""


def may_mark(actor: Actor, state: DossierState) -> bool:
    """Officers to whom some act on the dossier is open, until it is decided; never in their own matter."""
    return _is_open_to(actor, state) and any(why is None for _rule, why in rules.next_acts(actor, state))


def may_withdraw(actor: Actor, state: DossierState, authors: Collection[int]) -> bool:
    """Who wrote it, and whoever holds a step of the dossier.

    `authors`: the accounts of the officer and of whom they stood in for.
    """
    mine = {actor.account, actor.on_behalf} - {None}
    holders = {step.holder for step in state.steps}
    return _is_open_to(actor, state) and not mine.isdisjoint({*authors, *holders})


def _is_open_to(actor: Actor, state: DossierState) -> bool:
    return actor.kind == "staff" and state.finished_at is None and not is_tied(actor, state)
