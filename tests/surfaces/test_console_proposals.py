"""The console's page of changes waiting for a second person, through its pages."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.platform import proposals
from motcua.platform.access import allowed
from people import Cast
from proving.crowd import signed_in

LIST, RULES = "/quan-tri/cho-duyet/", "/quan-tri/cho-duyet/quy-dinh/"
QUERIES = 14


def proposed(cast: Cast) -> str:
    """The ward's administrator proposes a role through the page; gives the address of the proposal."""
    browser = signed_in(cast.ward_administrator.account)
    address = reverse("console:grant", args=[cast.examiner.post])
    assert "Người thứ hai duyệt thì quyền mới có hiệu lực." in browser.get(address).content.decode()
    given = {"role": "receiver", "unit": str(cast.ward.id), "fields": ["ho-tich"], "because": "Thay người"}
    after = browser.post(address, given, follow=True).content.decode()
    assert "Đã gửi đề nghị" in after
    [row] = proposals.waiting(cast.ward_administrator)
    return reverse("console:proposal", args=[row.public_id])


def has_it(cast: Cast) -> bool:
    agencies.forget()
    return allowed(cast.examiner, "dossiers:dossier:accept", cast.ward.id, "ho-tich")


def test_a_second_person_finds_the_change_and_approves_it(cast: Cast) -> None:
    address = proposed(cast)
    second = signed_in(cast.administrator.account)
    listed = second.get(LIST).content.decode()
    for words in ("Giao quyền", "Lường Văn Phóng", "Thay người", "Chờ bạn", address):
        assert words in listed, words
    page = second.get(address).content.decode()
    for words in ("Cán bộ tiếp nhận", "Hộ tịch", "không thời hạn", f"{address}duyet/"):
        assert words in page, words
    done = second.post(f"{address}duyet/", follow=True).content.decode()
    assert "Đã duyệt. Thay đổi đã có hiệu lực." in done
    assert has_it(cast)
    assert "Đã duyệt, đã làm" in second.get(LIST).content.decode()
    log = second.get("/quan-tri/nhat-ky/").content.decode()
    assert "theo đề nghị của Lường Văn Phóng" in log
    assert second.post(f"{address}duyet/").status_code == 409


def test_who_proposed_sees_it_wait_and_may_take_it_back(cast: Cast) -> None:
    address = proposed(cast)
    own = signed_in(cast.ward_administrator.account)
    page = own.get(address).content.decode()
    assert f"{address}duyet/" not in page
    assert own.post(f"{address}duyet/").status_code == 409
    assert own.post(f"{address}rut/", {"because": ""}).status_code == 422
    assert own.post(f"{address}rut/", {"because": "Nhầm"}).status_code == 302
    assert "Đã rút" in own.get(address).content.decode()
    assert not has_it(cast)


def test_a_refusal_says_why(cast: Cast) -> None:
    address = proposed(cast)
    second = signed_in(cast.administrator.account)
    assert second.post(f"{address}khong-duyet/", {"because": ""}).status_code == 422
    second.post(f"{address}khong-duyet/", {"because": "Đã đủ người"})
    assert "Đã đủ người" in signed_in(cast.ward_administrator.account).get(address).content.decode()


def test_for_everybody_else_it_does_not_exist(cast: Cast) -> None:
    address = proposed(cast)
    for person in (cast.leader, cast.examiner, cast.outsider):
        browser = signed_in(person.account)
        assert {browser.get(each).status_code for each in (LIST, RULES, address)} == {404}
        assert browser.post(f"{address}duyet/").status_code == 404
    assert Client().get(LIST).status_code == 302
    assert signed_in(cast.administrator.account).get(f"{address}gi-do/").status_code == 404


def test_the_province_says_for_which_changes_one_is_enough(cast: Cast) -> None:
    first, second = signed_in(cast.administrator.account), signed_in(cast.second_administrator.account)
    page = first.get(RULES).content.decode()
    assert "luôn cần" in page
    assert signed_in(cast.ward_administrator.account).get(RULES).status_code == 404
    address = reverse("console:proposal-rule", args=["agencies.role"])
    assert first.get(reverse("console:proposal-rule", args=["platform.rule"])).status_code == 404
    assert first.post(address, {"decision": "", "because": "Ít việc"}).status_code == 422
    assert first.post(address, {"decision": "9/QĐ", "because": "Ít việc"}).status_code == 302
    [row] = proposals.waiting(cast.second_administrator)
    second.post(reverse("console:proposal-act", args=[row.public_id, "duyet"]))
    assert not proposals.is_needed("agencies.role")
    assert "Một người là đủ" in first.get(RULES).content.decode()


def test_the_list_asks_little_however_much_waits(
    cast: Cast, django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    for role in ("receiver", "returner", "clerk", "cashier", "leader"):
        wanted = agencies.RoleWanted(cast.examiner.post or 0, role, cast.ward.id)
        agencies.ask_for_role(cast.ward_administrator, wanted, because=f"Vai {role}")
    browser = signed_in(cast.administrator.account)
    browser.get(LIST)
    with django_assert_max_num_queries(QUERIES):
        page = browser.get(LIST).content.decode()
    assert page.count("Chờ bạn") == 5
