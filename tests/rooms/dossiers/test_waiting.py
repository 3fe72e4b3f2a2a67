"""Who waits for somebody else's act decides on what that act left behind, its steps included."""

import gc
import threading
import weakref
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction

from motcua.dossiers import api as dossiers
from motcua.dossiers import store
from motcua.dossiers.refusals import AlreadyImported
from motcua.platform.access import SYSTEM
from rooms.dossiers.conftest import MONDAY, Office, load_office


@pytest.fixture
def busy_office(fresh_database: object, data_folder: object) -> Office:
    return load_office(data_folder)


def test_the_steps_read_after_a_wait_are_those_of_now(busy_office: Office) -> None:
    done = busy_office.taken_in()
    before = dossiers.dossier_view(SYSTEM, done.public_id).state
    seen: list[dossiers.DossierState] = []

    def wait_and_read() -> None:
        try:
            with transaction.atomic():
                states, _now = store.read([done.public_id])
                seen.append(states[done.public_id])
        finally:
            connections.close_all()

    second = threading.Thread(target=wait_and_read)
    with transaction.atomic():
        busy_office_assigns(busy_office, done)
        second.start()
        wait_until_somebody_waits()
    second.join(20)
    (after,) = seen
    assert after.version == before.version + 1
    assert [step.key for step in after.steps] != [step.key for step in before.steps]


def test_of_imports_of_one_code_at_the_same_time_one_is_made_and_the_others_are_told(
    busy_office: Office,
) -> None:
    made: list[dossiers.Done | AlreadyImported] = []
    together = threading.Barrier(6)

    def bring_in() -> None:
        intake = busy_office.intake(accept_now=False)
        given = dossiers.Imported(
            intake, "G09-1", "he-thong-cu", MONDAY, MONDAY + timedelta(days=2), "tham-dinh"
        )
        together.wait(20)
        try:
            made.append(dossiers.open_by_import(replace(SYSTEM, channel="import"), given))
        except AlreadyImported as refused:
            made.append(refused)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=bring_in) for _ in range(together.parties)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(20)
    assert len(made) == together.parties
    assert sum(isinstance(each, dossiers.Done) for each in made) == 1


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_closed_is_let_go() -> None:
    with transaction.atomic():
        dossiers.states_of(SYSTEM, [])
    former = weakref.ref(connection.connection)
    connection.close()
    with transaction.atomic():
        dossiers.states_of(SYSTEM, [])
    gc.collect()
    assert former() is None


def busy_office_assigns(office: Office, done: dossiers.Done) -> None:
    examiner = office.person("examiner")
    order = dossiers.Order(
        office.person("section_head"), done.public_id, dossiers.Assign(examiner.account or 0)
    )
    dossiers.perform_within([order])


def wait_until_somebody_waits() -> None:
    """Until PostgreSQL says that a session waits for a lock."""
    for _ in range(400):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE wait_event_type = 'Lock' AND datname = current_database()"
            )
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_stat_clear_snapshot(), pg_sleep(0.02)")
    pytest.fail("nobody waited")
