"""Changes that need two people: one proposes, another with the same right approves, and only then it happens.

A room registers a kind: its name, the right it takes, what its subject looks like now, and the function that
makes the change. Here the change waits with its content frozen, as ids and codes, beside what people were
shown of it before and after. The approval and the change are one transaction. Which kinds need a second
person is data of the province; a kind nobody has decided about needs one.

Never approves: who proposed, whoever they stood in for, and anybody who stands in for one of these.
"""

from motcua.platform.proposals.deciding import approve, expire, refuse, withdraw
from motcua.platform.proposals.kinds import Approved, Kind, kinds, register
from motcua.platform.proposals.making import Change, Fact, propose
from motcua.platform.proposals.permissions import Permission
from motcua.platform.proposals.reading import (
    HISTORY_A_PAGE,
    ProposalRow,
    concerns,
    decided,
    is_open,
    one,
    waiting,
    waiting_about,
    waiting_count,
)
from motcua.platform.proposals.refusals import ProposedAlready, SecondPersonNeeded
from motcua.platform.proposals.rules import RuleRow, ask_for_rule, begin_rule, is_needed, rules, set_rule

__all__ = [
    "HISTORY_A_PAGE",
    "Approved",
    "Change",
    "Fact",
    "Kind",
    "Permission",
    "ProposalRow",
    "ProposedAlready",
    "RuleRow",
    "SecondPersonNeeded",
    "approve",
    "ask_for_rule",
    "begin_rule",
    "concerns",
    "decided",
    "expire",
    "is_needed",
    "is_open",
    "kinds",
    "one",
    "propose",
    "refuse",
    "register",
    "rules",
    "set_rule",
    "waiting",
    "waiting_about",
    "waiting_count",
    "withdraw",
]
