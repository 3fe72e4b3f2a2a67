"""Why a dossier is late or waits, in one line from the record; the ledger of its working hours beside it."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, hours
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import BROUGHT, MONDAY, Office, at, blurred, data_folder, office, with_examiner

__all__ = ["data_folder", "office", "with_examiner"]

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FRIDAY = MONDAY + 4 * DAY + HOUR
EXAMINED = "Thẩm định hồ sơ, dự thảo kết quả"
Read = Callable[[str, datetime], str]


@pytest.fixture
def read(office: Office, with_examiner: Done) -> Read:
    """A page about the dossier as the examiner reads it at a moment."""

    def page(name: str, moment: datetime) -> str:
        with clock.at(moment):
            client = signed_in(office.person("examiner").account)
            answer = client.get(reverse(f"desk:{name}", args=[with_examiner.public_id]))
        return re.sub(r"\s+", " ", unescape(answer.content.decode()))

    return page


def row(office: Office, done: Done, moment: datetime) -> hours.HourRow:
    with clock.at(moment):
        state = dossiers.dossier_view(office.person("leader"), done.public_id).state
        (found,) = [row for row in hours.hours_of(state, moment).rows if row.step == EXAMINED]
    return found


def test_a_late_dossier_says_what_took_most(office: Office, with_examiner: Done, read: Read) -> None:
    assert "Trễ chủ yếu vì" not in read("dossier", MONDAY + DAY)
    said = f"Trễ chủ yếu vì bước quá giờ: 2 ngày 7 giờ làm việc ở bước {EXAMINED}."
    assert said in read("dossier", FRIDAY)
    took = row(office, with_examiner, FRIDAY)
    assert (took.minutes, took.allowed, took.over) == (33 * 60, 10 * 60, 23 * 60)
    page = read("explain", FRIDAY).partition("Sổ giờ làm việc")[2]
    assert "4 ngày 1 giờ" in page
    assert "quá 2 ngày 7 giờ" in page
    assert office.person("examiner").name in page


def test_the_clock_stops_by_rule_and_the_line_says_which(
    office: Office, with_examiner: Done, read: Read
) -> None:
    at(MONDAY + HOUR, lambda: office.do("examiner", with_examiner, blurred()))
    paused = re.search(r"Đang tạm dừng từ 10:00 ngày 02/11/2026: ([^<]+)</p>", read("dossier", MONDAY + DAY))
    assert paused is not None
    assert "chờ người dân bổ sung giấy tờ (căn cứ: " in paused.group(1)
    assert row(office, with_examiner, MONDAY + DAY).minutes == 60
    at(MONDAY + DAY, lambda: office.do("receiver", with_examiner, BROUGHT))
    after = row(office, with_examiner, MONDAY + DAY + HOUR)
    assert (after.minutes, after.allowed, after.over) == (120, 10 * 60, 0)
    assert "Đang tạm dừng" not in read("dossier", MONDAY + DAY + HOUR)


def test_no_hand_stops_the_clock_where_the_procedure_has_no_rule(
    office: Office, with_examiner: Done, read: Read
) -> None:
    at(MONDAY + HOUR, lambda: office.do("leader", with_examiner, dossiers.Stop("Chờ kết luận thanh tra")))
    assert "Hồ sơ đang chờ nhưng thời hạn vẫn chạy" in read("dossier", MONDAY + DAY)
    assert row(office, with_examiner, MONDAY + DAY).minutes == 8 * 60
    at(MONDAY + DAY, lambda: office.do("leader", with_examiner, dossiers.Resume("Đã có kết luận")))
    assert "Hồ sơ đang chờ" not in read("dossier", MONDAY + DAY)


def test_what_has_ended_has_nothing_to_explain(office: Office, with_examiner: Done, read: Read) -> None:
    at(FRIDAY, lambda: office.do("receiver", with_examiner, dossiers.Withdraw("Không cần nữa")))
    assert "Trễ chủ yếu" not in read("dossier", FRIDAY + DAY)
    assert row(office, with_examiner, FRIDAY + 9 * DAY).minutes == 33 * 60
