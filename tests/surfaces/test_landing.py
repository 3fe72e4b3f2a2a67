"""Where an officer lands, and which entries the menu has for them."""

import re

import pytest

from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from scenes import Stage, stage

__all__ = ["data_folder", "office", "stage"]

CHOSEN = re.compile(r'<a href="[^"]*" aria-current="page"><span>([^<]+)</span>')


def page_of(office: Office, function: str, address: str = "/ban-lam-viec/") -> str:
    return signed_in(office.person(function).account).get(address).content.decode()


@pytest.mark.parametrize(
    ("function", "title"), [("examiner", "Của tôi"), ("receiver", "Của đơn vị"), ("returner", "Của đơn vị")]
)
def test_one_lands_on_the_first_list_that_has_something(stage: Stage, function: str, title: str) -> None:
    page = page_of(stage.office, function)
    assert CHOSEN.findall(page) == [title]
    assert "<tr data-row " in page


def test_a_list_that_was_chosen_is_shown_even_empty(stage: Stage) -> None:
    assert CHOSEN.findall(page_of(stage.office, "receiver", "/ban-lam-viec/?ds=cua-toi")) == ["Của tôi"]


def test_with_nothing_anywhere_it_is_ones_own_list(office: Office) -> None:
    assert CHOSEN.findall(page_of(office, "leader")) == ["Của tôi"]


@pytest.mark.parametrize(
    ("function", "is_offered"), [("receiver", True), ("leader", False), ("examiner", False)]
)
def test_taking_in_is_offered_to_those_who_may(office: Office, function: str, is_offered: bool) -> None:
    menu = page_of(office, function).partition('aria-label="Chính"')[2].partition("</nav>")[0]
    assert ('href="/quay/"' in menu) is is_offered
