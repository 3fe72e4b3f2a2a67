"""The change log: each change with before and after, by whom and why, within reach, for one or for all."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import SYSTEM, Actor
from people import Cast, one_person_is_enough
from proving.crowd import signed_in

LOG = "/quan-tri/nhat-ky/"
QUERIES = 17


def public(actor: Actor) -> str:
    return str(parties.account(actor.account or 0).public_id)


def a_day_of_changes(cast: Cast) -> None:
    one_person_is_enough()
    boss, examiner, head = cast.ward_administrator, cast.examiner, cast.section_head
    grant = agencies.grant_role(
        boss, post_id=examiner.post or 0, role="receiver", unit_id=cast.ward.id, because="Thay người nghỉ"
    )
    agencies.end_grant(boss, grant_id=grant, because="Người cũ đã về")
    today = clock.today()
    delegation = agencies.delegate(
        cast.leader,
        principal_post=cast.leader.post or 0,
        deputy_post=head.post or 0,
        reason="Đi họp",
        decision="3/UQ",
        valid_from=today,
        valid_to=today + timedelta(days=9),
    )
    agencies.end_delegation(cast.leader, delegation_id=delegation)
    agencies.suspend_account(boss, parties.account(head.account or 0).public_id, because="Đình chỉ")


def test_every_change_is_listed_with_before_and_after(cast: Cast) -> None:
    a_day_of_changes(cast)
    page = signed_in(cast.ward_administrator.account).get(LOG).content.decode()
    names = ("Giao quyền", "Thu hồi quyền", "Ghi uỷ quyền", "Thôi uỷ quyền", "Khoá tài khoản")
    for words in (*names, "Thay người nghỉ", "Đình chỉ", "Lường Văn Phóng", "có → không"):
        assert words in page, words
    ended = f"{clock.today() + timedelta(days=9):%d/%m/%Y} → {clock.today():%d/%m/%Y}"
    assert ended in page


def test_it_is_filtered_by_person(cast: Cast) -> None:
    a_day_of_changes(cast)
    browser = signed_in(cast.ward_administrator.account)
    page = browser.get(LOG, {"nguoi": public(cast.leader)}).content.decode()
    assert "Ghi uỷ quyền" in page
    assert "Giao quyền" not in page
    for nobody in (public(cast.neighbour), "00000000-0000-4000-8000-000000000000", "ai-do"):
        assert browser.get(LOG, {"nguoi": nobody}).status_code == 404


def test_what_happens_elsewhere_stays_there(cast: Cast) -> None:
    one_person_is_enough()
    neighbour = cast.neighbour
    agencies.grant_role(
        cast.administrator,
        post_id=neighbour.post or 0,
        role="receiver",
        unit_id=cast.neighbour_ward.id,
        because="Việc của phường bên",
    )
    # Also of somebody who sits here as well: what concerns the other ward is the other ward's.
    agencies.appoint(
        SYSTEM, account_id=neighbour.account or 0, unit_id=cast.ward.id, title="Biệt phái", decision="1/QĐ"
    )
    assert "Việc của phường bên" in signed_in(cast.administrator.account).get(LOG).content.decode()
    page = signed_in(cast.ward_administrator.account).get(LOG).content.decode()
    assert "Việc của phường bên" not in page
    assert "Biệt phái" in page
    for person in (cast.leader, cast.controller):
        assert signed_in(person.account).get(LOG).status_code == 404


def test_a_long_log_is_paged_by_a_few_questions(
    cast: Cast, django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    for number in range(agencies.CHANGES_A_PAGE + 5):
        agencies.grant_role(
            SYSTEM,
            post_id=cast.examiner.post or 0,
            role="receiver",
            unit_id=cast.ward.id,
            because=f"Lần {number}",
        )
    browser = signed_in(cast.ward_administrator.account)
    assert browser.get(LOG).content.decode().count("Giao quyền</b>") == agencies.CHANGES_A_PAGE
    with django_assert_max_num_queries(QUERIES):
        second = browser.get(LOG, {"trang": "2"}).content.decode()
    assert second.count("Giao quyền</b>") == 5
    assert reverse("console:account", args=[public(cast.examiner)]) not in second
