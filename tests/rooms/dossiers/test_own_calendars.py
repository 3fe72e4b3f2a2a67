"""A unit works by a calendar of its own, and goes back; a year is confirmed: dates move by the same rules."""

from datetime import date, datetime, timedelta

import pytest

from motcua.agencies import api as agencies
from motcua.dossiers.api import Done, calendars
from motcua.dossiers.calendars import refusals
from motcua.dossiers.models import CalendarDraft, Dossier
from motcua.kernel import worktime
from motcua.kernel.worktime import Announced, Span, Standing
from motcua.platform import clock, ledger, proposals
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound
from motcua.platform.proposals.refusals import SubjectChanged
from rooms.dossiers.conftest import Office
from rooms.dossiers.test_calendar_drafts import (
    CODE,
    OFF,
    carried,
    counted,
    dates,
    first,
    officer,
    second,
    sent,
)

__all__ = ["first", "second"]

BACK = date(2026, 12, 7)
SHORT = calendars.WeekEdit(date(2026, 11, 23), ((Span(480, 690), Span(810, 960)),) * 5 + ((), ()), "Giờ ngắn")
"""Six hours a day from Monday 23 November on: an eight-hour limit reaches further."""
TOLD = Announced(
    2027, (date(2027, 2, 4), date(2027, 2, 10)), date(2027, 4, 16), date(2027, 9, 3), "112/TB-BNV"
)


@pytest.fixture
def running(office: Office) -> list[Done]:
    found = []
    for number in range(8):
        with clock.at(datetime(2026, 11, 20, 8, 0, tzinfo=ZONE) + timedelta(minutes=50 * number)):
            found.append(office.taken_in())
    return found


def count(draft: object) -> None:
    stored = CalendarDraft.objects.get(public_id=draft)
    calendars.count(stored.pk, stored.edition)


def own(first: Actor, second: Actor, unit: int, edit: calendars.Edit = OFF) -> str:
    """A calendar of a unit's own with an edit, approved and carried; its code."""
    draft = calendars.draft_own(first, unit, "Giờ của xã")
    code = CalendarDraft.objects.get(public_id=draft).code
    assert calendars.draft_change(first, code, edit) == draft
    count(draft)
    proposals.approve(second, sent(first, draft))
    carried(draft)
    return code


def test_a_calendar_of_its_own_moves_what_the_unit_promised(
    office: Office, running: list[Done], first: Actor, second: Actor
) -> None:
    before, unit = dates(), office.unit.id
    draft = calendars.draft_own(first, unit, "Giờ của xã")
    count(draft)
    assert calendars.draft_page(first, draft).units == (), "a copy moves nothing"
    with pytest.raises(refusals.NothingChanged):
        calendars.ask_for_calendar(first, draft, because="Chưa khác gì")
    code = CalendarDraft.objects.get(public_id=draft).code
    calendars.draft_change(first, code, OFF)
    count(draft)
    page = calendars.draft_page(first, draft)
    [row] = page.units
    assert row.moved == len(running)
    assert [fact.after for fact in page.facts if "Lịch của" in fact.label] == ["Giờ của xã"]
    assert agencies.calendar_of(unit).code == CODE
    proposals.approve(second, sent(first, draft))
    assert agencies.calendar_of(unit).code == code
    assert agencies.calendar_above(unit).code == CODE, "others go on as before"
    carried(draft)
    after = dates()
    assert all(after[key] > was for key, was in before.items())
    for dossier in Dossier.objects.all():
        assert dossier.recipe["calendar"]["code"] == code
        assert (
            worktime.replay(agencies.calendar(**dossier.recipe["calendar"]), dossier.recipe) == dossier.due_at
        )
    last = ledger.entries(f"dossier:{Dossier.objects.get(code=running[0].code).pk}")[-1]
    assert last.payload["codes"] == [CODE, code]
    assert [each.name for each in ledger.entries(f"unit:{unit}")][-1] == "agencies.unit.calendar"


def test_after_that_the_province_moves_it_no_more_and_its_own_changes_do(
    office: Office, running: list[Done], first: Actor, second: Actor
) -> None:
    longer = calendars.WeekEdit(
        date(2026, 11, 23), ((Span(420, 690), Span(780, 1050)),) * 5 + ((), ()), "Giờ dài"
    )
    before = dates()
    code = own(first, second, office.unit.id, longer)
    assert dates() == before, "nothing comes earlier, so each keeps the calendar it was promised by"
    assert {row.recipe["calendar"]["code"] for row in Dossier.objects.all()} == {CODE}
    assert calendars.draft_page(first, counted(first, OFF)).units == ()
    draft = calendars.draft_change(first, code, OFF)
    count(draft)
    [row] = calendars.draft_page(first, draft).units
    assert row.moved == len(running), "promised by the old one, counted by the own one"


