"""Form 07 is read from the ledger, and says the same as the dossiers themselves."""

import uuid
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, RegisterLine
from motcua.dossiers.models import Delivery, Dossier
from motcua.payments import api as payments
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.platform.clock import ZONE
from rooms.dossiers.conftest import Office
from scenes import REASON, Stage, play

MONDAY = datetime(2026, 11, 16, 8, tzinfo=ZONE)
ACCEPTED_IN_THE_LEDGER = """
SELECT DISTINCT subject FROM ledger_entry
 WHERE name = 'dossiers.dossier.accepted' OR payload -> 'accepted' = 'true'
    OR (name = 'dossiers.dossier.imported' AND payload -> 'status' ->> 1 <> '1')
"""


def lines(office: Office) -> list[RegisterLine]:
    day = MONDAY.date()
    return list(dossiers.register(office.person("leader"), office.unit.id, day, day + timedelta(days=9)))


def imported(office: Office, **changed: object) -> Done:
    given = {
        "intake": office.intake(intent_key=uuid.uuid4(), accept_now=False),
        "code": f"G09.20-20261116-{uuid.uuid4().int % 10**6:07}",
        "issuing_system": "he-thong-cu",
        "received_at": MONDAY - timedelta(hours=1),
        "due_at": MONDAY.replace(hour=10) + timedelta(days=3),
        "step": "tham-dinh",
    }
    return dossiers.open_by_import(replace(SYSTEM, channel="import"), dossiers.Imported(**(given | changed)))


def _pay(office: Office, done: Done) -> None:
    subject = dossiers.dossier_view(office.person("leader"), done.public_id).state.subject
    (owed,) = payments.obligations(subject)
    payments.receive_cash(office.person("cashier"), obligation_id=owed.id, amount=owed.amount, payer="Hoà")
    dossiers.perform(SYSTEM, done.public_id, dossiers.PaymentSettled())


@pytest.fixture
def stage(office: Office) -> Stage:
    """A dossier at each station, some that ended in each way, one from another system."""
    with clock.at(MONDAY):
        stage = play(office)
        stage.at["rejected"] = office.taken_in(accept_now=False)
        stage.do("receiver", "rejected", dossiers.Reject(REASON))
        stage.at["withdrawn"] = office.taken_in()
        stage.at["late"] = office.taken_in()
        stage.at["imported"] = imported(office)
    with clock.at(MONDAY + timedelta(days=1)):
        stage.do("receiver", "withdrawn", dossiers.Withdraw(REASON))
        stage.do("receiver", "registered", dossiers.Accept())
        stage.do("leader", "late", dossiers.Extend("2wd", REASON, REASON))
        answer = dossiers.AnswerSupplement(papers=(dossiers.PaperGiven("to-khai", "original"),))
        stage.do("receiver", "supplement", answer)
        _pay(stage.office, stage.at["issued"])
        stage.do("returner", "issued", dossiers.Deliver("Trần Thị Mỹ Hoà"))
    return stage


def test_every_line_says_what_the_dossier_says(stage: Stage) -> None:
    channels = dict(Delivery.objects.values_list("dossier_id", "channel"))
    rows = Dossier.objects.filter(accepted_at__isnull=False).order_by("submitted_at", "id")
    expected = [
        (row.code, row.submitted_at, row.due_at, row.finished_at, row.returned_at, channels.get(row.pk, ""))
        for row in rows
    ]
    found = [
        (line.code, line.received_at, line.due_at, line.finished_at, line.returned_at, line.returned_how)
        for line in lines(stage.office)
    ]
    assert found == expected
    assert [line.serial for line in lines(stage.office)] == list(range(1, len(expected) + 1))
    for column in zip(*found, strict=True):
        assert any(column), "each column was tried"


def test_it_holds_whatever_the_ledger_says_was_accepted_and_nothing_else(stage: Stage) -> None:
    with connection.cursor() as cursor:
        cursor.execute(ACCEPTED_IN_THE_LEDGER)
        subjects = {subject for (subject,) in cursor.fetchall()}
    codes = {row.code for row in Dossier.objects.all() if f"dossier:{row.pk}" in subjects}
    assert {line.code for line in lines(stage.office)} == codes
    assert (
        dossiers.dossier_view(stage.office.person("leader"), stage.at["rejected"].public_id).state.code
        not in codes
    )


def test_what_is_changed_in_the_table_behind_the_ledger_does_not_show(stage: Stage) -> None:
    before = lines(stage.office)
    Dossier.objects.update(due_at=None, finished_at=None, returned_at=None, accepted_at=None)
    Delivery.objects.update(channel="post")
    assert lines(stage.office) == before


def test_a_long_register_is_read_with_no_more_questions(stage: Stage) -> None:
    lines(stage.office)
    with CaptureQueriesContext(connection) as few:
        short = lines(stage.office)
    with clock.at(MONDAY):
        for _ in range(5):
            stage.office.taken_in()
    lines(stage.office)
    with CaptureQueriesContext(connection) as more:
        assert len(lines(stage.office)) == len(short) + 5
    assert len(more) == len(few)
