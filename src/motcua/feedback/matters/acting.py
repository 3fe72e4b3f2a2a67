"""What becomes of a matter: taken up, forwarded and explained, answered; the person reopens it once."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.feedback.channels import channels, due
from motcua.feedback.matters.leading import leaders_of, lineage_of
from motcua.feedback.matters.reading import may_answer, may_explain, mine_or_shown
from motcua.feedback.matters.rules import Act, State, may
from motcua.feedback.matters.telling import tell_of_answer
from motcua.feedback.models import Matter, MatterWord
from motcua.feedback.refusals import (
    AlreadyReopened,
    NobodyAbove,
    NoSuchAgency,
    NothingSaid,
    NotNow,
    ReopenOver,
)
from motcua.feedback.texts import STORY, fit
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


def accept(actor: Actor, public_id: UUID, note: str) -> None:
    """Take a complaint up: the clock of the answer begins. Raises NotFound, NotNow, Refusal."""
    with _in_hand(actor, public_id, Act.ACCEPT) as row:
        _begin(row, "answer")
        _move(actor, row, Act.ACCEPT, State.ACCEPTED, note or "", may_be_silent=True)


def decline(actor: Actor, public_id: UUID, why: str) -> None:
    """A complaint is not taken up, for a reason the person reads. Raises NotFound, NotNow, NothingSaid."""
    with _in_hand(actor, public_id, Act.DECLINE) as row:
        _answered(row)
        _move(actor, row, Act.DECLINE, State.ANSWERED, why)


def forward(actor: Actor, public_id: UUID, unit: UUID, note: str) -> None:
    """Ask an agency to explain; the clock goes on. Raises NotFound, NotNow, NoSuchAgency, NothingSaid."""
    with _in_hand(actor, public_id, Act.FORWARD) as row:
        place = agencies.agency_of(agencies.unit_by_public_id(unit).id)
        if place.id == row.unit_id or not place.holds_on(clock.today()):
            raise NoSuchAgency(field="unit")
        row.forwarded_to_id = place.id
        _move(actor, row, Act.FORWARD, State.FORWARDED, note, to=place.id)


def explain(actor: Actor, public_id: UUID, words: str) -> None:
    """The agency that was asked explains. Raises NotFound, NotNow, NothingSaid."""
    with _in_hand(actor, public_id, Act.EXPLAIN) as row:
        _move(actor, row, Act.EXPLAIN, State.EXPLAINED, words)


def answer(actor: Actor, public_id: UUID, words: str) -> None:
    """Answer the person; what was explained goes with it (NĐ 309/2026 art. 4). Raises NotFound, NotNow,
    NothingSaid."""
    with _in_hand(actor, public_id, Act.ANSWER) as row:
        _answered(row)
        _move(actor, row, Act.ANSWER, State.ANSWERED, words)


def prolong(actor: Actor, public_id: UUID, why: str) -> None:
    """A complaint that is complex gets the longer limit, once, counted from its acceptance. Raises NotFound,
    NotNow, NothingSaid."""
    with _in_hand(actor, public_id, Act.PROLONG) as row:
        longer = channels()[row.channel].limits.get("complex")
        if longer is None or row.clock != "answer":
            raise NotNow
        begun = row.words.filter(kind__in=("accept", "reopen")).order_by("-number").first()
        row.recipe, row.due_at = due(longer, row.unit_id, begun.said_at if begun else row.received_at)
        row.clock = "complex"
        _move(actor, row, Act.PROLONG, State(row.state), why)


def send_up(actor: Actor, public_id: UUID, why: str) -> None:
    """Whoever may not or cannot answer gives it to the next agency above where somebody leads whom it is not
    kept from; the clock goes on. Raises NotFound, NotNow, NobodyAbove, NothingSaid."""
    with _in_hand(actor, public_id, Act.SEND_UP) as row:
        _here, *above = lineage_of(agencies.agency_of(row.unit_id))
        unit = next((each for each in above if leaders_of(each) - set(row.kept_from)), None)
        if unit is None:
            raise NobodyAbove
        row.unit_id, row.is_led = unit, True
        _move(actor, row, Act.SEND_UP, State(row.state), why, to=row.unit_id)


def reopen(actor: Actor, public_id: UUID, why: str, *, is_shown: bool) -> None:
    """The person says once that the answer is none. Raises NotFound, NotNow, AlreadyReopened, ReopenOver,
    NothingSaid."""
    with _of_person(actor, public_id, Act.REOPEN, is_shown=is_shown) as row:
        if row.is_reopened:
            raise AlreadyReopened
        if row.reopen_until is None or clock.now() > row.reopen_until:
            raise ReopenOver
        row.is_reopened, row.forwarded_to_id = True, None
        _begin(row, "answer")
        _move(actor, row, Act.REOPEN, State.REOPENED, why)


def close(actor: Actor, public_id: UUID, *, is_shown: bool) -> None:
    """The person is content with the answer. Raises NotFound, NotNow."""
    with _of_person(actor, public_id, Act.CLOSE, is_shown=is_shown) as row:
        _move(actor, row, Act.CLOSE, State.CLOSED, "", may_be_silent=True)


@contextmanager
def _in_hand(actor: Actor, public_id: UUID, act: Act) -> Iterator[Matter]:
    """The matter, locked, for an officer who may do this with it."""
    with transaction.atomic():
        row = Matter.objects.select_for_update().filter(public_id=public_id).first()
        mine = may_explain if act is Act.EXPLAIN else may_answer
        if row is None or not mine(actor, row):
            raise NotFound
        yield _possible(row, act)


@contextmanager
def _of_person(actor: Actor, public_id: UUID, act: Act, *, is_shown: bool) -> Iterator[Matter]:
    with transaction.atomic():
        yield _possible(mine_or_shown(actor, public_id, is_shown=is_shown, lock=True), act)


def _possible(row: Matter, act: Act) -> Matter:
    if not may(act, row.channel, row.state):
        raise NotNow
    return row


def _begin(row: Matter, clock_name: str) -> None:
    row.clock = clock_name
    row.recipe, row.due_at = due(channels()[row.channel].limits[clock_name], row.unit_id, clock.now())


def _answered(row: Matter) -> None:
    row.answered_at = clock.now()
    _recipe, row.reopen_until = due(channels()[row.channel].limits["reopen"], row.unit_id, row.answered_at)


def _move(
    actor: Actor, row: Matter, act: Act, state: State, words: str, *, to: int | None = None,
    may_be_silent: bool = False,
) -> None:  # fmt: skip
    said = fit(words, field="words", most=STORY, lines=True)
    if not said and not may_be_silent:
        raise NothingSaid(field="words")
    row.state = state
    row.save()
    number = row.words.count() + 1
    by = {"unit_id": actor.unit, "by_post": actor.post} if actor.kind == "staff" else {}
    MatterWord.objects.create(matter=row, number=number, kind=act, text=said, said_at=clock.now(), **by)
    told = {"state": str(state), "word": number} | ({"to": to} if to else {})
    ledger.append(actor, [ledger.NewEntry(f"matter:{row.pk}", f"feedback.matter.{act}", told)])
    if state is State.ANSWERED:
        tell_of_answer(row, number)
