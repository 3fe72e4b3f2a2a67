"""What a person wants to hear, when, and what they are told all the same."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as run
from hypothesis import strategies as some

from motcua.kernel.telling import quiet_hours
from motcua.notifications import api as notifications
from motcua.notifications import ports
from motcua.notifications.actions.release import release
from motcua.notifications.api import CHOSEN_KINDS, Telling, Wishes
from motcua.notifications.models import Channel, Message
from motcua.notifications.wishes import PREFERENCE, channels_for, read
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.platform.clock import ZONE
from motcua.platform.outbox.models import OutboxFact
from rooms.dossiers.test_telling import Deaf

REACH = {"sms": "0912345678", "email": "lan@example.vn"}
EVENING = datetime(2026, 11, 23, 22, 0, tzinfo=ZONE)
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=ZONE)
CHANNELS = some.frozensets(some.sampled_from(Channel.values))
WISHES = some.dictionaries(some.sampled_from(CHOSEN_KINDS), CHANNELS).map(Wishes)


@run(max_examples=40, deadline=None)
@given(some.sampled_from(CHOSEN_KINDS), CHANNELS, some.lists(WISHES, max_size=3), some.booleans())
def test_what_the_law_has_people_told_of_reaches_them_on_something(
    kind: str, reachable: frozenset[str], wishes: list[Wishes], is_owed: bool
) -> None:
    going = channels_for(kind, reachable, wishes, is_owed=is_owed)
    assert going <= reachable
    if is_owed and reachable:
        assert going
    unwanted = all(not each.wants(kind) for each in wishes) and wishes
    if unwanted and not is_owed:
        assert not going


@run(max_examples=40, deadline=None)
@given(WISHES)
def test_wishes_are_read_as_they_were_kept(wishes: Wishes) -> None:
    assert read(wishes.to_data()) == wishes


@pytest.mark.parametrize(
    "data",
    [None, [], "x", {"channels": 3}, {"channels": {"due": "sms"}}, {"quiet": "25-7"}, {"language": "fr"}],
)
def test_what_cannot_be_understood_counts_as_not_said(data: Any) -> None:
    assert read(data) == Wishes()


@pytest.fixture(autouse=True)
def _carriers(settings: Any) -> Iterator[None]:
    settings.MOTCUA_QUIET_HOURS = quiet_hours("21:30-07:00")
    for channel in Channel.values:
        ports.plug(channel, Deaf())
    yield
    for channel in Channel.values:
        ports.plug(channel, None)


@pytest.mark.django_db
def test_however_many_are_told_it_is_one_statement(django_assert_max_num_queries: Any) -> None:
    def telling(number: int) -> Telling:
        reach = {"sms": f"09{number:08}", "email": f"n{number}@example.vn"}
        return Telling(f"dossier:{number}:v1", reach, "filed", {"code": "A"})

    with clock.at(MORNING), django_assert_max_num_queries(4):
        assert notifications.send(map(telling, (*range(40), *range(5)))) == 80
    assert notifications.send([telling(1)]) == 0
    assert OutboxFact.objects.count() == Message.objects.count() == 80


def account_with(data: dict[str, Any]) -> int:
    account = parties.create_staff(actor=SYSTEM, login="lan", name="Lan", password="mat-khau-dai-1")
    parties.change_preference(
        actor=SYSTEM.__class__(kind="staff", account=account.id, channel="desk"),
        name=PREFERENCE,
        change=lambda _before: data,
    )
    return account.id


def told(event: str, *accounts: int, template: str = "filed", **values: str) -> dict[str, str]:
    """Channel → state of what was queued for an event."""
    notifications.send([Telling(event, REACH, template, {"code": "A"} | values, accounts=accounts)])
    return dict(Message.objects.filter(event=event).values_list("channel", "state"))


@pytest.mark.django_db
def test_in_quiet_hours_the_phone_is_silent_and_the_letter_goes() -> None:
    with clock.at(EVENING):
        assert told("a") == {"sms": "held", "email": "queued"}
        assert OutboxFact.objects.count() == 1
        assert release() == 0
    with clock.at(MORNING):
        assert release() == 1
        assert release() == 0
    assert set(Message.objects.values_list("state", flat=True)) == {"queued"}
    assert OutboxFact.objects.count() == 2


@pytest.mark.django_db
def test_a_code_somebody_waits_for_rings_at_night() -> None:
    with clock.at(EVENING):
        notifications.send([Telling("a", REACH, "help_code", {"otp": "123456"})])
    assert list(Message.objects.values_list("channel", "state")) == [("sms", "queued")]


@pytest.mark.django_db
def test_who_asked_for_it_is_told_at_night_and_by_zalo_and_in_english() -> None:
    wishes = Wishes({"progress": frozenset({"zalo"})}, quiet="none", language="en")
    account = account_with(wishes.to_data())
    with clock.at(EVENING):
        assert told("a", account) == {"zalo": "queued"}
    (message,) = Message.objects.all()
    assert message.text.startswith("We have received dossier A")
    assert message.form == {"template": "motcua-filed", "parameters": {"ma_ho_so": "A"}}


@pytest.mark.django_db
def test_a_supplement_comes_although_everything_was_switched_off() -> None:
    nothing = {kind: [] for kind in CHOSEN_KINDS}
    account = account_with({"channels": nothing})
    assert told("a", account) == {}
    assert told("b", account, template="supplement") == dict.fromkeys(("sms", "email"), "queued")


@pytest.mark.django_db
@pytest.mark.parametrize(("letters", "text", "parts"), [("marked", "Hồ sơ", 2), ("plain", "Ho so", 1)])
def test_marks_of_text_messages_are_the_installations_choice(
    settings: Any, letters: str, text: str, parts: int
) -> None:
    settings.MOTCUA_SMS_LETTERS = letters
    told("a", template="accepted", code="H29.79.145-261116-0037", due="09:00 05/11/2026")
    sms = Message.objects.get(channel="sms")
    assert (sms.text[:5], sms.parts) == (text, parts)
    assert Message.objects.get(channel="email").text.startswith("Hồ sơ")
