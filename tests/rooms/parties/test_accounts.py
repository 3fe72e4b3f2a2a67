"""Accounts: who may open and close them, and what closing does."""

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from motcua.parties import api as parties
from motcua.parties import refusals
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.errors import NotFound
from people import PASSWORD, Cast

REQUEST = RequestFactory().post("/dang-nhap/")


def signs_in(login: str, password: str = PASSWORD) -> bool:
    return authenticate(REQUEST, username=login, password=password) is not None


def test_an_account_is_found_by_its_login_in_any_case(cast: Cast) -> None:
    parties.create_staff(actor=SYSTEM, login="  Bà.Hoà ", name="Đỗ Thị Hoà", password=PASSWORD)

    found = parties.account_by_login("BÀ.HOÀ")

    assert found is not None
    assert (found.login, found.name, found.kind) == ("bà.hoà", "Đỗ Thị Hoà", "staff")
    assert signs_in("bà.HOÀ")


def test_a_login_belongs_to_one_account_whatever_its_case(cast: Cast) -> None:
    with pytest.raises(refusals.LoginTaken, match="đã có người dùng"):
        parties.create_staff(actor=SYSTEM, login="MUONGPHANG.LANHDAO", name="Ai Đó")


@pytest.mark.parametrize("login", ["", "ab", "có dấu cách", "nul\0", "a" * 151, "<script>"])
def test_odd_logins_are_refused_with_a_sentence(db: None, login: str) -> None:
    with pytest.raises(refusals.BadLogin, match="Tên đăng nhập gồm"):
        parties.create_staff(actor=SYSTEM, login=login, name="Ai Đó")


def test_a_weak_password_is_refused_in_words(db: None) -> None:
    with pytest.raises(refusals.WeakPassword) as refused:
        parties.create_staff(actor=SYSTEM, login="moi.den", name="Mới Đến", password="123456")

    assert refused.value.field == "password"
    assert str(refused.value)


def test_only_administrators_open_accounts(cast: Cast) -> None:
    opened = parties.create_staff(actor=cast.administrator, login="moi.den", name="Mới Đến")

    assert parties.account(opened.id).login == "moi.den"
    for nobody in (cast.leader, cast.receiver, cast.outsider):
        with pytest.raises(NotFound):
            parties.create_staff(actor=nobody, login="len.lut", name="Lén Lút")


def test_a_suspended_account_is_out_until_restored(cast: Cast) -> None:
    leader = cast.leader
    assert signs_in("muongphang.lanhdao")

    parties.suspend(actor=cast.administrator, account_id=leader.account or 0, because="Nghỉ hưu")
    assert not signs_in("muongphang.lanhdao")

    parties.restore(actor=cast.administrator, account_id=leader.account or 0)
    assert signs_in("muongphang.lanhdao")
    names = [entry.name for entry in ledger.entries(f"account:{leader.account}")]
    assert names == ["parties.account.suspended", "parties.account.restored"]


def test_nobody_but_administrators_suspends(cast: Cast) -> None:
    with pytest.raises(NotFound):
        parties.suspend(actor=cast.leader, account_id=cast.examiner.account or 0, because="Không ưa")


def test_a_password_is_asked_again_and_compared(cast: Cast) -> None:
    leader = cast.leader.account or 0

    assert parties.password_matches(leader, PASSWORD)
    assert not parties.password_matches(leader, PASSWORD + " ")


def test_dormant_accounts_are_those_nobody_used(cast: Cast) -> None:
    dormant = {row.login for row in parties.dormant_accounts(cast.administrator, 0)}
    assert {"muongphang.lanhdao", "nguoi.ngoai"} <= dormant

    parties.note_sign_in(cast.leader.account or 0)
    assert not parties.dormant_accounts(cast.administrator, 30)


def test_a_subject_of_a_provider_belongs_to_one_account(cast: Cast) -> None:
    leader, examiner = cast.leader.account or 0, cast.examiner.account or 0
    for _ in range(2):
        parties.link_identity(actor=SYSTEM, account_id=leader, issuer="https://sso.example", subject="7")

    found = parties.account_by_identity("https://sso.example", "7")
    assert found is not None
    assert found.id == leader
    with pytest.raises(refusals.IdentityTaken):
        parties.link_identity(actor=SYSTEM, account_id=examiner, issuer="https://sso.example", subject="7")
    with pytest.raises(NotFound):
        parties.link_identity(actor=cast.examiner, account_id=leader, issuer="x", subject="8")


def test_times_of_accounts_come_from_the_databases_clock(cast: Cast) -> None:
    moment = clock.now()
    parties.note_sign_in(cast.leader.account or 0)

    signed_in = parties.account(cast.leader.account or 0).signed_in_at
    assert signed_in == moment
