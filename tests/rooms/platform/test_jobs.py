"""A job exists exactly when its transaction committed; one left by a killed worker is taken up (P6)."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction

from motcua.platform import jobs

WORKER = """
import django
if __name__ == "__main__":
    django.setup()
    from motcua.platform.jobs import run_worker
    run_worker(wait=False)
"""


def statuses(task: str = "outbox.carry") -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs WHERE task_name = %s ORDER BY id", [task])
        return [row[0] for row in cursor.fetchall()]


def work() -> None:
    subprocess.run([sys.executable, "-c", WORKER], env=dict(os.environ), check=True, timeout=60)


def leave_to_a_dead_worker(*, attempts: int) -> None:
    """As a worker leaves a job that was killed a minute ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - interval '60 seconds') RETURNING id"
        )
        (worker,) = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s",
            [worker, attempts],
        )


@contextlib.contextmanager
def out_of_reach(task: str) -> Iterator[None]:
    """Jobs of a task stand behind one of tomorrow with the same lock, so that no worker is quick enough."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET lock = 'held' WHERE task_name = %s", [task])
        cursor.execute(
            "INSERT INTO procrastinate_jobs (task_name, queue_name, priority, lock, status, scheduled_at)"
            " VALUES ('held', 'default', 100, 'held', 'todo', now() + interval '1 day')"
        )
        yield
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'held'")


@pytest.mark.django_db(transaction=True)
def test_a_job_lives_and_dies_with_its_transaction() -> None:
    with transaction.atomic():
        jobs.defer("outbox.carry", ids=[])
        transaction.set_rollback(True)
    assert statuses() == []
    with transaction.atomic():
        jobs.defer("outbox.carry", ids=[])
    assert statuses() == ["todo"]


@pytest.mark.usefixtures("fresh_database")
def test_a_job_done_is_gone() -> None:
    jobs.defer("outbox.carry", ids=[])
    work()
    assert statuses() == []


@pytest.mark.usefixtures("fresh_database")
def test_the_job_of_a_dead_worker_is_taken_up_by_the_next_sweep() -> None:
    jobs.defer("outbox.carry", ids=[])
    leave_to_a_dead_worker(attempts=0)
    jobs.defer("jobs.sweep", timestamp=0)
    with out_of_reach("outbox.carry"):
        work()
        assert statuses() == ["todo"], "laid out anew"
    work()
    assert statuses() == []


@pytest.mark.usefixtures("fresh_database")
def test_a_job_that_took_five_workers_with_it_is_given_up() -> None:
    jobs.defer("outbox.carry", ids=[])
    leave_to_a_dead_worker(attempts=4)
    jobs.defer("jobs.sweep", timestamp=0)
    work()
    assert statuses() == ["failed"]


def test_nobody_else_imports_the_job_library() -> None:
    product = Path(jobs.__file__).parents[2]
    found = {
        file.relative_to(product).parts[:2]
        for file in product.rglob("*.py")
        if "import procrastinate" in file.read_text() or "from procrastinate" in file.read_text()
    }
    assert found == {("platform", "jobs")}
