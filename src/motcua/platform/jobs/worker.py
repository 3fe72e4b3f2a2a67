"""The worker process, and taking up what a killed worker left behind."""

import structlog
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from motcua.platform.jobs.database_time import ASK, database_time, use_database_time
from motcua.platform.jobs.registry import MAX_ATTEMPTS

_log = structlog.get_logger(__name__)

CONCURRENCY = 4
STALLED_SECONDS = 25
"""A worker silent for this long is dead; with a sweep each 15 s its jobs run again within 45 s."""


def run_worker(*, concurrency: int = CONCURRENCY, wait: bool = True) -> None:
    """Work until told to stop (INT or TERM); with `wait=False`, until nothing is left to do.

    Jobs that succeeded are deleted. Timers missed for more than half a minute are not made up for.
    """
    use_database_time()
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    app.periodic_defaults["max_delay"] = 30
    with app.replace_connector(connector):
        app.run_worker(
            concurrency=concurrency,
            wait=wait,
            delete_jobs="successful",
            shutdown_graceful_timeout=10,
            update_heartbeat_interval=5,
            stalled_worker_timeout=STALLED_SECONDS,
        )


@app.periodic(cron="* * * * * */15")
@app.task(name="jobs.sweep", queue="default", pass_context=True)
async def sweep(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 (given by the scheduler)
    """Give back the jobs of dead workers; one that took five workers with it is given up."""
    answer = await context.app.connector.execute_query_one_async(ASK)
    database_time.learn(answer["now"])
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        if job.attempts + 1 >= MAX_ATTEMPTS:
            _log.error("jobs.given_up", task=job.task_name, job=job.id)
            await manager.finish_job(job=job, status=Status.FAILED, delete_job=False)
        else:
            _log.warning("jobs.taken_up", task=job.task_name, job=job.id)
            await manager.retry_job(job=job)
