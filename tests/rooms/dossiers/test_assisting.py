"""Help is confirmed by the person: a code on their own phone, few guesses, one request and one number."""

import re
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers.api import assisting
from motcua.dossiers.assisting.refusals import (
    CodeTooOld,
    CodeWrong,
    NobodyCarries,
    NoCode,
    PhoneNeeded,
    TooManyCodes,
)
from motcua.dossiers.models import Dossier, HelpConfirmation
from motcua.notifications import ports
from motcua.notifications.models import Message
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import CODE, Office
from rooms.dossiers.test_telling import Deaf

PHONE, ANOTHER = "0912345678", "0987654321"
MORNING = datetime(2026, 11, 3, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _carrier() -> Iterator[None]:
    ports.plug("sms", Deaf())
    yield
    ports.plug("sms", None)


@pytest.fixture
def receiver(office: Office) -> Actor:
    return office.person("receiver")


@pytest.fixture
def version(office: Office) -> ProcedureVersion:
    return catalogue.version_on(CODE, clock.today())


def sent_code() -> str:
    """What stands in the newest message."""
    found = re.search(r"[0-9]{6}", Message.objects.latest("id").text)
    assert found
    return found[0]


def wrong_for(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_code_goes_to_the_phone_and_is_kept_nowhere_of_ours(
    receiver: Actor, version: ProcedureVersion
) -> None:
    intent = uuid.uuid4()
    assert assisting.send_code(receiver, version, intent, "0912 345 678") == PHONE
    code = sent_code()
    assert Message.objects.get().address == PHONE
    row = HelpConfirmation.objects.get()
    assert code not in row.digest
    (entry,) = ledger.entries(f"help:{intent}")
    assert code not in str(entry.payload)
    assert PHONE not in str(entry.payload)
    assisting.confirm(receiver, intent, f"{code[:3]} {code[3:]}", PHONE)
    assisting.confirm(receiver, intent, "", PHONE)  # right once is right for good
    with pytest.raises(NoCode):
        assisting.confirm(receiver, intent, code, ANOTHER)


def test_guesses_are_few_and_stay_counted(receiver: Actor, version: ProcedureVersion) -> None:
    intent = uuid.uuid4()
    assisting.send_code(receiver, version, intent, PHONE)
    code = sent_code()
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(CodeWrong) as told:
            assisting.confirm(receiver, intent, wrong_for(code), PHONE)
        assert told.value.values["left"] == left
    with pytest.raises(CodeTooOld):
        assisting.confirm(receiver, intent, code, PHONE)
    assisting.send_code(receiver, version, intent, PHONE)
    assisting.confirm(receiver, intent, sent_code(), PHONE)


def test_a_code_dies_after_ten_minutes_and_with_the_next_one(
    receiver: Actor, version: ProcedureVersion
) -> None:
    intent = uuid.uuid4()
    with clock.at(MORNING):
        assisting.send_code(receiver, version, intent, PHONE)
    first = sent_code()
    with clock.at(MORNING + timedelta(minutes=11)), pytest.raises(CodeTooOld):
        assisting.confirm(receiver, intent, first, PHONE)
    with clock.at(MORNING + timedelta(minutes=12)):
        assisting.send_code(receiver, version, intent, PHONE)
        if (second := sent_code()) != first:
            with pytest.raises(CodeWrong):
                assisting.confirm(receiver, intent, first, PHONE)
        assisting.confirm(receiver, intent, second, PHONE)


def test_codes_are_few_for_one_request(receiver: Actor, version: ProcedureVersion) -> None:
    intent = uuid.uuid4()
    for _ in range(5):
        assisting.send_code(receiver, version, intent, PHONE)
    with pytest.raises(TooManyCodes):
        assisting.send_code(receiver, version, intent, PHONE)
    assert Message.objects.count() == 5


def test_what_is_no_phone_gets_no_code(receiver: Actor, version: ProcedureVersion) -> None:
    with pytest.raises(PhoneNeeded):
        assisting.send_code(receiver, version, uuid.uuid4(), "12")


def test_where_nobody_carries_messages_paper_is_asked_for(receiver: Actor, version: ProcedureVersion) -> None:
    ports.plug("sms", None)
    with pytest.raises(NobodyCarries):
        assisting.send_code(receiver, version, uuid.uuid4(), PHONE)


def test_nobody_else_confirms_a_request_or_asks_for_its_code(
    office: Office, receiver: Actor, version: ProcedureVersion
) -> None:
    intent = uuid.uuid4()
    assisting.send_code(receiver, version, intent, PHONE)
    neighbour = office.person("receiver", office.elsewhere)
    with pytest.raises(NotFound):
        assisting.send_code(neighbour, version, intent, ANOTHER)
    with pytest.raises(NoCode):
        assisting.confirm(neighbour, intent, sent_code(), PHONE)
    with pytest.raises(NotFound):
        assisting.send_code(office.person("examiner"), version, uuid.uuid4(), PHONE)


@pytest.mark.parametrize(
    ("said", "kept"), [("self", "officer"), ("officer", "officer"), ("assisted", "assisted")]
)
def test_what_an_officer_sends_in_is_never_the_persons_own_doing(
    office: Office, said: str, kept: str
) -> None:
    done = office.taken_in(help_kind=said, confirmed="paper" if said == "assisted" else "")
    dossier = Dossier.objects.get(public_id=done.public_id)
    assert dossier.help_kind == kept
    opened = ledger.entries(f"dossier:{dossier.pk}")[0]
    assert opened.payload["help"] == kept
    assert opened.payload.get("confirmed", "") == ("paper" if said == "assisted" else "")
