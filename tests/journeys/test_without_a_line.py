"""A line that is gone: the device shows what helps, and has kept nobody's pages."""

import pytest
from playwright.sync_api import Browser, expect

from browsing import PHONE, Visitor
from motcua.platform import receipt_keys
from surfaces.browser import needs_chromium
from surfaces.test_receipts import RECEIPT

OFFLINE, CHECK = "/khong-mang/", "/kiem-tra/khong-mang/"


@pytest.mark.browser
@needs_chromium
def test_a_browser_without_a_line_shows_what_helps_and_has_kept_no_page(
    live_server: object, browser: Browser
) -> None:
    visitor = Visitor(browser, str(live_server), service_workers="allow", viewport=PHONE)
    page = visitor.go("/tra-cuu/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    visitor.go("/thu-tuc/")
    stored = page.evaluate(
        "caches.keys().then(async names => (await Promise.all(names.map(async name =>"
        " (await (await caches.open(name)).keys()).map(each => new URL(each.url).pathname)))).flat())"
    )
    assert stored
    assert {path for path in stored if not path.startswith("/static/")} == {OFFLINE, CHECK}
    visitor.context.set_offline(True)
    page.goto("/ho-so/")
    assert page.get_by_role("heading", name="Không có mạng").is_visible()
    assert page.locator(".top").evaluate("it => getComputedStyle(it).backgroundColor") == "rgb(6, 51, 47)"
    visitor.picture("offline")
    good = receipt_keys.signed(RECEIPT)
    for text, sentence in (
        (good[:-5] + "AAAAA", "đã bị sửa"),
        (good[:-5], "chép chưa đủ"),
        (good.replace("bn1.", "bn1.x"), "không ký bằng khóa nào"),
        (good, "Biên nhận đúng"),
    ):
        page.goto(f"/kiem-tra/?bn={text}")
        expect(page.locator("[data-told]")).to_contain_text(sentence)
        assert (RECEIPT.code in page.get_by_role("main").inner_text()) == (text == good)
    visitor.picture("receipt-offline")
    page.goto("/ho-so/")
    visitor.context.set_offline(False)
    page.get_by_role("link", name="Thử lại").click()
    page.wait_for_url("**/dang-nhap/**")
    visitor.complaints[:] = [each for each in visitor.complaints if "INTERNET_DISCONNECTED" not in each]
    assert not visitor.complaints
    visitor.context.close()
