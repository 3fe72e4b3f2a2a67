"""Defer a job inside the running transaction."""

import json

from django.db import connection

JobArgument = int | str | list[int]


def defer(task: str, **arguments: JobArgument) -> None:
    """Ask the worker to run a task after this transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT jobs_defer(%s, %s::jsonb)", [task, json.dumps(arguments)])
