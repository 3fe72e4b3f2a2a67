"""The leader's five numbers: each equals its list, whoever asks; last week's are those shown then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, overview
from motcua.dossiers.overview import Figure, Part
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import PASSWORD, Office
from scenes import officer

THURSDAY = datetime(2026, 11, 5, 9, 0, tzinfo=clock.ZONE)
WEEK = timedelta(days=7)
LEADERS: dict[str, Callable[[Office], Actor]] = {
    "the leader of the ward": lambda office: office.person("leader"),
    "the head of the neighbours": lambda office: office.person("section_head", office.elsewhere),
    "the leader of the province": lambda office: officer("tinh", _province(), "leader"),
    "a head for another field": lambda office: officer(
        "dat", office.unit.id, "section_head", fields=("dat-dai",)
    ),
}


def _province() -> int:
    root = agencies.unit_by_identifier("H18")
    assert root is not None
    return root.id


def a_busy_fortnight(office: Office) -> list[Done]:
    """Dossiers of two wards: some late, some decided, one extended, some waiting for a signature."""
    near = replace(office, unit=office.elsewhere)
    done = []
    for days, place in (
        (14, office),
        (13, near),
        (8, office),
        (8, office),
        (3, office),
        (0, near),
        (0, office),
    ):
        with clock.at(THURSDAY - timedelta(days=days)):
            done.append(place.taken_in())
    with clock.at(THURSDAY - timedelta(days=1)):
        to_approval(office, done[2])
        office.do("receiver", done[3], dossiers.Withdraw("Người nộp xin rút"))
        office.do("leader", done[0], dossiers.Extend("20wd", "Cần xác minh thêm", "Cơ quan xin lỗi."))
    return done


def to_approval(office: Office, done: Done) -> None:
    examiner = office.person("examiner")
    office.do("section_head", done, dossiers.Assign(examiner.account or 0))
    dossiers.perform(examiner, done.public_id, dossiers.CompleteStep(content="Xác nhận chưa kết hôn"))


def shown(actor: Actor, now: datetime) -> dict[Figure, int]:
    return {number.figure: number.now for number in overview.numbers(actor, now)}


@pytest.mark.parametrize("who", LEADERS)
def test_a_number_is_the_length_of_its_list(office: Office, who: str) -> None:
    a_busy_fortnight(office)
    with clock.at(THURSDAY):
        actor, now = LEADERS[who](office), clock.now()
        for number in overview.numbers(actor, now):
            if number.figure is Figure.TO_SIGN:
                rows, total = overview.waiting_for_me(actor)
            else:
                rows, total = overview.page_behind(actor, number.figure, now, Part())
            assert number.now == total == len(rows), number.figure


def test_the_numbers_are_what_happened(office: Office) -> None:
    a_busy_fortnight(office)
    with clock.at(THURSDAY):
        leader, head = office.person("leader"), office.person("section_head")
        assert shown(leader, clock.now()) | {Figure.SOON: 0} == {
            Figure.RECEIVED: 1,
            Figure.RUNNING: 4,
            Figure.LATE: 1,
            Figure.SOON: 0,
            Figure.TO_SIGN: 0,  # the head of section holds it
        }
        assert shown(head, clock.now())[Figure.TO_SIGN] == 1


@pytest.mark.parametrize("who", LEADERS)
def test_last_weeks_numbers_are_those_shown_last_week(office: Office, who: str) -> None:
    with clock.at(THURSDAY - timedelta(days=30)):
        actor = LEADERS[who](office)
    near = replace(office, unit=office.elsewhere)
    taken = []
    for days, place in ((14, office), (13, near), (12, office), (8, office), (7, office)):
        with clock.at(THURSDAY - timedelta(days=days, hours=1)):
            taken.append(place.taken_in())
    with clock.at(THURSDAY - timedelta(days=7, hours=1)):
        to_approval(office, taken[2])
    with clock.at(THURSDAY - WEEK):
        then = shown(actor, clock.now())
    with clock.at(THURSDAY - timedelta(days=2)):
        office.do("leader", taken[0], dossiers.Extend("20wd", "Cần xác minh thêm", "Cơ quan xin lỗi."))
        office.do("receiver", taken[3], dossiers.Withdraw("Người nộp xin rút"))
        place = office.person("section_head")
        seen = dossiers.dossier_view(place, taken[2].public_id).state.result
        assert seen is not None
        office.do("section_head", taken[2], dossiers.Approve(seen.fingerprint))
        office.do("leader", taken[2], dossiers.Sign(seen.fingerprint, password=PASSWORD))
        office.taken_in()
    with clock.at(THURSDAY):
        assert {n.figure: n.before for n in overview.numbers(actor, clock.now())} == then


def test_the_units_that_moved_a_number_are_named(office: Office) -> None:
    with clock.at(THURSDAY - WEEK):
        for _ in range(2):
            replace(office, unit=office.elsewhere).taken_in()
    with clock.at(THURSDAY):
        for _ in range(3):
            office.taken_in()
        actor = LEADERS["the leader of the province"](office)
        (received, *_rest) = overview.numbers(actor, clock.now())
        assert (received.now, received.before) == (3, 2)
        assert received.by_unit == tuple(sorted([(office.unit.id, 3), (office.elsewhere.id, -2)]))
        assert received.causes == ((office.unit.id, 3),)
        _rows, total = overview.page_behind(
            actor, Figure.RECEIVED, clock.now(), Part(unit=office.elsewhere.id)
        )
        assert total == 0


def test_what_is_due_within_eight_office_hours_is_about_to_be_late(office: Office) -> None:
    with clock.at(THURSDAY):
        done = office.taken_in()
    due = dossiers.dossier_view(office.person("leader"), done.public_id).state.due_at
    assert due is not None
    counted = {}
    for name, moment in {
        "the day before, later": due - timedelta(hours=23, minutes=50),
        "the day before, earlier": due - timedelta(hours=24, minutes=10),
        "a minute late": due + timedelta(minutes=1),
    }.items():
        with clock.at(moment):
            found = shown(office.person("leader"), clock.now())
            counted[name] = (found[Figure.SOON], found[Figure.LATE])
    assert list(counted.values()) == [(1, 0), (0, 0), (0, 1)]


def test_who_answers_for_nobody_finds_no_page(office: Office) -> None:
    for function in ("examiner", "receiver", "clerk"):
        with pytest.raises(NotFound):
            overview.numbers(office.person(function), THURSDAY)


def test_what_training_does_counts_nowhere(office: Office) -> None:
    done = office.taken_in()
    leader = office.person("leader")
    assert shown(leader, clock.now())[Figure.RUNNING] == 1
    from motcua.dossiers.models import Dossier

    Dossier.objects.filter(public_id=done.public_id).update(is_training=True)
    assert shown(leader, clock.now())[Figure.RUNNING] == 0
