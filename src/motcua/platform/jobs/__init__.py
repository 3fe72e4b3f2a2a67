"""Work for later: jobs, timers and the worker that does them. The only module that knows procrastinate.

A job exists exactly when the transaction that deferred it committed. Its arguments are ids, never
words of people. Only the platform and the `tasks.py` of rooms use this module; effects of a fact on
other rooms go through the outbox.
"""

from motcua.platform.jobs.deferring import defer
from motcua.platform.jobs.registry import every, task
from motcua.platform.jobs.worker import run_worker

__all__ = ["defer", "every", "run_worker", "task"]
