"""Bodies of requests: whole or not at all, and nobody waits for a line that stands still."""

import random
import threading
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from motcua.platform import arriving
from motcua.platform.arriving import Body, LineBroke, patient, seconds_for

CONTENT = b"".join(b"%d\n" % number for number in range(20_000))


def standing_after(content: bytes) -> Callable[[int], bytes]:
    """Bytes, and then a line on which nothing comes any more."""
    source, never = BytesIO(content), threading.Event()

    def read(size: int) -> bytes:
        return source.read(size) or (never.wait(1) and b"") or b""

    return read


def test_what_is_read_is_what_was_sent_however_it_is_read() -> None:
    rng = random.Random(7)
    for _ in range(20):
        body, model = Body(BytesIO(CONTENT).read, len(CONTENT)), BytesIO(CONTENT)
        while wanted := model.read(size := rng.randrange(1, 50_000)):
            assert body.read(size) == wanted
            assert body.readline() == model.readline()
            assert body.readline(3) == model.readline(3)
        assert body.read(10) == body.read() == body.readline() == b""
        assert not body.broke
    assert Body(BytesIO(CONTENT).read, len(CONTENT)).read() == CONTENT


def test_no_byte_beyond_what_was_announced_is_taken() -> None:
    body = Body(BytesIO(b"one" + b"the next request").read, 3)
    assert body.read(100) == b"one"
    assert body.read() == b""


def test_a_body_cut_short_is_not_taken_for_a_whole_one() -> None:
    body = Body(BytesIO(CONTENT[:100]).read, 101)
    with pytest.raises(LineBroke):
        body.read()
    assert body.broke


def test_a_line_that_stands_still_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "IDLE_SECONDS", 0.05)
    body = Body(standing_after(CONTENT[:40_000]), len(CONTENT))
    assert body.read(30_000) == CONTENT[:30_000]
    began = time.monotonic()
    for _ in range(2):
        with pytest.raises(LineBroke):
            body.read()
    assert time.monotonic() - began < 0.5


def test_who_drips_gets_no_more_time_than_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "LEAST_SECONDS", 0.2)

    def drip(_size: int) -> bytes:
        time.sleep(0.02)
        return b"x"

    began = time.monotonic()
    with pytest.raises(LineBroke):
        Body(drip, 500).read()
    assert time.monotonic() - began < 1


def test_the_time_allowed_grows_with_what_is_sent() -> None:
    assert seconds_for(0) == 20
    assert seconds_for(8 * 1024 * 60) == 80


class _Nothing:
    """What a server gives for a request without a body: reading it would wait."""

    def read(self, _size: int) -> bytes:
        raise AssertionError


@pytest.mark.parametrize("said", ["", "none", "-4", "0"])
def test_nothing_is_read_where_nothing_was_announced(said: str) -> None:
    def application(environ: dict[str, Any], _start: object) -> list[bytes]:
        return [environ["wsgi.input"].read()]

    environ = {"wsgi.input": _Nothing(), "CONTENT_LENGTH": said}
    assert list(patient(application)(environ, print)) == [b""]
