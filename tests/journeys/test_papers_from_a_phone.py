"""Papers photographed at home: several at once, over a line that breaks, blurred ones warned about first."""

import io
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, Route, expect

from browsing import PHONE, Visitor
from journeys.conftest import Visit
from journeys.test_filing_at_home import WHO
from motcua.dossiers.api import filing
from motcua.dossiers.models import DraftPage
from motcua.platform import files
from motcua.platform.files.uploads.models import Upload
from rooms.dossiers.conftest import CODE, Office
from sample_files import PDF
from surfaces.browser import needs_chromium
from surfaces.citizens import account

pytestmark = [pytest.mark.browser, needs_chromium]

SHARP = "Trang rõ.jpg"
AGAIN = "giay-xac-nhan-cu"


def photograph(width: int = 1_100, quality: int = 95) -> bytes:
    """Something sharp and large enough for several pieces."""
    kept = io.BytesIO()
    noise = Image.effect_noise((width, width), 90).convert("RGB")
    noise.save(kept, format="JPEG", quality=quality)
    return kept.getvalue()


def blank(grey: int) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (400, 300), (grey, grey, grey)).save(kept, format="JPEG")
    return kept.getvalue()


def given(name: str, content: bytes) -> dict[str, object]:
    return {
        "name": name,
        "mimeType": "application/pdf" if content == PDF else "image/jpeg",
        "buffer": content,
    }


@pytest.fixture
def person(visit: Visit, served: Office) -> Visitor:
    return visit(scripts=True, viewport=PHONE).as_account(account(WHO).id)


def violations(page: Page) -> list[str]:
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in Axe().run(page).response["violations"]
    ]


def paper_page(person: Visitor) -> Page:
    draft = filing.begin(filing.Bearer(account=account(WHO).id), CODE)
    page = person.go(f"/nop/ho-so/{draft}/giay-to/")
    person.picture("papers-1-list")
    page.get_by_role("link", name="Giấy xác nhận tình trạng hôn nhân đã cấp trước đây").click()
    return page


def listed(page: Page) -> list[str]:
    return page.locator(".paper-pages .wrap-any").all_inner_texts()


