"""A marital-status certificate from the counter to the person, by everybody whose turn it is, in browsers.

Between any two steps the citizen looks the dossier up with code and phone: what the office does is what
the citizen sees. The whole way goes with scripts and without.
"""

import pytest
from django.core.signing import Signer
from django.template import Context, Template
from django.urls import reverse
from playwright.sync_api import Page

from browsing import PASSWORD, Visitor
from journeys.conftest import Visit
from motcua.dossiers import api as dossiers
from motcua.platform import ledger, outbox
from motcua.platform.models import Delivery
from motcua.surfaces.slips import SLIP
from proving.sizes import IS_FULL
from rooms.dossiers.conftest import Office
from sample_files import PDF
from surfaces.browser import needs_chromium

SCRIPTS = [True, False] if IS_FULL else [True]
"""In short with scripts: journeys from home run without them too; both in `make proof`."""
pytestmark = [pytest.mark.browser, needs_chromium]

OWNER, PHONE = "Trần Thị Mỹ Hoà", "0912 345 678"
RECEIVER, HEAD = "muongphang.tiepnhan", "muongphang.truongphong"
EXAMINER, LEADER = "muongphang.hotich", "muongphang.lanhdao"


def take_in(receiver: Visitor) -> str:
    """At the counter: find the procedure, fill the page, hand over the slip. Returns the dossier's code."""
    page = receiver.go("/quay/")
    page.get_by_label("Thủ tục, hoặc hồ sơ của người đến quầy").fill("tinh trang hon nhan")
    page.get_by_role("main").get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Cấp Giấy xác nhận tình trạng hôn nhân").click()
    receiver.picture("01-intake-empty")
    page.get_by_label("Họ, chữ đệm, tên", exact=True).fill(OWNER)
    page.get_by_label("Số định danh cá nhân").fill("079 194 001 234")
    page.get_by_label("Ngày sinh").fill("12/3/1994")
    page.get_by_label("Số điện thoại").fill(PHONE)
    page.get_by_label("Nơi cư trú").fill("Bản Che Căn, xã Mường Phăng")
    page.get_by_role("radio", name="Chưa đăng ký kết hôn với ai").check()
    page.get_by_role("radio", name="Đăng ký kết hôn", exact=True).check()
    page.get_by_label("tên người dự định kết hôn").fill("Đỗ Anh Tuấn")
    page.get_by_label("Số bản giấy cần cấp").fill("2")
    scan = {"name": "Tờ khai – Trần Thị Mỹ Hoà.pdf", "mimeType": "application/pdf", "buffer": PDF}
    page.get_by_label("Tệp quét: Tờ khai cấp Giấy xác nhận").set_input_files(scan)
    receiver.picture("02-intake-filled")
    page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").click()
    page.get_by_text("Đã tiếp nhận. Giấy hẹn sẵn sàng để in.").wait_for()
    receiver.picture("03-slip")
    return page.locator(".sheet-code").inner_text()


def open_dossier(officer: Visitor, code: str) -> Page:
    """By the search box, as one does with a slip in hand."""
    page = officer.go("/ban-lam-viec/")
    page.get_by_label("Tìm hồ sơ").fill(code)
    page.get_by_label("Tìm hồ sơ").press("Enter")
    page.get_by_role("main").get_by_role("link", name=OWNER).click()
    page.locator("#detail").get_by_role("link", name="Mở hồ sơ").click()
    page.get_by_role("heading", name=OWNER, level=1).wait_for()
    return page


def act(officer: Visitor, code: str, name: str, button: str = "", shows: str = "", **answers: str) -> Page:
    """Press an act on the dossier's page and, where it asks something, look, answer and send."""
    page = open_dossier(officer, code)
    main = page.get_by_role("main")
    main.get_by_role("button" if not button else "link", name=name, exact=True).click()
    if button:
        assert shows in main.inner_text()
        for label, value in answers.items():
            page.get_by_label(label.replace("_", " ")).first.fill(value)
        officer.picture(f"act-{name.replace('/', ' ')}")
        main.get_by_role("button", name=button, exact=True).click()
    page.get_by_text(f"Đã {name.lower()}.", exact=True).wait_for()
    return page


def seen_by_citizen(citizen: Visitor, code: str) -> str:
    """What the tracking page says to whoever knows code and phone."""
    page = citizen.go("/tra-cuu/")
    page.get_by_label("Mã hồ sơ").fill(code)
    page.get_by_label("Số điện thoại").fill(PHONE)
    page.get_by_role("main").get_by_role("button", name="Tra cứu").click()
    page.wait_for_url("**/tra-cuu/ho-so/**")
    return page.get_by_role("main").inner_text()


def carry_facts() -> None:
    """The worker's turn: facts of the rooms reach those who react to them."""
    outbox.carry(Delivery.objects.values_list("id", flat=True))


def assign(head: Visitor, code: str) -> None:
    page = open_dossier(head, code)
    head.picture("05-dossier")
    page.get_by_role("link", name="Phân công", exact=True).click()
    page.get_by_role("radio", name="Giàng A Chứ").check()
    page.get_by_role("button", name="Phân công").click()
    page.get_by_text("Đã phân công.").wait_for()


