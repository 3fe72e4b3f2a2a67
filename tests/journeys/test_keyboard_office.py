"""A dossier through the office with no mouse: examined, returned for supplement, approved, handed over.

Everybody signs in, finds the dossier and does their part by Tab, letters, space, arrows and Enter; with
scripts and without. Taking in has its own journey beside this one.
"""

import re

import pytest
from playwright.sync_api import Page

from browsing import PASSWORD, Visitor
from journeys.conftest import Visit
from journeys.test_keyboard import Keys
from motcua.dossiers import api as dossiers
from motcua.dossiers.status import Status
from motcua.platform import outbox
from motcua.platform.models import Delivery
from proving.sizes import IS_FULL
from rooms.dossiers.conftest import Office
from scenes import with_scan
from surfaces.browser import needs_chromium

SCRIPTS = [True, False] if IS_FULL else [False]
"""In short without scripts, the harder way; both in `make proof`."""
pytestmark = [pytest.mark.browser, needs_chromium]

RECEIVER, HEAD = "muongphang.tiepnhan", "muongphang.truongphong"
EXAMINER, LEADER = "muongphang.hotich", "muongphang.lanhdao"
OWNER = "Trần Thị Mỹ Hoà"
MOST_TABS = 120
SUM = re.compile(r"\s[\d.]+\sđ$")
HERE = """() => {
    const at = document.activeElement;
    return [at.innerText || at.value || at.getAttribute('aria-label') || '', !!at.closest('main')];
}"""


class Officer:
    """Somebody at the keyboard, who never touches the mouse."""

    def __init__(self, visitor: Visitor, login: str, code: str) -> None:
        self.page: Page = visitor.page
        self.keys, self.code = Keys(visitor), code
        visitor.go("/dang-nhap/")
        self.keys.to("name", "login").type(login).to("name", "password").type(PASSWORD).press("Enter")
        self.page.wait_for_url("**/ban-lam-viec/")

    def named(self, name: str, *, anywhere: bool = False) -> "Officer":
        """Tab until what has the focus in the work of the page says just this, sums of money aside."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            words, is_work = self.page.evaluate(HERE)
            if (is_work or anywhere) and SUM.sub("", words.strip()) == name:
                assert self.page.evaluate("document.activeElement.matches(':focus-visible')")
                return self
        raise AssertionError(f"no way by Tab to «{name}»")

    def enter(self) -> "Officer":
        """Press what has the focus, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def open(self) -> "Officer":
        """The dossier, by its code in the search box that is on every page."""
        self.keys.to("name", "tim").type(self.code)
        self.enter()
        row = self.page.locator("tr[data-row]")
        assert row.count() == 1
        address = row.get_attribute("data-open") or ""
        self.named(OWNER)
        self.page.keyboard.press("Enter")
        self.page.locator("#detail h2", has_text=OWNER).wait_for()
        self.named("Mở hồ sơ", anywhere=True).enter()
        assert self.page.url.endswith(address)
        return self

    def said(self, sentence: str) -> "Officer":
        self.page.get_by_text(sentence, exact=True).wait_for()
        return self


def assign(head: Officer) -> None:
    head.open().named("Phân công").enter()
    head.keys.to("name", "account").press("Space")
    while "Giàng A Chứ" not in head.page.evaluate("document.activeElement.labels[0].innerText"):
        head.page.keyboard.press("ArrowDown")
    head.named("Phân công").enter().said("Đã phân công.")


def ask_for_supplement(examiner: Officer) -> None:
    examiner.open().named("Yêu cầu bổ sung").enter()
    examiner.keys.to("name", "faults").press("Space")
    examiner.keys.press("Tab").type("Chưa ký ở trang 2")
    examiner.keys.to("name", "reason").type("Tờ khai chưa có chữ ký.")
    examiner.named("Gửi yêu cầu bổ sung").enter().said("Đã yêu cầu bổ sung.")


def record_supplement(receiver: Officer) -> None:
    receiver.open().named("Nhận giấy tờ bổ sung").enter()
    receiver.keys.to("name", "paper__to-khai").press("ArrowDown")
    receiver.named("Đã nhận bổ sung").enter().said("Đã nhận giấy tờ bổ sung.")


def examine(examiner: Officer) -> None:
    examiner.open().named("Hoàn thành bước").enter()
    examiner.keys.to("name", "content").type("Chưa đăng ký kết hôn với ai")
    examiner.named("Xong, chuyển bước sau").enter().said("Đã hoàn thành bước.")


def approve(head: Officer, leader: Officer) -> None:
    head.open().named("Duyệt").enter()
    assert "Chưa đăng ký kết hôn với ai" in head.page.get_by_role("main").inner_text()
    head.named("Duyệt, trình ký").enter().said("Đã duyệt.")
    leader.open().named("Duyệt nội bộ (ký)").enter()
    leader.keys.to("name", "password").type(PASSWORD)
    leader.named("Duyệt nội bộ").enter().said("Đã duyệt nội bộ (ký).")


def hand_over(clerk: Officer, receiver: Officer) -> None:
    for act in ("Cấp số", "Phát hành"):
        clerk.open().named(act).enter().said(f"Đã {act.lower()}.")
    receiver.open().named("Thu tiền mặt").enter().said("Đã thu tiền và ghi biên lai.")
    outbox.carry(Delivery.objects.values_list("id", flat=True))
    receiver.open().named("Trả kết quả").enter()
    receiver.named("Đã trả kết quả").enter().said("Đã trả kết quả.")


@pytest.mark.timeout(280)
@pytest.mark.parametrize("scripts", SCRIPTS, ids={True: "with scripts", False: "without scripts"}.get)
def test_the_office_does_its_work_by_keys_alone(served: Office, visit: Visit, *, scripts: bool) -> None:
    done = with_scan(served)
    logins = (RECEIVER, HEAD, EXAMINER, LEADER)
    receiver, head, examiner, leader = (Officer(visit(scripts=scripts), login, done.code) for login in logins)
    assign(head)
    ask_for_supplement(examiner)
    record_supplement(receiver)
    examine(examiner)
    approve(head, leader)
    hand_over(examiner, receiver)
    state = dossiers.dossier_view(served.person("leader"), done.public_id).state
    assert state.status is Status.RETURNED
