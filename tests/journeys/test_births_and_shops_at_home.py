"""From a phone at home, finger or keys: a birth, a birth of another's child, a shop by a company's account.

`make test` walks each once; `make proof` each with a finger and with keys, the birth without scripts too.
"""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from browsing import PHONE, Visitor
from journeys.conftest import Visit
from journeys.hands import Finger, Keys
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier, Participant, Submission
from motcua.platform import clock
from proving.sizes import IS_FULL
from rooms.dossiers.conftest import REPOSITORY, Office, office_files
from sample_files import PDF
from surfaces.browser import needs_chromium
from surfaces.citizens import account

pytestmark = [pytest.mark.browser, needs_chromium]

WHO, COMPANY = "Nguyễn Thị Mai Hương", "Công ty TNHH Sông Xanh Mẫu"
BIRTH, SHOP = "1.001193", "1.001612"
WAYS = {"finger": Finger, "keys": Keys}


@pytest.fixture
def furnished(served: Office, tmp_path: Path) -> Office:
    folder = office_files(tmp_path)
    for code, process in ((BIRTH, "dang-ky-khai-sinh"), (SHOP, "thanh-lap-ho-kinh-doanh")):
        for name in (f"procedures/{code}.json", f"processes/{process}.yaml"):
            shutil.copy(REPOSITORY / "data" / name, folder / name)
    catalogue.load_data(folder)
    return served


def begun(visitor: Visitor, way: str, procedure: str) -> Finger:
    hand = WAYS[way](visitor)
    visitor.go(f"/nop/{procedure}/")
    hand.press("Bắt đầu điền")
    hand.page.wait_for_url("**/nop/ho-so/*/")
    return hand


def sent(hand: Finger) -> Dossier:
    hand.page.get_by_role("heading", name="Kiểm tra rồi gửi").wait_for()
    hand.tick("Tôi cam đoan")
    hand.tick("Tôi đồng ý")
    hand.press("Gửi hồ sơ")
    hand.page.wait_for_url("**/da-gui/")
    dossier = Dossier.objects.get()
    assert dossier.code in hand.page.get_by_role("main").inner_text()
    return dossier


def register_birth(hand: Finger, office: Office, relation: str) -> None:
    """From the questions of eligibility to the parents."""
    born = clock.today() - timedelta(days=9)
    hand.follow("Điều kiện")
    for question in ("Trẻ đã được", "Cha hoặc mẹ", "Có đồng thời"):
        hand.pick("Chưa đăng ký" if question == "Trẻ đã được" else "Không", question)
    hand.press("Tiếp tục")
    hand.pick(office.unit.name)
    hand.pick("Đăng ký trong 60 ngày từ ngày sinh")
    hand.press("Tiếp tục")
    hand.write("Số điện thoại", "0912 345 678")
    hand.press("Tiếp tục")
    hand.pick(relation, "Bạn là ai của trẻ")
    if relation == "Người khác":
        hand.write("Ghi rõ quan hệ với trẻ", "Bạn của mẹ cháu")
    hand.press("Tiếp tục")
    hand.write("Trẻ mang họ, chữ đệm, tên", "Đỗ Gia Hân")
    hand.pick("Nữ", "Trẻ là nam hay nữ")
    hand.write("Trẻ sinh ngày", f"{born:%d/%m/%Y}")
    hand.write("Trẻ theo dân tộc", "Kinh")
    hand.pick("Quê của cha", "Trẻ lấy quê quán theo ai")
    hand.press("Tiếp tục")
    hand.pick("Bệnh viện, trạm y tế", "Trẻ sinh ở đâu")
    hand.write("Nơi sinh", "Bệnh viện đa khoa tỉnh Điện Biên")
    hand.press("Tiếp tục")


@pytest.mark.parametrize(
    ("way", "scripts"),
    [("finger", False), ("keys", True), ("finger", True), ("keys", False)][: 4 if IS_FULL else 2],
)
def test_a_birth_is_registered_from_home(visit: Visit, furnished: Office, way: str, *, scripts: bool) -> None:
    person = visit(scripts=scripts, viewport=PHONE).as_account(account(WHO).id)
    hand = begun(person, way, BIRTH)
    person.picture("birth-tasks")
    register_birth(hand, furnished, "Mẹ")
    parents(hand)
    person.picture("birth-parents")
    hand.press("Tiếp tục")
    papers_and_result(hand)
    person.picture("birth-check")
    dossier = sent(hand)
    said = Submission.objects.get(dossier=dossier).answers
    assert said["child_name"] == "Đỗ Gia Hân"
    assert (said["mother"]["name"], said["father"]["name"]) == (WHO, "Đỗ Trọng Nghĩa")
    assert Participant.objects.get(dossier=dossier, role="owner").name == WHO


