"""The console's accounts: who sees whom, every act through its page, nothing for oneself."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM, Actor, allowed
from people import PASSWORD, Cast, one_person_is_enough
from proving.crowd import signed_in

LIST, DESK = "/quan-tri/tai-khoan/", "/ban-lam-viec/"
LIST_QUERIES, PERSON_QUERIES = 16, 19
NEW_PASSWORD = "mua roi tren nui cao"


def page_of(actor: Actor) -> str:
    return reverse("console:account", args=[parties.account(actor.account or 0).public_id])


def act_on(actor: Actor, act: str) -> str:
    return f"{page_of(actor)}{act}/"


def last_entry(actor: Actor) -> ledger.EntryRow:
    return ledger.entries(f"account:{actor.account}")[-1]


@pytest.fixture
def browser(cast: Cast) -> Client:
    """The ward's administrator at work."""
    return signed_in(cast.ward_administrator.account)


def test_the_list_shows_those_within_reach_and_finds_them_in_any_spelling(
    cast: Cast, browser: Client
) -> None:
    page = browser.get(LIST).content.decode()
    assert "Giàng A Chứ" in page
    assert "dienbienphu" not in page

    sent = browser.post(LIST, {"q": "giang a CHU", "state": ""})
    assert sent.headers["Location"] == LIST, "what was searched for is in no address"
    found = browser.get(LIST).content.decode()
    assert "Giàng A Chứ" in found
    assert "Vừ Thị Mỷ" not in found
    browser.post(LIST, {"q": "", "state": "suspended"})
    assert "Không có tài khoản nào" in browser.get(LIST).content.decode()


def test_somebody_elsewhere_is_like_nobody(cast: Cast, browser: Client) -> None:
    for address in (page_of(cast.neighbour), act_on(cast.neighbour, "khoa")):
        assert browser.get(address).status_code == 404
    assert browser.post(act_on(cast.neighbour, "khoa"), {"because": "x"}).status_code == 404
    posts = [reverse(f"console:{name}", args=[cast.neighbour.post]) for name in ("end-post", "grant")]
    assert {browser.get(address).status_code for address in posts} == {404}
    for person in (cast.leader, cast.controller, cast.outsider):
        assert signed_in(person.account).get(page_of(cast.examiner)).status_code == 404


def test_a_suspended_officer_is_out_at_once_and_comes_back(cast: Cast, browser: Client) -> None:
    officer = signed_in(cast.examiner.account)
    assert officer.get(DESK).status_code == 200
    assert browser.post(act_on(cast.examiner, "khoa"), {"because": ""}).status_code == 422

    sent = browser.post(act_on(cast.examiner, "khoa"), {"because": "Đình chỉ công tác"})
    assert sent.headers["Location"] == page_of(cast.examiner)
    assert officer.get(DESK).status_code == 302, "the open session ended with the next press"
    entry = last_entry(_examiner())
    assert (entry.name, entry.notes["because"]) == ("parties.account.suspended", "Đình chỉ công tác")
    assert (entry.payload["before"], entry.payload["after"]) == ({"active": True}, {"active": False})

    browser.post(reverse("console:account-act", args=[_public(), "mo-khoa"]), {"because": "Hết hạn"})
    again = Client()
    again.post("/dang-nhap/", {"login": "muongphang.hotich", "password": PASSWORD})
    assert again.get(DESK).status_code == 200


def _examiner() -> Actor:
    account = parties.account_by_login("muongphang.hotich")
    assert account is not None
    return Actor(account.id, "staff")


def _public() -> Any:
    return parties.account(_examiner().account or 0).public_id


