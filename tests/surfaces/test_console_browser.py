"""The console's pages as they are served: accessible, never sideways, on a phone and on a desk."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from browsing import PICTURES, Visitor, chromium
from journeys.conftest import data_folder, served
from motcua.agencies import api as agencies
from motcua.agencies.api import moving
from motcua.dossiers.api import calendars
from motcua.dossiers.models import CalendarDraft
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import SYSTEM, Actor
from rooms.dossiers.conftest import Office
from scenes import with_scan
from surfaces.browser import needs_chromium
from surfaces.test_real_pages import faults_of

__all__ = ["data_folder", "served"]

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280), needs_chromium]
ADMINISTRATOR, EXAMINER = "muongphang.quantri", "muongphang.hotich"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def addresses(office: Office) -> dict[str, str]:
    """Every page of the console by a short name, with something on it."""
    person = office.person("examiner")
    account = parties.account(person.account or 0).public_id
    grant = agencies.grant_role(SYSTEM, post_id=person.post or 0, role="receiver", unit_id=office.unit.id)
    unit = office.unit.public_id
    own = parties.account_by_login(ADMINISTRATOR)
    assert own is not None
    [post] = agencies.posts_of(own.id)
    return {
        "don-vi": reverse("console:units"),
        "don-vi-mot": reverse("console:unit", args=[unit]),
        "mo-tai-khoan": reverse("console:open-account", args=[unit]),
        "bo-nhiem": reverse("console:appoint", args=[unit]),
        "tai-khoan": reverse("console:accounts"),
        "tai-khoan-mot": reverse("console:account", args=[account]),
        "quyen": reverse("console:rights", args=[account]),
        "khoa": reverse("console:account-act", args=[account, "khoa"]),
        "giao-quyen": reverse("console:grant", args=[person.post]),
        "ket-thuc": reverse("console:end-post", args=[person.post]),
        "thu-hoi": reverse("console:end-grant", args=[grant]),
        "ai-xem": f"{reverse('console:who-sees')}?ma={with_scan(office).code}",
        "nhat-ky": reverse("console:changes"),
        "vang-mat": reverse("console:absence"),
        "uy-quyen": reverse("console:delegate", args=[post.id]),
        "dat-mat-khau": reverse("portal:password"),
    }


def heavy_changes(office: Office) -> dict[str, str]:
    """What the province's administrators see: a role and a calendar waiting, and the months of a calendar."""
    first, person = officer("dbn.quantri"), office.person("examiner")
    local = officer(ADMINISTRATOR)
    wanted = agencies.RoleWanted(person.post or 0, "returner", office.unit.id, ("ho-tich",))
    role = agencies.ask_for_role(local, wanted, because="Thay người nghỉ", fields_said="Hộ tịch")
    agencies.grant_role(SYSTEM, post_id=first.post or 0, role="examiner", unit_id=office.unit.id)
    today = clock.today()
    edit = calendars.DayEdit(today + timedelta(days=1), today + timedelta(days=4), "Đóng cửa vì bão", "5/CT")
    draft = calendars.draft_change(first, "dien-bien-nho", edit)
    stored = CalendarDraft.objects.get(public_id=draft)
    calendars.count(stored.pk, stored.edition)
    own = calendars.draft_own(first, office.unit.id, "Giờ làm việc của xã Mường Phăng")
    wanted_merge = moving.Wanted("merge", today + timedelta(days=9), "15/NQ-HĐND", target="H18.11.001")
    move = moving.draft_move(first, office.unit.public_id, wanted_merge)
    return {
        "sap-xep": reverse("console:moves"),
        "sap-xep-nhap": reverse("console:move-unit", args=[office.unit.public_id, "nhap"]),
        "sap-xep-mot": reverse("console:move", args=[move]),
        "don-vi-sap-xep": reverse("console:unit", args=[office.unit.public_id]),
        "cho-duyet": reverse("console:proposals"),
        "de-nghi": reverse("console:proposal", args=[role]),
        "quy-dinh": reverse("console:proposal-rules"),
        "lich": reverse("console:calendars"),
        "lich-mot": reverse("console:calendar", args=["dien-bien-nho"]),
        "lich-sua": reverse("console:calendar-edit", args=["dien-bien-nho", "gio-tuan"]),
        "lich-nhap": reverse("console:calendar-draft", args=[draft]),
        "lich-nam": reverse("console:calendar-edit", args=["dien-bien-nho", "nam-sau"]),
        "lich-rieng": reverse("console:calendar-own", args=[office.unit.public_id]),
        "lich-rieng-nhap": reverse("console:calendar-draft", args=[own]),
    }


def officer(login: str) -> Actor:
    account = parties.account_by_login(login)
    assert account is not None
    return agencies.actor_for(account.id, "desk")


def test_changes_for_two_people_serve_everybody(
    served: Office, browser: Browser, live_server: object
) -> None:
    with_scan(served)
    pages = heavy_changes(served)
    visitor = Visitor(browser, str(live_server)).sign_in("dbn.quantri")
    faults: list[str] = []
    for name, address in pages.items():
        visitor.go(address)
        faults += faults_of(visitor, name)
        for width in (1440, 360) if os.environ.get(PICTURES) else ():
            visitor.page.set_viewport_size({"width": width, "height": 900})
            folder = Path(os.environ[PICTURES])
            visitor.page.screenshot(path=folder / f"quan-tri-{name}-{width}.png", full_page=True)
    visitor.go(pages["de-nghi"]).get_by_role("button", name="Duyệt", exact=True).click()
    assert "Thay đổi đã có hiệu lực" in visitor.page.content()
    faults += visitor.complaints
    visitor.context.close()
    assert not faults, "\n".join(faults)


def test_every_page_of_the_console_serves_everybody(
    served: Office, browser: Browser, live_server: object
) -> None:
    visitor = Visitor(browser, str(live_server)).sign_in(ADMINISTRATOR)
    faults: list[str] = []
    for name, address in addresses(served).items():
        visitor.go(address)
        faults += faults_of(visitor, name)
        for width in (1440, 360) if os.environ.get(PICTURES) else ():
            visitor.page.set_viewport_size({"width": width, "height": 900})
            folder = Path(os.environ[PICTURES])
            visitor.page.screenshot(path=folder / f"quan-tri-{name}-{width}.png", full_page=True)
    page = visitor.go(addresses(served)["khoa"])
    page.get_by_role("button", name="Khoá").click()
    faults += faults_of(visitor, "khoa, không lý do")
    visitor.go(addresses(served)["mo-tai-khoan"])
    for label, words in (
        ("Họ tên", "Hạng A Páo"),
        ("Tên đăng nhập", "muongphang.moi"),
        ("Chức danh", "Công chức địa chính"),
        ("Quyết định", "88/QĐ-UBND"),
    ):
        page.get_by_label(label).fill(words)
    page.get_by_role("main").get_by_role("button", name="Mở tài khoản").click()
    assert "Mã chỉ hiện một lần" in page.get_by_role("main").inner_text()
    faults += faults_of(visitor, "mã trên giấy")
    if os.environ.get(PICTURES):
        page.screenshot(path=Path(os.environ[PICTURES]) / "quan-tri-ma.png", full_page=True)
    faults += visitor.complaints
    visitor.context.close()
    assert not faults, "\n".join(faults)
