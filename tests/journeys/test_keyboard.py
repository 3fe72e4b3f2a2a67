"""Taking a dossier in with no mouse at all: from sign-in to the slip, by Tab, letters, space and Enter."""

import pytest

from browsing import PASSWORD, Visitor
from journeys.conftest import Visit
from rooms.dossiers.conftest import Office
from scenes import with_scan
from surfaces.browser import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

FOCUSED = "document.activeElement.getAttribute({!r})"
TYPED = {
    "name": "Trần Thị Mỹ Hoà",
    "personal_id": "079194001234",
    "birth_date": "12/03/1994",
    "phone": "0912345678",
    "address": "Bản Che Căn",
}


class Keys:
    """A person at the keyboard of a visitor."""

    def __init__(self, visitor: Visitor) -> None:
        self.page = visitor.page

    def to(self, attribute: str, value: str) -> "Keys":
        """Tab until the element with this attribute has the focus, which must be seen."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(FOCUSED.format(attribute)) == value:
                assert self.page.evaluate("document.activeElement.matches(':focus-visible')")
                return self
        raise AssertionError(f"no way by Tab to {attribute}={value}")

    def type(self, words: str) -> "Keys":
        self.page.keyboard.type(words)
        return self

    def press(self, key: str) -> "Keys":
        self.page.keyboard.press(key)
        return self


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_dossier_is_taken_in_by_keys_alone(visit: Visit, *, scripts: bool) -> None:
    visitor = visit(scripts=scripts)
    keys, page = Keys(visitor), visitor.go("/dang-nhap/")
    keys.to("name", "login").type("muongphang.tiepnhan").to("name", "password").type(PASSWORD).press("Enter")
    page.wait_for_url("**/ban-lam-viec/")
    keys.to("href", "/quay/").press("Enter")
    page.wait_for_url("**/quay/")
    page.wait_for_selector("#q:focus")
    keys.type("hon nhan").press("Enter")
    page.wait_for_url("**/quay/?tim=*")
    keys.to("href", "/quay/nhan/1.004873/").press("Enter")
    page.wait_for_url("**/quay/nhan/**")

    for name, words in TYPED.items():
        keys.to("name", name).type(words)
    keys.to("name", "answer__marital_history").press("Space")
    keys.to("name", "answer__purpose").press("Space").press("ArrowDown")
    keys.to("name", "answer__copies").type("1")
    keys.to("name", "paper__to-khai").press("Space")
    for _ in range(20):
        keys.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
    keys.press("Enter")
    page.get_by_text("Giấy hẹn sẵn sàng để in.").wait_for()


def test_the_mistakes_of_the_intake_are_walked_through_by_keys(visit: Visit) -> None:
    visitor = visit().sign_in("muongphang.tiepnhan")
    page = visitor.go("/quay/nhan/1.004873/")
    page.get_by_label("Họ, chữ đệm, tên", exact=True).fill("Trần Thị Mỹ Hoà")
    page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").press("Enter")
    page.wait_for_selector(".govuk-error-summary:focus")

    asked = page.locator(".govuk-error-summary a").all()
    assert len(asked) >= 5
    for link in asked:
        link.focus()
        page.keyboard.press("Enter")
        target = (link.get_attribute("href") or "").removeprefix("#")
        assert page.evaluate("document.activeElement.id") == target
    assert page.get_by_label("Họ, chữ đệm, tên", exact=True).input_value() == "Trần Thị Mỹ Hoà"


def test_a_list_is_walked_narrowed_and_searched_by_keys(served: Office, visit: Visit) -> None:
    codes = [with_scan(served).code for _ in range(3)]
    visitor = visit().sign_in("muongphang.truongphong")
    keys, page = Keys(visitor), visitor.page
    focused = "document.activeElement.closest('[data-row]')?.rowIndex ?? 0"

    keys.press("j")
    assert page.evaluate(focused) == 1
    keys.press("j").press("j").press("j")
    assert page.evaluate(focused) == len(codes)
    keys.press("k")
    assert page.evaluate(focused) == len(codes) - 1
    keys.press("?")
    page.wait_for_selector("dialog[open]")
    assert page.locator("dialog kbd").count() == 8
    keys.press("j").press("?")
    page.wait_for_selector("dialog:not([open])", state="attached")
    keys.press("?").press("Escape")
    page.wait_for_selector("dialog:not([open])", state="attached")

    keys.press("/").type("jk x?o").press("Escape")
    assert page.locator("#search").input_value() in {"jk x?o", ""}
    page.locator("#search").fill(codes[0])
    keys.press("Enter")
    page.wait_for_url("**/ban-lam-viec/?tim=*")
    assert codes[0] not in page.url
    keys.press("j").press("o")
    page.wait_for_url("**/ban-lam-viec/ho-so/*/")
    assert codes[0] in page.locator("main").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_list_is_narrowed_and_the_filter_kept_by_keys(
    served: Office, visit: Visit, *, scripts: bool
) -> None:
    with_scan(served)
    visitor = visit(scripts=scripts).sign_in("muongphang.truongphong")
    keys, page = Keys(visitor), visitor.go("/ban-lam-viec/?ds=don-vi")
    page.locator("a.chip", has_text="Lọc").press("Enter")
    page.wait_for_url("**&loc=1#loc")
    keys.to("name", "kenh").press("ArrowDown").to("type", "submit").press("Enter")
    page.wait_for_url("**/ban-lam-viec/?ds=don-vi&kenh=tai-quay")
    keys.to("name", "ten").type("Tại quầy").press("Enter")
    page.get_by_role("navigation", name="Danh sách").get_by_text("Tại quầy").wait_for()
    page.locator("a.chip-on").press("Enter")
    page.wait_for_url("**/ban-lam-viec/?ds=don-vi")


def test_letters_switched_off_do_nothing(served: Office, visit: Visit) -> None:
    with_scan(served)
    visitor = visit().sign_in("muongphang.truongphong")
    keys, page = Keys(visitor), visitor.go("/ban-lam-viec/phim-tat/")
    page.get_by_role("main").get_by_role("button", name="Tắt phím một chữ").press("Enter")
    page.get_by_role("main").get_by_role("button", name="Bật phím một chữ").wait_for()
    visitor.go("/ban-lam-viec/?ds=don-vi")
    for key in ("j", "/", "?"):
        keys.press(key)
    assert page.evaluate("document.activeElement === document.body")
    assert page.locator("dialog").count() == 0
