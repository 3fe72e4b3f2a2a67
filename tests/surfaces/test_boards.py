"""Name boards and notices come from the record of the centre and its calendar."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from scenes import officer

__all__ = ["data_folder", "office"]


@pytest.fixture
def page(office: Office) -> str:
    desk = signed_in(office.person("receiver").account)
    return desk.get(reverse("counter:boards")).content.decode()


def test_boards_say_what_the_record_says(office: Office, page: str) -> None:
    centre = agencies.centre_of(office.unit.id)
    assert centre is not None
    assert centre.name in page
    assert page.count('class="sheet board"') == len(centre.counters) + 2
    for row in centre.counters:
        assert f"Quầy {row.number}" in page
        assert row.name in page
    calendar = agencies.calendar_of(centre.unit_id)
    monday = calendar.pattern(clock.today()).hours[0]
    assert ", ".join(str(span).replace("-", " – ") for span in monday) in page
    assert "nghỉ" in page


def test_the_notice_names_days_off_that_come(office: Office) -> None:
    desk = signed_in(office.person("receiver").account)
    calendar = agencies.calendar_of(office.unit.id)
    off = next(rule for rule in calendar.days if rule.day > clock.today() and rule.kind == "off")
    with clock.at(datetime.combine(off.day - timedelta(days=10), time(9), tzinfo=clock.ZONE)):
        page = desk.get(reverse("counter:boards")).content.decode()
    assert f"{off.day:%d/%m/%Y}" in page
    with clock.at(datetime.combine(off.day - timedelta(days=61), time(9), tzinfo=clock.ZONE)):
        page = desk.get(reverse("counter:boards")).content.decode()
    assert f"{off.day:%d/%m/%Y}" not in page


def test_whoever_works_nowhere_prints_nothing(office: Office) -> None:
    department = agencies.unit_by_identifier("H18")
    assert department is not None
    administrator = signed_in(officer("quan-tri-khac", department.id, "administrator").account)
    assert administrator.get(reverse("counter:boards")).status_code == 404
