"""What scripts add at the counter: the checklist counts along, questions appear when they are asked."""

import pytest
from django.template.loader import render_to_string

from surfaces.browser import ORIGIN, Shelf, needs_chromium, opened
from surfaces.page_samples import contexts

pytestmark = [pytest.mark.browser, needs_chromium]


def test_the_checklist_counts_along_while_the_officer_chooses() -> None:
    shelf = Shelf()
    shelf.pages["/intake"] = render_to_string(
        "counter/intake.html", {"csrf_token": "token", **contexts()["counter/intake.html"]}
    )
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/intake")
        told = page.locator("[data-tally]")
        assert told.inner_text() == "Giấy bắt buộc: có 1 trên 2. Ghi thiếu: 0."
        page.locator('input[name="paper__to-khai"][value="missing"]').check()
        assert told.inner_text() == "Giấy bắt buộc: có 0 trên 2. Ghi thiếu: 2."
        page.locator('input[name="paper__to-khai"][value="register"]').check()
        assert told.inner_text() == "Giấy bắt buộc: có 1 trên 2. Ghi thiếu: 1."
    assert not shelf.complaints


def test_the_button_that_sends_a_code_is_there_when_a_code_is_chosen() -> None:
    shelf = Shelf()
    shelf.pages["/intake"] = render_to_string(
        "counter/intake.html", {"csrf_token": "token", **contexts()["counter/intake.html"]}
    )
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/intake")
        button = page.get_by_role("button", name="Gửi mã xác nhận")
        assert button.is_visible()
        page.get_by_label("Giấy có chữ ký").check()
        assert not button.is_visible()
