"""The pages of money paid online: days signed for, money somebody must look at, refunds by two people."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.payments import api as payments
from motcua.payments.api import online
from motcua.payments.models import Incoming, Refund
from motcua.payments.ports import PAID, Purpose, Word
from motcua.platform import clock
from motcua_sandbox.payment_book import Platform
from platform_stand_in import carry, stand_in
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]

DAYS = "/quan-tri/doi-soat/"
# Not a few letters: those stand in a token of a form now and then.
STRANGE = "KHONG-AI-BIET-9000"


@pytest.fixture
def platform(db: None) -> Iterator[Platform]:
    with stand_in() as built:
        yield built


@pytest.fixture
def money(office: Office, platform: Platform) -> Incoming:
    """A fee of a dossier of the ward, paid online."""
    done = office.taken_in()
    subject = dossiers.dossier_view(office.person("leader"), done.public_id).state.subject
    (owed,) = payments.obligations(subject)
    online.start(
        owed.public_id, account=None, purpose=Purpose("Lệ phí", done.code), return_url="http://testserver/"
    )
    (attempt,) = online.attempts_of(owed.id)
    platform.pay(attempt.reference, "970436", is_cancelled=False)
    assert online.ask_now(owed.public_id)
    return Incoming.objects.get()


def by(login: str) -> Client:
    account = parties.account_by_login(login)
    assert account is not None
    return signed_in(account.id)


CASHIER, LEADER, BOSS, NOBODY = (
    "muongphang.tiepnhan",
    "muongphang.lanhdao",
    "dbn.quantri",
    "muongphang.hotich",
)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def test_a_day_is_read_looked_at_and_opened_line_by_line(money: Incoming) -> None:
    boss, day = by(BOSS), clock.today()
    here = reverse("console:reconciled-day", args=[day.isoformat()])
    assert here in text(boss, DAYS)
    assert "Chỉ sổ ở đây có" in text(boss, here)
    assert boss.post(f"{here}lay-tep/").status_code == 302
    page = text(boss, here)
    assert "Khớp" in page
    assert reverse("console:money", args=[money.public_id]) in page
    refused = boss.post(f"{here}ky/", {"seen_lines": "1", "seen_money": "15000"})
    assert refused.status_code == 409
    assert "Ngày này chưa hết" in refused.content.decode()


def test_a_file_somebody_sends_is_read_or_refused_with_the_line(money: Incoming, platform: Platform) -> None:
    boss, day = by(BOSS), clock.today()
    here = reverse("console:reconciled-take", args=[day.isoformat()])
    refused = boss.post(here, {"file": SimpleUploadedFile("a.csv", b"khong phai")})
    assert refused.status_code == 422
    assert "không đọc được ở dòng 1" in refused.content.decode()
    content = platform.file(f"{day:%Y%m%d}")
    assert boss.post(here, {"file": SimpleUploadedFile("a.csv", content)}).status_code == 302
    assert "Khớp" in text(boss, reverse("console:reconciled-day", args=[day.isoformat()]))


def test_another_day_is_asked_for_by_its_date(office: Office) -> None:
    boss = by(BOSS)
    assert boss.get(f"{DAYS}?ngay=21/11/2026")["Location"] == f"{DAYS}ngay/2026-11-21/"
    assert boss.get(f"{DAYS}?ngay=32/13").status_code == 422
    assert boss.get(f"{DAYS}ngay/khong/").status_code == 404


def test_money_is_given_back_by_two_people(money: Incoming, platform: Platform) -> None:
    cashier, leader = by(CASHIER), by(LEADER)
    here = reverse("console:money", args=[money.public_id])
    assert "Đề nghị hoàn lại" in text(cashier, here)
    assert "Đề nghị hoàn lại" not in text(leader, here)
    empty = cashier.post(f"{here}hoan/", {"because": ""})
    assert empty.status_code == 422
    assert cashier.post(f"{here}hoan/", {"because": "Rút hồ sơ trước khi giải quyết"}).status_code == 302
    assert "Chờ duyệt" in text(cashier, here)
    assert "Duyệt hoàn tiền" not in text(cashier, here)

    decide = reverse("console:refund-decide", args=[Refund.objects.get().public_id, "duyet"])
    assert decide in text(leader, here)
    assert money.transaction in text(leader, f"{DAYS}tien/")
    assert cashier.post(decide).status_code == 404
    assert leader.post(decide).status_code == 302
    carry()
    assert "Đã hoàn" in text(leader, here)
    assert platform.counts()[money.reference] == [15_000, 15_000]


def test_money_nobody_could_match_waits_for_the_whole_provinces_people(
    office: Office, platform: Platform
) -> None:
    online.hear("national", "bank", Word("", PAID, 9_000, STRANGE))
    here = reverse("console:money", args=[Incoming.objects.get().public_id])
    assert STRANGE in text(by(BOSS), f"{DAYS}tien/")
    assert "Không có lần nộp nào mang mã tham chiếu này" in text(by(BOSS), here)
    assert by(CASHIER).get(here).status_code == 404
    assert STRANGE not in text(by(CASHIER), f"{DAYS}tien/")


def test_to_others_these_pages_do_not_exist(money: Incoming) -> None:
    for login in (NOBODY, "muongphang.quantri"):
        client = by(login)
        for address in (DAYS, f"{DAYS}tien/", reverse("console:money", args=[money.public_id])):
            assert client.get(address).status_code == 404
        assert "Đối soát" not in text(client, "/quan-tri/vang-mat/")


@pytest.mark.parametrize("many", [1, 6])
def test_a_day_asks_no_more_for_more_lines(
    office: Office, platform: Platform, many: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(many):
        online.hear("national", "bank", Word("", PAID, 9_000 + number, f"S{number}"))
    boss, day = by(BOSS), clock.today()
    for address in (DAYS, f"{DAYS}tien/", f"{DAYS}ngay/{day.isoformat()}/"):
        boss.get(address)
        with django_assert_max_num_queries(20):
            assert boss.get(address).status_code == 200
