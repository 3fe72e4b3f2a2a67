"""From a phone at home: filled in, kept while typed, sent once although the line drops, answered in place.

SABOTAGE: MOTCUA_SABOTAGE=nothing-came-of-it takes away the way from what was filled in to the dossier it
became (P3); MOTCUA_SABOTAGE=last-arrived lets whatever arrives last stand (P4).
"""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from browsing import PHONE, Visitor
from journeys.conftest import Visit
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import filing
from motcua.dossiers.models import Dossier
from rooms.dossiers.conftest import CODE, Office
from surfaces.browser import needs_chromium
from surfaces.citizens import account

pytestmark = [pytest.mark.browser, needs_chromium]

WHO = "Nguyễn Thị Mai Hương"
LOST_AT_MOST = 2_000
"""Milliseconds of typing that may be lost (P4)."""
KNOWN_WITHIN = 5_000
"""Milliseconds after the line is back until a cut answer is resolved (P3)."""


def at_home(visit: Visit, *, scripts: bool = True) -> Visitor:
    return visit(scripts=scripts, viewport=PHONE).as_account(account(WHO).id)


def begin(visitor: Visitor) -> Page:
    page = visitor.go(f"/nop/{CODE}/")
    visitor.picture("home-1-start")
    page.get_by_role("button", name="Bắt đầu điền").click()
    page.wait_for_url("**/nop/ho-so/*/")
    return page


def task(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name, exact=True).click()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Tiếp tục").click()


def fill_in(visitor: Visitor, office: Office) -> Page:
    """Every task in its order, with the button of each leading to the next."""
    page = begin(visitor)
    visitor.picture("home-2-tasks")
    task(page, "Nơi giải quyết")
    page.get_by_role("radio", name=office.unit.name, exact=True).check()
    visitor.picture("home-3-place")
    go_on(page)
    assert WHO in page.get_by_role("main").inner_text()
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    visitor.picture("home-4-person")
    go_on(page)
    page.get_by_role("radio", name="Chưa đăng ký kết hôn với ai").check()
    visitor.picture("home-5-part")
    go_on(page)
    page.get_by_role("radio", name="Đăng ký kết hôn", exact=True).check()
    page.get_by_label("tên người dự định kết hôn").fill("Đỗ Anh Tuấn")
    page.get_by_label("Số bản giấy cần cấp").fill("2")
    go_on(page)
    visitor.picture("home-6-papers")
    go_on(page)
    page.get_by_role("radio", name="Bản điện tử").check()
    visitor.picture("home-7-result")
    go_on(page)
    page.get_by_role("heading", name="Kiểm tra rồi gửi").wait_for()
    return page


def agree(page: Page) -> None:
    page.get_by_role("checkbox", name="Tôi cam đoan").check()
    page.get_by_role("checkbox", name="Tôi đồng ý").check()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_sent_answered_and_followed_from_a_phone(visit: Visit, served: Office, scripts: bool) -> None:
    person = at_home(visit, scripts=scripts)
    page = fill_in(person, served)
    agree(page)
    person.picture("home-8-check")
    page.get_by_role("button", name="Gửi hồ sơ").click()
    page.wait_for_url("**/da-gui/")
    person.picture("home-9-receipt")
    dossier = Dossier.objects.get()
    assert dossier.code in page.get_by_role("main").inner_text()
    fault = dossiers.Fault("Ghi đủ tên đệm của người sẽ kết hôn", question="spouse_name")
    ask = dossiers.ReturnForSupplement((fault,), "Cần làm rõ một điểm.")
    dossiers.perform(served.person("receiver"), dossier.public_id, ask)
    page = person.go("/ho-so/")
    person.picture("home-10-mine")
    page.get_by_role("main").get_by_role("link", name="Cấp Giấy xác nhận tình trạng hôn nhân").click()
    person.picture("home-11-asked")
    page.get_by_role("link", name="Bổ sung ngay").click()
    person.picture("home-12-answer")
    page.get_by_label("tên người dự định kết hôn").fill("Đỗ Trọng Anh Tuấn")
    page.get_by_role("button", name="Gửi bổ sung").click()
    page.wait_for_url(f"**/ho-so/{dossier.public_id}/")
    assert "Mới đăng ký" in page.get_by_role("main").inner_text()
    page.get_by_role("link", name="Xem những gì đã gửi").click()
    assert "Đỗ Trọng Anh Tuấn" in page.get_by_role("main").inner_text()
    person.picture("home-13-sent")


def test_what_is_typed_is_on_the_other_device_two_seconds_later(visit: Visit, served: Office) -> None:
    """P4: typed, the line cut, typed on, the line back; then the tab closed without a word."""
    person, page = _typing(visit, served)
    box = page.get_by_label("tên người dự định kết hôn")
    box.press_sequentially("Đỗ Anh", delay=30)
    expect(page.locator("[data-saved]")).to_contain_text("Đã lưu lúc", timeout=LOST_AT_MOST)
    person.context.set_offline(True)
    box.press_sequentially(" Tuấn", delay=30)
    expect(page.locator("[data-saved]")).to_contain_text("Mất mạng", timeout=LOST_AT_MOST)
    person.picture("home-offline")
    person.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_contain_text("Đã lưu lúc", timeout=LOST_AT_MOST + 3_000)
    box.press_sequentially(" Kiệt", delay=30)
    address = page.url
    go_on(page)
    page.go_back()
    box = page.get_by_label("tên người dự định kết hôn")
    assert box.input_value() == "Đỗ Anh Tuấn Kiệt"
    box.press("End")
    box.press_sequentially(" An", delay=30)
    page.wait_for_timeout(LOST_AT_MOST)
    person.context.close()
    laptop = visit().as_account(account(WHO).id)
    again = laptop.go(address)
    assert again.get_by_label("tên người dự định kết hôn").input_value() == "Đỗ Anh Tuấn Kiệt An"


def test_a_cut_answer_is_resolved_without_a_second_press(visit: Visit, served: Office) -> None:
    """P3: the dossier was written, the answer never arrived; the page finds out and shows the receipt."""
    person = at_home(visit)
    page = fill_in(person, served)
    agree(page)
    sent: list[Any] = []

    def cut(route: Route) -> None:
        if route.request.method == "POST" and not sent:
            sent.append(route.fetch(max_redirects=0))
            person.context.set_offline(True)
            route.abort("connectionfailed")
        else:
            route.continue_()

    page.route("**/kiem-tra/", cut)
    page.get_by_role("button", name="Gửi hồ sơ").click()
    expect(page.get_by_text("Đang kiểm tra xem hồ sơ đã đến chưa")).to_be_visible()
    person.picture("home-cut")
    person.context.set_offline(False)
    page.wait_for_url("**/da-gui/", timeout=KNOWN_WITHIN)
    assert Dossier.objects.get().code in page.get_by_role("main").inner_text()
    person.complaints.clear()


def _typing(visit: Visit, served: Office) -> tuple[Visitor, Page]:
    draft = filing.begin(filing.Bearer(account=account(WHO).id), CODE)
    person = at_home(visit)
    page = person.go(f"/nop/ho-so/{draft}/phan/purpose/")
    page.get_by_role("radio", name="Đăng ký kết hôn", exact=True).check()
    return person, page
