"""P28: slow phones. A cheap telephone on a bad line opens the first page, and files from home.

The product's own web server and compressed files, a real Chromium held to 400 kbit/s and 400 ms with a
processor four times slower. Bytes are those that went over the line. `make test` weighs; `make proof` also
takes the time, which says nothing on a machine that does other things.

SABOTAGE: MOTCUA_SABOTAGE=nothing-packed leaves what pages are made of as it was written.
"""

from collections.abc import Iterator
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Page

from browsing import PHONE, Visitor, chromium
from databases import TestDatabases
from motcua.bench import journey
from motcua.bench.web import serving
from motcua.bench.worklist import signed_in
from proving.figures import record
from proving.sizes import IS_FULL
from surfaces.browser import needs_chromium

pytestmark = [pytest.mark.browser, pytest.mark.timeout(200), needs_chromium]

LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""400 kbit/s in bytes a second, as Chromium's tools take it."""
FIRST_PAGE_BYTES, JOURNEY_BYTES = 100_000, 500_000
FIRST_PAGE_SECONDS = 5


class Slow:
    """A visitor on a slow telephone; counts what went over the line."""

    def __init__(self, visitor: Visitor) -> None:
        self.page: Page = visitor.page
        self.bytes = 0
        tools = visitor.context.new_cdp_session(visitor.page)
        tools.send("Network.enable")
        tools.on("Network.loadingFinished", self._count)
        if IS_FULL:
            tools.send("Network.emulateNetworkConditions", LINE)
            tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})

    def _count(self, event: dict[str, Any]) -> None:
        self.bytes += round(event["encodedDataLength"])

    def seconds(self, path: str) -> float:
        began = monotonic()
        self.page.goto(path, wait_until="load")
        return monotonic() - began


@pytest.fixture
def phone(fresh_database: TestDatabases) -> Iterator[Slow]:
    _ward, (account,) = journey.furnish(1)
    with serving(1) as port, chromium() as browser:
        address = f"http://127.0.0.1:{port}"
        visitor = Visitor(browser, address, viewport=PHONE)
        visitor.context.set_default_timeout(60_000)
        visitor.context.add_cookies([{"name": "sessionid", "value": signed_in(account), "url": address}])
        yield Slow(visitor)
        visitor.context.close()


def test_the_first_page_and_a_journey_of_twelve_fit_a_bad_line(phone: Slow) -> None:
    seconds, first = phone.seconds("/"), phone.bytes
    page = phone.page
    page.goto(f"/thu-tuc/{journey.PROCEDURE}/")
    page.goto(f"/nop/{journey.PROCEDURE}/")
    page.get_by_role("button", name="Bắt đầu điền").click()
    page.get_by_role("main").get_by_role("link", name="Nơi giải quyết").click()
    page.get_by_role("radio", name="Ủy ban nhân dân xã Mường Phăng").check()
    go_on(page)
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    go_on(page)
    page.get_by_role("radio", name="Chưa đăng ký kết hôn với ai").check()
    go_on(page)
    page.get_by_role("radio", name="Đăng ký kết hôn", exact=True).check()
    page.get_by_label("tên người dự định kết hôn").fill("Đỗ Anh Tuấn")
    page.get_by_label("Số bản giấy cần cấp").fill("2")
    go_on(page)
    go_on(page)
    page.get_by_role("radio", name="Bản điện tử").check()
    go_on(page)
    page.get_by_role("checkbox", name="Tôi cam đoan").check()
    page.get_by_role("checkbox", name="Tôi đồng ý").check()
    page.get_by_role("button", name="Gửi hồ sơ").click()
    page.wait_for_url("**/da-gui/")
    figures = {"first": first, "journey": phone.bytes, "seconds": round(seconds, 1)}
    record("P28", "first page, and twelve pages to the receipt", **figures)
    assert first <= FIRST_PAGE_BYTES, figures
    assert phone.bytes <= JOURNEY_BYTES, figures
    assert not IS_FULL or seconds <= FIRST_PAGE_SECONDS, figures


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Tiếp tục").click()
