"""Timed moves as rows of the process table: written as people say them, checked, told in words."""

from html import unescape

import pytest

from motcua.catalogue.api import editing
from motcua.kernel.process import TimedKind, TimedMove
from motcua.platform.access import Actor
from people import Cast
from proving.crowd import signed_in
from surfaces.test_console_draft_data import CODE, get, save

DRAFT = f"/quan-tri/thu-tuc/{CODE}/ban-thao/"
REMIND = {"source": "tham-dinh", "after": "4 giờ", "kind": "remind", "times": "luôn", "label": "Sắp hết giờ"}


@pytest.fixture
def cast(cast_with_procedures: Cast) -> Cast:
    return cast_with_procedures


@pytest.fixture
def controller(cast: Cast) -> Actor:
    editing.open_draft(cast.controller, CODE)
    return cast.controller


def timers(actor: Actor) -> tuple[TimedMove, ...]:
    return editing.draft(actor, CODE).spec.timed


def test_a_timer_is_added_changed_and_taken_out_in_words(controller: Actor) -> None:
    assert not timers(controller)
    assert save(controller, f"{DRAFT}them-moc/", **REMIND).status_code == 302
    (timer,) = timers(controller)
    assert (timer.hours, timer.kind, timer.times, timer.label) == (4, TimedKind.REMIND, None, "Sắp hết giờ")
    page = unescape(get(controller, DRAFT))
    assert "sau 4 giờ: nhắc người làm, lặp lại" in page
    assert "Thêm mốc thời gian: “" in page

    address = f"{DRAFT}moc/{timer.key}/"
    assert 'value="4 giờ"' in get(controller, address)
    onward = REMIND | {"after": "2 ngày làm việc", "kind": "escalate", "target": "ky-duyet", "times": "1"}
    assert save(controller, address, **onward).status_code == 302
    (timer,) = timers(controller)
    assert (timer.hours, timer.target) == (16, "ky-duyet")
    assert 'value="2 ngày làm việc"' in get(controller, address)
    revision = editing.draft(controller, CODE).revision
    assert (
        editing.put_timer(
            controller,
            CODE,
            revision,
            editing.timer_of(editing.draft(controller, CODE).spec, timer.key),
            timer.key,
        )
        == revision
    )

    assert save(controller, f"{DRAFT}sua/", act="bo-moc", key=timer.key).status_code == 302
    assert not timers(controller)
    assert save(controller, f"{DRAFT}sua/", act="bo-moc", key=timer.key).status_code == 422
    assert not editing.draft(controller, CODE).changes


def test_timers_that_help_nobody_are_pointed_out(controller: Actor) -> None:
    save(controller, f"{DRAFT}them-moc/", **REMIND | {"after": "90 ngày làm việc"})
    assert "đến sau 720 giờ" in get(controller, DRAFT)
    save(controller, f"{DRAFT}them-moc/", **REMIND | {"after": "90 ngày làm việc"})
    faults = [fault for fault in editing.draft(controller, CODE).faults if fault.stops]
    assert [fault.place for fault in faults] == ["tham-dinh"]
    assert "hai mốc thời gian giống nhau" in faults[0].sentence


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (REMIND | {"source": "khong-co"}, "Chọn bước trong danh sách."),
        (REMIND | {"after": "sớm"}, "Ghi như «4 giờ»"),
        (REMIND | {"after": "3 ngày"}, "Ghi như «4 giờ»"),
        (REMIND | {"after": "0"}, "Ghi như «4 giờ»"),
        (REMIND | {"kind": "hát"}, "Chọn việc phải làm"),
        (REMIND | {"target": "ky-duyet"}, "Nhắc thì việc không đi đâu"),
        (REMIND | {"kind": "expire", "times": "1"}, "Chọn nơi đi tiếp"),
        (REMIND | {"kind": "expire", "target": "ky-duyet"}, "Chuyển đi thì chỉ một lần"),
        (REMIND | {"times": "99"}, "Ghi số lần từ 1 đến 20"),
    ],
)
def test_a_refusal_keeps_what_was_typed(controller: Actor, typed: dict[str, str], sentence: str) -> None:
    answer = save(controller, f"{DRAFT}them-moc/", **typed)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert sentence in page
    assert typed["label"] in page
    assert f'value="{typed["after"]}"' in page


def test_the_pages_are_for_those_who_write(controller: Actor, cast: Cast) -> None:
    assert signed_in(controller.account).get(f"{DRAFT}them-moc/").status_code == 200
    assert signed_in(controller.account).get(f"{DRAFT}moc/khong-co/").status_code == 404
    assert signed_in(cast.leader.account).get(f"{DRAFT}them-moc/").status_code == 404