def parents(hand: Finger) -> None:
    hand.pick("Có", "Cha mẹ của trẻ đã đăng ký kết hôn")
    for whose, name, number, born in (
        ("Mẹ của trẻ", WHO, "079188999012", "1988"),
        ("Cha của trẻ", "Đỗ Trọng Nghĩa", "", "12/03/1987"),
    ):
        hand.write("Họ, chữ đệm, tên", name, whose)
        if number:
            hand.write("Số định danh", number, whose)
        hand.write("Ngày sinh", born, whose)


def papers_and_result(hand: Finger) -> None:
    hand.write("Số bản sao trích lục cần thêm", "1")
    hand.press("Tiếp tục")
    hand.page.get_by_role("heading", name="Giấy tờ").first.wait_for()
    hand.press("Tiếp tục")
    hand.visitor.picture("birth-result")
    hand.pick("Bản điện tử")
    hand.press("Tiếp tục")


@pytest.mark.parametrize("way", ["keys", "finger"][: 2 if IS_FULL else 1])
def test_a_birth_of_anothers_child_needs_their_authority(visit: Visit, furnished: Office, way: str) -> None:
    person = visit(viewport=PHONE).as_account(account(WHO).id)
    hand = begun(person, way, BIRTH)
    register_birth(hand, furnished, "Người khác")
    parents(hand)
    hand.press("Tiếp tục")
    hand.write("Số bản sao trích lục cần thêm", "0")
    hand.press("Tiếp tục")
    hand.follow("Văn bản ủy quyền")
    hand.page.set_input_files("input[name=files]", {"name": "uy-quyen.pdf", "mimeType": "", "buffer": PDF})
    hand.page.get_by_role("button", name="Xoay").first.wait_for()
    person.picture("birth-authority")
    hand.press("Xong giấy này")
    hand.press("Tiếp tục")
    hand.pick("Tại quầy")
    hand.press("Tiếp tục")
    dossier = sent(hand)
    view = dossiers.dossier_view(furnished.person("receiver"), dossier.public_id)
    assert [paper.component for paper in view.papers if paper.file] == ["van-ban-uy-quyen"]


@pytest.mark.parametrize("way", ["finger", "keys"][: 2 if IS_FULL else 1])
def test_a_company_opens_a_shop_from_its_account(visit: Visit, furnished: Office, way: str) -> None:
    company = visit(viewport=PHONE).as_account(account(COMPANY).id)
    hand = begun(company, way, SHOP)
    company.picture("shop-tasks")
    hand.follow("Điều kiện")
    for question, answer in (
        ("Người đăng ký đã từ", "Có"),
        ("Người đăng ký đang bị", "Không"),
        ("chủ hộ kinh doanh khác", "Không"),
    ):
        hand.pick(answer, question)
    hand.press("Tiếp tục")
    hand.pick(furnished.unit.name)
    hand.press("Tiếp tục")
    assert COMPANY in hand.page.get_by_role("main").inner_text()
    hand.write("Số điện thoại", "0912 345 678")
    hand.write("Nơi cư trú", "Số 4, đường 7/5")
    hand.press("Tiếp tục")
    hand.write("Họ, chữ đệm, tên", "Trần Quốc Bảo")
    hand.write("Ngày, tháng, năm sinh", "12/03/1994")
    hand.write("Số định danh", "079094001238")
    hand.press("Tiếp tục")
    company.picture("shop-1")
    the_shop(hand)
    company.picture("shop-check")
    assert Submission.objects.get(dossier=sent(hand)).answers["lines"][0]["activity"] == "Bán lẻ lương thực"


def the_shop(hand: Finger) -> None:
    hand.write("Tên hộ kinh doanh", "Hộ kinh doanh Tạp hóa Minh Anh")
    hand.write("Xã, phường", "Mường Phăng")
    hand.write("Số nhà, đường", "Bản Che Căn")
    hand.press("Tiếp tục")
    hand.write("Ngành, nghề", "Bán lẻ lương thực")
    hand.write("Mã ngành", "4721")
    hand.pick("Không", "Có ngành, nghề kinh doanh có điều kiện")
    hand.visitor.picture("shop-lines")
    hand.press("Tiếp tục")
    hand.write("Vốn kinh doanh", "50.000.000")
    hand.pick("Một cá nhân", "Ai làm chủ")
    hand.write("Số lao động", "2")
    hand.press("Tiếp tục")
    hand.write("Ngày bắt đầu hoạt động", "01/12/2026")
    hand.pick("Không", "Nhận thông báo thuế")
    hand.pick("Kê khai", "Phương pháp nộp thuế")
    hand.press("Tiếp tục")
    hand.tick("Tôi không thuộc trường hợp bị cấm")
    hand.press("Tiếp tục")
    hand.page.get_by_role("heading", name="Giấy tờ").first.wait_for()
    hand.press("Tiếp tục")
    hand.pick("Bản điện tử")
    hand.visitor.picture("shop-result")
    hand.press("Tiếp tục")
    hand.page.get_by_role("heading", name="Kiểm tra rồi gửi").wait_for()
