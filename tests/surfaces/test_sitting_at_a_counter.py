"""A clerk says once a day at which counter they sit; slips, receipts and the day's close say it too."""

from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.agencies.api import serving
from motcua.custody import api as custody
from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier
from motcua.payments import api as payments
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from rooms.dossiers.test_handing_over import issued
from surfaces.test_counter_intake import send

__all__ = ["data_folder", "office"]

START, SIT, DAY = "/quay/", "/quay/ngoi/", "/quay/chot-ngay/"
MONDAY = datetime(2026, 11, 2, 9, 20, tzinfo=clock.ZONE)
ASKED = "Hôm nay bạn ngồi quầy nào?"


def words_of(answer: Any) -> str:
    return unescape(answer.content.decode()).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def two(office: Office) -> Office:
    """The centre has a second counter."""
    open_counter(office)
    return office


def open_counter(office: Office, **changed: Any) -> None:
    centre = agencies.centre_of(office.unit.id)
    assert centre is not None
    number = None if len(centre.counters) == 1 else 2
    typed = serving.CounterTyped(number="2", kind="both", name="Chứng thực", **changed)
    serving.keep_counter(SYSTEM, centre.code, number, typed)


def at_desk(office: Office, function: str) -> Client:
    return signed_in(office.person(function).account)


def seated(office: Office, function: str, number: str = "2") -> Client:
    desk = at_desk(office, function)
    desk.post(SIT, {"quay": number})
    return desk


def seats_of(office: Office) -> dict[int, int]:
    """The counters of the centre by their numbers."""
    return {row.number: row.id for row in agencies.counters_to_sit_at(office.unit.id, clock.today())}


def test_it_is_asked_once_a_day_with_one_press(two: Office) -> None:
    desk = at_desk(two, "receiver")
    assert ASKED in words_of(desk.get(START))
    page = words_of(desk.post(SIT, {"quay": "2"}, follow=True))
    assert ASKED not in page
    assert "Quầy 2 · Chứng thực" in page
    assert "Quầy 2 · " in words_of(desk.get("/ban-lam-viec/")), "every page of theirs says it"
    nowhere = words_of(desk.post(SIT, {"quay": ""}, follow=True))
    assert ASKED not in nowhere
    assert "Hôm nay không ngồi quầy" in nowhere
    assert ASKED in words_of(signed_in(two.person("receiver").account).post(SIT, {"quay": "9"}, follow=True))
    with clock.at(clock.now() + timedelta(days=1)):
        assert ASKED in words_of(desk.get(START))


def test_where_there_is_one_counter_and_of_who_sits_at_none_it_is_not_asked(office: Office) -> None:
    assert ASKED not in words_of(at_desk(office, "receiver").get(START))
    open_counter(office)
    assert ASKED not in words_of(at_desk(office, "examiner").get("/ban-lam-viec/vi-tri/"))
    assert ASKED in words_of(at_desk(office, "cashier").get("/ban-lam-viec/vi-tri/"))


def test_a_counter_that_ended_is_nobodys_any_more(two: Office) -> None:
    desk = seated(two, "receiver")
    open_counter(two, last=clock.today())
    with clock.at(clock.now() + timedelta(days=1)):
        send(desk)
    assert Dossier.objects.get().counter_id is None


def test_slip_receipt_and_day_say_the_counter(two: Office) -> None:
    receiver, cashier = seated(two, "receiver"), seated(two, "cashier", "1")
    assert send(receiver).status_code == 302
    found = Dossier.objects.get()
    state = dossiers.dossier_view(two.person("receiver"), found.public_id).state
    assert agencies.counter_number(state.counter_id) == 2
    assert "tại quầy 2" in words_of(receiver.get(reverse("counter:receipt", args=[found.public_id])))
    (owed,) = payments.obligations(state.subject)
    assert cashier.post(reverse("counter:money", args=[found.public_id, owed.id])).status_code == 302
    assert "biên lai số 1, quầy 1" in words_of(cashier.get(reverse("desk:dossier", args=[found.public_id])))
    at = {entry.name: entry.payload.get("at_counter") for entry in ledger.entries(state.subject)}
    seats = seats_of(two)
    assert (at["dossiers.dossier.submitted"], at["payments.obligation.settled"]) == (seats[2], seats[1])
    two.taken_in()
    page = words_of(receiver.get(DAY))
    for words in ("Theo quầy", "Quầy 1", "Quầy 2", "Không ghi quầy"):
        assert words in page, words
    book = custody.day_book(two.person("receiver"), clock.today())
    told = [(agencies.counter_number(row.counter), row.dossiers, row.money) for row in book.counters]
    assert told == [(1, 0, owed.amount), (2, 1, 0), (None, 1, 0)]


def test_a_result_is_handed_over_at_a_counter(two: Office) -> None:
    done, returner = issued(two), seated(two, "returner")
    given = {"receiver": "Trần Thị Mỹ Hoà", "channel": "counter", "identity_check": "identity_card"}
    address = reverse("desk:act", args=[done.public_id, "deliver"])
    assert returner.post(address, given | {"receiver_number": "079194001234"}).status_code == 302
    last = ledger.entries(f"dossier:{Dossier.objects.get().pk}")[-1]
    assert last.name == "dossiers.dossier.returned"
    assert last.payload["at_counter"] == seats_of(two)[2]


def test_a_day_on_which_nobody_said_has_no_lines_of_counters(office: Office) -> None:
    office.taken_in()
    assert custody.day_book(office.person("receiver"), clock.today()).counters == ()
    assert "Theo quầy" not in words_of(at_desk(office, "receiver").get(DAY))


def test_a_slip_of_a_block_was_written_at_its_counter(two: Office) -> None:
    director, receiver = two.person("centre_director"), two.person("receiver")
    with clock.at(MONDAY - timedelta(days=3)):
        custody.reserve_slips(director, custody.counters(director)[1], "2")
    code = custody.slip_block(director, custody.slip_blocks(director)[0].public_id)[1][0].code
    with clock.at(MONDAY + timedelta(days=1)):
        intent, _procedure = custody.take_up_slip(receiver, code, MONDAY, CODE)
        done = custody.take_in(receiver, two.intake(intent_key=intent))
    state = dossiers.dossier_view(receiver, done.public_id).state
    assert agencies.counter_number(state.counter_id) == 2
