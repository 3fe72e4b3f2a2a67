"""The register of dossiers (form 07): one's own agency, the days asked for, ready to print."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from motcua.platform import clock
from motcua.surfaces.desk.register import MOST_DAYS
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]

MONDAY = datetime(2026, 11, 16, 8, tzinfo=clock.ZONE)


@pytest.mark.parametrize("query", ["tu=16/11/2026&den=17/11/2026", "tu=2026-11-16&den=2026-11-17"])
def test_the_register_holds_what_the_agency_took_in_on_these_days(office: Office, query: str) -> None:
    with clock.at(MONDAY):
        first = office.taken_in()
        near = replace(office, unit=office.elsewhere)
        neighbours = near.taken_in()
    with clock.at(MONDAY + timedelta(days=1, hours=9)):
        last = office.taken_in()
    with clock.at(MONDAY + timedelta(days=2)):
        after = office.taken_in()
    page = signed_in(office.person("leader").account).get(f"/ban-lam-viec/so-theo-doi/?{query}")
    said = page.content.decode()
    assert page.status_code == 200
    lines = re.findall(r'<td>(\d+)</td><td><a [^>]*href="([^"]+)">([^<]+)</a></td>', said)
    assert lines == [
        (str(serial), reverse("desk:dossier", args=[done.public_id]), done.code)
        for serial, done in enumerate((first, last), start=1)
    ]
    assert neighbours.code not in said
    assert after.code not in said


def test_without_days_it_is_todays_and_the_worklist_leads_there(office: Office) -> None:
    done, leader = office.taken_in(), signed_in(office.person("leader").account)
    assert done.code in leader.get(reverse("desk:register")).content.decode()
    assert f'href="{reverse("desk:register")}"' in leader.get("/ban-lam-viec/").content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("tu=31/02/2026", "Ghi ngày dạng 21/11/2026."),
        ("den=hôm nay", "Ghi ngày dạng 21/11/2026."),
        ("tu=01/01/0001&den=31/12/9999", "Ghi ngày dạng 21/11/2026."),
        ("tu=17/11/2026&den=16/11/2026", f"Chọn từ 1 đến {MOST_DAYS} ngày."),
        ("tu=01/01/2026&den=31/12/2026", f"Chọn từ 1 đến {MOST_DAYS} ngày."),
    ],
)
def test_wrong_days_are_named_at_their_field(office: Office, query: str, sentence: str) -> None:
    page = signed_in(office.person("leader").account).get(f"/ban-lam-viec/so-theo-doi/?{query}")
    assert page.status_code == 422
    assert sentence in page.content.decode()
