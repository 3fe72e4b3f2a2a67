"""The pages in a real browser: accessibility, narrow screens, keys, forced colours, no script (P45).

`make test` looks at half of the pages, drawn by its seed, with axe at one of the widths in turn; `make proof`
at all of them at all three.
"""

import json
import random
from functools import cache
from pathlib import Path

import axe_playwright_python
import pytest
from django.template.loader import render_to_string

from motcua.platform.ui import gallery
from motcua.platform.ui.fields import Choice, Field
from proving.sizes import IS_FULL
from surfaces.browser import ORIGIN, Shelf, needs_chromium, opened
from surfaces.page_samples import contexts

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
]
PARTS = 4
WIDTHS = (1280, 768, 320)
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
VIOLATIONS = "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)"
SIDEWAYS = "document.documentElement.scrollWidth > window.innerWidth"


def shelf_of_pages() -> Shelf:
    shelf = Shelf()
    shelf.pages.update(_drawn())
    shelf.asked_again["/ban-lam-viec/tep-xuat/"] = shelf.pages["/desk/exports.html"]
    return shelf


@cache
def _drawn() -> dict[str, str]:
    """Every page with its made-up context, drawn once."""
    pages = {}
    for template, context in contexts().items():
        pages[f"/{template}"] = render_to_string(template, {"csrf_token": "token", **context})
    public = {"layout": "ui/public.html", "csrf_token": "token", **gallery.examples()}
    pages["/gallery/public"] = render_to_string("ui/gallery.html", public)
    return pages


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_fault_scrolls_sideways_or_breaks_the_policy(part: int) -> None:
    """Each page is opened once, at three widths; axe comes in beside its policy."""
    shelf = shelf_of_pages()
    faults: list[str] = []
    with opened(shelf) as page:
        pages = list(shelf.pages)[part::PARTS]
        for number, path in enumerate(pages if IS_FULL else pages[random.randrange(2) :: 2]):
            page.goto(ORIGIN + path)
            page.evaluate(AXE)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                is_looked_at = IS_FULL or width == WIDTHS[number % 3]
                found = page.evaluate(VIOLATIONS) if is_looked_at else []
                at = f"{path}, {width} px"
                faults += [f"{at}: {fault['id']} {fault['nodes'][0]['html'][:120]}" for fault in found]
                if page.evaluate(SIDEWAYS):
                    faults.append(f"{path}: cuộn ngang ở {width} px")
    assert not faults
    assert not shelf.complaints


LONG = "Trung tâm Phục vụ hành chính công Đặc khu Hoàng Sa – Ủy ban nhân dân Thành phố Đà Nẵng"


@pytest.mark.parametrize(
    ("width", "most", "administers"), [(1280, 64, True), (360, 130, False), (360, 170, True)]
)
def test_a_long_name_of_a_unit_makes_the_header_no_higher(width: int, most: int, administers: bool) -> None:
    staff = contexts()["desk/worklist.html"]
    me = staff["me"] | {"unit": LONG, "name": "Nguyễn Thị Hoàng Phương Thảo"}
    me |= {"may_administer": administers}
    shelf = Shelf()
    shelf.pages["/desk"] = render_to_string(
        "desk/worklist.html", {"csrf_token": "token"} | staff | {"me": me}
    )
    with opened(shelf, viewport={"width": width, "height": 800}) as page:
        page.goto(f"{ORIGIN}/desk")
        assert page.evaluate("document.querySelector('.top').offsetHeight") <= most
        assert not page.evaluate(SIDEWAYS)
        assert (page.get_attribute(".brand small", "title") or "").startswith(LONG)


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content() -> None:
    shelf = shelf_of_pages()
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/portal/procedures.html")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_error_summary_takes_the_focus_and_leads_to_the_field(scripts: bool) -> None:
    shelf = shelf_of_pages()
    with opened(shelf, java_script_enabled=scripts) as page:
        page.goto(f"{ORIGIN}/counter/intake.html")
        page.wait_for_selector(".govuk-error-summary:focus")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("#mobile:focus")


def test_the_list_is_walked_and_opened_by_keys() -> None:
    shelf = shelf_of_pages()
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/desk/worklist.html")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.textContent") == "H’Lan Niê"
        page.keyboard.press("k")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "search"
        page.keyboard.type("jk/")
        assert page.input_value("#search") == "jk/"


