"""What stops the clock, what it leaves, and what makes it longer."""

import json

import pytest

from kernel.worktime.worlds import at, of_tests, shipped
from motcua.kernel import worktime
from motcua.kernel.errors import KernelError
from motcua.kernel.worktime import Calendar, Limit, Recipe, read_calendar, write_calendar

HCMC = shipped()


def taken_in(limit: str, received: str, calendar: Calendar = HCMC) -> Recipe:
    return worktime.start(calendar, Limit.parse(limit), at(received))


def paused(recipe: Recipe, begin: str, end: str) -> Recipe:
    recipe = worktime.pause(recipe, at(begin), "cán bộ thụ lý", "yêu cầu bổ sung", "Điều 8")
    return worktime.resume(recipe, at(end))


@pytest.mark.parametrize(
    ("limit", "begin", "end", "expected"),
    [
        # received Monday 2 November 09:00; 2 days and 210 minutes used, 7 days and 270 minutes left
        ("10wd", "2026-11-04 14:00", "2026-11-10 09:00", "2026-11-19 15:00"),
        # on resumption minutes first: 16:30 + 270 minutes is 11:30 of the next day, so 13:00; then the days
        ("10wd", "2026-11-04 14:00", "2026-11-10 16:30", "2026-11-20 13:00"),
        # within the first day: 30 minutes used
        ("1wd", "2026-11-02 09:30", "2026-11-02 10:00", "2026-11-03 09:30"),
        # over lunch: not one office minute is lost or won
        ("3wd", "2026-11-03 11:30", "2026-11-03 12:59", "2026-11-05 09:00"),
        # from Saturday to Sunday: nothing either
        ("10wd", "2026-11-07 09:00", "2026-11-08 20:00", "2026-11-16 09:00"),
        # begun on Sunday, that is Monday 07:30, with 4 days and 390 minutes used; ended on a Saturday
        ("10wd", "2026-11-08 09:00", "2026-11-14 10:00", "2026-11-23 09:00"),
        # over a holiday that would have been skipped anyway (24 November)
        ("20wd", "2026-11-23 09:00", "2026-11-25 09:00", "2026-12-02 09:00"),
        # hours: 150 + 60 minutes used of 960
        ("16h", "2026-11-02 14:00", "2026-11-05 07:30", "2026-11-06 13:30"),
        # same day: 180 minutes left, 60 of them on the day of the answer
        ("sameday", "2026-11-02 14:00", "2026-11-04 16:00", "2026-11-05 09:30"),
        # calendar days: 3 days and 210 minutes used of 10; 270 minutes and 6 days left; ends on a Saturday
        ("10d", "2026-11-05 14:00", "2026-11-11 14:00", "2026-11-18 09:00"),
        ("10d", "2026-11-05 14:00", "2026-11-13 14:00", "2026-11-20 09:00"),
        # calendar days run on at the weekend: 13:00 on Friday and 270 minutes is 09:00 on Saturday
        ("5d", "2026-11-02 13:30", "2026-11-06 13:00", "2026-11-11 08:30"),
    ],
)
def test_a_pause_keeps_days_and_minutes(limit: str, begin: str, end: str, expected: str) -> None:
    recipe = taken_in(limit, "2026-11-02 09:00")
    assert worktime.due(HCMC, paused(recipe, begin, end)) == at(expected)


def test_two_pauses_keep_what_each_left() -> None:
    recipe = taken_in("5wd", "2026-11-02 09:00")
    recipe = paused(recipe, "2026-11-03 09:00", "2026-11-05 10:00")  # 4 days left
    recipe = paused(
        recipe, "2026-11-06 11:00", "2026-11-09 13:00"
    )  # 60 minutes into the second day: 2 d 420 min
    assert worktime.due(HCMC, recipe) == at("2026-11-12 10:30")


def test_a_pause_of_a_late_dossier_does_not_make_it_timely() -> None:
    recipe = taken_in("1wd", "2026-11-02 09:00")
    late = worktime.pause(recipe, at("2026-11-03 09:01"), "", "", "")
    assert worktime.due(HCMC, late) == at("2026-11-03 09:00")
    assert worktime.due(HCMC, worktime.resume(late, at("2026-11-10 09:00"))) == at("2026-11-03 09:00")


