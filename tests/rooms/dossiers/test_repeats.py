"""A second request for papers is flagged for what an earlier one could have named; leaders count them."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, Fault, repeats
from motcua.dossiers.models import Supplement
from motcua.dossiers.repeats.rule import Earlier, Item, overlooked
from motcua.platform import ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import ANSWERS, BROUGHT, MONDAY, Office, at, blurred

A, B, C = ("component", "A"), ("component", "B"), ("question", "C")
ASKED_FOR_A = Earlier(frozenset({A}), {A: 1, C: "x"})
NOVEMBER = date(2026, 11, 1)
LATER, AGAIN = MONDAY + timedelta(hours=2), MONDAY + timedelta(hours=4)
GROUND = "Điều 8 NĐ 309/2026/NĐ-CP"


@pytest.mark.parametrize(
    ("faults", "there", "earlier", "answer"),
    [
        ([B], {A: 1}, [], ()),
        ([B], {A: 2, C: "x"}, [ASKED_FOR_A], (B,)),
        ([A], {A: 1, C: "x"}, [ASKED_FOR_A], ()),
        ([A], {A: 2, C: "x"}, [ASKED_FOR_A], ()),
        ([B], {A: 2, B: 3}, [ASKED_FOR_A], ()),
        ([C], {A: 2, C: "x"}, [ASKED_FOR_A], (C,)),
        ([C], {A: 2, C: "y"}, [ASKED_FOR_A], ()),
        ([B, A, B], {A: 2, C: "x"}, [ASKED_FOR_A, Earlier(frozenset({B}), {A: 2})], (B, A)),
    ],
    ids=[
        "the first request overlooks nothing",
        "missing before and not asked for",
        "asked for and not brought",
        "brought and still faulty",
        "came since",
        "the answer was the same",
        "the answer was given anew",
        "each request is looked at, each fault told once",
    ],
)
def test_what_could_have_been_named(
    faults: list[Item], there: dict[Item, object], earlier: list[Earlier], answer: tuple[Item, ...]
) -> None:
    assert overlooked(faults, there, earlier) == answer


def asking(*faults: Fault) -> dossiers.ReturnForSupplement:
    return dossiers.ReturnForSupplement(faults, "Đề nghị bổ sung", GROUND)


PURPOSE = Fault("Chưa ghi rõ mục đích", question="purpose")


@pytest.fixture
def again(office: Office, with_examiner: Done) -> Done:
    """Asked for a clear paper and, once that has come, for an answer that stood there all the time."""
    at(MONDAY, lambda: office.do("examiner", with_examiner, blurred()))
    at(LATER, lambda: office.do("receiver", with_examiner, BROUGHT))
    both = asking(Fault("Vẫn mờ", component="to-khai"), PURPOSE)
    at(AGAIN, lambda: office.do("examiner", with_examiner, both))
    return with_examiner


def requests() -> list[list[str] | None]:
    return list(Supplement.objects.order_by("id").values_list("overlooked", flat=True))


def counted(leader: Actor, month: date = NOVEMBER) -> list[tuple[str, int]]:
    """Person and number, each number being the length of the list behind it."""
    groups = repeats.repeats_by_person(leader, month)
    for group in groups:
        rows, total = repeats.repeats_page(leader, repeats.Where(month, group.unit, group.person))
        assert len(rows) == total == group.count
    return [(group.name, group.count) for group in groups]


def test_only_what_stood_there_before_is_flagged_with_the_request_and_in_the_ledger(
    office: Office, again: Done
) -> None:
    assert requests() == [None, ["purpose"]]
    subject = dossiers.dossier_view(office.person("leader"), again.public_id).state.subject
    asked = [e for e in ledger.entries(subject) if e.name == "dossiers.dossier.supplement_required"]
    assert [entry.payload.get("overlooked") for entry in asked] == [None, ["purpose"]]


def test_an_answer_given_anew_is_a_new_fault(office: Office, with_examiner: Done) -> None:
    at(MONDAY, lambda: office.do("examiner", with_examiner, blurred()))
    anew = replace(BROUGHT, answers=ANSWERS | {"purpose": "loan"})
    at(LATER, lambda: office.do("receiver", with_examiner, anew))
    at(AGAIN, lambda: office.do("examiner", with_examiner, asking(PURPOSE)))
    assert requests() == [None, None]


def test_it_is_counted_by_person_for_who_answers_for_the_unit_that_asked(office: Office, again: Done) -> None:
    examiner = office.person("examiner")
    for function in ("leader", "section_head"):
        assert counted(office.person(function)) == [(examiner.name, 1)]
    assert counted(office.person("leader", office.elsewhere)) == []
    with pytest.raises(NotFound):
        repeats.repeats_by_person(examiner, NOVEMBER)
    ((row,), total) = repeats.repeats_page(office.person("leader"), repeats.Where(NOVEMBER))
    assert (row.code, row.overlooked, row.legal_basis, total) == (again.code, {"purpose"}, GROUND, 1)


def test_a_month_counts_its_own_days_alone(office: Office, again: Done) -> None:
    leader, zone = office.person("leader"), MONDAY.tzinfo
    for moment, month in (
        (datetime(2026, 11, 30, 23, 59, tzinfo=zone), NOVEMBER),
        (datetime(2026, 12, 1, tzinfo=zone), date(2026, 12, 1)),
        (datetime(2026, 12, 31, 23, 59, tzinfo=zone), date(2026, 12, 31)),
    ):
        Supplement.objects.filter(overlooked__isnull=False).update(asked_at=moment)
        assert len(counted(leader, month)) == 1
        assert counted(leader, date(2027, 1, 1)) == []


def test_asked_at_intake_it_counts_where_the_dossier_was_received(office: Office) -> None:
    done = at(MONDAY, lambda: office.taken_in(accept_now=False, channel="online"))
    at(MONDAY, lambda: office.do("receiver", done, asking(Fault("mờ", component="to-khai"))))
    at(LATER, lambda: office.do("receiver", done, BROUGHT))
    at(AGAIN, lambda: office.do("receiver", done, asking(PURPOSE)))
    assert counted(office.person("leader")) == [(office.person("receiver").name, 1)]
