"""Two ways to use a page: with a finger, and with keys alone. Journeys are written once for both."""

import re

from playwright.sync_api import Locator, Page

from browsing import Visitor

_IS_ACTIVE = "element => element === document.activeElement"
_ACTIVE_NAME = "[document.activeElement.type, document.activeElement.name]"
MOST_TABS = 120


class Finger:
    """Touches what it names."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    @property
    def page(self) -> Page:
        return self.visitor.page

    def find(self, role: str, name: str, within: str = "") -> Locator:
        place = self.page.get_by_role("group", name=within) if within else self.page.get_by_role("main")
        # An option's hint belongs to its name.
        begins = re.compile(rf"^\s*{re.escape(name)}(?!\w)")
        return place.get_by_role(role, name=begins).first  # type: ignore[arg-type]

    def box(self, label: str, within: str = "") -> Locator:
        place = self.page.get_by_role("group", name=within) if within else self.page.get_by_role("main")
        return place.get_by_label(label).first

    def pick(self, name: str, within: str = "") -> None:
        self.find("radio", name, within).check()

    def tick(self, name: str) -> None:
        self.page.get_by_role("checkbox", name=name).check()

    def write(self, label: str, words: str, within: str = "") -> None:
        self.box(label, within).fill(words)

    def press(self, name: str) -> None:
        self.find("button", name).click()

    def follow(self, name: str) -> None:
        self.find("link", name).click()


class Keys(Finger):
    """Reaches everything by Tab, and uses it by letters, arrows, space and Enter."""

    def reach(self, wanted: Locator) -> None:
        wanted.wait_for()
        for _each in range(MOST_TABS):
            if wanted.evaluate(_IS_ACTIVE):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no way by Tab to {wanted}")

    def pick(self, name: str, within: str = "") -> None:
        """A group of radio buttons is one stop; arrows move in it and choose."""
        wanted = self.find("radio", name, within)
        group = ["radio", wanted.get_attribute("name")]
        for _each in range(MOST_TABS):
            if self.page.evaluate(_ACTIVE_NAME) == group:
                break
            self.page.keyboard.press("Tab")
        for _each in range(60):
            if wanted.evaluate(_IS_ACTIVE):
                break
            self.page.keyboard.press("ArrowDown")
        if not wanted.is_checked():
            self.page.keyboard.press("Space")
        assert wanted.is_checked(), name

    def tick(self, name: str) -> None:
        self.reach(self.page.get_by_role("checkbox", name=name))
        self.page.keyboard.press("Space")

    def write(self, label: str, words: str, within: str = "") -> None:
        self.reach(self.box(label, within))
        self.page.keyboard.type(words)

    def press(self, name: str) -> None:
        self.reach(self.find("button", name))
        self.page.keyboard.press("Enter")

    def follow(self, name: str) -> None:
        self.reach(self.find("link", name))
        self.page.keyboard.press("Enter")
