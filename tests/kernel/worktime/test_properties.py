"""What must hold for every due date, whatever the calendar."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.worktime.worlds import at, of_tests, shipped
from motcua.kernel import worktime
from motcua.kernel.worktime import Calendar, Limit, Recipe
from proving.sizes import size

HCMC, MIXED = shipped(), of_tests("mixed")
BEGIN = at("2024-01-02 00:00")

quick = settings(max_examples=size(40, 600), deadline=None, derandomize=True)
calendars = st.sampled_from([HCMC, MIXED])
moments = st.integers(0, 1500 * 1440).map(lambda minutes: BEGIN + timedelta(minutes=minutes))
spans = st.integers(0, 40 * 1440).map(lambda minutes: timedelta(minutes=minutes))
limits = st.one_of(
    st.builds(
        lambda n, unit: Limit.parse(f"{n}{unit}"), st.integers(1, 60), st.sampled_from(["wd", "d", "h"])
    ),
    st.just(Limit.parse("sameday")),
)


def due(calendar: Calendar, recipe: Recipe) -> datetime:
    found = worktime.due(calendar, recipe)
    assert found is not None
    return found


def paused(recipe: Recipe, begin: datetime, end: datetime) -> Recipe:
    return worktime.resume(worktime.pause(recipe, begin, "", "", ""), end)


@quick
@given(calendars, limits, moments, spans)
def test_who_comes_later_is_due_no_earlier(
    calendar: Calendar, limit: Limit, received: datetime, later: timedelta
) -> None:
    """For calendar days by the day: moved to the same Monday, each keeps its own minute."""
    first = due(calendar, worktime.start(calendar, limit, received))
    second = due(calendar, worktime.start(calendar, limit, received + later))
    assert received < first
    assert first.date() <= second.date()
    assert first <= second or str(limit.unit) == "d"


@quick
@given(calendars, limits, moments)
def test_more_time_is_never_less(calendar: Calendar, limit: Limit, received: datetime) -> None:
    recipe = worktime.start(calendar, limit, received)
    unit = "wd" if str(limit) == "sameday" else str(limit.unit)
    longer = worktime.extend(recipe, Limit.parse(f"5{unit}"), received, who="", why="", article="")
    assert due(calendar, recipe) <= due(calendar, longer)


@quick
@given(calendars, limits, moments)
def test_nobody_is_due_while_the_office_is_closed(
    calendar: Calendar, limit: Limit, received: datetime
) -> None:
    found = due(calendar, worktime.start(calendar, limit, received))
    minute = found.hour * 60 + found.minute
    assert any(begin <= minute <= end for begin, end in calendar.spans(found.date()))


@quick
@given(limits, moments, spans)
def test_a_pause_of_no_length_changes_nothing(limit: Limit, received: datetime, after: timedelta) -> None:
    """On days of eight hours all alike; where days differ, the rest of a day is still one of eight hours."""
    recipe = worktime.start(HCMC, limit, received)
    expected = due(HCMC, recipe)
    begin = min(received + after, expected)
    assert due(HCMC, paused(recipe, begin, begin)) == expected


@quick
@given(calendars, limits.filter(lambda limit: str(limit)[-1] in "hy"), moments, spans, spans)
def test_a_pause_of_an_hourly_limit_costs_its_office_minutes(
    calendar: Calendar, limit: Limit, received: datetime, after: timedelta, length: timedelta
) -> None:
    recipe = worktime.start(calendar, limit, received)
    begin = min(received + after, due(calendar, recipe) - timedelta(minutes=1))
    end = begin + length
    lost = worktime.working_minutes(calendar, begin, end)
    moved = worktime.working_minutes(
        calendar, due(calendar, recipe), due(calendar, paused(recipe, begin, end))
    )
    assert moved == lost


@quick
@given(calendars, limits, moments, spans, spans, spans)
def test_a_later_answer_is_due_no_earlier(
    calendar: Calendar, limit: Limit, received: datetime, after: timedelta, length: timedelta, more: timedelta
) -> None:
    recipe = worktime.start(calendar, limit, received)
    begin = received + after
    prompt = due(calendar, paused(recipe, begin, begin + length))
    tardy = due(calendar, paused(recipe, begin, begin + length + more))
    assert prompt.date() <= tardy.date()
    assert prompt <= tardy or str(limit.unit) == "d"


@quick
@given(limits, moments, spans, spans)
def test_a_pause_never_shortens_the_time(
    limit: Limit, received: datetime, after: timedelta, length: timedelta
) -> None:
    recipe = worktime.start(HCMC, limit, received)
    begin = received + after
    unpaused, longer = due(HCMC, recipe), due(HCMC, paused(recipe, begin, begin + length))
    assert unpaused.date() <= longer.date()
    assert unpaused <= longer or str(limit.unit) == "d"


@quick
@given(calendars, moments, st.integers(0, 20_000))
def test_adding_and_counting_office_minutes_are_inverse(
    calendar: Calendar, moment: datetime, minutes: int
) -> None:
    later = worktime.add_working_minutes(calendar, moment, minutes)
    assert worktime.working_minutes(calendar, moment, later) == minutes


@quick
@given(calendars, limits, moments, spans, spans, spans)
def test_progress_adds_up(
    calendar: Calendar,
    limit: Limit,
    received: datetime,
    after: timedelta,
    length: timedelta,
    asked: timedelta,
) -> None:
    recipe = paused(worktime.start(calendar, limit, received), received + after, received + after + length)
    at_end = worktime.progress(calendar, recipe, due(calendar, recipe))
    assert (at_end.left_minutes, at_end.late_minutes) == (0, 0)
    now = worktime.progress(calendar, recipe, received + asked)
    assert now.used_minutes + now.left_minutes - now.late_minutes == now.total_minutes
    assert min(now.used_minutes, now.left_minutes, now.late_minutes) >= 0
