"""A person at a browser: the system's Chromium on the real pages of a served house.

A visitor keeps what their browser complained about (console errors, reports of the content security policy,
answers of status 500 and more) and refuses every address outside this machine.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, Page, Response

from surfaces.browser import KEPT

PASSWORD = "mot-cua-thu-nghiem"
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
PICTURES = "MOTCUA_PICTURES"
"""Names a folder for pictures of each station of a journey; without it none are taken."""
_REFUSED_ON_PURPOSE = "Failed to load resource"


class Visitor:
    """One person with a browser of their own: nobody else's cookies."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.address = address
        self.complaints: list[str] = []
        self.elsewhere: tuple[str, ...] = ()
        options.setdefault("viewport", DESKTOP)
        # What is kept on the device has a test of its own; elsewhere every page comes from the house.
        options.setdefault("service_workers", "block")
        self.context = browser.new_context(base_url=address, locale="vi-VN", **options)
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("response", self._look)
        self.page.on("dialog", self._dismiss)

    def go(self, path: str) -> Page:
        self.page.goto(path)
        return self.page

    def sign_in(self, login: str) -> "Visitor":
        page = self.go("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(login)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url("**/ban-lam-viec/")
        return self

    def sign_in_as(self, name: str, issuer: str) -> "Visitor":
        """One of the sandbox's people, by the real dance with its provider (identities.provider_at)."""
        self.elsewhere = (issuer,)
        page = self.go("/dang-nhap/")
        page.get_by_role("link", name="Đăng nhập bằng VNeID").click()
        page.get_by_role("button", name=name).first.click()
        page.wait_for_url(f"{self.address}/**")
        return self

    def as_account(self, account: int) -> "Visitor":
        """Signed in without a password: for officers who have none yet."""
        client = Client()
        client.force_login(get_user_model().objects.get(pk=account))
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.address}])
        return self

    def picture(self, name: str) -> None:
        """Keep how the page looks, on a desk and on a phone, where somebody asked for it."""
        folder = os.environ.get(PICTURES)
        if not folder:
            return
        before = self.page.viewport_size or DESKTOP
        for size in (DESKTOP, PHONE):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            path = Path(folder) / f"{name}-{size['width']}.png"
            self.page.screenshot(path=path, full_page=True)
        self.page.set_viewport_size(before)

    def _hear(self, line: Any) -> None:
        if line.type == "error" and not line.text.startswith(_REFUSED_ON_PURPOSE):
            self.complaints.append(f"console: {line.text}")

    def _look(self, answer: Response) -> None:
        if answer.status >= 500 or (answer.status == 404 and "/static/" in answer.url):
            self.complaints.append(f"{answer.status}: {answer.url}")
        if not answer.url.startswith((self.address, "data:", *self.elsewhere)):
            self.complaints.append(f"outside: {answer.url}")

    def _dismiss(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this process, for tests marked `browser`."""
    yield KEPT.at_hand()
