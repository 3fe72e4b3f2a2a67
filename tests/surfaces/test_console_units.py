"""The console's units: the tree of a day, names in any spelling and old names, and one unit in full."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.agencies.models import Succession, Unit
from motcua.platform import clock
from motcua.platform.access import SYSTEM, Actor
from people import Cast
from proving.crowd import signed_in

UNITS = "/quan-tri/"
TREE_QUERIES, UNIT_QUERIES = 12, 24


def read(actor: Actor, address: str) -> str:
    answer = signed_in(actor.account).get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def of(unit: agencies.UnitRow) -> str:
    return reverse("console:unit", args=[unit.public_id])


def test_each_administrator_sees_the_own_subtree_and_no_more(cast: Cast) -> None:
    whole, own = read(cast.administrator, UNITS), read(cast.ward_administrator, UNITS)

    assert cast.ward.name in whole
    assert cast.neighbour_ward.name in whole
    assert cast.ward.name in own
    assert cast.neighbour_ward.name not in own


def test_to_everybody_else_the_console_is_not_there(cast: Cast) -> None:
    for person in (cast.leader, cast.receiver, cast.controller, cast.outsider):
        for address in (UNITS, of(cast.ward)):
            assert signed_in(person.account).get(address).status_code == 404
    assert signed_in(cast.ward_administrator.account).get(of(cast.neighbour_ward)).status_code == 404
    assert Client().get(UNITS).status_code == 302


def test_the_way_there_is_shown_to_those_who_may_go(cast: Cast) -> None:
    assert 'href="/quan-tri/"' in read(cast.administrator, "/ban-lam-viec/")
    assert 'href="/quan-tri/"' not in read(cast.leader, "/ban-lam-viec/")


@pytest.mark.parametrize("words", ["muong phang", "MƯỜNG PHĂNG", "Mường Phăng", "h18.11.002"])
def test_a_unit_is_found_in_any_spelling(cast: Cast, words: str) -> None:
    page = read(cast.administrator, f"{UNITS}?q={words}")

    assert of(cast.ward) in page
    assert of(cast.neighbour_ward) not in page


def test_a_merged_unit_is_read_under_its_old_name(cast: Cast) -> None:
    today = clock.today()
    merged_on = today - timedelta(days=10)
    old = _unit("Ủy ban nhân dân xã Nà Nhạn", cast, today - timedelta(days=400), merged_on)
    Succession.objects.create(
        successor_id=cast.ward.id,
        predecessor=old,
        name="Xã Nà Nhạn",
        name_folded="xa na nhan",
        on=merged_on,
    )
    agencies.forget()
    before = f"{merged_on - timedelta(days=1):%d/%m/%Y}"

    assert of(cast.ward) in read(cast.administrator, f"{UNITS}?q=na+nhan")
    assert "Nà Nhạn" not in read(cast.administrator, UNITS)
    assert "Nà Nhạn" in read(cast.administrator, f"{UNITS}?ngay={before}")
    assert "Xã Nà Nhạn" in read(cast.administrator, of(cast.ward))
    gone = read(cast.administrator, reverse("console:unit", args=[old.public_id]))
    assert "Ngày này không có đơn vị" in gone
    assert cast.ward.name in gone


def _unit(name: str, cast: Cast, valid_from: date, valid_to: date) -> Unit:
    unit = Unit.objects.create(
        identifier="H18.11.099",
        name=name,
        short_name="Xã Nà Nhạn",
        name_folded="uy ban nhan dan xa na nhan",
        name_sort="uy ban nhan dan xa na nhan",
        kind="commune_committee",
        level="commune",
        parent_id=cast.province.id,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    Unit.objects.filter(pk=unit.pk).update(path=f"{cast.province.path}{unit.pk}/")
    agencies.forget()
    return unit


def test_a_unit_says_who_sits_there_by_which_decision_and_what_it_decides(cast: Cast) -> None:
    page = read(cast.ward_administrator, of(cast.ward))

    for words in ("Giàng A Chứ", "Chuyên viên thụ lý", "05/QĐ-UBND", "Lịch làm việc", "Hộ tịch"):
        assert words in page, words
    second = agencies.appoint(
        cast.administrator,
        account_id=cast.neighbour.account or 0,
        unit_id=cast.ward.id,
        title="Chuyên viên biệt phái",
        decision="77/QĐ-UBND",
    )
    assert "77/QĐ-UBND" in read(cast.ward_administrator, of(cast.ward))
    agencies.end_post(SYSTEM, post_id=second.id, because="Hết biệt phái")
    assert "77/QĐ-UBND" not in read(cast.ward_administrator, of(cast.ward))


@pytest.mark.parametrize("day", ["32/13/2026", "hom qua", "0001-01-01"])
def test_a_day_that_is_none_is_said_at_its_field(cast: Cast, day: str) -> None:
    for address in (UNITS, of(cast.ward)):
        answer = signed_in(cast.administrator.account).get(address, {"ngay": day})
        assert answer.status_code == 422
        assert "Ghi ngày dạng" in answer.content.decode()


def test_pages_ask_no_more_for_more_people(
    cast: Cast, django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    browser = signed_in(cast.administrator.account)
    browser.get(of(cast.ward))
    with django_assert_max_num_queries(TREE_QUERIES):
        browser.get(UNITS)
    for person in (cast.neighbour, cast.department_leader, cast.controller):
        agencies.appoint(
            SYSTEM, account_id=person.account or 0, unit_id=cast.ward.id, title="Kiêm nhiệm", decision="1/QĐ"
        )
    browser.get(of(cast.ward))
    with django_assert_max_num_queries(UNIT_QUERIES):
        browser.get(of(cast.ward))
