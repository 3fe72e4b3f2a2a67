"""Every page of the house as it is served: accessible at three widths, never sideways, true to its policy.

The other tests of pages draw templates with made-up contexts; here the views, the database and the headers
are real, and each act's page is opened by whoever may do it. `make test` looks at each page with axe at one
of the widths in turn and at half of them a run, `make proof` at all of all three.
"""

import random
from collections.abc import Iterator, Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from browsing import Visitor, chromium
from journeys.conftest import data_folder, served
from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.platform.access import Actor
from motcua.surfaces.desk.act_forms import FORMS
from proving.sizes import IS_FULL
from rooms.dossiers.conftest import CODE, Office
from scenes import Stage, pay, play
from surfaces.browser import needs_chromium

__all__ = ["data_folder", "served"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(280),
    needs_chromium,
]
WIDTHS = (1280, 768, 320)
SIDEWAYS = "document.documentElement.scrollWidth > window.innerWidth"
RECEIVER, HEAD = "muongphang.tiepnhan", "muongphang.truongphong"
EXAMINER, LEADER = "muongphang.hotich", "muongphang.lanhdao"
AUDITOR, DEPARTMENT, NEIGHBOUR = "dbn.kiemsoat", "dbntuphap.chuyenvien", "dienbienphu.tiepnhan"
PAPER = ("ban-giao", "cho-de", "chot-ngay", "phieu", "phi-dia-gioi", "phi-dia-gioi/danh-muc", "bang-ten")
LOGINS = {
    "receiver": RECEIVER,
    "section_head": HEAD,
    "examiner": EXAMINER,
    "leader": LEADER,
    "clerk": EXAMINER,
    "returner": RECEIVER,
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def pages(stage: Stage) -> dict[str, list[str]]:
    """Addresses by the login that opens them; the login "" is nobody."""
    accepted, issued = (stage.at[name].public_id for name in ("accepted", "issued"))
    found = {
        "": [
            "/",
            "/thu-tuc/",
            "/thu-tuc/?q=khong+co",
            f"/thu-tuc/{CODE}/",
            "/thu-tuc/phi-dia-gioi/",
            "/tra-cuu/",
            "/dang-nhap/",
            "/khong-co/",
        ],
        AUDITOR: ["/ban-lam-viec/", "/quay/"],
        RECEIVER: [
            "/quay/",
            "/quay/?q=khong+co",
            f"/quay/nhan/{CODE}/",
            f"/quay/giay-hen/{accepted}/",
            "/ban-lam-viec/?ds=cho-cong-dan",
            "/ban-lam-viec/?tim=het-phien",
            "/ban-lam-viec/?ds=don-vi&loc=1",
            "/ban-lam-viec/?ds=don-vi&kenh=tai-quay&han=16&trang-thai=2",
            "/ban-lam-viec/?ds=don-vi&kenh=sai",
            "/ban-lam-viec/cot/",
            "/ban-lam-viec/bo-loc/",
            "/ban-lam-viec/phim-tat/",
            "/ban-lam-viec/vi-tri/",
            "/ban-lam-viec/so-theo-doi/",
            "/ban-lam-viec/so-theo-doi/?tu=32/13/2026",
            "/quay/nhan/9.999999/",
            f"/ban-lam-viec/ho-so/{issued}/",
            *(f"/quay/{page}/" for page in PAPER),
            f"/quay/giay/{accepted}/",
        ],
        EXAMINER: [f"/ban-lam-viec/?hs={accepted}", f"/ban-lam-viec/ho-so/{accepted}/"],
    }
    for station in stage.at:
        found[EXAMINER].append(f"/ban-lam-viec/ho-so/{stage.at[station].public_id}/")
    found[LEADER] = [f"/ban-lam-viec/ho-so/{issued}/{end}" for end in ("", "han/", "phieu-kiem-soat/")]
    for login, path in act_pages(stage).values():
        found.setdefault(login, []).append(path)
    return found


def act_pages(stage: Stage) -> dict[str, tuple[str, str]]:
    """For every act with a page: somebody who may do it now, and where."""
    found: dict[str, tuple[str, str]] = {}
    for station, done in stage.at.items():
        for function, login in people(stage.office, station):
            for option in dossiers.dossier_view(function, done.public_id).acts:
                if option.is_open and option.act in FORMS:
                    found.setdefault(
                        option.act, (login, f"/ban-lam-viec/ho-so/{done.public_id}/viec/{option.act}/")
                    )
    return found


def people(office: Office, station: str) -> Iterator[tuple[Actor, str]]:
    for function, login in LOGINS.items():
        yield office.person(function), login
    if station == "consulted":
        yield office.person("examiner", agencies.unit_by_identifier("H18.02")), DEPARTMENT
    if station == "away":
        yield office.person("receiver", office.elsewhere), NEIGHBOUR


def test_every_page_serves_everybody(served: Office, browser: Browser, live_server: object) -> None:
    stage = play(served)
    pay(served, stage.at["issued"])
    assert set(act_pages(stage)) == set(FORMS), "an act nobody may do at any station has no page to look at"
    faults: list[str] = []
    for login, paths in pages(stage).items():
        visitor = Visitor(browser, str(live_server))
        if login:
            visitor.as_account(parties.account_by_login(login).id)
        # In short every second page, which ones by the seed of the run; the act pages stand among them.
        for number, path in enumerate(paths if IS_FULL else paths[random.randrange(2) :: 2]):
            visitor.go(path)
            faults += faults_of(visitor, path, WIDTHS if IS_FULL else WIDTHS[number % 3 :][:1])
        faults += visitor.complaints
        visitor.context.close()
    assert not faults, "\n".join(faults)


def faults_of(visitor: Visitor, name: str, widths: Sequence[int] = WIDTHS[-1:]) -> list[str]:
    """What axe says at some widths, and whether the page scrolls sideways at any."""
    found = []
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        if visitor.page.evaluate(SIDEWAYS):
            found.append(f"{name}: cuộn ngang ở {width} px")
    for width in widths:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        violations = Axe().run(visitor.page).response["violations"]
        found += [f"{name} {width}: {v['id']} {v['nodes'][0]['html'][:160]}" for v in violations]
    return found


def test_pages_that_say_no_serve_everybody_too(served: Office, browser: Browser, live_server: object) -> None:
    """Errors of the intake and of an act, a stale act, a form without its token, a wrong password."""
    stage = play(served)
    receiver = Visitor(browser, str(live_server)).sign_in(RECEIVER)
    faults: list[str] = []

    def look(visitor: Visitor, says: str) -> None:
        assert says in visitor.page.get_by_role("main").inner_text()
        faults.extend(faults_of(visitor, says))

    page = receiver.go(f"/quay/nhan/{CODE}/")
    page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").click()
    look(receiver, "Cần sửa trước khi tiếp tục")
    examiner = Visitor(browser, str(live_server)).sign_in(EXAMINER)
    page = examiner.go(f"/ban-lam-viec/ho-so/{stage.at['approving'].public_id}/viec/approve/")
    look(examiner, "Hồ sơ vừa thay đổi")
    leader = Visitor(browser, str(live_server)).sign_in(LEADER)
    page = leader.go(f"/ban-lam-viec/ho-so/{stage.at['signing'].public_id}/viec/sign/")
    page.get_by_label("Mật khẩu của bạn").fill("khong phai")
    page.get_by_role("button", name="Duyệt nội bộ").click()
    look(leader, "Mật khẩu")
    stranger = Visitor(browser, str(live_server))
    page = stranger.go("/tra-cuu/")
    stranger.context.clear_cookies()
    page.get_by_label("Mã hồ sơ").fill("H18.11.002-261122-0001")
    page.get_by_role("main").get_by_role("button", name="Tra cứu").click()
    look(stranger, "Trang đã mở quá lâu")
    stranger.go("/dang-nhap/").get_by_role("main").get_by_role("button", name="Đăng nhập").click()
    look(stranger, "chưa đúng")
    for visitor in (receiver, examiner, leader, stranger):
        faults += visitor.complaints
        visitor.context.close()
    assert not faults, "\n".join(faults)
