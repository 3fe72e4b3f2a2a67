"""A citizen signs in by the real dance, in a real browser: on a phone, by keyboard, and without scripts."""

import pytest
from playwright.sync_api import Browser

from browsing import PHONE, Visitor
from identities import RETURN, provider_at
from surfaces.browser import needs_chromium
from surfaces.test_real_pages import faults_of

pytestmark = [pytest.mark.browser, needs_chromium]
NAME = "Nguyễn Thị Mai Hương"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_citizen_signs_in(live_server: object, browser: Browser, scripts: bool) -> None:
    faults: list[str] = []
    with provider_at(f"{live_server}{RETURN}") as provider:
        visitor = Visitor(browser, str(live_server), java_script_enabled=scripts, viewport=PHONE)
        visitor.elsewhere = (provider.issuer,)
        page = visitor.go("/dang-nhap/?next=/tra-cuu/")
        visitor.picture("citizen-sign-in")
        page.get_by_role("link", name="Đăng nhập bằng VNeID").press("Enter")
        page.get_by_role("heading", name="Bạn là ai?").wait_for()
        visitor.picture("citizen-provider")
        if scripts:
            faults += faults_of(visitor, "provider")
        page.get_by_role("button", name=NAME).press("Enter")
        page.wait_for_url("**/tra-cuu/")
        assert page.get_by_text(NAME).is_visible()
        visitor.picture("citizen-signed-in")
        if scripts:
            faults += faults_of(visitor, "signed in")
        page.get_by_role("button", name="Đăng xuất").press("Enter")
        page.get_by_role("link", name="Đăng nhập", exact=True).wait_for()
        faults += visitor.complaints
        visitor.context.close()
    assert not faults, "\n".join(faults)
