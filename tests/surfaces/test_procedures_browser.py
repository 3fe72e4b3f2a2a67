"""Procedure control as it is served: accessible, never sideways, and all of it without scripts."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsing import PICTURES, Visitor, chromium
from journeys.conftest import data_folder, served
from motcua.catalogue.api import editing
from motcua.kernel.forms import PARTS, Kind
from motcua.kernel.process import Spec, add_beside, add_step, new_step
from motcua.platform.access import SYSTEM
from rooms.dossiers.conftest import CODE, Office
from surfaces.browser import needs_chromium
from surfaces.test_real_pages import faults_of

__all__ = ["data_folder", "served"]

pytestmark = [pytest.mark.browser, pytest.mark.timeout(280), needs_chromium]
CONTROLLER = "dbn.kiemsoat"
ONE = f"/quan-tri/thu-tuc/{CODE}/"
DRAFT = f"{ONE}ban-thao/"
COLUMNS = "Tên hàng: chữ, bắt buộc\nGiá: số tiền, cộng"
PAGES = {
    "thu-tuc": "/quan-tri/thu-tuc/",
    "thu-tuc-mot": ONE,
    "bien-the": f"{ONE}bien-the/them/",
    "danh-muc": f"{ONE}danh-muc/",
    "ban-thao": DRAFT,
    "buoc": f"{DRAFT}buoc/tham-dinh/",
    "them-buoc": f"{DRAFT}them-buoc/?sau=tham-dinh",
    "du-lieu": f"{DRAFT}du-lieu/",
    "thanh-phan": f"{DRAFT}du-lieu/thanh-phan/to-khai/",
    "truong-hop": f"{DRAFT}du-lieu/truong-hop/",
    "moc": f"{DRAFT}them-moc/",
    "soan-moi": "/quan-tri/thu-tuc/soan-moi/",
    "thong-tin": f"{DRAFT}thong-tin/",
    "mau-don": f"{DRAFT}mau-don/",
    "cau-hoi": f"{DRAFT}mau-don/cau/copies/",
    "phan": f"{DRAFT}mau-don/phan/purpose/",
    "dien-thu": f"{DRAFT}mau-don/thu/",
    "chay-thu": f"{DRAFT}chay-thu/?luc=16%2F11%2F2026+08%3A00",
    "tep": f"{DRAFT}tep/",
    "hinh": f"{DRAFT}hinh/",
    "so-sanh": f"{ONE}so-sanh/?cu=1&moi=ban-thao",
    "cong-bo": f"{DRAFT}cong-bo/",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def begun() -> None:
    """A draft with a step beside another and one nobody owns."""

    def change(spec: Spec) -> Spec:
        beside = replace(new_step(spec, "doi-chieu", "Đối chiếu sổ gốc"), function="examiner", hours=1)
        spec = add_beside(spec, beside, "van-thu")
        return add_step(spec, new_step(spec, "moi", "Bước mới chưa ai nhận"), "phan-cong")

    revision = editing.open_draft(SYSTEM, CODE)
    revision = editing.save_process(SYSTEM, CODE, revision, change)
    for kind in (*PARTS, Kind.YES_NO, Kind.PARTIAL_DATE, Kind.TIME, Kind.FILE, Kind.TABLE, Kind.DECLARATION):
        asked = editing.QuestionGiven(
            f"Câu kiểu {kind}", kind.value, columns=COLUMNS if kind is Kind.TABLE else "",
            section="+" if kind is Kind.ADDRESS else "", section_title="Đủ các kiểu câu hỏi",
        )  # fmt: skip
        revision = editing.put_question(SYSTEM, CODE, revision, asked)


def test_every_page_of_procedure_control_serves_everybody(
    served: Office, browser: Browser, live_server: object
) -> None:
    begun()
    visitor = Visitor(browser, str(live_server)).sign_in(CONTROLLER)
    faults: list[str] = []
    for name, address in PAGES.items():
        visitor.go(address)
        faults += faults_of(visitor, name)
        for width in (1440, 360) if os.environ.get(PICTURES) else ():
            visitor.page.set_viewport_size({"width": width, "height": 900})
            folder = Path(os.environ[PICTURES])
            visitor.page.screenshot(path=folder / f"thu-tuc-{name}-{width}.png", full_page=True)
    faults += visitor.complaints
    visitor.context.close()
    assert not faults, "\n".join(faults)


def test_a_process_is_changed_and_published_without_scripts(
    served: Office, browser: Browser, live_server: object
) -> None:
    visitor = Visitor(browser, str(live_server), java_script_enabled=False).sign_in(CONTROLLER)
    page = visitor.go(ONE)
    page.get_by_role("link", name="Soạn bản mới").click()
    page.get_by_role("button", name="Bắt đầu soạn").click()
    page.get_by_role("link", name="Song song Vào sổ, cấp số, phát hành").click()
    page.get_by_label("Tên bước").fill("Đối chiếu sổ gốc")
    page.get_by_label("Số giờ làm việc").fill("1")
    page.get_by_role("button", name="Lưu").click()
    assert "Thêm bước “Đối chiếu sổ gốc”" in page.get_by_role("main").inner_text()
    page.get_by_role("link", name="Chạy thử").click()
    assert "Đối chiếu sổ gốc" in page.get_by_role("main").inner_text()
    page.go_back()
    page.get_by_role("link", name="Công bố").click()
    page.get_by_label("Số quyết định công bố").fill("77/QĐ-UBND")
    page.get_by_role("button", name="Công bố").click()
    assert "Đã công bố." in page.get_by_role("main").inner_text()
    assert "77/QĐ-UBND" in page.get_by_role("main").inner_text()
    complaints = visitor.complaints
    visitor.context.close()
    assert not complaints