def test_a_pause_one_minute_before_the_end_leaves_one_minute_and_at_the_end_none() -> None:
    recipe = taken_in("1wd", "2026-11-02 09:00")
    before = paused(recipe, "2026-11-03 08:59", "2026-11-05 10:00")
    assert worktime.due(HCMC, before) == at("2026-11-05 10:01")
    assert worktime.due(HCMC, paused(recipe, "2026-11-03 09:00", "2026-11-05 10:00")) == at(
        "2026-11-03 09:00"
    )


def test_a_result_moved_off_a_holiday_keeps_its_hours_in_a_pause() -> None:
    recipe = taken_in("5d", "2026-11-02 09:00")  # ends Saturday 7, due Monday 9 at 09:00
    recipe = paused(recipe, "2026-11-09 08:00", "2026-11-10 14:00")
    assert worktime.due(HCMC, recipe) == at("2026-11-10 15:00")


def test_an_outage_within_a_pause_counts_once() -> None:
    recipe = paused(taken_in("10wd", "2026-11-02 09:00"), "2026-11-05 09:00", "2026-11-11 09:00")
    with_outage = worktime.outage(
        recipe, at("2026-11-06 09:00"), at("2026-11-12 09:00"), who="Bộ", why="sự cố", article="Điều 3"
    )
    assert worktime.due(HCMC, recipe) == at("2026-11-20 09:00")
    assert worktime.due(HCMC, with_outage) == at("2026-11-23 09:00")


def test_a_supplement_asked_before_the_start_counts_from_the_start() -> None:
    recipe = worktime.start(HCMC, Limit.parse("5wd"), at("2026-11-02 09:00"), "competent_received")
    recipe = worktime.pause(recipe, at("2026-11-02 10:00"), "", "", "")
    recipe = worktime.arrive(recipe, at("2026-11-03 08:00"))
    assert worktime.due(HCMC, recipe) is None
    assert worktime.due(HCMC, worktime.resume(recipe, at("2026-11-05 08:00"))) == at("2026-11-12 08:00")


@pytest.mark.parametrize(
    ("limit", "more", "expected"),
    [
        ("10wd", "5wd", "2026-11-23 09:00"),
        ("10wd", "4h", "2026-11-16 14:30"),
        ("10wd", "6d", "2026-11-23 09:00"),
        ("3d", "2d", "2026-11-09 09:00"),
        ("sameday", "1wd", "2026-11-03 17:00"),
        ("8h", "1wd", "2026-11-04 09:00"),
    ],
)
def test_an_extension_lengthens_the_limit(limit: str, more: str, expected: str) -> None:
    recipe = taken_in(limit, "2026-11-02 09:00")
    granted = worktime.extend(recipe, Limit.parse(more), at("2026-11-03 09:00"), who="", why="", article="")
    assert worktime.due(HCMC, granted) == at(expected)


def test_an_extension_after_a_pause_and_one_during_it_come_out_alike() -> None:
    recipe = taken_in("10wd", "2026-11-02 09:00")
    stopped = worktime.pause(recipe, at("2026-11-05 14:00"), "", "", "")
    more = Limit.parse("2wd")
    during = worktime.extend(stopped, more, at("2026-11-06 09:00"), who="", why="", article="")
    after = worktime.extend(
        worktime.resume(stopped, at("2026-11-11 09:00")),
        more,
        at("2026-11-12 09:00"),
        who="",
        why="",
        article="",
    )
    resumed = worktime.resume(during, at("2026-11-11 09:00"))
    assert worktime.due(HCMC, resumed) == worktime.due(HCMC, after) == at("2026-11-23 15:00")


@pytest.mark.parametrize("more", ["sameday", "none"])
def test_an_extension_is_a_number(more: str) -> None:
    with pytest.raises(KernelError, match=r"extension\.unit"):
        worktime.extend(
            taken_in("1wd", "2026-11-02 09:00"),
            Limit.parse(more),
            at("2026-11-02 09:00"),
            who="",
            why="",
            article="",
        )


def test_acts_out_of_order_are_refused() -> None:
    recipe = taken_in("5wd", "2026-11-02 09:00")
    stopped = worktime.pause(recipe, at("2026-11-03 09:00"), "", "", "")
    refusals = {
        "worktime.pause.early": lambda: worktime.pause(recipe, at("2026-11-02 08:59"), "", "", ""),
        "worktime.pause.open": lambda: worktime.pause(stopped, at("2026-11-04 09:00"), "", "", ""),
        "worktime.pause.backwards": lambda: worktime.resume(stopped, at("2026-11-03 08:59")),
        "worktime.pause.none": lambda: worktime.resume(recipe, at("2026-11-03 09:00")),
        "worktime.recipe.started_twice": lambda: worktime.arrive(recipe, at("2026-11-03 09:00")),
        "worktime.recipe.started_early": lambda: worktime.start(
            HCMC, recipe.limit, at("2026-11-02 09:00"), "received", at("2026-11-01 09:00")
        ),
    }
    for key, act in refusals.items():
        with pytest.raises(KernelError, match=key):
            act()


