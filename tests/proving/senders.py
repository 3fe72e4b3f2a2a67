"""People who press *send*: some twice, some close the page in between. Each call ends known or unknown."""

import asyncio
import contextlib
import json
import random
import time
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """`status` None: cut off, so nobody knows. `seconds` until the answer was read."""

    status: int | None
    data: dict[str, Any]
    seconds: float

    @property
    def is_acknowledged(self) -> bool:
        return self.status in {200, 201}


UNKNOWN = Answer(None, {}, 0.0)


async def post(port: int, path: str, body: bytes, *, leave: str = "") -> Answer:
    """One POST. `leave` is when the sender goes away: "half" of the body sent, "sent" (answer not read)."""
    began = time.monotonic()
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", port), 10)
    except (OSError, TimeoutError):
        return UNKNOWN
    try:
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        writer.write(head.encode() + (body[: len(body) // 2] if leave == "half" else body))
        await writer.drain()
        if leave:
            await asyncio.sleep(random.uniform(0, 0.03))
            return UNKNOWN
        raw = await asyncio.wait_for(reader.read(), 30)
        return _read(raw, time.monotonic() - began)
    except (OSError, TimeoutError):
        return UNKNOWN
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


def _read(raw: bytes, seconds: float) -> Answer:
    """A whole answer, or one cut off on its way."""
    head, found, body = raw.partition(b"\r\n\r\n")
    if not found:
        return UNKNOWN
    try:
        data = json.loads(body)
    except ValueError:
        data = {}
    status = int(head.split(b" ", 2)[1])
    return Answer(status, data, seconds) if data or status >= 300 else UNKNOWN


async def post_until_answered(port: int, path: str, body: bytes, seconds: float = 60) -> Answer:
    """What a patient person does: send again until there is an answer."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = await post(port, path, body)
        if answer.status is not None and answer.status < 500:
            return answer
        await asyncio.sleep(0.1)
    return UNKNOWN
