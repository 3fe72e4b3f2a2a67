"""Publication by two people through the pages: sent, frozen, shown to the second one, decided."""

from html import unescape
from typing import Any

import pytest

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import editing
from motcua.platform import clock, proposals
from motcua.platform.access import Actor
from people import Cast
from proving.crowd import signed_in

CODE = "1.004873"
ONE = f"/quan-tri/thu-tuc/{CODE}/"
DRAFT = f"{ONE}ban-thao/"
FEE = f"{DRAFT}du-lieu/phi/le-phi/"


@pytest.fixture
def controller(cast_with_procedures: Cast) -> Actor:
    return cast_with_procedures.controller


def get(actor: Actor, address: str) -> str:
    answer = signed_in(actor.account).get(address, follow=True)
    assert answer.status_code == 200, (address, answer.status_code)
    return unescape(answer.content.decode())


def post(actor: Actor, address: str, **typed: Any) -> Any:
    return signed_in(actor.account).post(address, typed)


def fee(actor: Actor, amount: str) -> Any:
    revision = editing.draft(actor, CODE).revision
    return post(actor, FEE, name="Lệ phí xác nhận", amount=amount, revision=revision)


def sent(actor: Actor) -> str:
    """The controller changes the fee and sends the draft; the address of the proposal."""
    assert post(actor, f"{DRAFT}mo/").status_code == 302
    assert fee(actor, "20000").status_code == 302
    page = get(actor, f"{DRAFT}cong-bo/")
    assert "Gửi người thứ hai duyệt" in page
    revision = editing.draft(actor, CODE).revision
    order = {"decision": "45/QĐ-UBND", "from": f"{clock.today():%d/%m/%Y}", "kind": "standing"}
    answer = post(actor, f"{DRAFT}cong-bo/", **order, because="Theo nghị quyết", revision=revision)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def test_fees_are_sent_seen_before_and_after_and_approved_by_another(
    controller: Actor, cast_with_procedures: Cast
) -> None:
    address = sent(controller)
    second = cast_with_procedures.second_controller
    page = get(second, address)
    for words in ("có đổi phí, lệ phí", "15.000", "20.000", "45/QĐ-UBND", "Theo nghị quyết", DRAFT):
        assert words in page, words
    assert f"{address}duyet/" not in get(controller, address)
    assert post(controller, f"{address}duyet/").status_code == 409
    assert "Đã duyệt. Thay đổi đã có hiệu lực." in get_after(second, f"{address}duyet/")
    assert catalogue.version_on(CODE, clock.today()).fee_rules[0].amount == 20000
    assert "Mào Văn Inh duyệt, Cà Thị Duyên đề nghị" in get(controller, ONE)
    assert "Đã duyệt, đã làm" in get(second, address), "the page stays readable when the draft is gone"


def get_after(actor: Actor, address: str) -> str:
    return unescape(signed_in(actor.account).post(address, follow=True).content.decode())


def test_a_draft_that_waits_says_so_and_loses_nothing_that_was_typed(controller: Actor) -> None:
    address = sent(controller)
    assert f'<a href="{address}">Đang chờ người thứ hai duyệt</a>' in get(controller, ONE)
    page = get(controller, DRAFT)
    assert f'href="{address}"' in page
    assert f'action="{DRAFT}sua/"' not in page
    assert f'href="{DRAFT}cong-bo/"' not in page
    answer = fee(controller, "30000")
    body = unescape(answer.content.decode())
    assert answer.status_code == 409
    for words in ("đang chờ người thứ hai duyệt", 'value="30000"', f'href="{address}"'):
        assert words in body, words
    for form in (FEE, f"{DRAFT}cong-bo/", f"{DRAFT}them-buoc/", f"{DRAFT}bo/"):
        assert signed_in(controller.account).get(form).headers["Location"] == DRAFT, form


def test_a_refused_publication_can_be_edited_again_and_says_why(
    controller: Actor, cast_with_procedures: Cast
) -> None:
    address = sent(controller)
    second = cast_with_procedures.second_controller
    assert post(second, f"{address}khong-duyet/", because="Chưa có nghị quyết").status_code == 302
    assert "Đang chờ người thứ hai duyệt" not in get(controller, ONE)
    page = get(controller, DRAFT)
    for words in ("Không duyệt", "Chưa có nghị quyết", f'href="{DRAFT}cong-bo/"'):
        assert words in page, words
    assert fee(controller, "30000").status_code == 302


def test_where_one_is_enough_the_page_publishes_at_once(controller: Actor) -> None:
    post(controller, f"{DRAFT}mo/")
    revision = editing.draft(controller, CODE).revision
    post(controller, f"{DRAFT}sua/", act="bo", key="van-thu", revision=revision)
    assert "Gửi người thứ hai duyệt" not in get(controller, f"{DRAFT}cong-bo/")
    assert not proposals.waiting(controller)