def test_back_to_the_calendar_above_from_a_day_on(
    office: Office, running: list[Done], first: Actor, second: Actor
) -> None:
    unit = office.unit.id
    code = own(first, second, unit, SHORT)
    draft = calendars.draft_return(first, unit, BACK)
    with pytest.raises(refusals.AnotherDraft):
        calendars.draft_change(first, code, OFF)
    with pytest.raises(refusals.AnotherDraft):
        calendars.draft_return(first, unit, BACK)
    count(draft)
    proposals.approve(second, sent(first, draft))
    carried(draft)
    mine, above = agencies.calendar_of(unit), agencies.calendar_above(unit)
    assert (mine.code, mine.spans(date(2026, 12, 4)), mine.spans(BACK)) == (
        code, SHORT.hours[0], above.spans(BACK),
    )  # fmt: skip
    assert calendars.draft_page(first, draft).state == "leaving"
    calendars.tend()
    assert agencies.calendar_of(unit).code == code, "not before its day"
    with clock.at(datetime(2026, 12, 7, 0, 1, tzinfo=ZONE)):
        calendars.tend()
    assert agencies.calendar_of(unit).code == CODE
    assert calendars.draft_page(first, draft).state == "done"
    moved = calendars.DayEdit(date(2026, 12, 10), date(2026, 12, 10), "Nghỉ", "1/TB")
    with clock.at(datetime(2026, 12, 7, 8, 0, tzinfo=ZONE)):
        late = office.taken_in()
        assert Dossier.objects.get(code=late.code).recipe["calendar"]["code"] == CODE
        assert calendars.draft_page(first, counted(first, moved)).units[0].moved >= 1


def test_what_is_out_of_date_or_makes_no_sense_is_refused(
    office: Office, first: Actor, second: Actor
) -> None:
    unit = office.unit.id
    with pytest.raises(refusals.NoCalendarAbove):
        calendars.draft_return(first, unit, BACK)
    with pytest.raises(refusals.EditIncomplete):
        calendars.draft_own(first, unit, " ")
    for actor in (officer("muongphang.quantri"), officer("muongphang.lanhdao")):
        with pytest.raises(NotFound):
            calendars.draft_own(actor, unit, "Giờ của xã")
        with pytest.raises(NotFound):
            calendars.draft_return(actor, unit, BACK)
    draft = calendars.draft_own(first, unit, "Giờ của xã")
    with pytest.raises(refusals.AnotherDraft):
        calendars.draft_own(first, unit, "Lần nữa")
    calendars.draft_change(first, CalendarDraft.objects.get(public_id=draft).code, SHORT)
    count(draft)
    proposal, other = sent(first, draft), counted(first, OFF)
    proposals.approve(second, sent(first, other))
    with pytest.raises(SubjectChanged):
        proposals.approve(second, proposal)
    code = own(first, second, unit, SHORT)
    with pytest.raises(refusals.OwnAlready):
        calendars.draft_own(first, unit, "Giờ của xã")
    with pytest.raises(refusals.DayGone):
        calendars.draft_return(first, unit, clock.today() - timedelta(days=1))
    calendars.draft_return(first, unit, BACK)
    assert agencies.calendar_of(unit).code == code


def test_the_next_year_is_confirmed_by_its_notice(office: Office, first: Actor, second: Actor) -> None:
    assert worktime.standing(agencies.calendar(CODE), 2027) is Standing.EXPECTED
    draft = counted(first, calendars.YearEdit(TOLD))
    page = calendars.draft_page(first, draft)
    assert [(fact.label, fact.before, fact.after) for fact in page.facts] == [
        ("Ngày nghỉ năm 2027", "dự kiến", "đã xác nhận"),
        ("24/11/2027", "nghỉ", "07:00–11:30, 13:30–17:00"),
    ]
    with pytest.raises(refusals.NothingChanged):
        calendars.draft_change(first, CODE, calendars.YearEdit(TOLD))
    proposals.approve(second, sent(first, draft))
    assert worktime.standing(agencies.calendar(CODE), 2027) is Standing.CONFIRMED
