"""Questions before a dossier, and refusals in its place: what is kept, numbered, counted, seen by whom."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers.api import PersonGiven, screening
from motcua.dossiers.models import Dossier, IntakeRefusal
from motcua.dossiers.refusals import AnswersWrong, PersonWrong
from motcua.dossiers.screening.refusals import (
    Barred,
    NoArticle,
    NoGround,
    NotAsked,
    RefusedAlready,
    SkipUnexplained,
    TakenInAlready,
)
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound
from rooms.dossiers.asking import FIT, MARRIAGE, with_marriage
from rooms.dossiers.conftest import Office, at, data_folder, load_office

__all__ = ["data_folder"]

PERSON = PersonGiven("Trần Thị Mỹ Hoà", personal_id="079194001234", phone="0912345678")
TUESDAY = datetime(2026, 11, 3, 9, 0, tzinfo=ZONE)
YEAR = screening.Narrowed(TUESDAY.date().replace(month=1, day=1), TUESDAY.date().replace(month=12, day=31))


@pytest.fixture
def office(db: None, data_folder: Path) -> Iterator[Office]:
    yield load_office(with_marriage(data_folder))
    agencies.forget()
    catalogue.forget_versions()


@pytest.fixture
def receiver(office: Office) -> Actor:
    return office.person("receiver")


@pytest.fixture
def marriage(office: Office) -> ProcedureVersion:
    return catalogue.version_on(MARRIAGE, clock.today())


def refused(actor: Actor, version: ProcedureVersion, **changed: Any) -> uuid.UUID:
    intent = uuid.uuid4()
    screening.answer(actor, version, intent, FIT | {"groom_age": "19"} | changed)
    return screening.refuse_intake(actor, version, intent, screening.RefuseIntake(PERSON))


def test_who_is_fit_is_taken_in_and_the_dossier_says_that_they_were_asked(
    office: Office, receiver: Actor, marriage: ProcedureVersion
) -> None:
    intent = uuid.uuid4()
    with pytest.raises(NotAsked):
        screening.require_asked(receiver, marriage, intent)
    assert screening.answer(receiver, marriage, intent, FIT).bars == ()
    found = screening.require_asked(receiver, marriage, intent)
    assert found is not None
    assert (found.how, found.answers["bride_age"]) == ("asked", 25)
    done = office.taken_in(intent_key=intent, screened=found.how)
    opened = ledger.entries(f"dossier:{Dossier.objects.get(public_id=done.public_id).pk}")[0]
    assert opened.payload["screened"] == "asked"
    with pytest.raises(TakenInAlready):
        screening.refuse_intake(receiver, marriage, intent, screening.RefuseIntake(PERSON, "Lý do", "Điều 1"))
    with pytest.raises(TakenInAlready):
        screening.answer(receiver, marriage, intent, FIT)


def test_an_answer_that_bars_stands_in_the_way_of_the_dossier(
    receiver: Actor, marriage: ProcedureVersion
) -> None:
    intent = uuid.uuid4()
    found = screening.answer(receiver, marriage, intent, FIT | {"groom_age": "19", "kin": "yes"})
    assert [bar.code for bar in found.bars] == ["nam-chua-du-tuoi", "ho-hang"]
    with pytest.raises(Barred) as told:
        screening.require_asked(receiver, marriage, intent)
    assert "Bên nam chưa đủ 20 tuổi." in str(told.value)
    assert screening.answer(receiver, marriage, intent, FIT).bars == (), "what was mistyped is asked again"


def test_an_unanswered_question_is_told_by_its_name(receiver: Actor, marriage: ProcedureVersion) -> None:
    with pytest.raises(AnswersWrong) as told:
        screening.answer(receiver, marriage, uuid.uuid4(), {"groom_age": "27"})
    assert [key for key, _ in told.value.values["by_question"]] == list(FIT)[1:]


def test_asking_is_left_out_only_with_a_reason_that_stays_with_the_dossier(
    office: Office, receiver: Actor, marriage: ProcedureVersion
) -> None:
    intent = uuid.uuid4()
    with pytest.raises(SkipUnexplained):
        screening.skip(receiver, marriage, intent, "  ")
    screening.skip(receiver, marriage, intent, "Đã hỏi ở lần trước")
    found = screening.require_asked(receiver, marriage, intent)
    assert found is not None
    done = office.taken_in(intent_key=intent, screened=found.how, skipped_because=found.skipped_because)
    opened = ledger.entries(f"dossier:{Dossier.objects.get(public_id=done.public_id).pk}")[0]
    assert opened.payload["screened"] == "skipped"
    assert opened.notes["skipped_because"] == "Đã hỏi ở lần trước"


def test_a_refusal_has_reason_law_and_number_and_opens_no_dossier(
    receiver: Actor, marriage: ProcedureVersion
) -> None:
    intent = uuid.uuid4()
    screening.answer(receiver, marriage, intent, FIT | {"groom_age": "19"})
    command = screening.RefuseIntake(PERSON)
    made = screening.refuse_intake(receiver, marriage, intent, command)
    assert screening.refuse_intake(receiver, marriage, intent, command) == made, (
        "a second press is the same slip"
    )
    slip = screening.refusal(receiver, made)
    assert slip.number == "1/H18.11.002"
    (ground,) = slip.grounds
    assert (ground.reason, ground.article[:8]) == ("Bên nam chưa đủ 20 tuổi.", "Luật Hôn")
    assert not Dossier.objects.exists()
    (entry,) = ledger.entries(f"intake-refusal:{IntakeRefusal.objects.get().pk}")
    assert (entry.name, entry.payload["grounds"]) == ("dossiers.intake.refused", ["nam-chua-du-tuoi"])
    assert "Hoà" not in str(entry.payload)
    assert entry.notes["person"] == PERSON.name
    with pytest.raises(RefusedAlready):
        screening.require_asked(receiver, marriage, intent)
    assert screening.refusal(receiver, refused(receiver, marriage)).number == "2/H18.11.002"


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (screening.RefuseIntake(PERSON), NoGround),
        (screening.RefuseIntake(PERSON, reason="Không thuộc địa bàn"), NoArticle),
        (screening.RefuseIntake(PERSON, article="Điều 1"), NoGround),
        (screening.RefuseIntake(PersonGiven(""), "Không thuộc địa bàn", "Điều 1"), PersonWrong),
    ],
)
def test_without_a_reason_and_its_law_nobody_is_refused(
    receiver: Actor, marriage: ProcedureVersion, command: screening.RefuseIntake, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        screening.refuse_intake(receiver, marriage, uuid.uuid4(), command)
    assert not IntakeRefusal.objects.exists()


def test_an_officers_own_reason_will_do_where_nothing_was_asked(
    receiver: Actor, marriage: ProcedureVersion
) -> None:
    command = screening.RefuseIntake(PERSON, "Không thuộc thẩm quyền", "Nghị định 118/2025/NĐ-CP")
    made = screening.refuse_intake(receiver, marriage, uuid.uuid4(), command)
    assert screening.refusal(receiver, made).grounds == (
        screening.Ground("", "Không thuộc thẩm quyền", "Nghị định 118/2025/NĐ-CP"),
    )


def test_list_and_count_are_one_condition_by_day_and_procedure(
    receiver: Actor, marriage: ProcedureVersion
) -> None:
    days = [TUESDAY, TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=40)]
    for day in days:
        at(day, lambda: refused(receiver, marriage))
    everything = screening.refusals_page(receiver, YEAR)
    assert (len(everything.rows), everything.total, everything.by_procedure) == (3, 3, ((MARRIAGE, 3),))
    assert [row.refused_at for row in everything.rows] == sorted(days, reverse=True)
    of_a_day = screening.refusals_page(receiver, screening.Narrowed(TUESDAY.date(), TUESDAY.date()))
    assert (len(of_a_day.rows), of_a_day.total) == (1, 1)
    nothing = screening.refusals_page(receiver, screening.Narrowed(YEAR.begin, YEAR.end, "2.000815"))
    assert (nothing.rows, nothing.total, nothing.by_procedure) == ((), 0, ((MARRIAGE, 3),))


def test_another_ward_sees_and_counts_nothing_of_it(
    office: Office, receiver: Actor, marriage: ProcedureVersion
) -> None:
    made = refused(receiver, marriage)
    neighbour = office.person("receiver", office.elsewhere)
    assert screening.refusals_page(neighbour, YEAR).total == 0
    with pytest.raises(NotFound):
        screening.refusal(neighbour, made)


def test_who_takes_nothing_in_asks_and_refuses_nobody(office: Office, marriage: ProcedureVersion) -> None:
    examiner = office.person("examiner")
    with pytest.raises(NotFound):
        screening.answer(examiner, marriage, uuid.uuid4(), FIT)
    with pytest.raises(NotFound):
        screening.refuse_intake(
            examiner, marriage, uuid.uuid4(), screening.RefuseIntake(PERSON, "Lý do", "Điều 1")
        )
