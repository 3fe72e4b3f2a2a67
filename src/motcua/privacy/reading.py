"""Read requests and what is held; each person their own, who answers all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from motcua.parties import api as parties
from motcua.platform import clock, personal
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.privacy.answering import may_answer
from motcua.privacy.asking import own_account
from motcua.privacy.lateness import NEXT_HOUR, is_late, late_at
from motcua.privacy.models import OPEN, Request

PAGE_SIZE = 30
MOST_SHOWN = 100
"""Rows of a table on the page; the copy has all of them."""


@dataclass(frozen=True, slots=True)
class RequestRow:
    """`is_late`: the answer, or the carrying out, is past its hour. `who` is for officers alone."""

    public_id: UUID
    kind: str
    kind_words: str
    words: str = field(repr=False)
    state: str
    state_words: str
    asked_at: datetime
    answer_due_at: datetime
    due_at: datetime
    with_others: bool
    answered_at: datetime | None
    answer: str = field(repr=False)
    ground: str
    extension_days: int
    extension_because: str
    ended_at: datetime | None
    outcome: Mapping[str, Any]
    is_late: bool
    who: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HeldTable:
    """What one table holds of a person: the first rows, how many there are, what may go, why some stays."""

    model: str
    title: str
    rows: tuple[Mapping[str, Any], ...] = field(repr=False)
    count: int
    may_go: bool
    stays: str


def held(actor: Actor) -> tuple[HeldTable, ...]:
    """Everything that is held of this person, tables without a row left out. Raises NotFound."""
    subject = parties.subject_of(own_account(actor))
    found = []
    for table in personal.every():
        rows = table.rows(subject)
        shown = tuple(islice(rows, MOST_SHOWN))
        if shown:
            count = len(shown) + sum(1 for _ in rows)
            found.append(
                HeldTable(
                    table.model, str(table.title), shown, count, table.erase is not None, str(table.stays)
                )
            )
    return tuple(found)


def own(actor: Actor) -> tuple[RequestRow, ...]:
    """One's own requests, the newest first. Raises NotFound."""
    found = Request.objects.filter(account_id=own_account(actor)).order_by("-asked_at")[:MOST_SHOWN]
    now = clock.now()
    return tuple(_row(row, now, "") for row in found)


def own_one(actor: Actor, request: UUID) -> RequestRow:
    """One of one's own. Raises NotFound."""
    row = Request.objects.filter(account_id=own_account(actor), public_id=request).first()
    if row is None:
        raise NotFound
    return _row(row, clock.now(), "")


def waiting(actor: Actor) -> tuple[RequestRow, ...]:
    """What is open, what has to be done first at the top. Raises NotFound."""
    _insist(actor)
    found = Request.objects.filter(state__in=OPEN).order_by(NEXT_HOUR, "pk")[:MOST_SHOWN]
    return _named(list(found))


def waiting_count(actor: Actor) -> int:
    """How many are open, which may be more than are listed. Raises NotFound."""
    _insist(actor)
    return Request.objects.filter(state__in=OPEN).count()


def over(actor: Actor, number: int = 1) -> tuple[tuple[RequestRow, ...], int]:
    """A page of what is done or refused, the newest first, and how many there are. Raises NotFound."""
    _insist(actor)
    found = Request.objects.filter(ended_at__isnull=False).order_by("-ended_at", "-pk")
    begin = (max(1, number) - 1) * PAGE_SIZE
    return _named(list(found[begin : begin + PAGE_SIZE])), found.count()


def one(actor: Actor, request: UUID) -> RequestRow:
    """Raises NotFound."""
    _insist(actor)
    row = Request.objects.filter(public_id=request).first()
    if row is None:
        raise NotFound
    return _named([row])[0]


def late_count(actor: Actor) -> int:
    """How many are past an hour of theirs; nought for who does not answer them."""
    if not may_answer(actor):
        return 0
    return Request.objects.filter(late_at(clock.now())).count()


def _insist(actor: Actor) -> None:
    if not may_answer(actor):
        raise NotFound


def _named(rows: list[Request]) -> tuple[RequestRow, ...]:
    names = parties.account_names({row.account_id for row in rows})
    now = clock.now()
    return tuple(_row(row, now, names.get(row.account_id, "")) for row in rows)


def _row(row: Request, now: datetime, who: str) -> RequestRow:
    return RequestRow(
        public_id=row.public_id,
        kind=row.kind,
        kind_words=str(row.get_kind_display()),
        words=row.words,
        state=row.state,
        state_words=str(row.get_state_display()),
        asked_at=row.asked_at,
        answer_due_at=row.answer_due_at,
        due_at=row.due_at,
        with_others=row.with_others,
        answered_at=row.answered_at,
        answer=row.answer,
        ground=row.ground,
        extension_days=row.extension_days,
        extension_because=row.extension_because,
        ended_at=row.ended_at,
        outcome=row.outcome,
        is_late=is_late(row, now),
        who=who,
    )
