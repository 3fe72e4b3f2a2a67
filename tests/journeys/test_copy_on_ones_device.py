"""P4 for hours without a line: a copy on one's own device, ciphered, that goes up as a save that came late.

SABOTAGE: MOTCUA_SABOTAGE=last-arrived lets the copy take the place of what another device wrote after it.
"""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import Visit
from journeys.test_filing_at_home import LOST_AT_MOST, WHO, at_home, go_on
from motcua.dossiers.api import filing
from motcua.dossiers.models import Filing
from rooms.dossiers.conftest import CODE, Office
from surfaces.browser import needs_chromium
from surfaces.citizens import account

pytestmark = [pytest.mark.browser, needs_chromium]

NAME, NUMBER = "tên người dự định kết hôn", "Số bản giấy cần cấp"
KEEP = "Đây là máy của tôi – giữ bản sao trên máy"
LEFT = """async () => {
  const base = await new Promise((done) => {
    const asked = indexedDB.open("motcua-copies", 1);
    asked.onsuccess = () => done(asked.result);
  });
  const all = (name) => new Promise((done) => {
    const asked = base.transaction(name).objectStore(name).getAll();
    asked.onsuccess = () => done(asked.result);
  });
  const [halves, copies] = [await all("halves"), await all("copies")];
  base.close();
  const letters = (bytes) => new TextDecoder("latin1").decode(bytes);
  return { halves: halves.map(({ half }) => half.extractable),
           copies: copies.map((copy) => ({ ...copy, iv: 0, sealed: letters(copy.sealed) })) };
}"""
"""What lies on the disk: whether a key can be taken out, and the copies byte by byte."""


def test_typed_without_a_line_and_the_tab_closed(visit: Visit, served: Office) -> None:
    """Typed on without a line, the tab closed; another device answered one question newer meanwhile."""
    draft = filing.begin(filing.Bearer(account=account(WHO).id), CODE)
    tasks = f"/nop/ho-so/{draft}/"
    phone = at_home(visit)
    page = phone.go(f"{tasks}phan/purpose/")
    page.get_by_role("radio", name="Đăng ký kết hôn", exact=True).check()
    phone.picture("device-1-off")
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("Đã bắt đầu giữ bản sao")).to_be_visible()
    expect(page.locator("[data-saved]")).to_contain_text("Đã lưu lúc", timeout=LOST_AT_MOST)
    phone.context.set_offline(True)
    page.get_by_label(NAME).fill("Đỗ Anh Tuấn")
    page.get_by_label(NUMBER).fill("3")
    expect(page.locator("[data-saved]")).to_contain_text("Đã giữ trên máy này", timeout=LOST_AT_MOST)
    phone.picture("device-2-offline")
    _is_unreadable(page.evaluate(LEFT))
    page.close()
    _newer_elsewhere(visit, page.url)
    phone.context.set_offline(False)
    phone.page = page = phone.context.new_page()
    phone.go(tasks)
    page.get_by_role("status").get_by_role("link", name="Mục đích và số bản").click()
    expect(page.get_by_text("Trên thiết bị khác bạn đã ghi «Đỗ Trọng Kiệt»")).to_be_visible()
    phone.picture("device-3-beside")
    assert Filing.objects.get().answers["spouse_name"] == "Đỗ Trọng Kiệt"
    assert page.get_by_label(NAME).input_value() == "Đỗ Anh Tuấn"
    assert page.get_by_label(NUMBER).input_value() == "3"
    go_on(page)
    page.wait_for_url(lambda address: "/phan/" not in address)
    assert Filing.objects.get().answers["spouse_name"] == "Đỗ Anh Tuấn"
    phone.go(tasks)
    page.get_by_role("button", name="Xóa bản sao, thôi giữ").click()
    expect(page.get_by_text("máy này không giữ gì nữa")).to_be_visible()
    assert page.evaluate(LEFT) == {"halves": [], "copies": []}
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("Đã bắt đầu giữ bản sao")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url(lambda address: "/nop/" not in address)
    page.wait_for_function("indexedDB.databases().then((all) => !all.length)")


def _newer_elsewhere(visit: Visit, address: str) -> None:
    laptop = visit().as_account(account(WHO).id)
    page: Page = laptop.go(address)
    with page.expect_response(lambda answer: answer.request.method == "POST", timeout=LOST_AT_MOST):
        page.get_by_label(NAME).fill("Đỗ Trọng Kiệt")


def _is_unreadable(left: dict[str, Any]) -> None:
    assert left["halves"] == [False]
    [copy] = left["copies"]
    assert copy["sealed"]
    assert not [words for words in ("Tuấn", "Anh", "answer", "spouse", "/nop/") if words in str(copy)]
