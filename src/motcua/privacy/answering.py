"""The office answers: agrees, refuses with the law's ground, extends once, carries out."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.privacy import rules
from motcua.privacy.erasing import ERASING, erase
from motcua.privacy.models import OPEN, Request, State
from motcua.privacy.permissions import Permission
from motcua.privacy.refusals import (
    AnswerMissing,
    ExtendedAlready,
    GroundMissing,
    Over,
    ReasonMissing,
    TooLate,
    TooManyDays,
)
from motcua.privacy.texts import further, said


def may_answer(actor: Actor) -> bool:
    """Whether these requests are this officer's to answer."""
    return bool(actor.granted(Permission.ANSWER))


def accept(actor: Actor, request: UUID, *, answer: str, with_others: bool = False) -> None:
    """Answer that it will be done, and until when. Raises NotFound, Over, AnswerMissing."""
    told = said(answer, "answer")
    if not told:
        raise AnswerMissing(field="answer")
    with transaction.atomic():
        row = _open(actor, request, State.ASKED)
        row.state, row.answer, row.answered_at = State.ACCEPTED, told, clock.now()
        row.with_others = with_others
        row.due_at = _due(row)
        _kept(actor, row, "accepted", with_others=with_others)


def refuse(actor: Actor, request: UUID, *, answer: str, ground: str) -> None:
    """Answer that the law does not allow it. Raises NotFound, Over, AnswerMissing, GroundMissing."""
    told, article = said(answer, "answer"), said(ground, "ground")
    if not told:
        raise AnswerMissing(field="answer")
    if not article:
        raise GroundMissing(field="ground")
    with transaction.atomic():
        row = _open(actor, request, *OPEN)
        now = clock.now()
        row.state, row.answer, row.ground = State.REFUSED, further(row.answer, told), article
        row.answered_at, row.ended_at = row.answered_at or now, now
        _kept(actor, row, "refused")


def extend(actor: Actor, request: UUID, *, days: int, because: str) -> None:
    """Once, before the end, by at most the law's days.

    Raises NotFound, Over, ExtendedAlready, TooLate, TooManyDays, ReasonMissing.
    """
    most, reason = rules.rules().most_days, said(because, "because")
    if not 1 <= days <= most:
        raise TooManyDays(field="days", most=most)
    if not reason:
        raise ReasonMissing(field="because")
    with transaction.atomic():
        row = _open(actor, request, State.ACCEPTED)
        if row.extension_days:
            raise ExtendedAlready
        if clock.now() > row.due_at:
            raise TooLate
        row.extension_days, row.extension_because = days, reason
        row.due_at = _due(row)
        _kept(actor, row, "extended", days=days)


def carry_out(actor: Actor, request: UUID, *, answer: str) -> None:
    """It is done; a request to erase, or to withdraw consent, erases what may go in the same transaction.

    Raises NotFound, Over, AnswerMissing.
    """
    told = said(answer, "answer")
    if not told:
        raise AnswerMissing(field="answer")
    with transaction.atomic():
        row = _open(actor, request, State.ACCEPTED)
        if row.kind in ERASING:
            row.outcome = erase(actor, row.account_id)
        row.state, row.answer, row.ended_at = State.DONE, further(row.answer, told), clock.now()
        _kept(actor, row, "done")


def _open(actor: Actor, request: UUID, *states: str) -> Request:
    if not may_answer(actor) or actor.account is None:
        raise NotFound
    row = Request.objects.select_for_update().filter(public_id=request).first()
    if row is None:
        raise NotFound
    if row.state not in states:
        raise Over
    return row


def _due(row: Request) -> datetime:
    return rules.carried_out_by(
        rules.rules().kinds[row.kind],
        rules.calendar(),
        row.asked_at,
        with_others=row.with_others,
        extended=row.extension_days,
    )


def _kept(actor: Actor, row: Request, what: str, **payload: object) -> None:
    row.officer = actor.account
    row.save()
    entry = {"request": row.pk, "kind": row.kind, **payload}
    ledger.append(actor, [ledger.NewEntry(f"account:{row.account_id}", f"privacy.request.{what}", entry)])
