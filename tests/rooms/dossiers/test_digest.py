"""The morning digest: at half past seven of a working day, once, counted as the lists are, naming nobody."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from motcua.dossiers import api as dossiers
from motcua.dossiers import digest
from motcua.dossiers.api import Done, ListName
from motcua.dossiers.digest import addresses, making
from motcua.dossiers.models import Digest
from motcua.notifications import ports
from motcua.notifications.models import Message
from motcua.parties.models import Account
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE
from rooms.dossiers.conftest import Office
from rooms.dossiers.test_telling import Deaf

TUESDAY = datetime(2026, 11, 3, 7, 30, tzinfo=ZONE)
SUNDAY = datetime(2026, 11, 8, 7, 30, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _carrier(settings: Any) -> Iterator[None]:
    settings.MOTCUA_ADDRESS = "https://mot-cua.example"
    ports.plug("email", Deaf())
    yield
    ports.plug("email", None)


def jobs() -> list[list[int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args::text FROM procrastinate_jobs WHERE task_name = %s ORDER BY id", [digest.MAKE]
        )
        return [json.loads(row[0])["accounts"] for row in cursor.fetchall()]


def reached(actor: Actor) -> None:
    Account.objects.filter(pk=actor.account).update(email=f"nguoi{actor.account}@example.vn")


def morning(moment: datetime, *people: Actor) -> None:
    with clock.at(moment):
        digest.make([person.account or 0 for person in people])


def test_each_line_is_the_length_of_its_list_and_its_link_leads_there(
    office: Office, with_examiner: Done
) -> None:
    examiner, head = office.person("examiner"), office.person("section_head")
    reached(examiner)
    with clock.at(TUESDAY - timedelta(hours=14)):
        office.taken_in()
    morning(TUESDAY, examiner, head)
    with clock.at(TUESDAY):
        shown = {line.key: (then, now) for line, then, now in digest.today(examiner).lines}
        mine = dossiers.counts(examiner)[ListName.MINE]
    assert shown["mine"] == (mine, mine) == (1, 1)
    (message,) = Message.objects.filter(event__startswith=f"digest:{examiner.account}:")
    assert message.title == "Việc ngày 03/11/2026"
    assert "Của bạn, tất cả: 1 – https://mot-cua.example/ban-lam-viec/?ds=cua-toi" in message.text
    assert "&han=8" in addresses.address_of(ListName.MINE, digest.KEYS["mine-soon"].filter)
    assert "Hoà" not in message.text
    assert with_examiner.code not in message.text


def test_nobody_is_told_twice_and_a_second_worker_finds_it_done(office: Office, with_examiner: Done) -> None:
    examiner = office.person("examiner")
    reached(examiner)
    for moment in (TUESDAY, TUESDAY, TUESDAY + timedelta(minutes=40)):
        morning(moment, examiner)
    assert Message.objects.count() == 1
    morning(TUESDAY + timedelta(days=1), examiner)
    assert Message.objects.count() == 2


def test_none_on_a_day_off_none_without_work_none_for_whoever_wants_none(
    office: Office, with_examiner: Done
) -> None:
    examiner, leader = office.person("examiner"), office.person("leader")
    for person in (examiner, leader):
        reached(person)
    morning(SUNDAY, examiner)
    morning(TUESDAY, office.person("receiver", office.elsewhere))
    assert Message.objects.count() == 0
    digest.switch(examiner, off=True)
    morning(TUESDAY, examiner)
    assert Message.objects.count() == 0
    with clock.at(TUESDAY):
        assert digest.today(examiner).made_at is None
    digest.switch(examiner, off=False)
    morning(TUESDAY + timedelta(days=1), examiner)
    assert Message.objects.count() == 1


def test_it_is_ordered_in_the_morning_alone_and_only_what_is_still_to_be_made(office: Office) -> None:
    for hour, minute in ((7, 29), (9, 30), (15, 0)):
        with clock.at(TUESDAY.replace(hour=hour, minute=minute)):
            digest.begin()
    assert jobs() == []
    with clock.at(TUESDAY):
        digest.begin()
    everybody = [account for batch in jobs() for account in batch]
    assert office.person("examiner").account in everybody
    assert all(len(batch) <= 50 for batch in jobs())
    with clock.at(TUESDAY):
        digest.make(everybody)
        before = len(jobs())
        digest.begin()
    assert len(jobs()) == before
    assert Digest.objects.filter(day=TUESDAY.date()).count() == len(everybody)


def test_what_one_trips_over_keeps_nothing_from_the_others(
    office: Office, with_examiner: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    examiner, head = office.person("examiner"), office.person("section_head")
    reached(examiner)
    count = making.count

    def stumble(actor: Actor) -> dict[str, int]:
        if actor.account == head.account:
            raise RuntimeError
        return count(actor)

    monkeypatch.setattr(making, "count", stumble)
    morning(TUESDAY, head, examiner)
    assert Message.objects.count() == 1
    assert not Digest.objects.filter(account_id=head.account).exists()