def test_photographs_go_in_over_a_line_that_breaks(person: Visitor) -> None:
    page = paper_page(person)
    person.picture("papers-2-empty")
    broken: list[str] = []

    def cut_once(route: Route) -> None:
        if route.request.method == "PATCH" and route.request.headers["upload-offset"] != "0" and not broken:
            broken.append(route.request.url)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/tep/**", cut_once)
    files = page.get_by_label("Chọn ảnh hoặc PDF")
    files.set_input_files([given(SHARP, photograph()), given("Trang hai.pdf", PDF)])  # type: ignore[list-item]
    expect(page.locator(".paper-pages > li")).to_have_count(2, timeout=20_000)
    assert broken, "the line broke in the middle of the photograph"
    assert listed(page) == ["Trang rõ.jpeg", "Trang hai.pdf"], "in the order they were chosen"
    expect(page.locator("[data-told]")).to_contain_text("đúng như tệp trên máy")
    expect(page.locator("[data-queue]")).to_be_hidden()
    assert Upload.objects.filter(file=None).count() == 0
    page.get_by_role("button", name=re.compile(r"^Xoay")).first.click()
    expect(page.locator(".turn-1")).to_have_count(1)
    person.picture("papers-3-pages")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Xong giấy này").click()
    expect(page.get_by_text("Đã có, 2 tệp")).to_be_visible()
    person.picture("papers-4-done")


def test_a_blurred_or_dark_photograph_is_warned_about_and_a_paused_one_goes_on(person: Visitor) -> None:
    page = paper_page(person)
    files = page.get_by_label("Chọn ảnh hoặc PDF")
    files.set_input_files([given("mờ.jpg", blank(180)), given("tối.jpg", blank(20))])  # type: ignore[list-item]
    expect(page.locator(".queue").get_by_text("Ảnh có vẻ bị mờ")).to_be_visible()
    expect(page.locator(".queue").get_by_text("Ảnh có vẻ quá tối")).to_be_visible()
    assert not Upload.objects.exists()
    person.picture("papers-5-warned")
    assert violations(page) == []
    first, second = (page.locator(".queue > li", has_text=name) for name in ("mờ.jpg", "tối.jpg"))
    second.get_by_role("button", name="Bỏ").click()
    first.get_by_role("button", name="Xoay").click()
    held: list[Route] = []
    page.route("**/tep/*/", lambda route: held.append(route))  # noqa: PLW0108 (a built-in is none here)
    first.get_by_role("button", name="Vẫn gửi").click()
    page.wait_for_timeout(300)
    first.get_by_role("button", name="Tạm dừng gửi").click()
    expect(first.get_by_text("Tạm dừng", exact=True)).to_be_visible()
    page.unroute("**/tep/*/")
    first.get_by_role("button", name="Gửi tiếp").click()
    expect(page.locator(".paper-pages > li")).to_have_count(1, timeout=20_000)
    assert listed(page) == ["mờ.jpeg"]
    assert DraftPage.objects.get().turn == 1


def test_a_photograph_is_turned_and_cut_to_its_paper_before_it_goes(person: Visitor) -> None:
    """By a drag and by a number; its name says HEIC, and it is one the browser can draw."""
    page = paper_page(person)
    page.get_by_label("Cắt từng ảnh trước khi gửi").check()
    heic = given("Giấy.heic", on_a_table()) | {"mimeType": "image/heic"}
    page.get_by_label("Chọn ảnh hoặc PDF").set_input_files([heic])  # type: ignore[list-item]
    picture = page.locator(".crop canvas")
    expect(picture).to_be_visible()
    page.get_by_role("button", name="Xoay").click()
    expect(picture).to_have_js_property("height", 640)
    page.get_by_label("Bỏ phía trên").fill("25")
    page.get_by_label("Bỏ phía dưới").fill("25")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box
    for begin_at, end_at in ((0.02, 0.2), (0.98, 0.8)):
        page.mouse.move(box["x"] + begin_at * box["width"], box["y"] + 0.5 * box["height"])
        page.mouse.down()
        page.mouse.move(box["x"] + end_at * box["width"], box["y"] + 0.5 * box["height"])
        page.mouse.up()
    expect(page.get_by_label("Bỏ bên trái")).to_have_value("20")
    person.picture("papers-6-crop")
    assert violations(page) == []
    assert not Upload.objects.exists()
    page.get_by_role("button", name="Gửi phần trong khung").click()
    expect(page.locator(".paper-pages > li")).to_have_count(1, timeout=20_000)
    assert listed(page) == ["Giấy.jpeg"]
    _stored, content = files.open_stored(DraftPage.objects.get().file.public_id)
    with content, Image.open(content) as kept:
        assert kept.size == (360, 400)
        assert kept.convert("L").getextrema()[0] > 200, "nothing of the table is left"


def on_a_table() -> bytes:
    """White paper of 400 by 360 in the middle of something dark."""
    picture = Image.new("RGB", (800, 600), (30, 30, 30))
    picture.paste((250, 250, 250), (195, 115, 605, 485))
    kept = io.BytesIO()
    picture.save(kept, format="JPEG", quality=95)
    return kept.getvalue()


def test_what_the_server_refuses_is_said_at_its_file(person: Visitor) -> None:
    page = paper_page(person)
    broken = {"name": "hỏng.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n" + b"x" * 300}
    empty = {"name": "trống.png", "mimeType": "image/png", "buffer": b""}
    page.get_by_label("Chọn ảnh hoặc PDF").set_input_files([broken, empty])  # type: ignore[list-item]
    expect(page.locator(".queue").get_by_text("Tệp “hỏng.pdf” bị hỏng")).to_be_visible(timeout=20_000)
    expect(page.locator(".queue").get_by_text("Tệp “trống.png” trống (0 byte)")).to_be_visible()
    assert not DraftPage.objects.exists()
    page.locator(".queue > li", has_text="hỏng.pdf").get_by_role("button", name="Bỏ").click()
    expect(page.locator(".queue > li")).to_have_count(1)


def test_what_was_chosen_before_the_script_was_there_goes_too(person: Visitor) -> None:
    """On a slow line the page is there before its script."""
    draft = filing.begin(filing.Bearer(account=account(WHO).id), CODE)
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    person.page.route("**/papers*.js", hold)
    address = f"/nop/ho-so/{draft}/giay-to/{AGAIN}/"
    person.page.goto(address, wait_until="commit")
    person.page.set_input_files("input[name=files]", given("Trang.pdf", PDF))  # type: ignore[arg-type]
    late.pop().continue_()
    expect(person.page.locator(".paper-pages > li")).to_have_count(1)
