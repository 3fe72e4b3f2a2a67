"""Dates, money, codes and clocks read as Vietnamese readers expect them."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from motcua.platform.clock import ZONE
from motcua.platform.ui import figures, moments
from motcua.platform.ui.clockface import ClockFace
from motcua.platform.ui.paging import Pages

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
MONDAY = datetime(2026, 11, 23, 10, 25, tzinfo=ZONE)
RUNNING = ClockFace(NOW, MONDAY, 305, 1135, total_minutes=1440)


def test_a_deadline_carries_its_weekday() -> None:
    assert moments.moment_words(MONDAY) == "Thứ Hai 23/11/2026, 10:25"
    assert moments.day_words(date(2026, 11, 22)) == "Chủ nhật 22/11/2026"


def test_a_moment_stored_in_utc_is_read_in_local_time() -> None:
    assert (
        moments.moment_words(datetime.fromisoformat("2026-11-22T17:30:00+00:00"))
        == "Thứ Hai 23/11/2026, 00:30"
    )


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-18T16:00+07:00", "16:00 hôm nay"),
        ("2026-11-19T09:20+07:00", "09:20 mai"),
        ("2026-11-17T14:10+07:00", "14:10 hôm qua"),
        ("2026-11-23T10:25+07:00", "10:25 thứ Hai 23/11"),
        ("2027-01-04T08:00+07:00", "08:00 thứ Hai 04/01/2027"),
    ],
)
def test_a_near_moment_is_said_as_people_say_it(moment: str, words: str) -> None:
    assert moments.moment_near(datetime.fromisoformat(moment), NOW) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 phút"), (25, "25 phút"), (300, "5 giờ"), (480, "1 ngày"), (1135, "2 ngày 2 giờ 55 phút")],
)
def test_a_span_of_office_time_counts_days_of_eight_hours(minutes: int, words: str) -> None:
    assert moments.span_words(minutes) == words


def test_money_and_sizes_use_dots_for_thousands_and_a_comma_for_parts() -> None:
    assert figures.money(1_250_000) == "1.250.000\u00a0đ"
    assert figures.money(0) == "miễn phí"
    assert figures.file_size(1_258_291) == "1,2\u00a0MB"
    assert figures.file_size(845 * 1024) == "845\u00a0KB"


def test_a_clock_says_what_is_left_and_until_when() -> None:
    today = replace(RUNNING, due=datetime(2026, 11, 18, 16, 0, tzinfo=ZONE), left_minutes=300)
    assert today.short_words == "còn 5 giờ, 16:00 hôm nay"
    assert replace(RUNNING, late_minutes=180).short_words == "trễ 3 giờ"
    assert ClockFace(NOW).short_words == "không hẹn ngày trả"


def test_the_clock_of_an_ended_dossier_says_how_it_stood_to_the_promise() -> None:
    ended = replace(RUNNING, is_finished=True)
    assert replace(ended, left_minutes=300).short_words == "xong sớm 5 giờ"
    assert replace(ended, left_minutes=0).short_words == "xong đúng hạn"
    assert replace(ended, left_minutes=0, late_minutes=180).short_words == "xong trễ 3 giờ"


def test_a_paused_clock_says_since_when() -> None:
    since = datetime(2026, 11, 17, 14, 10, tzinfo=ZONE)
    paused = replace(RUNNING, due=None, paused=True, paused_since=since)
    assert paused.short_words == "đang dừng từ 14:10 hôm qua"
    assert paused.paused_width > 0


@pytest.mark.parametrize("used", [0, 1, 305, 1440, 5000])
@pytest.mark.parametrize("paused_minutes", [None, 0, 10, 9000])
def test_the_bar_never_overflows(used: int, paused_minutes: int | None) -> None:
    face = replace(RUNNING, used_minutes=used, paused=True, paused_minutes=paused_minutes)
    assert 0 <= face.used_width <= 100
    assert face.used_width + face.paused_width <= 100


def test_a_late_clock_fills_the_bar() -> None:
    late = replace(RUNNING, late_minutes=1)
    assert (late.used_width, late.paused_width) == (100, 0)


def test_page_links_keep_the_filters_and_leave_gaps() -> None:
    pages = Pages(4, 50, 1_730, {"q": "khai sinh", "linh-vuc": ""})
    assert [link.number for link in pages.links] == [1, 0, 3, 4, 5, 0, 35]
    assert pages.next_url == "?q=khai+sinh&trang=5"
    assert Pages(2, 50, 60, {}).previous_url == "?"
    assert (pages.first_item, pages.last_item) == (151, 200)


def test_an_empty_list_has_one_page_without_links() -> None:
    pages = Pages(1, 50, 0, {})
    assert (pages.count, pages.first_item, pages.last_item) == (1, 0, 0)
    assert not pages.previous_url
    assert not pages.next_url
