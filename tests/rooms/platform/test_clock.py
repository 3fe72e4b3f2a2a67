"""The database's clock is the only clock (P11)."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.db import OperationalError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from motcua.platform import clock

TET = datetime(2026, 2, 17, 0, 30, tzinfo=clock.ZONE)


@pytest.mark.django_db
def test_now_is_the_same_moment_throughout_a_transaction() -> None:
    with transaction.atomic():
        first = clock.now()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.01)")
        assert clock.now() == first
    assert first.utcoffset() == timedelta(hours=7)


@pytest.mark.django_db
def test_a_moved_clock_goes_back_when_its_block_ends() -> None:
    before = clock.now()
    with clock.at(TET):
        assert clock.now() == TET
        with clock.at(TET + timedelta(days=1)):
            assert clock.now() == TET + timedelta(days=1)
        assert clock.now() == TET
    assert clock.now() == before


@pytest.mark.django_db
def test_an_error_past_django_is_not_hidden_by_setting_the_clock_back() -> None:
    with pytest.raises(psycopg.errors.DivisionByZero), transaction.atomic(), clock.at(TET):
        connection.connection.execute("SELECT 1 / 0")


@pytest.mark.django_db(transaction=True)
def test_a_lost_connection_is_not_hidden_by_setting_the_clock_back() -> None:
    with pytest.raises(OperationalError, match="terminating"), transaction.atomic(), clock.at(TET):
        connection.cursor().execute("SELECT pg_terminate_backend(pg_backend_pid())")


@pytest.mark.django_db
def test_the_local_day_begins_at_17_hours_utc() -> None:
    with clock.at(datetime(2026, 2, 16, 16, 59, tzinfo=UTC)):
        assert clock.today().isoformat() == "2026-02-16"
    with clock.at(datetime(2026, 2, 16, 17, 0, tzinfo=UTC)):
        assert clock.today().isoformat() == "2026-02-17"


@pytest.mark.django_db(transaction=True)
def test_the_clock_cannot_be_moved_outside_a_transaction() -> None:
    with pytest.raises(transaction.TransactionManagementError), clock.at(TET):
        pass


@pytest.mark.django_db
def test_a_session_in_new_york_changes_no_moment() -> None:
    with clock.at(TET), connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'America/New_York'")
        cursor.execute("SELECT extract(epoch FROM motcua_now())")
        assert cursor.fetchone() == (TET.timestamp(),)


@given(st.datetimes())
def test_a_moment_without_a_zone_is_local(moment: datetime) -> None:
    assert clock.aware(moment).replace(tzinfo=None) == moment
    assert clock.aware(moment).utcoffset() == timedelta(hours=7)
