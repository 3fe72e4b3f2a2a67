"""A message is asked for once, sent once, and never sent again on a guess."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection, transaction

from motcua.notifications import api as notifications
from motcua.notifications import ports
from motcua.notifications.api import Telling
from motcua.notifications.models import Message
from motcua.notifications.ports import Answer, Outgoing, OutOfReachError
from motcua.platform import outbox
from motcua.platform.outbox.models import Delivery, OutboxFact

REACH = {"sms": "0912345678", "email": "lan@example.vn"}
WHEN = {"code": "H29.1-261121-0001", "due": "09:00 05/11/2026"}
LAN = Telling("dossier:1:v2", REACH, "accepted", WHEN, subject="dossier:1")


class Counting:
    """A carrier that counts, and may lose its voice for good or after it has taken a message."""

    is_keyed = True

    def __init__(self) -> None:
        self.taken: list[UUID] = []
        self.asked = 0
        self.silent = ""
        self.refuses = False
        self.meanwhile: Callable[[], object] = dict
        self.spoke_within_a_transaction = False

    def hand_over(self, message: Outgoing) -> Answer:
        self.spoke_within_a_transaction |= connection.in_atomic_block
        meanwhile, self.meanwhile = self.meanwhile, dict
        meanwhile()
        if self.refuses:
            return Answer(is_taken=False, reference="address-unfit")
        self.taken.append(message.key)
        if self.silent == "after":
            raise OutOfReachError
        return Answer(is_taken=True, reference="R1")

    def ask(self, key: UUID) -> Answer | None:
        self.asked += 1
        if self.silent == "always" or (self.taken and self.silent):
            raise OutOfReachError
        return Answer(is_taken=True, reference="R1") if key in self.taken else None


@pytest.fixture
def carrier() -> Iterator[Counting]:
    counting = Counting()
    ports.plug("sms", counting)
    yield counting
    ports.plug("sms", None)


def carry() -> None:
    """Everything that waits, twice over, as the worker would in time."""
    for _ in range(3):
        Delivery.objects.filter(state="waiting").update(next_at="2020-01-01T00:00Z")
        outbox.carry(Delivery.objects.order_by("id").values_list("id", flat=True))


def states() -> list[str]:
    return list(Message.objects.values_list("state", flat=True))


@pytest.mark.django_db
def test_an_event_tells_a_person_once_on_each_channel_that_has_a_carrier(carrier: Counting) -> None:
    assert notifications.send([LAN]) == 1, "nobody carries e-mail here"
    assert notifications.send([LAN]) == 0
    carry()
    assert (states(), len(carrier.taken)) == (["sent"], 1)
    (row,) = notifications.messages_about("dossier:1")
    assert (row.channel, row.state) == ("sms", "sent")
    assert row.masked == "091••••678"


@pytest.mark.django_db
def test_without_a_carrier_nothing_is_kept() -> None:
    assert notifications.send([LAN]) == 0
    assert (Message.objects.count(), OutboxFact.objects.count()) == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("silent", ["always", "after"])
def test_nobody_knows_until_the_provider_was_asked(carrier: Counting, silent: str) -> None:
    carrier.silent = silent
    notifications.send([LAN])
    carry()
    assert states() == ["unknown"]
    carrier.silent = ""
    carry()
    assert states() == ["sent"]
    assert len(carrier.taken) == 1
    assert carrier.asked >= 2


@pytest.mark.django_db
def test_what_the_provider_refuses_is_not_tried_again(carrier: Counting) -> None:
    carrier.refuses = True
    notifications.send([LAN])
    carry()
    asked = carrier.asked
    carry()
    assert (states(), carrier.asked) == (["failed"], asked)


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_never_told(carrier: Counting) -> None:
    with transaction.atomic():
        notifications.send([LAN])
        transaction.set_rollback(True)
    carry()
    assert carrier.taken == []
    with pytest.raises(transaction.TransactionManagementError):
        notifications.send([LAN])


@pytest.mark.django_db
def test_facts_and_keys_name_nobody(carrier: Counting) -> None:
    notifications.send([LAN])
    carry()
    told = str(list(OutboxFact.objects.values_list("name", "subject", "payload", "key")))
    assert "0912345678" not in told
    assert "tiếp nhận" not in told


@pytest.mark.django_db(transaction=True)
def test_what_is_being_sent_is_not_sent_by_another_too(carrier: Counting) -> None:
    """While one worker's request is under way, another has success with another message of the same kind."""
    carrier.silent = "always"
    for number in (1, 2):
        with transaction.atomic():
            notifications.send([replace(LAN, event=f"dossier:{number}:v2")])
    carry()
    carrier.silent = ""
    first, second = Delivery.objects.filter(state="waiting").order_by("id").values_list("id", flat=True)
    Delivery.objects.filter(state="waiting").update(next_at="2020-01-01T00:00Z")
    carrier.meanwhile = lambda: outbox.carry([second, first])
    outbox.carry([first])
    assert states() == ["sent", "sent"]
    assert len(carrier.taken) == len(set(carrier.taken)) == 2
    assert not carrier.spoke_within_a_transaction
