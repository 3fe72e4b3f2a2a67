"""Late by unit, person and cause; what runs out on the next working days; letters that are still owed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import overview
from motcua.dossiers.overview import Cause, Cell, Figure, Matter, Part
from motcua.platform import clock
from rooms.dossiers.conftest import Office
from scenes import officer

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=clock.ZONE)
LATER = MONDAY + timedelta(days=14, hours=1)


def held_by_examiner(office: Office) -> dossiers.Done:
    done = office.taken_in()
    office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    return done


def test_a_cell_counts_the_dossiers_it_leads_to(office: Office) -> None:
    near = replace(office, unit=office.elsewhere)
    with clock.at(MONDAY):
        for _ in range(2):
            held_by_examiner(office)
        near.taken_in()
        leader = officer("tinh", office.unit.lineage[-1], "leader")
    with clock.at(LATER):
        now = clock.now()
        found = overview.breakdown(leader, now)
        assert (found.late, found.is_whole) == (3, True)
        for group in found.groups:
            whole = Cell(unit=group.unit, holder=group.holder, nobody=group.holder is None)
            assert len(overview.lines_of(leader, Figure.LATE, now, whole)) == group.late
            assert len(overview.lines_of(leader, Figure.SOON, now, whole)) == group.soon
            for cause, count in group.causes:
                assert len(overview.lines_of(leader, Figure.LATE, now, replace(whole, cause=cause))) == count
        (mine,) = [group for group in found.groups if group.unit == office.unit.id]
        assert (mine.late, mine.holder_name) == (2, office.person("examiner").name)
        assert mine.causes == ((Cause.STEP_OVER, 2),)
        assert sum(count for _cause, count in found.causes) == 3


def test_the_forecast_skips_days_off_and_counts_each_day_once(office: Office) -> None:
    with clock.at(MONDAY):
        first = held_by_examiner(office)
    with clock.at(MONDAY + timedelta(days=1)):
        office.taken_in()
        office.taken_in()
    due = dossiers.dossier_view(office.person("leader"), first.public_id).state.due_at
    assert due is not None
    friday = MONDAY + timedelta(days=4)
    with clock.at(min(due - timedelta(hours=1), friday)):
        leader, now = office.person("leader"), clock.now()
        found = overview.forecast(leader, now)
        assert len(found.days) == 5
        assert all(day.weekday() < 5 for day in found.days)
        assert sum(cell.due for cell in found.total) == 3
        assert sum(cell.behind for cell in found.total) >= 1
        for unit, cells in found.rows:
            for day, cell in zip(found.days, cells, strict=True):
                _rows, total = overview.page_due_on(leader, now, Part(unit=unit, day=day))
                assert total == cell.due


def test_the_fifth_day_lies_behind_a_holiday(office: Office) -> None:
    with clock.at(datetime(2026, 8, 28, 9, tzinfo=clock.ZONE)):
        office.taken_in()
        days = overview.forecast(office.person("leader"), clock.now()).days
    assert days[0] == date(2026, 8, 28)
    assert date(2026, 9, 2) not in days
    assert days[-1] > date(2026, 9, 3)


def test_a_letter_is_owed_until_it_is_written(office: Office) -> None:
    with clock.at(MONDAY):
        done = held_by_examiner(office)
    with clock.at(LATER):
        leader = office.person("leader")
        rows, total = overview.letters_page(leader, clock.now())
        assert ([row.code for row in rows], total) == ([done.code], 1)
        (matter,) = overview.to_decide(leader, clock.now())
        assert (matter.matter, matter.line.code, matter.count) == (Matter.APOLOGISE, done.code, 1)
        office.do("leader", done, dossiers.Extend("20wd", "Cần xác minh thêm", "Cơ quan xin lỗi."))
        assert overview.letters_page(leader, clock.now()) == ((), 0)
        assert overview.to_decide(leader, clock.now()) == ()
