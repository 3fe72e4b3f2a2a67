"""A certificate of marital status from home by keys alone: the line lost in the middle, gone on with on a
second device, sent, what was asked for given, the fee paid.

`make test` walks it by keys; `make proof` with a finger too. What may be lost of typing is P4's own test
(test_filing_at_home).
"""

import pytest
from playwright.sync_api import expect

from browsing import PHONE
from journeys.conftest import Visit
from journeys.hands import Finger, Keys
from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier
from platform_stand_in import stand_in
from proving.sizes import IS_FULL
from rooms.dossiers.conftest import CODE, Office
from surfaces.browser import needs_chromium
from surfaces.citizens import account

pytestmark = [pytest.mark.browser, needs_chromium, pytest.mark.timeout(120)]

WHO = "Nguyễn Thị Mai Hương"
NAME = "Cấp Giấy xác nhận tình trạng hôn nhân"
SPOUSE = "tên người dự định kết hôn"
WAYS = {"keys": Keys, "finger": Finger}


@pytest.mark.parametrize("way", list(WAYS)[: 2 if IS_FULL else 1])
def test_begun_on_a_telephone_and_paid_on_another_device(
    visit: Visit, served: Office, live_server: object, way: str
) -> None:
    _begin_and_lose_the_line(WAYS[way](visit(viewport=PHONE).as_account(account(WHO).id)), served)
    other = WAYS[way](visit(viewport=PHONE).as_account(account(WHO).id))
    dossier = _go_on_and_send(other)
    _give_what_is_asked_for(other, served, dossier)
    with stand_in(notify=f"{live_server}/thanh-toan/bao/") as platform:
        other.visitor.elsewhere = (platform.address,)
        _pay(other, served, dossier)


def _begin_and_lose_the_line(hand: Finger, office: Office) -> None:
    """What was typed without a line goes up when it is back; then the telephone is put away."""
    hand.visitor.go(f"/nop/{CODE}/")
    hand.press("Bắt đầu điền")
    hand.page.wait_for_url("**/nop/ho-so/*/")
    hand.follow("Nơi giải quyết")
    hand.pick(office.unit.name)
    hand.press("Tiếp tục")
    hand.write("Số điện thoại", "0912 345 678")
    hand.press("Tiếp tục")
    hand.pick("Chưa đăng ký kết hôn với ai")
    hand.press("Tiếp tục")
    hand.pick("Đăng ký kết hôn")
    hand.visitor.context.set_offline(True)
    hand.write(SPOUSE, "Đỗ Anh Tuấn")
    saved = hand.page.locator("[data-saved]")
    expect(saved).to_contain_text("Mất mạng")
    hand.visitor.context.set_offline(False)
    expect(saved).to_contain_text("Đã lưu lúc")
    hand.visitor.context.close()


def _go_on_and_send(hand: Finger) -> Dossier:
    hand.visitor.go("/ho-so/")
    hand.follow(NAME)
    hand.follow("Mục đích và số bản")
    assert hand.box(SPOUSE).input_value() == "Đỗ Anh Tuấn"
    hand.write("Số bản giấy cần cấp", "2")
    hand.press("Tiếp tục")
    hand.page.get_by_role("heading", name="Giấy tờ").first.wait_for()
    hand.press("Tiếp tục")
    hand.pick("Bản điện tử")
    hand.press("Tiếp tục")
    hand.page.get_by_role("heading", name="Kiểm tra rồi gửi").wait_for()
    hand.tick("Tôi cam đoan")
    hand.tick("Tôi đồng ý")
    hand.press("Gửi hồ sơ")
    hand.page.wait_for_url("**/da-gui/")
    return Dossier.objects.get()


def _give_what_is_asked_for(hand: Finger, office: Office, dossier: Dossier) -> None:
    fault = dossiers.Fault("Ghi đủ tên đệm của người sẽ kết hôn", question="spouse_name")
    ask = dossiers.ReturnForSupplement((fault,), "Cần làm rõ một điểm.")
    dossiers.perform(office.person("receiver"), dossier.public_id, ask)
    hand.visitor.go("/ho-so/")
    hand.follow(NAME)
    hand.follow("Bổ sung ngay")
    hand.write(SPOUSE, "Đỗ Trọng Anh Tuấn")
    hand.press("Gửi bổ sung")
    hand.page.wait_for_url(f"**/ho-so/{dossier.public_id}/")
    assert "Mới đăng ký" in hand.page.get_by_role("main").inner_text()


def _pay(hand: Finger, office: Office, dossier: Dossier) -> None:
    dossiers.perform(office.person("receiver"), dossier.public_id, dossiers.Accept())
    hand.page.reload()
    hand.follow("Nộp tiền")
    hand.press("Nộp qua cổng thanh toán")
    hand.pick("Vietcombank")
    hand.press("Nộp tiền")
    hand.page.get_by_text("Khoản này đã nộp xong").wait_for()
    hand.follow("Xem và in biên lai")
    hand.page.get_by_role("heading", name="Biên lai điện tử").wait_for()
