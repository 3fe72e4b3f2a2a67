"""Units, centres and calendars of a province that was loaded from files."""

from datetime import date, timedelta

import pytest

from motcua.agencies import api as agencies
from motcua.platform import clock
from motcua.platform.errors import NotFound
from people import Cast


def test_a_unit_is_known_by_id_public_id_and_identifier(cast: Cast) -> None:
    assert agencies.unit(cast.ward.id) == cast.ward
    assert agencies.unit_by_public_id(cast.ward.public_id) == cast.ward
    assert agencies.unit_by_identifier("H18.11.002") == cast.ward
    assert agencies.unit_by_identifier("H99") is None
    with pytest.raises(NotFound):
        agencies.unit(10**12)


def test_the_tree_is_read_by_subtree(cast: Cast) -> None:
    everything = {row.id for row in agencies.units_under(cast.province.id)}

    assert {cast.ward.id, cast.neighbour_ward.id, cast.department.id, cast.province.id} == everything
    assert [row.id for row in agencies.units_under(cast.ward.id)] == [cast.ward.id]
    assert cast.ward.lineage == (cast.ward.id, cast.province.id)


def test_before_its_first_day_a_unit_is_not_there(cast: Cast) -> None:
    eve = cast.ward.valid_from - timedelta(days=1)

    assert agencies.units_under(cast.province.id, on=eve) == ()
    assert agencies.unit_by_identifier("H18.11.002", on=eve) is None
    assert agencies.communes(on=eve) == ()


def test_units_are_searched_without_marks(cast: Cast) -> None:
    assert [row.id for row in agencies.search_units("muong phang")] == [cast.ward.id]
    assert [row.id for row in agencies.search_units("Mường  PHĂNG")] == [cast.ward.id]
    assert [row.id for row in agencies.search_units("h18.02")] == [cast.department.id]
    assert agencies.search_units("không có đâu") == ()
    assert agencies.search_units("") == ()


def test_communes_stand_in_vietnamese_order(cast: Cast) -> None:
    assert [row.id for row in agencies.communes()] == [cast.neighbour_ward.id, cast.ward.id]


def test_each_agency_has_the_centre_that_serves_it(cast: Cast) -> None:
    centre = agencies.centre_of(cast.ward.id)

    assert centre is not None
    assert centre.kind == "commune"
    assert cast.ward.id in centre.serves
    assert [counter.kind for counter in centre.counters] == ["both"]
    assert centre.phone
    assert agencies.centre(centre.id) == centre
    assert centre in agencies.centres()
    served = agencies.centre_of(cast.department.id)
    assert served is not None
    assert served.id != centre.id


def test_units_inherit_the_calendar_above_them(cast: Cast) -> None:
    calendar = agencies.calendar_of(cast.ward.id)

    assert calendar == agencies.calendar_of(cast.province.id)
    assert agencies.calendar(calendar.code, calendar.version) == calendar
    assert calendar.is_working(date(2026, 3, 2))
    assert not calendar.is_working(date(2026, 3, 1))


def test_posts_name_their_holders(cast: Cast) -> None:
    leader = cast.leader
    post = agencies.post_row(leader.post or 0)

    assert (post.account_id, post.unit_id) == (leader.account, cast.ward.id)
    assert post.account_name == "Vừ Thị Mỷ"
    assert [row.id for row in agencies.posts_of(leader.account or 0)] == [post.id]
    assert agencies.posts_of(cast.outsider.account or 0) == ()
    assert agencies.posts_of(leader.account or 0, on=clock.today() - timedelta(days=4000)) == ()
