"""Text blocks with scripts: a picked block lands at once in its field, by keys alone, and nothing is sent."""

import pytest
from django.template.loader import render_to_string

from surfaces.browser import ORIGIN, Shelf, needs_chromium, opened
from surfaces.page_samples import contexts

pytestmark = [pytest.mark.browser, needs_chromium]


def test_a_block_is_picked_by_keys_and_can_be_edited() -> None:
    shelf = Shelf()
    context = {"csrf_token": "token"} | contexts()["desk/act.html"]
    shelf.pages["/act"] = render_to_string("desk/act.html", context)
    with opened(shelf) as page:
        page.goto(f"{ORIGIN}/act")
        page.locator("#parts-mau").focus()
        page.keyboard.type("Bản chụp")
        page.keyboard.press("Tab")
        page.keyboard.type("Tờ khai")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        fault = page.locator("#parts__to-khai")
        assert fault.input_value() == "Bản chụp Tờ khai mờ, không đọc được."
        assert page.locator("input[name=parts][value=to-khai]").is_checked()
        assert page.evaluate("document.activeElement.id") == "parts__to-khai"
        page.locator("#reason").fill("Còn thiếu.")
        page.locator("#reason-mau").select_option("thieu:1")
        page.get_by_role("button", name="Chèn vào Lý do").press("Enter")
        assert page.locator("#reason").input_value().startswith("Còn thiếu. ")
        assert page.locator("input[name=mau]").evaluate_all("all => all.map(each => each.value)") == [
            "reason||mo:2",
            "parts|to-khai|mo:2",
            "reason||thieu:1",
        ]
        said = page.locator("[data-blocks=reason] [role=status]")
        assert said.inner_text() == "Đã chèn; sửa thêm nếu cần."
        page.get_by_role("button", name="Chèn vào Lý do").press("Enter")
        assert said.inner_text() == "Chọn mẫu câu rồi bấm Chèn."
        assert page.url.endswith("/act")
    assert not shelf.complaints
