"""Who typed the dossiers of a month: help told apart from self-service, a number is its list."""

from datetime import date, datetime

import pytest

from motcua.dossiers.api import overview
from motcua.dossiers.models import Dossier
from motcua.dossiers.overview import Part, Way
from motcua.platform import clock
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import Office, at

NOVEMBER = date(2026, 11, 1)
LAST_OF_OCTOBER = datetime(2026, 10, 31, 23, 50, tzinfo=clock.ZONE)
FIRST_OF_NOVEMBER = datetime(2026, 11, 1, 0, 0, tzinfo=clock.ZONE)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=clock.ZONE)


def filed(office: Office, moment: datetime, *ways: str) -> None:
    """Dossiers filed at a moment, each typed so; what an officer sends in is never self-service."""
    for way in ways:
        done = at(moment, lambda: office.taken_in(help_kind="officer"))
        Dossier.objects.filter(public_id=done.public_id).update(help_kind=way)


def test_help_is_counted_apart_by_month_and_unit_as_long_as_its_list(office: Office) -> None:
    filed(office, LAST_OF_OCTOBER, "assisted")
    filed(office, FIRST_OF_NOVEMBER, "assisted", "assisted", "officer", "self")
    leader = office.person("leader")
    total, (row,) = overview.filed_in(leader, NOVEMBER)
    assert (row.unit, row.total, row.share) == (office.unit.id, 4, 50)
    assert (total.by, total.unit) == (row.by, None)
    assert dict(row.by) == {Way.HELPED: 2, Way.OFFICER: 1, Way.SELF: 1}
    for way in (*Way, None):
        lines, count = overview.page_filed(leader, NOVEMBER, way, NOW, Part(unit=row.unit))
        assert count == len(lines) == (row.by[way] if way else row.total)
    (october,) = overview.filed_in(leader, overview.month_after(NOVEMBER, -1))[1]
    assert october.by[Way.HELPED] == 1


def test_another_leader_counts_none_of_it_and_who_leads_nobody_finds_nothing(office: Office) -> None:
    filed(office, FIRST_OF_NOVEMBER, "assisted")
    total, rows = overview.filed_in(office.person("leader", office.elsewhere), NOVEMBER)
    assert (total.total, total.share, rows) == (0, 0, ())
    with pytest.raises(NotFound):
        overview.filed_in(office.person("examiner"), NOVEMBER)
    with pytest.raises(NotFound):
        overview.page_filed(office.person("examiner"), NOVEMBER, Way.HELPED, NOW, Part())


@pytest.mark.parametrize(
    ("month", "by", "other"),
    [
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(2026, 11, 1), -12, date(2025, 11, 1)),
    ],
)
def test_months_follow_each_other_over_the_year(month: date, by: int, other: date) -> None:
    assert overview.month_after(month, by) == other
