"""The operator's lines: what waits, how the last day went, whether anything gets through."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from motcua.cli import doctor
from motcua.notifications import api as notifications
from motcua.notifications import ports
from motcua.notifications.api import ChannelRow, Circuit
from motcua.notifications.models import Message
from motcua.platform import clock
from motcua.platform.clock import ZONE
from rooms.dossiers.test_telling import Deaf

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("oldest", "last", "circuit"),
    [
        (None, None, Circuit.CLOSED),
        (2, None, Circuit.CLOSED),
        (3, None, Circuit.BROKEN),
        (30, 31, Circuit.BROKEN),
        (30, 1, Circuit.SLOW),
    ],
)
def test_a_circuit_is_told_by_what_waits_and_what_got_through(
    oldest: int | None, last: int | None, circuit: Circuit
) -> None:
    at = [NOON - timedelta(minutes=each) if each else None for each in (oldest, last)]
    assert ChannelRow("sms", True, 1, at[0], 0, 0, 0, 0, 0, at[1], NOON).circuit is circuit


@pytest.fixture(autouse=True)
def _carrier() -> Iterator[None]:
    ports.plug("sms", Deaf())
    yield
    ports.plug("sms", None)


def kept(channel: str, state: str, minutes: int, *, is_spoken: bool = False) -> None:
    at = clock.now() - timedelta(minutes=minutes)
    Message.objects.create(
        event=f"{channel}:{state}:{minutes}",
        channel=channel,
        address_digest=f"{state}{minutes}",
        state=state,
        parts=2,
        created_at=at,
        spoken_at=at if is_spoken else None,
        settled_at=at if state in {"sent", "arrived", "failed"} else None,
    )


@pytest.mark.django_db
def test_the_board_counts_each_channel_apart(django_assert_num_queries) -> None:
    for state, minutes in (("sent", 50), ("arrived", 40), ("failed", 30), ("unknown", 20), ("queued", 1)):
        kept("sms", state, minutes)
    kept("sms", "sent", 60 * 25)
    kept("sms", "held", 5)
    kept("email", "unknown", 30, is_spoken=True)
    with django_assert_num_queries(3):
        sms, email = notifications.board()
    assert (sms.waiting, sms.held, sms.handed, sms.failed, sms.parts) == (2, 1, 2, 1, 4)
    assert round(sms.share_failed, 2) == 0.33
    assert sms.circuit is Circuit.BROKEN
    assert (email.lost, email.waiting, email.is_brought, email.circuit) == (1, 0, False, Circuit.CLOSED)


@pytest.mark.django_db
def test_the_doctor_says_it_in_one_line_with_the_remedy() -> None:
    kept("sms", "unknown", 20)
    (line,) = doctor.messages()
    assert line.sign == "!"
    assert line.state.startswith("chờ 1; lâu nhất từ ")
    assert line.state.endswith("24 giờ qua: chuyển 0, không được 0 (0.0 %); mạch đứt")
    assert "motcua worker" in line.remedy


@pytest.mark.django_db
def test_where_nobody_brings_messages_the_doctor_says_so() -> None:
    ports.plug("sms", None)
    (line,) = doctor.messages()
    assert (line.sign, line.state) == ("✓", "chưa có nơi chuyển: không ai được nhắn gì")
