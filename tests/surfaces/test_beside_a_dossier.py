"""Other dossiers of the person: those within the reader's rights and no word of more; two compared."""

import uuid
from dataclasses import replace

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, PersonGiven
from proving.crowd import signed_in
from rooms.dossiers.conftest import ANSWERS, OWNER, Office, data_folder, office

__all__ = ["data_folder", "office"]

CARD = "Hồ sơ khác của người này"
STRANGER = PersonGiven("Trần Thị Mỹ Hoà", personal_id="079194005678", birth_date=OWNER.birth_date)


def page(office: Office, done: Done, function: str = "examiner") -> str:
    client = signed_in(office.person(function).account)
    return client.get(reverse("desk:dossier", args=[done.public_id])).content.decode()


def compared(office: Office, one: Done, other: Done) -> tuple[int, str]:
    client = signed_in(office.person("examiner").account)
    answer = client.get(reverse("desk:compare", args=[one.public_id, other.public_id]))
    return answer.status_code, answer.content.decode()


def elsewhere(office: Office) -> Done:
    """The same person at the other commune, where our examiner sees nothing."""
    intake = office.intake(receiving=office.elsewhere.id)
    return dossiers.submit_one(office.person("receiver", office.elsewhere), intake)


def test_others_of_the_same_number_are_listed_and_namesakes_are_not(office: Office) -> None:
    first, second = office.taken_in(), office.taken_in()
    namesake = office.taken_in(owner=STRANGER)
    shown = page(office, first)
    assert CARD in shown
    assert second.code in shown
    assert namesake.code not in shown
    assert CARD not in page(office, namesake)


def test_what_one_may_not_see_leaves_no_trace(office: Office) -> None:
    here, there = office.taken_in(), elsewhere(office)
    shown = page(office, here)
    assert CARD not in shown
    assert there.code not in shown
    assert compared(office, here, there)[0] == 404


def test_somebody_without_a_number_is_nobody_else(office: Office) -> None:
    nameless = replace(OWNER, personal_id="")
    office.taken_in(owner=nameless)
    assert CARD not in page(office, office.taken_in(owner=nameless))


def test_whoever_filed_for_another_is_found_with_the_part_they_had(office: Office) -> None:
    mine = office.taken_in()
    for_a_child = office.taken_in(owner=PersonGiven("Trần Bé Na"), applicant=OWNER)
    shown = page(office, mine)
    assert for_a_child.code in shown
    assert "người nộp" in shown


def test_two_dossiers_side_by_side_say_where_they_differ(office: Office) -> None:
    former = office.taken_in(answers={**ANSWERS, "residence": "5 Lê Lợi"})
    status, shown = compared(office, office.taken_in(), former)
    assert status == 200
    assert "5 Lê Lợi" in shown
    assert "12/4 Quang Trung" in shown
    row = shown.partition("5 Lê Lợi")[0].rpartition("<tr")[2]
    assert "khác" in row
    same = shown.partition("Đỗ Anh Tuấn")[0].rpartition("<tr")[2]
    assert "khác" not in same


def test_a_stranger_oneself_and_nothing_are_alike(office: Office) -> None:
    one, other = office.taken_in(), office.taken_in(owner=STRANGER)
    for address in (other.public_id, one.public_id, uuid.uuid4()):
        client = signed_in(office.person("examiner").account)
        answer = client.get(reverse("desk:compare", args=[one.public_id, address]))
        assert answer.status_code == 404


def test_the_card_is_one_question_answered_by_an_index(office: Office) -> None:
    view = dossiers.dossier_view(office.person("examiner"), office.taken_in().public_id)
    examiner = office.person("examiner")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        dossiers.beside.related(examiner, view.state.public_id, view.people)
    (query,) = asked.captured_queries
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {query['sql']}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "participant_pid" in plan
    assert "Seq Scan" not in plan
