"""Who gets a matter, and what may be done with it in which state. Values only."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from motcua.feedback.models import Matter

State = Matter.State
OPEN = frozenset({State.RECEIVED, State.ACCEPTED, State.FORWARDED, State.EXPLAINED, State.REOPENED})
"""The agency still owes an answer."""


class About(StrEnum):
    PROCEDURE = "procedure"
    """How a dossier was handled, papers, fees, waiting, the procedure itself."""
    DECISION = "decision"
    """The decision or the result of a dossier."""
    OFFICER = "officer"
    """How somebody behaved."""
    UNIT = "unit"
    """The centre or the agency itself."""
    OTHER = "other"


class Act(StrEnum):
    ACCEPT = "accept"
    DECLINE = "decline"
    FORWARD = "forward"
    EXPLAIN = "explain"
    ANSWER = "answer"
    PROLONG = "prolong"
    SEND_UP = "send_up"
    REOPEN = "reopen"
    CLOSE = "close"


IMPARTIAL = frozenset({About.OFFICER, About.UNIT})
"""Whoever worked on the dossier reads nothing of a matter about these."""
_TAKEN_UP = frozenset({State.ACCEPTED, State.EXPLAINED, State.REOPENED})
_FROM: dict[str, dict[Act, frozenset[State]]] = {
    "feedback": {
        Act.FORWARD: frozenset({State.RECEIVED, State.EXPLAINED, State.REOPENED}),
        Act.ANSWER: frozenset({State.RECEIVED, State.EXPLAINED, State.REOPENED}),
        Act.SEND_UP: frozenset({State.RECEIVED, State.EXPLAINED, State.REOPENED}),
    },
    "complaint": {
        Act.ACCEPT: frozenset({State.RECEIVED}),
        Act.DECLINE: frozenset({State.RECEIVED}),
        Act.FORWARD: _TAKEN_UP,
        Act.ANSWER: _TAKEN_UP,
        Act.PROLONG: _TAKEN_UP | {State.FORWARDED},
        Act.SEND_UP: _TAKEN_UP | {State.RECEIVED},
    },
}
_OF_BOTH = {
    Act.EXPLAIN: frozenset({State.FORWARDED}),
    Act.REOPEN: frozenset({State.ANSWERED}),
    Act.CLOSE: frozenset({State.ANSWERED}),
}
BY_PERSON = frozenset({Act.REOPEN, Act.CLOSE})


@dataclass(frozen=True, slots=True)
class Routed:
    """Which unit gets it; `is_led`: only who answers for that unit."""

    unit: int
    is_led: bool


def route(
    channel: str,
    about: About,
    *,
    one_stop: int,
    lineage: Sequence[int],
    leaders: Sequence[Collection[int]],
    kept_from: Collection[int],
) -> Routed:
    """Where a matter goes first.

    `lineage`: the agency it concerns and those above it; `leaders`: the accounts that answer for each.
    Feedback goes to the one-stop unit (NĐ 309/2026 art. 4), a complaint to whoever answers for the agency.
    What is about an officer goes to their leader, what is about the agency itself to the one above; never
    to somebody it may be about: where nobody else is left, one further up.
    """
    if channel != "complaint" and about not in IMPARTIAL:
        return Routed(one_stop, is_led=False)
    begin = 1 if about is About.UNIT and len(lineage) > 1 else 0
    for unit, accounts in list(zip(lineage, leaders, strict=True))[begin:]:
        if set(accounts) - set(kept_from):
            return Routed(unit, is_led=True)
    return Routed(lineage[-1], is_led=True)


def may(act: Act, channel: str, state: str) -> bool:
    """Whether an act is possible in a state."""
    return state in (_FROM[channel] | _OF_BOTH).get(act, frozenset())
