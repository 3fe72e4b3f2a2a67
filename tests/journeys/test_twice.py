"""The same thing sent twice from a browser (P1), and two officers at one dossier (P12)."""

import re

import pytest
from playwright.sync_api import Page, expect

from browsing import Visitor
from journeys.conftest import Visit
from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier
from rooms.dossiers.conftest import CODE, Office
from sample_files import PDF
from surfaces.browser import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

RECEIVER, EXAMINER = "muongphang.tiepnhan", "muongphang.hotich"
SLIP = re.compile(r"/quay/giay-hen/[0-9a-f-]{36}/$")
FIELDS = """Object.fromEntries([...new FormData(document.querySelector('form[enctype]'))]
    .filter(([_, value]) => typeof value === 'string'))"""
SEND = "Tiếp nhận và in giấy hẹn"


def fill(visitor: Visitor) -> Page:
    return answer(visitor.go(f"/quay/nhan/{CODE}/"))


def answer(page: Page) -> Page:
    page.get_by_label("Họ, chữ đệm, tên", exact=True).fill("Trần Thị Mỹ Hoà")
    page.get_by_label("Số định danh cá nhân").fill("079 194 001 234")
    page.get_by_label("Ngày sinh").fill("12/3/1994")
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    page.get_by_label("Nơi cư trú").fill("Bản Che Căn")
    page.get_by_role("radio", name="Chưa đăng ký kết hôn với ai").check()
    page.get_by_role("radio", name="Vay vốn").check()
    page.get_by_label("Số bản giấy cần cấp").fill("1")
    scan = {"name": "to-khai.pdf", "mimeType": "application/pdf", "buffer": PDF}
    page.get_by_label("Tệp quét: Tờ khai cấp Giấy xác nhận").set_input_files(scan)
    return page


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_submit_back_and_submit_again_is_one_dossier(served: Office, visit: Visit, *, scripts: bool) -> None:
    visitor = visit(scripts=scripts).sign_in(RECEIVER)
    page = fill(visitor)
    page.get_by_role("button", name=SEND).click()
    page.wait_for_url(SLIP)
    first = page.url
    page.go_back()
    page.wait_for_url("**/quay/nhan/**")
    assert Dossier.objects.get().code in page.get_by_role("main").inner_text()
    visitor.picture("p1-back")
    answer(page).get_by_role("button", name=SEND).click()
    page.wait_for_url(SLIP)
    assert page.url == first
    assert Dossier.objects.count() == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_double_click_is_one_dossier(served: Office, visit: Visit, *, scripts: bool) -> None:
    """The first of two clicks has reached the house, though the browser gave it up for the second."""
    visitor = visit(scripts=scripts).sign_in(RECEIVER)
    page = fill(visitor)
    first = visitor.context.request.post(page.url, form=page.evaluate(FIELDS) | {"paper__to-khai": "seen"})
    assert SLIP.search(first.url)
    page.get_by_role("button", name=SEND).dblclick()
    expect(page).to_have_url(SLIP)  # waiting for one navigation would end with the first, which is given up
    page.wait_for_load_state()
    assert page.url == first.url
    assert Dossier.objects.count() == 1


def test_the_slower_of_two_officers_sees_both_versions_and_types_nothing_again(
    served: Office, visit: Visit
) -> None:
    done = served.taken_in()
    served.do("section_head", done, dossiers.Assign(served.person("examiner").account or 0))
    slower = visit().sign_in(EXAMINER)
    page = slower.go(f"/ban-lam-viec/ho-so/{done.public_id}/viec/complete_step/")
    page.get_by_label("Nội dung kết quả").fill("Xác nhận chưa đăng ký kết hôn với ai")
    served.do("section_head", done, dossiers.Extend("3wd", "Đông người", "Xin lỗi"))
    page.get_by_role("button", name="Xong, chuyển bước sau").click()

    page.get_by_role("heading", name="Hồ sơ vừa thay đổi").wait_for()
    slower.picture("p12-both-versions")
    wanted = page.locator("section", has=page.get_by_role("heading", name="Bạn định ghi"))
    assert "Xác nhận chưa đăng ký kết hôn với ai" in wanted.inner_text()
    now = page.locator("section", has=page.get_by_role("heading", name="Hồ sơ hiện nay"))
    assert "Đang xử lý" in now.inner_text()
    assert page.get_by_label("Nội dung kết quả").input_value() == "Xác nhận chưa đăng ký kết hôn với ai"
    page.get_by_role("button", name="Xong, chuyển bước sau").click()
    page.get_by_text("Đã hoàn thành bước.").wait_for()