def test_rows_are_ticked_by_keys_for_an_act_on_several() -> None:
    shelf = shelf_of_pages()
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/desk/worklist.html")
        for key in ("j", "x", "k", "x", "k", "x", "x"):
            page.keyboard.press(key)
        ticked = (
            "[...new FormData(document.getElementById('chosen')).getAll('chon')].map(each => each.at(-1))"
        )
        assert page.evaluate(ticked) == ["1", "2"]
        page.locator("[data-tick]").first.focus()
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.textContent") == "Trần Thị Mỹ Hoà"


def test_the_counters_list_is_walked_by_the_same_keys() -> None:
    shelf = shelf_of_pages()
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/counter/start.html")
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.closest('[data-row]').rowIndex") == 1
        page.keyboard.press("o")
        page.wait_for_url("**#main")


def test_a_chosen_row_is_shown_beside_the_list_without_loading_the_page_again() -> None:
    shelf = shelf_of_pages()
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/desk/worklist.html")
        page.evaluate("window.stayed = true")
        other = shelf.pages["/desk/worklist.html"].replace("H29.79.145-261116-0037", "H29.79.145-261116-0044")
        shelf.pages["/desk/worklist.html"] = other
        page.get_by_role("link", name="Võ Minh Khang").click()
        page.wait_for_selector("#detail:focus")
        assert "261116-0044" in page.inner_text("#detail")
        assert page.inner_text("tr.chosen a") == "Võ Minh Khang"
        assert page.evaluate("window.stayed") is True
    assert not shelf.complaints


def test_a_form_is_not_sent_into_nothing_and_keeps_what_was_typed() -> None:
    shelf = shelf_of_pages()
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/desk/act.html")
        page.fill("#reason", "Bản án mờ ở trang 2")
        page.context.set_offline(True)
        page.get_by_role("button", name="Gửi yêu cầu bổ sung").click()
        page.wait_for_selector("[data-trouble=offline]:focus")
        assert page.input_value("#reason") == "Bản án mờ ở trang 2"
        page.context.set_offline(False)
        page.wait_for_selector("[data-trouble=offline]", state="hidden")


def test_a_part_that_does_not_arrive_is_said_and_the_list_stays() -> None:
    shelf = shelf_of_pages()
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/desk/worklist.html")
        del shelf.pages["/desk/worklist.html"]
        page.get_by_role("link", name="Võ Minh Khang").click()
        page.wait_for_selector("[data-trouble=error]:visible")
        assert page.is_visible("[data-row]")
        assert not page.is_visible("#detail .loading")


def test_a_conditional_question_appears_when_its_condition_holds() -> None:
    choices = (Choice("marry", "Kết hôn"), Choice("loan", "Vay vốn", is_chosen=True))
    marries = {"question": "purpose", "op": "=", "value": "marry"}
    condition = json.dumps({"and": [marries, {"question": "sum", "op": ">", "value": 5}]})
    fields = (
        Field("a-purpose", "Mục đích", "choice", choices=choices),
        Field("a-sum", "Số tiền", "money", "1.000"),
        Field("a-spouse", "Kết hôn với ai", when=condition, prefix="a-"),
    )
    shelf = shelf_of_pages()
    context = {"csrf_token": "token", **contexts()["desk/act.html"], "fields": fields, "problems": ()}
    shelf.pages["/form"] = render_to_string("desk/act.html", context)
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/form")
        assert not page.is_visible("#a-spouse")
        page.get_by_label("Kết hôn", exact=True).check()
        assert page.is_visible("#a-spouse")
        page.fill("#a-sum", "4")
        assert not page.is_visible("#a-spouse")


def test_the_clock_is_visible_in_forced_colours() -> None:
    shelf = shelf_of_pages()
    with opened(shelf, forced_colors="active") as page:
        page.goto(f"{ORIGIN}/portal/tracking_result.html")
        ground = "getComputedStyle(document.querySelector('{}')).backgroundColor"
        used = page.evaluate(ground.format(".clock-used"))
        assert used != page.evaluate(ground.format(".clock-bar"))


def test_the_receipt_prints_alone_on_one_sheet_of_a5() -> None:
    shelf = shelf_of_pages()
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/counter/receipt.html")
        page.emulate_media(media="print")
        assert not page.is_visible(".top")
        assert not page.is_visible("[data-print]")
        assert page.is_visible(".sheet-qr svg")
        assert page.pdf(format="A5").count(b"/Type /Page\n") == 1
