"""When a message may ring: checked minute by minute, and for every hours there can be."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from motcua.kernel.errors import KernelError
from motcua.kernel.telling import QuietHours, Urgency, quiet_hours, when_to_send

VIETNAM = timezone(timedelta(hours=7))
NIGHT = quiet_hours("21:30-07:00")
HOURS = some.tuples(some.times(), some.times()).filter(lambda both: both[0] != both[1])
MOMENTS = some.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=some.just(VIETNAM))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        ("2026-11-23 21:29", "2026-11-23 21:29"),
        ("2026-11-23 21:30", "2026-11-24 07:00"),
        ("2026-11-24 00:00", "2026-11-24 07:00"),
        ("2026-11-24 06:59", "2026-11-24 07:00"),
        ("2026-11-24 07:00", "2026-11-24 07:00"),
        ("2026-12-31 23:00", "2027-01-01 07:00"),
    ],
)
def test_the_usual_night(now: str, leaves: str) -> None:
    at, expected = (datetime.fromisoformat(each).replace(tzinfo=VIETNAM) for each in (now, leaves))
    assert when_to_send(at, NIGHT, Urgency.SOON) == expected


@settings(max_examples=60, deadline=None)
@given(MOMENTS, HOURS)
def test_it_leaves_at_the_first_minute_that_is_not_quiet(now: datetime, both: tuple[time, time]) -> None:
    hours = QuietHours(*both)
    leaves = when_to_send(now, hours, Urgency.SOON)
    assert not hours.holds_at(leaves.time())
    assert now <= leaves < now + timedelta(days=1)
    if leaves > now:
        assert leaves.timetz() == hours.end.replace(tzinfo=VIETNAM)
        assert all(hours.holds_at((now + (leaves - now) * part / 8).time()) for part in range(8))


@settings(max_examples=20, deadline=None)
@given(MOMENTS, HOURS)
def test_what_somebody_waits_for_is_never_held(now: datetime, both: tuple[time, time]) -> None:
    assert when_to_send(now, QuietHours(*both), Urgency.NOW) == now
    assert when_to_send(now, None, Urgency.SOON) == now


@pytest.mark.parametrize(
    "text", ["", "21:30", "21:30-21:30", "25:00-07:00", "9-10", "21.30-07.00", "21:30–07:00"]
)
def test_hours_nobody_can_read_are_refused(text: str) -> None:
    with pytest.raises(KernelError):
        quiet_hours(text)


def test_none_is_no_quiet_at_all() -> None:
    assert quiet_hours("none") is None
    assert quiet_hours("9:00-10:30") == QuietHours(time(9), time(10, 30))
    assert datetime(2026, 1, 1, tzinfo=UTC) == when_to_send(
        datetime(2026, 1, 1, tzinfo=UTC), None, Urgency.SOON
    )
