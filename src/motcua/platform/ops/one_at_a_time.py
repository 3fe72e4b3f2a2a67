"""Only one of something on this machine: a lock that goes away with its holder, however that ends."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path


class TakenError(Exception):
    """Somebody else holds the lock; `holder` is their process id, 0 if not known."""

    def __init__(self, holder: int) -> None:
        super().__init__(holder)
        self.holder = holder


@contextlib.contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            written = os.read(lock, 32).strip()
            raise TakenError(int(written) if written.isdigit() else 0) from error
        os.ftruncate(lock, 0)
        os.write(lock, str(os.getpid()).encode())
        yield
    finally:
        os.close(lock)
