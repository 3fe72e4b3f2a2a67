"""Calls to the provider: all of one sign-in together end after three seconds, whatever the other side does.

A call is made by a thread of its own, and whoever asks waits for it no longer than is left, names being
looked up and answers that drip included; then its socket is shut. Connections are made anew each time.
"""

import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from typing import Any

import httpx

SECONDS = 3.0
LARGEST_ANSWER = 64 * 1024
_LINGERING = threading.BoundedSemaphore(4)
"""Threads of this process that may still hang on a dead line; a fifth is not begun."""


class OutOfReachError(Exception):
    """No answer in time, none that can be understood, or the other side cannot. `why` is for the log."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class RefusedError(Exception):
    """The provider understood and said no; `why` is its word for it, shortened."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass
class _Call:
    """One call, its outcome and its socket."""

    method: str
    address: str
    more: Mapping[str, Any]
    answer: httpx.Response | None = None
    why: str = "late"
    fault: Exception | None = None
    sockets: list[Any] = field(default_factory=list)

    def make(self) -> None:
        try:
            with httpx.Client(
                timeout=SECONDS, trust_env=False, follow_redirects=False, verify=_certificates()
            ) as client:
                self._take(client)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            self.why = type(error).__name__
        except Exception as error:  # noqa: BLE001  a fault of ours: raised where somebody hears it
            self.fault = error
        finally:
            _LINGERING.release()

    def _take(self, client: httpx.Client) -> None:
        request = client.build_request(
            self.method, self.address, extensions={"trace": self._traced}, **self.more
        )
        response = client.send(request, stream=True)
        try:
            body = b""
            for piece in response.iter_bytes():
                body += piece
                if len(body) > LARGEST_ANSWER:
                    self.why = "large"
                    return
        finally:
            response.close()
        self.answer = httpx.Response(response.status_code, content=body)

    def _traced(self, event: str, told: Mapping[str, Any]) -> None:
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self.sockets.append(told["return_value"].get_extra_info("socket"))

    def hang_up(self) -> None:
        for each in self.sockets:
            with suppress(OSError, AttributeError):
                each.shutdown(2)


def call(method: str, address: str, until: float, **more: Any) -> dict[str, Any]:
    """The JSON object at an address, if it is there by a moment of this machine's running clock.

    Raises OutOfReachError, RefusedError (a 4xx).
    """
    if not _LINGERING.acquire(blocking=False):
        raise OutOfReachError("lingering")
    one = _Call(method, address, more)
    thread = threading.Thread(target=one.make, daemon=True)
    thread.start()
    thread.join(max(0.0, until - time.monotonic()))
    if one.fault is not None:
        raise one.fault
    if one.answer is None:
        one.hang_up()
        raise OutOfReachError(one.why)
    return _read(one.answer)


@cache
def _certificates() -> ssl.SSLContext:
    """Whom we believe, read once a process."""
    return httpx.create_ssl_context(trust_env=False)


def patience() -> float:
    """Until when the calls of one sign-in may last."""
    return time.monotonic() + SECONDS


def _read(answer: httpx.Response) -> dict[str, Any]:
    try:
        data = answer.json()
    except ValueError:
        data = None
    status = answer.status_code
    if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
        raise RefusedError(str(data.get("error", status))[:60] if isinstance(data, dict) else str(status))
    if status != HTTPStatus.OK or not isinstance(data, dict):
        raise OutOfReachError(f"status {status}")
    return data
