"""A copy on one's own device: who is offered one, and half of whose key a page tells."""

import re

from django.test import Client

from motcua.platform.access import ANONYMOUS, Actor
from motcua.surfaces.portal.filing import device
from rooms.dossiers.conftest import Office, data_folder, office
from surfaces.citizens import signed_in
from surfaces.test_filing_at_home import begun, parts_of

__all__ = ["data_folder", "office"]


def half_on(browser: Client, address: str) -> str:
    text = browser.get(address).content.decode()
    found = re.search(r'data-half="([0-9a-f]{64})"', text)
    assert found
    assert re.search(r"<section[^>]*\shidden\b[^>]*data-device", text, re.DOTALL)
    return found[1]


def test_each_draft_has_its_half_for_whoever_may_see_it_and_no_device_stores_it(office: Office) -> None:
    browser = signed_in("Nguyễn Thị Mai Hương")
    one, other = begun(browser), begun(browser)
    part = parts_of(browser, one)[0]
    assert half_on(browser, one) == half_on(browser, part) != half_on(browser, other)
    assert "no-store" in browser.get(part)["Cache-Control"]
    assert b"data-half" not in Client().get(one).content
    visitor = Client()
    assert half_on(visitor, begun(visitor))


def test_officers_and_counters_are_offered_none() -> None:
    assert device.may_keep(ANONYMOUS)
    assert device.may_keep(Actor(1, "person", channel="online"))
    assert not device.may_keep(Actor(1, "staff"))
    assert not device.may_keep(Actor(1, "person", counter=3))


def test_sending_and_throwing_away_end_it(office: Office) -> None:
    browser = signed_in("Nguyễn Thị Mai Hương")
    tasks = begun(browser)
    draft = tasks.rstrip("/").rpartition("/")[2]
    assert f'data-device-ends="{draft}"' in browser.get(tasks).content.decode()
