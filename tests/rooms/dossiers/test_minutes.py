"""Minutes of each part of a form: from real use, of nobody, and nothing while too few have told."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from motcua.catalogue import api as catalogue
from motcua.dossiers import filing
from motcua.dossiers.filing import Bearer, Save, minutes
from motcua.dossiers.filing.minutes import ENOUGH
from motcua.dossiers.models import Filing, PartTime
from motcua.platform import clock
from motcua.platform.clock import ZONE
from rooms.dossiers.conftest import CODE, Office
from rooms.dossiers.test_filing import citizen
from surfaces.citizens import signed_in
from surfaces.test_filing_at_home import WHO, words_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("passed", "counted"), [(0, 0), (-5, 0), (40, 40), (300, 300), (301, 0), (86_400, 0)]
)
def test_time_between_saves_counts_unless_it_was_a_pause(passed: int, counted: int) -> None:
    spent = minutes.spent_with({"a": 10}, "b", NOW, NOW + timedelta(seconds=passed))
    assert spent == ({"a": 10, "b": counted} if counted else {"a": 10})


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({}, None),
        ({"4": ENOUGH - 1}, None),
        ({"1": ENOUGH}, 1),
        ({"8": ENOUGH}, 4),
        ({"2": ENOUGH, "60": ENOUGH - 1}, 1),
        ({"2": ENOUGH - 1, "9": ENOUGH}, 5),
    ],
)
def test_half_of_enough_filings_say_the_minutes(counts: dict[str, int], shown: int | None) -> None:
    assert minutes.middle(counts) == shown


def test_what_was_sent_is_counted_once_and_leaves_the_filing(office: Office) -> None:
    bearer = Bearer(citizen().account)
    version = catalogue.version_on(CODE, clock.today())
    draft, now = filing.begin(bearer, CODE), clock.now()
    for count, after in enumerate((60, 90, 2_000), start=1):
        with clock.at(now + timedelta(seconds=after)):
            typed = Save("page-one", 0, count, ("copies",), {"copies": str(count)})
            filing.save(bearer, draft, version.id, typed, part="purpose")
    (seconds,) = Filing.objects.get().spent.values()
    assert 85 <= seconds <= 95, "what came after half an hour was a pause"
    assert minutes.gather() == 0, "not sent yet"
    Filing.objects.update(sent_at=now)
    assert [minutes.gather(), minutes.gather()] == [1, 0]
    row = PartTime.objects.get()
    assert (row.form_id, row.part, sum(row.counts.values())) == (version.form_id, "purpose", 1)
    assert Filing.objects.get().spent == {}
    assert minutes.minutes_of(version.form_id) == {}


def test_the_list_says_minutes_of_parts_and_of_what_is_left_once_they_are_known(office: Office) -> None:
    form = catalogue.version_on(CODE, clock.today()).form_id
    browser = signed_in(WHO)
    tasks = str(browser.post(reverse("portal:file", args=[CODE]))["Location"])
    PartTime.objects.create(form_id=form, part="history", counts={"3": ENOUGH})
    known = words_of(browser.get(tasks))
    assert "khoảng 2 phút" in known
    assert "Phần tờ khai còn" not in known, "one part was not measured"
    PartTime.objects.create(form_id=form, part="purpose", counts={"8": ENOUGH})
    assert "Phần tờ khai còn khoảng 6 phút." in words_of(browser.get(tasks))