def ask_for_supplement(examiner: Visitor, code: str) -> None:
    """After reading the scan: what is wrong with which paper, and why, once."""
    page = open_dossier(examiner, code)
    page.get_by_role("link", name="Tờ khai – Trần Thị Mỹ Hoà.pdf", exact=True).click()
    page.get_by_text("Trang 1/1").wait_for()
    picture = page.get_by_role("img", name="Trang 1 của Tờ khai – Trần Thị Mỹ Hoà.pdf")
    assert picture.evaluate("async shown => { await shown.decode(); return shown.naturalWidth }") == 1240
    examiner.picture("06-paper")
    with page.expect_download() as scan:
        page.get_by_role("link", name="Tải về", exact=True).click()
    assert scan.value.path().read_bytes() == PDF
    page.get_by_role("link", name="Yêu cầu bổ sung").click()
    page.get_by_label("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", exact=True).check()
    page.get_by_label("Cần làm gì với: Tờ khai").fill("Chưa ký ở trang 2")
    page.get_by_label("Lý do").fill("Tờ khai chưa có chữ ký.")
    examiner.picture("06-supplement")
    page.get_by_role("button", name="Gửi yêu cầu bổ sung").click()
    page.get_by_text("Đã yêu cầu bổ sung.").wait_for()


def record_supplement(receiver: Visitor, code: str) -> None:
    page = open_dossier(receiver, code)
    page.get_by_role("link", name="Nhận giấy tờ bổ sung").click()
    signed = {"name": "Tờ khai đã ký.pdf", "mimeType": "application/pdf", "buffer": PDF}
    page.get_by_label("Tệp quét: Tờ khai cấp Giấy xác nhận").set_input_files(signed)
    receiver.picture("08-supplement-answer")
    page.get_by_role("button", name="Đã nhận bổ sung").click()
    page.get_by_text("Đã nhận giấy tờ bổ sung.").wait_for()
    page.get_by_role("link", name="Tờ khai đã ký.pdf", exact=True).wait_for()
    assert "nộp khi bổ sung" in page.get_by_role("main").inner_text()


def decide(examiner: Visitor, head: Visitor, leader: Visitor, code: str) -> None:
    """Draft, approval, signature, number, issue; whoever approves has the draft before their eyes."""
    done, draft = "Hoàn thành bước", "Chưa đăng ký kết hôn với ai"
    act(examiner, code, done, "Xong, chuyển bước sau", Nội_dung_kết_quả=draft)
    act(head, code, "Duyệt", "Duyệt, trình ký", shows=draft)
    act(leader, code, "Duyệt nội bộ (ký)", "Duyệt nội bộ", shows=draft, Mật_khẩu_của_bạn=PASSWORD)
    act(examiner, code, "Cấp số")
    act(examiner, code, "Phát hành")
    examiner.picture("09-issued")


def collect(cashier: Visitor, code: str) -> None:
    page = open_dossier(cashier, code)
    page.get_by_role("button", name="Thu tiền mặt").click()
    page.get_by_text("Đã thu tiền và ghi biên lai.").wait_for()
    cashier.picture("10-paid")
    carry_facts()


def slip_address(receiver: Visitor, office: Office, code: str) -> str:
    """The address in the QR of the slip: the picture on the page is the picture of this address."""
    (found,) = dossiers.search(office.person("leader"), code)
    signed = Signer(salt=SLIP).sign(str(found.public_id))
    address = receiver.address + reverse("portal:slip", args=[signed])
    page = open_dossier(receiver, code)
    page.get_by_role("link", name="Giấy tiếp nhận và hẹn trả").click()
    drawn = page.locator(".sheet-qr svg path").get_attribute("d")
    expected = Template("{% load ui %}{% qr_code address 'x' %}").render(Context({"address": address}))
    assert drawn
    assert drawn in expected
    return address


@pytest.mark.timeout(240)
@pytest.mark.parametrize("scripts", SCRIPTS, ids={True: "with scripts", False: "without scripts"}.get)
def test_a_certificate_goes_from_the_counter_to_the_person(
    served: Office, visit: Visit, *, scripts: bool
) -> None:
    logins = (RECEIVER, HEAD, EXAMINER, LEADER)
    receiver, head, examiner, leader = (visit(scripts=scripts).sign_in(login) for login in logins)
    citizen = visit(scripts=scripts, viewport={"width": 360, "height": 740})

    code = take_in(receiver)
    assert code.startswith(f"{served.unit.identifier}-")
    assert "Được tiếp nhận" in seen_by_citizen(citizen, code)
    assign(head, code)
    assert "Đang xử lý" in seen_by_citizen(citizen, code)
    ask_for_supplement(examiner, code)
    told = seen_by_citizen(citizen, code)
    assert all(words in told for words in ("Chờ bổ sung giấy tờ", "Chưa ký ở trang 2", "Thời hạn đang dừng"))
    citizen.picture("07-tracking-supplement")
    record_supplement(receiver, code)
    assert "Đang xử lý" in seen_by_citizen(citizen, code)
    decide(examiner, head, leader, code)
    assert "Kết quả đã có" in seen_by_citizen(citizen, code)
    collect(receiver, code)
    assert "Đã nộp phí, lệ phí" in seen_by_citizen(citizen, code)
    act(receiver, code, "Trả kết quả", "Đã trả kết quả")
    assert "Đã trả kết quả" in seen_by_citizen(citizen, code)
    citizen.picture("12-tracking-returned")

    stranger = visit(scripts=scripts)
    page = stranger.go(slip_address(receiver, served, code))
    assert page.get_by_role("heading", level=1).inner_text() == "Cấp Giấy xác nhận tình trạng hôn nhân"
    assert OWNER not in page.content()
    assert ledger.verify().sound
