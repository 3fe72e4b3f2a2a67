"""The product's web server on this machine, as `motcua up` runs it: granian, two workers, one thread each."""

import contextlib
import http.client
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Refusal
from motcua.platform.ops import Child, free_port, gather_static

HOST = "127.0.0.1"
WORKERS = 2
_PATIENCE = 60
_SERVER = ("--interface", "wsgi", "--blocking-threads", "1", "--no-ws", "--log-level", "warning")


class WebSilent(Refusal):
    """The server did not come up, or answered what it should not."""

    code = "bench-web-silent"
    sentence = _("Máy chủ web trả lời {status} cho {path}; xem nhật ký {log}.")


class Client:
    """One connection kept open; `get` and `post` answer with the milliseconds taken."""

    def __init__(self, port: int, headers: Mapping[str, str] | None = None) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=_PATIENCE)
        self._headers = dict(headers or {})

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> float:
        return self._ask("GET", path, None, headers or {})

    def post(self, path: str, body: bytes, headers: Mapping[str, str]) -> float:
        return self._ask("POST", path, body, headers)

    def _ask(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> float:
        began = time.perf_counter()
        self._connection.request(method, path, body, {**self._headers, **headers})
        response = self._connection.getresponse()
        response.read()
        spent = (time.perf_counter() - began) * 1000
        if response.status not in {200, 201}:
            raise WebSilent(status=response.status, path=path, log=_log())
        return spent

    def close(self) -> None:
        self._connection.close()


@contextmanager
def serving(workers: int = WORKERS) -> Iterator[int]:
    """The server on the present database, on a port nobody uses; ends with the block."""
    gather_static(Path(settings.VAR))
    port = free_port(HOST)
    # What serves people has no business with the owner's address.
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_OWNER_URL"}
    environment |= {"MOTCUA_VAR": str(settings.VAR), "MOTCUA_SECRET_KEY": settings.SECRET_KEY}
    words = [sys.executable, "-m", "granian", *_SERVER, "--workers", str(workers)]
    words += ["--host", HOST, "--port", str(port), "motcua_site.wsgi:application"]
    _log().parent.mkdir(parents=True, exist_ok=True)
    child = Child("bench-web", words, environment, _log())
    child.start()
    try:
        _wait(child, port)
        yield port
    finally:
        child.stop()


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[max(0, -(-round(share * 1000) * len(ranked) // 1000) - 1)]


def _wait(child: Child, port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and child.ended() is None:
        client = Client(port)
        with contextlib.suppress(OSError), contextlib.closing(client):
            client.get("/healthz")
            return
        time.sleep(0.1)
    raise WebSilent(status="–", path="/healthz", log=_log())


def _log() -> Path:
    return Path(settings.VAR) / "log" / "bench-web.log"
