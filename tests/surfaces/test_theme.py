"""Light or dark: who chose what, where it is kept, and that no page shows the other one first."""

import re

import pytest
from django.test import Client

from motcua.parties import api as parties
from motcua.platform import ledger
from people import Cast
from surfaces.test_sign_in import POSTS, sign_in

THEME, TRACKING = "/mau-trang/", "/tra-cuu/"
OURS = "http://testserver"


def shown(browser: Client, path: str = TRACKING) -> tuple[str, str, str]:
    """What a page tells the stylesheet, the browser before there is one, and the button that is pressed."""
    page = browser.get(path).content.decode()
    attribute = re.search(r'<html [^>]*data-theme="(\w+)"', page)
    scheme = re.search(r'name="color-scheme" content="([\w ]+)"', page)
    pressed = re.findall(r'name="theme" value="(\w+)" aria-pressed="true"', page)
    assert scheme
    assert len(pressed) == 1
    return attribute[1] if attribute else "", scheme[1], pressed[0]


@pytest.mark.django_db
def test_anybodys_choice_stays_with_their_browser_until_they_go_by_the_device_again() -> None:
    browser = Client()
    assert shown(browser) == ("", "light dark", "system")

    answer = browser.post(THEME, {"theme": "dark"}, headers={"referer": f"{OURS}{TRACKING}"})
    assert answer.headers["Location"] == f"{OURS}{TRACKING}"
    assert answer.cookies["theme"]["httponly"]
    assert shown(browser) == ("dark", "dark", "dark")
    assert shown(Client()) == ("", "light dark", "system")

    browser.post(THEME, {"theme": "system"})
    assert shown(browser) == ("", "light dark", "system")


def test_an_officers_choice_is_theirs_on_every_machine_and_nobody_elses(cast: Cast) -> None:
    browser, _ = sign_in("muongphang.truongphong")
    browser.post(THEME, {"theme": "dark"})
    elsewhere, _ = sign_in("muongphang.truongphong")
    assert shown(browser, POSTS) == shown(elsewhere) == ("dark", "dark", "dark")

    browser.cookies["theme"] = "light"
    assert shown(browser, POSTS)[0] == "dark"
    browser.post(THEME, {"theme": "system"})
    assert shown(browser, POSTS) == ("", "light dark", "system")
    assert shown(sign_in("muongphang.lanhdao")[0], POSTS)[0] == ""
    told = ledger.entries(f"account:{cast.section_head.account}")
    assert [each.payload for each in told if each.name == "parties.preference.changed"] == [
        {"name": "ui.theme"}
    ] * 2
    assert parties.preferences_of(cast.section_head.account or 0) == {"ui.theme": "system"}


@pytest.mark.django_db
def test_the_choice_leads_nowhere_else_and_takes_nothing_unknown() -> None:
    away = Client().post(THEME, {"theme": "dark"}, headers={"referer": "https://ngoai.example/"})
    assert away.headers["Location"] == "/"
    unknown = Client()
    unknown.post(THEME, {"theme": "sepia"})
    unknown.cookies["theme"] = '"><b>'
    assert shown(unknown) == ("", "light dark", "system")
    assert Client().get(THEME).status_code == 405
    assert Client(enforce_csrf_checks=True).post(THEME, {"theme": "dark"}).status_code == 403