def test_an_account_is_opened_with_a_post_and_a_code_that_works_once(cast: Cast, browser: Client) -> None:
    given = {
        "name": "Hạng A Páo",
        "login": "muongphang.moi",
        "title": "Công chức địa chính",
        "decision": "88/QĐ-UBND",
        "valid_from": f"{clock.today():%d/%m/%Y}",
    }
    sheet = browser.post(reverse("console:open-account", args=[cast.ward.public_id]), given)
    assert sheet.status_code == 200, sheet.content.decode()
    found = re.search(r"<code>([0-9A-Z-]{19})</code>", sheet.content.decode())
    assert found, "the code is shown on the answer"
    code = found[1]

    assert _set_password("muongphang.moi", "2222-2222-2222-2222") == 422
    assert _set_password("muongphang.moi", code.lower(), password="ngan") == 422
    assert _set_password("muongphang.moi", code.lower()) == 302
    assert _set_password("muongphang.moi", code) == 422, "it works once"
    newcomer = Client()
    newcomer.post("/dang-nhap/", {"login": "muongphang.moi", "password": NEW_PASSWORD})
    assert "Công chức địa chính" in newcomer.get(DESK).content.decode()

    account = parties.account_by_login("muongphang.moi")
    assert account is not None
    names = [entry.name for entry in ledger.entries(f"account:{account.id}")]
    assert names == [
        "parties.account.created",
        "agencies.post.appointed",
        "parties.password.code_issued",
        "parties.password.set",
    ]
    assert code not in str(ledger.entries(f"account:{account.id}"))


def _set_password(login: str, code: str, password: str = NEW_PASSWORD) -> int:
    given = {"login": login, "code": code, "password": password, "again": password}
    return Client().post("/dat-mat-khau/", given).status_code


def test_a_code_is_guessed_ten_times_and_no_more(cast: Cast, browser: Client) -> None:
    sheet = browser.post(act_on(cast.examiner, "ma-mat-khau"), {"because": "Quên mật khẩu"}).content.decode()
    code = re.search(r"<code>([0-9A-Z-]{19})</code>", sheet)
    assert code
    assert [_set_password("muongphang.hotich", "SAI") for _ in range(10)] == [422] * 10
    assert _set_password("muongphang.hotich", code[1]) == 429


def test_a_role_is_granted_and_taken_back_with_its_reason(cast: Cast, browser: Client) -> None:
    one_person_is_enough()
    address = reverse("console:grant", args=[cast.examiner.post])
    page = browser.get(address).content.decode()
    assert 'value="receiver"' in page
    for wide in ("administrator", "procedure_control"):
        assert f'value="{wide}"' not in page
    given = {"role": "receiver", "unit": str(cast.ward.id), "fields": ["ho-tich"], "valid_to": "31/12/2099"}
    assert browser.post(address, given).status_code == 422
    assert browser.post(address, given | {"because": "Thay người nghỉ"}).status_code == 302
    agencies.forget()
    assert allowed(cast.examiner, "dossiers:dossier:accept", cast.ward.id, "ho-tich")
    assert not allowed(cast.examiner, "dossiers:dossier:accept", cast.ward.id, "dat-dai")
    entry = last_entry(cast.examiner)
    assert entry.payload["before"] is None
    assert entry.payload["after"]["to"] == "2100-01-01"

    grant = entry.payload["grant"]
    assert (
        browser.post(reverse("console:end-grant", args=[grant]), {"because": "Hết việc"}).status_code == 302
    )
    assert not allowed(cast.examiner, "dossiers:dossier:accept", cast.ward.id, "ho-tich")
    ended = last_entry(cast.examiner)
    assert (ended.payload["before"]["to"], ended.payload["after"]["to"]) == (
        "2100-01-01",
        clock.today().isoformat(),
    )


@pytest.mark.parametrize(
    "wrong",
    [{"role": "administrator"}, {"role": "khong-co"}, {"valid_to": "32/13/2026"}, {"valid_to": "1/1/2020"}],
)
def test_a_grant_beyond_reach_or_reason_is_refused(
    cast: Cast, browser: Client, wrong: dict[str, str]
) -> None:
    given = {"role": "receiver", "unit": str(cast.ward.id), "because": "Việc mới"} | wrong
    assert browser.post(reverse("console:grant", args=[cast.examiner.post]), given).status_code == 422


