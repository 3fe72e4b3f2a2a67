"""One line for each request, and an id that ties together what else is logged while it runs."""

import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

_log = structlog.get_logger("motcua.request")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HEADER = "X-Request-ID"

Answer = Callable[[HttpRequest], HttpResponse]


def request_log(get_response: Answer) -> Answer:
    """Log method, route, status and duration.

    The route's pattern stands for the address, whose parts may hold what a person typed. A proxy
    may hand over the id, as a UUID and nothing else.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get(_HEADER, "")
        request_id = given if _ID.fullmatch(given) else str(uuid.uuid4())
        begun = time.monotonic()
        with structlog.contextvars.bound_contextvars(request=request_id):
            response = get_response(request)
            match = request.resolver_match
            _log.info(
                "request",
                method=request.method if request.method in _METHODS else "?",
                route=match.route if match else None,
                status=response.status_code,
                ms=round((time.monotonic() - begun) * 1000),
            )
        response[_HEADER] = request_id
        return response

    return middleware


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
