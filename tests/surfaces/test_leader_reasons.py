"""Reasons by procedure and unit: every number leads to as many dossiers, and pages ask little."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.catalogue.api import wordings
from motcua.catalogue.wordings import Kind, Place, Words
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import reasons
from motcua.platform.access import SYSTEM
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]

FIGURES, BEHIND = 12, 11


def asked_again(office: Office, times: int) -> None:
    place = Place(str(Kind.FAULT), office.unit.identifier)
    made = wordings.write(SYSTEM, place, Words(f"Mờ {times}", f"Bản chụp mờ số {times}."))
    used = (reasons.Used(made, 1, "fault", "to-khai"),)
    fault = (dossiers.Fault(f"Bản chụp mờ số {times}.", component="to-khai"),)
    for _ in range(times):
        done = office.taken_in()
        office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
        office.do("examiner", done, dossiers.ReturnForSupplement(fault, "Còn thiếu.", used=used))


@pytest.fixture
def leader(office: Office) -> Client:
    asked_again(office, 3)
    return signed_in(office.person("leader").account)


def test_every_number_leads_to_as_many_dossiers(office: Office, leader: Client) -> None:
    page = leader.get(reverse("leader:reasons")).content.decode()
    cells = re.findall(r'<a class="strong" href="([^"]+)">(\d+)', page)
    assert [int(count) for _address, count in cells] == [3, 3]
    assert "Mờ 3" in page
    assert "Tự viết, không theo mẫu câu" in page
    for address, count in cells:
        behind = leader.get(unescape(address)).content.decode()
        assert behind.count('class="row-link num"') == int(count)
        [dossier, *_more] = re.findall(r'class="row-link num" href="([^"]+)"', behind)
        assert leader.get(dossier).status_code == 200
    chips = re.findall(r'<a class="chip" href="([^"]+)"[^>]*>[^<]+ <b>(\d+)</b>', page)
    for address, count in chips:
        rows = re.findall(
            r'class="strong" href="[^"]+">(\d+)', leader.get(unescape(address)).content.decode()
        )
        assert sum(map(int, rows)) == int(count)


def test_days_that_cannot_be_read_are_said(leader: Client) -> None:
    page = leader.get(reverse("leader:reasons"), {"tu": "32/13/2026"})
    assert page.status_code == 422
    assert "Ghi ngày dạng 21/11/2026." in page.content.decode()
    old = leader.get(reverse("leader:reasons"), {"tu": "01/01/2024", "den": "31/01/2024"})
    assert "Không có lý do nào trong những ngày này" in old.content.decode()
    for wrong in ({"loai": "la"}, {"mau": "la"}, {"don-vi": "la"}):
        assert leader.get(reverse("leader:reasons-behind"), wrong).status_code == 404


def test_for_who_leads_nobody_they_are_not_there(office: Office) -> None:
    examiner = signed_in(office.person("examiner").account)
    for name in ("leader:reasons", "leader:reasons-behind"):
        assert examiner.get(reverse(name)).status_code == 404
        assert Client().get(reverse(name)).status_code == 302


def test_pages_ask_little_however_much_there_is(office: Office, leader: Client) -> None:
    asked_again(office, 2)
    for name, most in (("leader:reasons", FIGURES), ("leader:reasons-behind", BEHIND)):
        leader.get(reverse(name))
        with CaptureQueriesContext(connection) as seen:
            assert leader.get(reverse(name)).status_code == 200
        assert len(seen) <= most, name