def test_a_recipe_survives_storage_and_replays() -> None:
    recipe = paused(taken_in("10wd", "2026-11-02 09:00"), "2026-11-05 14:00", "2026-11-11 09:00")
    recipe = worktime.extend(
        recipe, Limit.parse("2d"), at("2026-11-12 09:00"), who="post:7", why="xác minh", article="Điều 9"
    )
    recipe = worktime.outage(
        recipe, at("2026-11-13 08:00"), at("2026-11-13 10:00"), who="", why="", article=""
    )
    stored = json.loads(json.dumps(recipe.to_data()))
    assert Recipe.from_data(stored) == recipe
    assert worktime.replay(HCMC, stored) == worktime.due(HCMC, recipe)


def test_a_recipe_does_not_replay_on_another_calendar() -> None:
    stored = taken_in("10wd", "2026-11-02 09:00").to_data()
    with pytest.raises(KernelError, match=r"recipe\.other_calendar"):
        worktime.replay(of_tests("vectors"), stored)


@pytest.mark.parametrize(
    "spoil", [{"limit": "x"}, {"received_at": "x"}, {"start_rule": "x"}, {"pauses": [{}]}, {"calendar": None}]
)
def test_a_spoilt_recipe_is_refused(spoil: dict[str, object]) -> None:
    with pytest.raises(KernelError):
        Recipe.from_data(taken_in("1wd", "2026-11-02 09:00").to_data() | spoil)


def test_a_calendar_change_lists_every_date_it_moves() -> None:
    recipes = [
        taken_in("3wd", "2026-11-20 09:00"),
        taken_in("3wd", "2026-11-02 09:00"),
        taken_in("2wd", "2026-11-23 09:00"),
    ]
    changed = write_calendar(HCMC)
    changed["days"] = [row for row in changed["days"] if row["day"] != "2026-11-24"]
    moved = worktime.moved(HCMC, read_calendar(changed), recipes)
    assert [(move.number, move.before, move.after) for move in moved] == [
        (0, at("2026-11-26 09:00"), at("2026-11-25 09:00")),
        (2, at("2026-11-26 09:00"), at("2026-11-25 09:00")),
    ]


def test_progress_counts_office_minutes_without_the_pause() -> None:
    recipe = taken_in("2wd", "2026-11-02 09:00")
    stopped = worktime.pause(recipe, at("2026-11-02 16:00"), "", "", "")
    resumed = worktime.resume(stopped, at("2026-11-04 09:00"))
    assert worktime.progress(HCMC, recipe, at("2026-11-02 08:00")).used_minutes == 0
    waiting = worktime.progress(HCMC, stopped, at("2026-11-03 10:00"))
    assert (waiting.paused, waiting.used_minutes, waiting.left_minutes) == (True, 330, 630)
    assert worktime.progress(HCMC, resumed, at("2026-11-03 10:00")) == waiting
    running = worktime.progress(HCMC, resumed, at("2026-11-04 10:00"))
    assert (running.paused, running.used_minutes, running.left_minutes) == (False, 390, 570)
    late = worktime.progress(HCMC, resumed, at("2026-11-05 13:30"))
    assert (late.late_minutes, late.left_minutes, late.total_minutes) == (30, 0, 960)


def test_progress_of_a_late_dossier_stands_still_in_a_pause() -> None:
    recipe = worktime.pause(taken_in("1wd", "2026-11-02 09:00"), at("2026-11-03 10:00"), "", "", "")
    assert worktime.progress(HCMC, recipe, at("2026-11-09 10:00")).late_minutes == 60
    assert worktime.progress(HCMC, recipe, at("2026-11-09 10:00")).paused


def test_progress_without_limit_or_start_has_no_total() -> None:
    endless = worktime.progress(HCMC, taken_in("none", "2026-11-02 09:00"), at("2026-11-03 09:00"))
    assert (endless.used_minutes, endless.total_minutes, endless.late_minutes) == (480, 0, 0)
    away = worktime.start(HCMC, Limit.parse("3wd"), at("2026-11-02 09:00"), "competent_received")
    assert worktime.progress(HCMC, away, at("2026-11-03 09:00")).used_minutes == 0