def test_nobody_reaches_above_their_own_unit(cast: Cast, browser: Client) -> None:
    given: dict[str, Any] = {"role": "receiver", "unit": str(cast.province.id), "because": "Lên tỉnh"}
    assert browser.post(reverse("console:grant", args=[cast.examiner.post]), given).status_code == 422
    given["unit"] = [str(cast.ward.id), str(cast.province.id)]
    assert browser.post(reverse("console:grant", args=[cast.examiner.post]), given).status_code == 404
    for address in ("open-account", "appoint"):
        for unit in (cast.province, cast.neighbour_ward):
            assert browser.get(reverse(f"console:{address}", args=[unit.public_id])).status_code == 404


def test_nobody_raises_themselves(cast: Cast, browser: Client) -> None:
    own = cast.ward_administrator
    given = {"role": "leader", "unit": str(cast.ward.id), "because": "Tự giao"}
    assert browser.post(reverse("console:grant", args=[own.post]), given).status_code == 409
    appointment = {
        "login": "muongphang.quantri",
        "title": "Chủ tịch",
        "decision": "1/QĐ",
        "valid_from": "1/11/2026",
    }
    address = reverse("console:appoint", args=[cast.ward.public_id])
    assert browser.post(address, appointment).status_code == 409
    for act in ("khoa", "ma-mat-khau"):
        assert browser.post(act_on(own, act), {"because": "Tự làm"}).status_code == 409
    with pytest.raises(agencies.OnOneself):
        agencies.delegate(
            own,
            principal_post=cast.leader.post or 0,
            deputy_post=own.post or 0,
            reason="Chiếm quyền",
            decision="1/QĐ",
            valid_from=clock.today(),
            valid_to=clock.today().replace(year=2099),
        )
    assert cast.ward_administrator.grants == own.grants


def test_an_account_that_reaches_further_is_not_taken_over(cast: Cast, browser: Client) -> None:
    """Somebody who sits in the ward but has rights over the province is the province's to suspend."""
    agencies.grant_role(SYSTEM, post_id=cast.examiner.post or 0, role="auditor", unit_id=cast.province.id)
    for act in ("khoa", "ma-mat-khau"):
        assert browser.post(act_on(cast.examiner, act), {"because": "Thử"}).status_code == 409
        assert f"/{act}/" not in browser.get(page_of(cast.examiner)).content.decode()
    whole = signed_in(cast.administrator.account)
    assert whole.post(act_on(cast.examiner, "khoa"), {"because": "Kỷ luật"}).status_code == 302


def test_a_post_ends_with_all_that_hangs_on_it(cast: Cast, browser: Client) -> None:
    address = reverse("console:end-post", args=[cast.examiner.post])
    given = {"on": f"{clock.today():%d/%m/%Y}", "because": "Nghỉ hưu"}
    person = page_of(cast.examiner)
    assert browser.post(address, given).headers["Location"] == person
    agencies.forget()
    assert not cast.examiner.grants
    page = browser.get(person).content.decode()
    assert "Nghỉ hưu" in page
    assert "Đã thôi" in page


def test_an_officer_of_elsewhere_is_appointed_by_login(cast: Cast, browser: Client) -> None:
    address = reverse("console:appoint", args=[cast.ward.public_id])
    given = {"login": "DienBienPhu.ChuyenVien", "title": "Biệt phái", "decision": "5/QĐ"}
    given["valid_from"] = f"{clock.today():%d/%m/%Y}"
    assert browser.post(address, given | {"login": "khong.co"}).status_code == 422
    assert browser.post(address, given).status_code == 302
    assert "Biệt phái" in browser.get(page_of(cast.neighbour)).content.decode()
    assert browser.post(act_on(cast.neighbour, "khoa"), {"because": "Thử"}).status_code == 409


def test_pages_ask_no_more_for_longer_lists(
    cast: Cast, browser: Client, django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    browser.get(LIST)
    with django_assert_max_num_queries(LIST_QUERIES):
        browser.get(LIST)
    for _ in range(3):
        agencies.appoint(
            SYSTEM,
            account_id=cast.examiner.account or 0,
            unit_id=cast.ward.id,
            title="Kiêm nhiệm",
            decision="1/QĐ",
        )
    browser.get(page_of(cast.examiner))
    with django_assert_max_num_queries(PERSON_QUERIES):
        browser.get(page_of(cast.examiner))
