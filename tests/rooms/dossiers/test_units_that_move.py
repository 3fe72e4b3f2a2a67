"""A unit changes on a day: what was shown is what happens, nothing is lost, the past stays readable."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.api import moving
from motcua.agencies.models import Competence, Delegation, Post, RoleGrant, ServiceCentre, Unit, UnitMove
from motcua.agencies.moving import refusals
from motcua.custody.models import Shelf
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done
from motcua.dossiers.models import Dossier, Step
from motcua.parties import api as parties
from motcua.platform import clock, ledger, proposals
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound
from people import one_person_is_enough
from rooms.dossiers.conftest import Office

MORNING = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
DAY = date(2026, 12, 1)
MIDNIGHT = datetime(2026, 12, 1, 0, 5, tzinfo=ZONE)
RENAME = moving.Wanted(
    "rename", DAY, "15/NQ-HĐND", name="Phường Mường Phăng Mới", short_name="Phường Mường Phăng Mới"
)
MERGE = moving.Wanted("merge", DAY, "16/NQ-HĐND", target="H18.11.001")


def officer(login: str) -> Actor:
    account = parties.account_by_login(login)
    assert account is not None
    return agencies.actor_for(account.id, "desk")


@pytest.fixture
def first(office: Office) -> Iterator[Actor]:
    with clock.at(MORNING):
        yield officer("dbn.quantri")


@pytest.fixture
def second(office: Office) -> Actor:
    return officer("dbn.quantri2")


@pytest.fixture
def working(office: Office, first: Actor) -> list[Done]:
    """Six dossiers: one still at the head of section, five with the examiner."""
    found = [office.taken_in() for _ in range(6)]
    examiner = office.person("examiner")
    for done in found[1:]:
        office.do("section_head", done, dossiers.Assign(examiner.account or 0))
    return found


def agreed(first: Actor, second: Actor, unit: agencies.UnitRow, wanted: moving.Wanted) -> UUID:
    draft = moving.draft_move(first, unit.public_id, wanted)
    proposal = moving.ask_for_move(first, draft, because="Nghị quyết sắp xếp")
    assert proposal is not None
    proposals.approve(second, proposal)
    return draft


def carried(draft: UUID) -> UnitMove:
    with clock.at(MIDNIGHT):
        moving.carry(UnitMove.objects.get(public_id=draft).pk)
    return UnitMove.objects.get(public_id=draft)


def dates() -> dict[str, datetime | None]:
    return {row.code: row.due_at for row in Dossier.objects.all()}


def numbers(trial: moving.Trial | None) -> dict[str, int]:
    assert trial is not None
    return {each.key: each.number for each in trial.counts if each.number}


def test_what_was_shown_is_what_happens(
    office: Office, working: list[Done], first: Actor, second: Actor
) -> None:
    draft = agreed(first, second, office.unit, RENAME)
    shown, before = moving.move_page(first, draft).trial, dates()
    assert moving.carry(UnitMove.objects.get(public_id=draft).pk) is None
    assert Unit.objects.get(pk=office.unit.id).valid_to is None, "its day has not come"

    move = carried(draft)
    assert move.state == "done"
    assert numbers(shown)["dossiers"] == len(working)
    assert {key: number for key, number in move.carried.items() if number} == numbers(shown)
    assert dates() == before, "no promised date moves"
    with clock.at(MIDNIGHT):
        again = dict(move.carried)
        assert carried(draft).carried == again, "done twice it does nothing"


def test_people_go_on_where_they_were(
    office: Office, working: list[Done], first: Actor, second: Actor
) -> None:
    examiner = office.person("examiner")
    heads = Step.objects.filter(closed_at=None, holder_id=examiner.account).count()
    new = Unit.objects.get(pk=carried(agreed(first, second, office.unit, RENAME)).units[str(office.unit.id)])

    with clock.at(MIDNIGHT + timedelta(hours=8)):
        agencies.forget()
        later = agencies.actor_for(examiner.account or 0, "desk")
        assert later.post != examiner.post
        assert agencies.unit(later.unit or 0).valid_from == DAY
        mine = Step.objects.filter(closed_at=None, holder_id=examiner.account, holder_post=later.post)
        assert mine.count() == heads
        assert {agencies.agency_of(step.unit_id).id for step in mine} == {new.pk}
        done = dossiers.perform(later, working[1].public_id, dossiers.CompleteStep(content="Chưa kết hôn"))
        assert done.version
        sent = dossiers.submit_one(
            agencies.actor_for(office.person("receiver", agencies.unit(new.pk)).account or 0, "desk"),
            office.intake(receiving=new.pk),
        )
        assert sent.code.startswith("H18.11.002-261201-")


def test_a_deputy_goes_on_within_the_same_limits(office: Office, first: Actor, second: Actor) -> None:
    agencies.delegate(
        first,
        principal_post=office.person("leader").post or 0,
        deputy_post=office.person("section_head").post or 0,
        reason="Đi học",
        decision="4/UQ",
        valid_from=DAY - timedelta(days=9),
        valid_to=DAY + timedelta(days=9),
        procedures=["1.004873"],
        most=500_000,
    )
    carried(agreed(first, second, office.unit, RENAME))
    old, new = Delegation.objects.order_by("pk")
    assert (old.valid_to, new.valid_from, new.valid_to) == (DAY, DAY, DAY + timedelta(days=9))
    assert (new.procedures, new.most, new.reason) == (["1.004873"], 500_000, "Đi học")
    assert {new.principal.unit_id, new.deputy.unit_id}.isdisjoint({office.unit.id})


def test_the_past_stays_under_the_old_name_and_is_found_by_it(
    office: Office, working: list[Done], first: Actor, second: Actor
) -> None:
    gone = working[0]
    dossiers.perform(office.person("receiver"), gone.public_id, dossiers.Withdraw("Không cần nữa"))
    heir = carried(agreed(first, second, office.unit, RENAME)).units[str(office.unit.id)]
    with clock.at(MIDNIGHT):
        agencies.forget()
        old = Dossier.objects.get(public_id=gone.public_id)
        assert agencies.unit(old.competent_id).name == office.unit.name
        assert Dossier.objects.get(public_id=working[1].public_id).competent_id == heir
        people = agencies.actor_for(office.person("examiner", agencies.unit(heir)).account or 0, "desk")
        assert dossiers.dossier_view(people, gone.public_id)
        [found] = [row for row in agencies.search_units(office.unit.name) if row.id == heir]
        assert found.name == RENAME.name
        assert agencies.unit_by_identifier("H18.11.002", date(2026, 11, 30)).id == office.unit.id
        assert agencies.unit_by_identifier("H18.11.002", DAY).id == heir
        entries = ledger.entries(f"dossier:{old.pk + 1}")
        assert entries[-1].name == "dossiers.dossier.followed"
        assert entries[-1].payload["units"]["competent"] == [office.unit.id, heir]


def test_a_merged_unit_is_taken_in_with_all_it_holds(
    office: Office, working: list[Done], first: Actor, second: Actor
) -> None:
    for unit in (office.unit, office.elsewhere):
        Shelf.objects.create(unit_id=unit.id, code="A1")
    draft = agreed(first, second, office.unit, MERGE)
    shown = moving.move_page(first, draft).trial
    assert shown is not None
    assert [line.heir.id if line.heir else None for line in shown.lines] == [office.elsewhere.id]

    before = dates()
    move = carried(draft)
    assert {key: number for key, number in move.carried.items() if number} == numbers(shown)
    assert dates() == before
    steps = Step.objects.filter(closed_at=None)
    with clock.at(MIDNIGHT):
        agencies.forget()
        assert {agencies.agency_of(step.unit_id).id for step in steps} == {office.elsewhere.id}
    assert not Step.objects.filter(closed_at=None, holder=None).exclude(
        dossier__public_id=working[0].public_id
    )
    assert set(Shelf.objects.values_list("unit_id", "code")) == {
        (office.elsewhere.id, "A1"),
        (office.elsewhere.id, "A1-2"),
    }
    lasting = RoleGrant.objects.filter(valid_to=None, unit_id=office.unit.id)
    assert not lasting
    assert not Post.objects.filter(valid_to=None, unit_id=office.unit.id)


def test_nothing_is_closed_while_something_is_open_there(
    office: Office, working: list[Done], first: Actor
) -> None:
    draft = moving.draft_move(first, office.unit.public_id, moving.Wanted("close", DAY, "17/NQ-HĐND"))
    page = moving.move_page(first, draft)
    assert page.trial is not None
    assert "còn 6 hồ sơ đang mở chưa có đơn vị nhận" in page.trial.in_the_way
    with pytest.raises(refusals.InTheWay):
        moving.ask_for_move(first, draft, because="Thử")


def test_called_off_before_the_day_it_leaves_nothing_but_the_log(
    office: Office, working: list[Done], first: Actor, second: Actor
) -> None:
    def everything() -> list[object]:
        rows: list[object] = [
            list(table.objects.order_by("pk").values()) for table in (Unit, Post, RoleGrant)
        ]
        return [*rows, list(Dossier.objects.order_by("pk").values("competent_id", "version", "due_at"))]

    before = everything()
    draft = agreed(first, second, office.unit, RENAME)
    assert everything() == before
    moving.call_off(second, draft, because="Hoãn")
    assert not UnitMove.objects.exists()
    assert everything() == before
    assert ledger.entries(f"unit:{office.unit.id}")[-1].name == "agencies.unit.called_off"


def test_on_its_day_it_is_undone_by_another_decision_only(
    office: Office, first: Actor, second: Actor
) -> None:
    draft = agreed(first, second, office.unit, RENAME)
    with clock.at(MIDNIGHT), pytest.raises(refusals.DayHasCome):
        moving.call_off(second, draft, because="Hoãn")


def test_what_cannot_be_done_on_its_day_is_tried_again_or_called_off(
    office: Office, first: Actor, second: Actor
) -> None:
    close = moving.Wanted("close", DAY, "17/NQ-HĐND")
    department = agencies.unit_by_identifier("H18.02")
    assert department is not None
    for row in (Competence, ServiceCentre):
        row.objects.all().update(valid_to=DAY - timedelta(days=1))
    agencies.forget()
    draft = agreed(first, second, department, close)
    Shelf.objects.create(unit_id=department.id, code="A1")
    with pytest.raises(refusals.InTheWay):
        carried(draft)
    assert UnitMove.objects.get(public_id=draft).state == "scheduled"
    assert Unit.objects.get(pk=department.id).valid_to is None
    with clock.at(MIDNIGHT):
        assert moving.move_page(first, draft).may_call_off
        Shelf.objects.all().delete()
        assert not moving.move_page(first, draft).may_call_off
    assert carried(draft).state == "done"
    assert Unit.objects.get(pk=department.id).valid_to == DAY
    assert not Post.objects.filter(unit_id=department.id, valid_to=None)


def test_the_oldest_of_many_names_still_finds_it(office: Office, first: Actor, second: Actor) -> None:
    carried(agreed(first, second, office.unit, RENAME))
    with clock.at(MIDNIGHT):
        agencies.forget()
        renamed = agencies.unit(agencies.successor_of(office.unit.id))
        again = moving.Wanted(
            "rename", DAY + timedelta(days=9), "18/NQ-HĐND", name="Uỷ ban nhân dân xã Nà Nhạn"
        )
        draft = agreed(officer("dbn.quantri"), officer("dbn.quantri2"), renamed, again)
    with clock.at(MIDNIGHT + timedelta(days=9)):
        moving.carry(UnitMove.objects.get(public_id=draft).pk)
        agencies.forget()
        assert [row.name for row in agencies.search_units("Mường Phăng")] == [again.name]
        assert agencies.units_followed(agencies.successor_of(office.unit.id)) >= {office.unit.id, renamed.id}


def test_an_interrupted_run_goes_on_where_it_stopped(
    office: Office, working: list[Done], first: Actor, second: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from motcua.dossiers.following import part

    monkeypatch.setattr(part, "AT_ONCE", 2)
    draft = agreed(first, second, office.unit, RENAME)
    shown, carry_some, calls = moving.move_page(first, draft).trial, part.PART.carry_some, []

    def power_cut(under_way: moving.Moving) -> object:
        calls.append(1)
        if len(calls) == 2:
            raise ConnectionError("power cut")
        return carry_some(under_way)

    moving.register(moving.Part("dossiers", part.PART.count, part.PART.begin, power_cut))  # type: ignore[arg-type]
    try:
        with pytest.raises(ConnectionError):
            carried(draft)
        halfway = UnitMove.objects.get(public_id=draft)
        assert (halfway.state, halfway.carried["dossiers"]) == ("carrying", 2)
        move = carried(draft)
    finally:
        moving.register(part.PART)
    assert {key: number for key, number in move.carried.items() if number} == numbers(shown)


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (moving.Wanted("rename", date(2026, 11, 18), "1/QĐ", name="Tên mới"), refusals.DayTooEarly),
        (moving.Wanted("rename", DAY, "1/QĐ"), refusals.MoveSenseless),
        (moving.Wanted("merge", DAY, "1/QĐ", target="không có"), refusals.TargetUnknown),
        (moving.Wanted("merge", DAY, "1/QĐ", target="H18.02"), refusals.MoveSenseless),
        (moving.Wanted("move", DAY, "1/QĐ", target="H18"), refusals.MoveSenseless),
    ],
)
def test_what_makes_no_sense_is_refused_at_once(
    office: Office, first: Actor, wanted: moving.Wanted, why: type[Exception]
) -> None:
    with pytest.raises(why):
        moving.draft_move(first, office.unit.public_id, wanted)
    assert not UnitMove.objects.exists()


def test_whoever_administers_the_ward_alone_does_not_move_it(office: Office, first: Actor) -> None:
    ward = officer("muongphang.quantri")
    with pytest.raises(NotFound):
        moving.draft_move(ward, office.unit.public_id, RENAME)
    draft = moving.draft_move(first, office.unit.public_id, RENAME)
    with pytest.raises(NotFound):
        moving.move_page(ward, draft)


def test_two_decisions_about_one_unit_do_not_cross(office: Office, first: Actor, second: Actor) -> None:
    one_person_is_enough("agencies.unit")
    draft = moving.draft_move(first, office.unit.public_id, RENAME)
    assert moving.ask_for_move(first, draft, because="Nghị quyết") is None
    other = moving.draft_move(second, office.unit.public_id, MERGE)
    trial = moving.move_page(second, other).trial
    assert trial is not None
    assert any("sắp xếp khác ngày 01/12/2026" in each for each in trial.in_the_way)
