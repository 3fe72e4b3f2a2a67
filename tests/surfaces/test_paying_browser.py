"""The whole way of a payment as people walk it, without scripts: to the platform's page and back, paid."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from browsing import Visitor, chromium
from journeys.conftest import data_folder, served
from motcua.dossiers import api as dossiers
from motcua.payments import api as payments
from motcua.payments.api import online
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from platform_stand_in import stand_in
from rooms.dossiers.conftest import OWNER, Office
from surfaces.browser import needs_chromium
from surfaces.test_real_pages import faults_of

__all__ = ["data_folder", "served"]

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120), needs_chromium]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def to_the_payment(visitor: Visitor, code: str) -> Any:
    page = visitor.go("/tra-cuu/")
    page.get_by_label("Mã hồ sơ").fill(code)
    page.get_by_label("Số điện thoại đã khai khi nộp").fill(OWNER.phone)
    page.get_by_role("main").get_by_role("button").click()
    page.get_by_role("link", name="Nộp tiền").click()
    return page


def test_a_fee_is_paid_on_the_platforms_page_and_by_qr_code(
    served: Office, browser: Browser, live_server: object
) -> None:
    paid, asked = served.taken_in(), served.taken_in()
    faults: list[str] = []
    with stand_in(notify=f"{live_server}/thanh-toan/bao/") as platform:
        visitor = Visitor(browser, str(live_server), java_script_enabled=False)
        page = to_the_payment(visitor, paid.code)
        visitor.picture("nop-phi")
        page.get_by_role("button", name="Nộp qua cổng thanh toán").click()
        page.get_by_label("Vietcombank").check()
        page.get_by_role("button", name="Nộp tiền").click()
        assert "Khoản này đã nộp xong" in page.get_by_role("main").inner_text(), "the notice came first"
        visitor.picture("nop-phi-xong")
        page.get_by_role("link", name="Xem và in biên lai").click()
        assert page.get_by_role("heading", name="Biên lai điện tử").is_visible()
        visitor.picture("nop-phi-bien-lai")

        looking = Visitor(browser, str(live_server))
        page = to_the_payment(looking, asked.code)
        page.get_by_role("button", name="Chuyển khoản bằng mã QR").click()
        assert page.get_by_role("img", name="Mã QR chuyển khoản").is_visible()
        faults += faults_of(looking, "mã QR")
        looking.picture("nop-phi-qr")
        platform.behaviour["pending"] = True
        page.get_by_role("button", name="Nộp qua cổng thanh toán").click()
        page.get_by_role("button", name="Nộp tiền").click()
        assert "đừng nộp lần nữa" in page.get_by_role("main").inner_text()
        page.get_by_role("link", name="Thôi tự xem lại").click()
        faults += faults_of(looking, "đang kiểm tra")
        looking.picture("nop-phi-dang-kiem-tra")
        faults += [
            each
            for each in visitor.complaints + looking.complaints
            if not each.startswith(f"outside: {platform.address}")
        ]
    visitor.context.close()
    looking.context.close()
    assert not faults, "\n".join(faults)


def test_a_day_of_money_is_read_and_opened(served: Office, browser: Browser, live_server: object) -> None:
    with stand_in(notify=f"{live_server}/thanh-toan/bao/") as platform:
        for amount in (15_000, 14_000):
            subject = dossiers.dossier_view(SYSTEM, served.taken_in().public_id).state.subject
            (owed,) = payments.obligations(subject)
            attempt = online.transfer(owed.public_id, account=None)
            assert attempt is not None
            platform.take(attempt.reference, amount, "970415")
        boss = Visitor(browser, str(live_server)).sign_in("dbn.quantri")
        page = boss.go(f"/quan-tri/doi-soat/ngay/{clock.today().isoformat()}/")
        page.get_by_role("button", name="Lấy tệp ngay").click()
        assert "Khớp" in page.get_by_role("main").inner_text()
        faults = faults_of(boss, "đối soát ngày")
        boss.picture("doi-soat-ngay")
        boss.go("/quan-tri/doi-soat/")
        faults += faults_of(boss, "đối soát")
        boss.go("/quan-tri/doi-soat/tien/")
        faults += faults_of(boss, "tiền cần xem")
        page.get_by_role("main").get_by_role("row").last.get_by_role("link").click()
        assert "Số tiền nhận được khác số phải nộp" in page.get_by_role("main").inner_text()
        faults += faults_of(boss, "khoản tiền")
        boss.picture("khoan-tien")
    faults += boss.complaints
    boss.context.close()
    assert not faults, "\n".join(faults)
