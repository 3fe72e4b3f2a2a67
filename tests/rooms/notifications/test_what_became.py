"""What becomes of a message after it was handed over: told later, lost, never twice."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import permutations
from uuid import UUID, uuid4

import pytest

from motcua.notifications import api as notifications
from motcua.notifications import ports
from motcua.notifications.api import Telling, Told
from motcua.notifications.fates import after_word
from motcua.notifications.models import Message, MessageState
from motcua.notifications.ports import Answer, NotTakenError, Outgoing, OutOfReachError
from motcua.platform import clock
from rooms.notifications.test_messages import carry

ALL = frozenset({"sms", "email", "zalo"})


class Keyless:
    """A provider that cannot be asked: it takes a message each time it is spoken to."""

    is_keyed = False

    def __init__(self) -> None:
        self.taken: list[UUID] = []
        self.fate: Callable[[], Answer] = lambda: Answer(is_taken=True, reference="R1")
        self.is_reached = True

    def hand_over(self, message: Outgoing) -> Answer:
        if not self.is_reached:
            raise NotTakenError
        self.taken.append(message.key)
        return self.fate()

    def ask(self, key: UUID) -> Answer | None:
        raise AssertionError("it knows no keys")


def lost() -> Answer:
    raise OutOfReachError


@pytest.fixture
def keyless() -> Iterator[Keyless]:
    carrier = Keyless()
    ports.plug("email", carrier)
    yield carrier
    ports.plug("email", None)


def sent() -> Message:
    notifications.send([Telling("dossier:1:v2", {"email": "lan@example.vn"}, "filed", {"code": "A"})])
    carry()
    return Message.objects.get()


@pytest.mark.django_db
def test_a_lost_answer_is_never_a_second_letter(keyless: Keyless) -> None:
    keyless.fate = lost
    message = sent()
    carry()
    assert (message.state, len(keyless.taken)) == ("unknown", 1)
    assert notifications.hear(ALL, message.public_id, Told.DELIVERED)
    message.refresh_from_db()
    assert message.state == "arrived"


@pytest.mark.django_db
def test_what_was_certainly_not_taken_is_handed_over_again(keyless: Keyless) -> None:
    keyless.is_reached = False
    assert sent().state == "unknown"
    keyless.is_reached = True
    carry()
    assert (Message.objects.get().state, len(keyless.taken)) == ("sent", 1)


@pytest.mark.django_db
def test_who_died_while_speaking_is_not_spoken_for(keyless: Keyless) -> None:
    """What is left of a worker that was killed with the line open: the moment it began to speak."""

    def die() -> Answer:
        raise MemoryError

    keyless.fate = die
    message = sent()
    keyless.fate = lambda: Answer(is_taken=True)
    carry()
    message.refresh_from_db()
    assert (message.state, len(keyless.taken)) == ("unknown", 1)
    assert message.spoken_at is not None


@pytest.mark.parametrize("words", list(permutations([Told.DELIVERED, Told.FAILED, Told.DELIVERED])))
@pytest.mark.parametrize("state", MessageState.values)
def test_words_in_any_order_lead_to_one_end(state: str, words: tuple[Told, ...]) -> None:
    before = state
    for word in words:
        state = after_word(state, word) or state
    not_given_to_anybody = before in {"held", "queued"}
    assert state == (before if not_given_to_anybody else "arrived")


@pytest.mark.django_db
def test_a_word_is_kept_with_its_hour_once(keyless: Keyless) -> None:
    message = sent()
    hour = clock.now() - timedelta(minutes=3)
    assert notifications.hear(ALL, message.public_id, Told.FAILED, hour, "hop thu day")
    assert notifications.hear(ALL, message.public_id, Told.FAILED, clock.now(), "lan nua")
    message.refresh_from_db()
    assert (message.state, message.told_at) == ("failed", hour)
    assert not notifications.hear(ALL, uuid4(), Told.DELIVERED)
    assert not notifications.hear(frozenset({"sms"}), message.public_id, Told.DELIVERED)
