"""Answers without words of people: alive, ready."""

import socket

import structlog
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection, transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

_log = structlog.get_logger(__name__)

_WRITE = """
INSERT INTO health_trial (host, tried_at) VALUES (%s, clock_timestamp())
    ON CONFLICT (host) DO UPDATE SET tried_at = excluded.tried_at
RETURNING tried_at
"""
_READ = "SELECT tried_at FROM health_trial WHERE host = %s"


@login_not_required
@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 (a view)
    """The process answers. Says nothing of the database, so that a database at rest restarts no server."""
    return JsonResponse({"alive": True})


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 (a view)
    """A row was written, committed and read back."""
    try:
        is_ready = _write_and_read(socket.gethostname())
    except Error as error:
        _log.error("health.not_ready", error=type(error).__name__)
        is_ready = False
    if is_ready:
        return JsonResponse({"ready": True})
    return JsonResponse({"ready": False}, status=503, headers={"Retry-After": "5"})


def _write_and_read(host: str) -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_WRITE, [host])
        written = cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute(_READ, [host])
        found = cursor.fetchone()
    # Another process of this host may have written a later moment in between.
    return found is not None and found[0] >= written[0]
