"""Write a message, answer one, set one aside as needing no answer; note that a thread was looked at.

Each is an entry in the dossier's ledger with its words among the notes; it changes neither the status nor the
clock. Nothing is ever edited or taken back: what was wrong is said in the next message.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from motcua.dossiers import access, telling
from motcua.dossiers.acting import LONGEST_TEXT, fit
from motcua.dossiers.belonging import the_one
from motcua.dossiers.impartiality import insist_impartial
from motcua.dossiers.models import Holder, Thread, ThreadReading
from motcua.dossiers.own import insist_still
from motcua.dossiers.perform import kernel_words
from motcua.dossiers.state import DossierState
from motcua.dossiers.thread.reading import Entry, ThreadView, entries_of
from motcua.dossiers.thread.refusals import (
    NobodyReads,
    NothingWaits,
    NothingWritten,
    NotToAnswer,
    ThreadClosed,
    TooManyUnanswered,
)
from motcua.dossiers.thread.rule import (
    MOST_UNANSWERED,
    Kind,
    Side,
    answer_by,
    days_after_end,
    is_open,
    may_answer,
    unanswered,
)
from motcua.platform import ledger
from motcua.platform.access import Actor


def ask(actor: Actor, public_id: UUID, words: str, intent: UUID) -> None:
    """The person writes about an own dossier; `intent` sent again adds nothing.

    Raises NotFound, AuthorityEnded, NothingWritten, TextTooLong, ThreadClosed, TooManyUnanswered.
    """
    state, now = the_one(actor, public_id)
    insist_still(actor, state.id)
    said = _fit(words)
    _insist_open(state, now)
    with transaction.atomic(durable=True):
        thread, before = _in_hand(state)
        if _is_known(before, intent):
            return
        if unanswered(entry.kind for entry in before) >= MOST_UNANSWERED:
            raise TooManyUnanswered(field="message", most=MOST_UNANSWERED)
        if thread.asked_at is None:
            thread.asked_at, thread.answer_by = now, answer_by(state, now)
            thread.save()
        _record(actor, state, Kind.ASKED, intent, said)


def answer(actor: Actor, public_id: UUID, words: str, intent: UUID) -> None:
    """An officer writes to the person, who is told that there is something to read, not what.

    Raises NotFound, OwnMatter, NotToAnswer, NobodyReads, NothingWritten, TextTooLong, ThreadClosed.
    """
    state, now = access.dossier(actor, public_id)
    _insist_may_answer(actor, state)
    said = _fit(words)
    with transaction.atomic(durable=True):
        thread, before = _in_hand(state)
        if _is_known(before, intent):
            return
        if thread.asked_at is None:
            _insist_open(state, now)
        _close(thread, now)
        telling.tell_of_thread(state, len(before) + 1)
        _record(actor, state, Kind.ANSWERED, intent, said)


def leave(actor: Actor, public_id: UUID, intent: UUID) -> None:
    """What waits needs no answer; the person reads that it was seen.

    Raises NotFound, OwnMatter, NotToAnswer, NobodyReads, NothingWaits.
    """
    state, now = access.dossier(actor, public_id)
    _insist_may_answer(actor, state)
    with transaction.atomic(durable=True):
        thread, before = _in_hand(state)
        if _is_known(before, intent):
            return
        if thread.asked_at is None:
            raise NothingWaits
        _close(thread, now)
        _record(actor, state, Kind.LEFT, intent, "")


def note_seen(view: ThreadView, side: Side) -> None:
    """This side has the thread before its eyes; writes only where there was something new."""
    if view.unseen_up_to is None:
        return
    row = ThreadReading(thread_id=view.state.id, side=side, up_to=view.unseen_up_to)
    ThreadReading.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["thread", "side"], update_fields=["up_to"]
    )


def _fit(words: str) -> str:
    with kernel_words():
        said = fit(words, field="message", most=LONGEST_TEXT, lines=True)
    if not said:
        raise NothingWritten(field="message")
    return said


def _insist_open(state: DossierState, now: datetime) -> None:
    if not is_open(state, now):
        raise ThreadClosed(field="message", days=days_after_end(state))


def _insist_may_answer(actor: Actor, state: DossierState) -> None:
    insist_impartial(actor, state, _("trao đổi với người dân"))
    if not may_answer(actor, state):
        raise NotToAnswer(field="message")
    if not Holder.objects.filter(dossier_id=state.id).exists():
        raise NobodyReads(field="message")


def _in_hand(state: DossierState) -> tuple[Thread, tuple[Entry, ...]]:
    """The thread, locked, and what stands in it."""
    Thread.objects.get_or_create(dossier_id=state.id)
    return Thread.objects.select_for_update().get(dossier_id=state.id), entries_of(state.subject)


def _is_known(before: tuple[Entry, ...], intent: UUID) -> bool:
    return any(entry.intent == str(intent) for entry in before)


def _close(thread: Thread, now: datetime) -> None:
    """Nothing waits any more, and there is something for the person to read."""
    thread.asked_at, thread.answer_by, thread.answered_at = None, None, now
    thread.save()


def _record(actor: Actor, state: DossierState, kind: Kind, intent: UUID, words: str) -> None:
    notes = {"words": words} if words else {}
    ledger.append(actor, [ledger.NewEntry(state.subject, kind, {"intent": str(intent)}, notes=notes)])
