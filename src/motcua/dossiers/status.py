"""The ten statuses of the national portal and the moves between them.

Source: the national portal's catalogue of statuses (unverified); the moves are our own design,
consistent with NĐ 118/2025 as amended. A supplement asked at intake goes back to REGISTERED when answered,
one asked in examination to PROCESSING (ADR 0005).
"""

from enum import IntEnum, StrEnum


class Status(IntEnum):
    REGISTERED = 1
    ACCEPTED = 2
    REJECTED_AT_INTAKE = 3
    PROCESSING = 4
    SUPPLEMENT_REQUIRED = 5
    PAYMENT_REQUIRED = 6
    WITHDRAWN = 7
    STOPPED = 8
    COMPLETED = 9
    RETURNED = 10


class Stage(StrEnum):
    """When a supplement was asked: before acceptance, or afterwards."""

    INTAKE = "intake"
    EXAMINATION = "examination"


class Money(StrEnum):
    NONE = "none"
    OWED = "owed"
    SETTLED = "settled"


class Handing(StrEnum):
    NONE = "none"
    READY = "ready"
    DONE = "done"


S = Status

MOVES: dict[Status, frozenset[Status]] = {
    S.REGISTERED: frozenset({S.ACCEPTED, S.REJECTED_AT_INTAKE, S.SUPPLEMENT_REQUIRED, S.WITHDRAWN}),
    # 2 → 9: a same-day procedure whose step after acceptance is already the return.
    S.ACCEPTED: frozenset(
        {S.PROCESSING, S.SUPPLEMENT_REQUIRED, S.PAYMENT_REQUIRED, S.WITHDRAWN, S.STOPPED, S.COMPLETED}
    ),
    S.PROCESSING: frozenset({S.SUPPLEMENT_REQUIRED, S.PAYMENT_REQUIRED, S.WITHDRAWN, S.STOPPED, S.COMPLETED}),
    S.SUPPLEMENT_REQUIRED: frozenset({S.REGISTERED, S.PROCESSING, S.STOPPED, S.WITHDRAWN}),
    S.PAYMENT_REQUIRED: frozenset({S.PROCESSING, S.STOPPED, S.WITHDRAWN}),
    # 8 → 1: stopped while a supplement asked at intake stood unanswered, and taken up again.
    S.STOPPED: frozenset({S.PROCESSING, S.REGISTERED}),
    S.COMPLETED: frozenset({S.RETURNED}),
    S.REJECTED_AT_INTAKE: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.RETURNED: frozenset(),
}

ENDED = frozenset({S.REJECTED_AT_INTAKE, S.WITHDRAWN, S.RETURNED})
RUNNING = frozenset({S.ACCEPTED, S.PROCESSING})
WAITING = frozenset({S.SUPPLEMENT_REQUIRED, S.PAYMENT_REQUIRED, S.STOPPED})
"""Nobody in the office can go on: the applicant has to act, or a reason has to pass."""


def may_move(before: Status, after: Status) -> bool:
    """Staying where one is is always allowed."""
    return before == after or after in MOVES[before]
