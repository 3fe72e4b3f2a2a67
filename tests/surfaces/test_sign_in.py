"""Signing in, choosing a post, and being shut out at once."""

from datetime import timedelta

import pytest
from django.test import Client

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from people import PASSWORD, Cast

SIGN_IN, DESK, POSTS = "/dang-nhap/", "/ban-lam-viec/", "/ban-lam-viec/vi-tri/"


def sign_in(login: str, password: str = PASSWORD, **more: str) -> tuple[Client, str]:
    """A browser after trying to sign in, and where it was sent ('' when it was not let in)."""
    browser = Client()
    answer = browser.post(SIGN_IN, {"login": login, "password": password, **more})
    return browser, answer.headers.get("Location", "")


def test_an_officer_signs_in_and_lands_on_the_desk(cast: Cast) -> None:
    browser, sent_to = sign_in("Muongphang.LANHDAO")

    assert sent_to == DESK
    assert "Vừ Thị Mỷ" in browser.get(DESK).content.decode()
    assert parties.account(cast.leader.account or 0).signed_in_at == clock.now()


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("muongphang.lanhdao", "sai mat khau"),
        ("khong.co.ai", PASSWORD),
        ("", ""),
        ("nul\0", "nul\0"),
        ("x" * 500, PASSWORD),
        ("dienbienphu.lanhdao", PASSWORD),
    ],
)
def test_wrong_words_get_one_sentence_that_betrays_nothing(cast: Cast, login: str, password: str) -> None:
    browser = Client()
    answer = browser.post(SIGN_IN, {"login": login, "password": password})

    assert answer.status_code == 403
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in answer.content.decode()
    assert browser.get(DESK).status_code == 302


@pytest.mark.parametrize("after", ["https://ke.xau.example/", "//ke.xau.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_house(cast: Cast, after: str) -> None:
    assert sign_in("muongphang.lanhdao", next=after)[1] == DESK


def test_guesses_lock_the_login_from_that_address(cast: Cast) -> None:
    for number in range(10):
        sign_in("muongphang.lanhdao" if number % 2 else "MuongPhang.LanhDao", "doan mo")

    answer = Client().post(SIGN_IN, {"login": "muongphang.lanhdao", "password": PASSWORD})
    assert answer.status_code == 429
    assert "thử lại sau 15 phút" in answer.content.decode()
    assert sign_in("muongphang.hotich")[1] == DESK
    elsewhere = Client(REMOTE_ADDR="10.0.0.7")
    assert elsewhere.post(SIGN_IN, {"login": "muongphang.lanhdao", "password": PASSWORD}).status_code == 302


def test_another_address_of_the_same_home_guesses_no_further(cast: Cast) -> None:
    for number in range(10):
        guess = {"login": "muongphang.lanhdao", "password": "doan mo"}
        Client(REMOTE_ADDR=f"2001:db8:1:2::{number:x}").post(SIGN_IN, guess)

    known = {"login": "muongphang.lanhdao", "password": PASSWORD}
    assert Client(REMOTE_ADDR="2001:db8:1:2::ffff").post(SIGN_IN, known).status_code == 429
    assert Client(REMOTE_ADDR="2001:db8:1:3::ffff").post(SIGN_IN, known).status_code == 302


def test_a_suspended_officer_is_out_with_the_next_press(cast: Cast) -> None:
    browser, _ = sign_in("muongphang.lanhdao")
    assert browser.get(DESK).status_code == 200

    parties.suspend(actor=SYSTEM, account_id=cast.leader.account or 0, because="Kỷ luật")
    answer = browser.get(DESK)
    assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, SIGN_IN)


def test_the_deputy_chooses_to_stand_in_and_every_page_says_so(cast: Cast) -> None:
    today = clock.today()
    agencies.delegate(
        cast.leader,
        principal_post=cast.leader.post or 0,
        deputy_post=cast.section_head.post or 0,
        reason="Đi công tác",
        decision="03/UQ-UBND",
        valid_from=today,
        valid_to=today + timedelta(days=5),
    )
    browser, _ = sign_in("muongphang.truongphong")
    page = browser.get(POSTS).content.decode()
    assert "thay Vừ Thị Mỷ" in page

    answer = browser.post(POSTS, {"post": str(cast.leader.post)})
    assert answer.headers["Location"] == DESK
    assert browser.session["post"] == cast.leader.post


@pytest.mark.parametrize("post", ["", "0", "x", "999999999999"])
def test_nobody_takes_a_post_that_is_not_theirs(cast: Cast, post: str) -> None:
    browser, _ = sign_in("muongphang.truongphong")

    for asked in (post, str(cast.leader.post)):
        assert browser.post(POSTS, {"post": asked}).status_code == 404
    assert "post" not in browser.session


def test_a_chosen_post_that_ended_gives_way_to_the_main_one(cast: Cast) -> None:
    leader = cast.leader
    second = agencies.appoint(
        cast.administrator,
        account_id=leader.account or 0,
        unit_id=cast.neighbour_ward.id,
        title="Phó Chủ tịch kiêm nhiệm",
        decision="21/QĐ-UBND",
    )
    browser, _ = sign_in("muongphang.lanhdao")
    browser.post(POSTS, {"post": str(second.id)})
    assert "kiêm nhiệm" in browser.get(DESK).content.decode()

    agencies.end_post(cast.administrator, post_id=second.id, because="Hết kiêm nhiệm")
    page = browser.get(DESK)
    assert page.status_code == 200
    assert "kiêm nhiệm" not in page.content.decode()


def test_an_officer_without_a_post_is_told_whom_to_ask(cast: Cast) -> None:
    browser, _ = sign_in("nguoi.ngoai")

    assert "chưa được giao vị trí" in browser.get(POSTS).content.decode()


def test_changing_pages_refuse_without_their_token(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(SIGN_IN, {"login": "muongphang.lanhdao", "password": PASSWORD}).status_code == 403
    strict.force_login(_user(cast))
    assert strict.post(POSTS, {"post": str(cast.leader.post)}).status_code == 403


def _user(cast: Cast):  # type: ignore[no-untyped-def]
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(pk=cast.leader.account)
