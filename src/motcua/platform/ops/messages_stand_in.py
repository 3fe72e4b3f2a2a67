"""A stand-in for the message gateway, beside a demo: so that a newcomer sees what people are told and that it
arrived. It brings nothing to anybody."""

import os
import secrets
import sys
from collections.abc import Mapping

from motcua.platform.ops.ports import free_port

_PROGRAM, _WORDS = "motcua_sandbox.messages", "/tin-nhan/bao/"


class MessagesStandIn:
    """One run of it: a port and a secret of its own."""

    name = "messages"

    def __init__(self, port: int) -> None:
        self._tell = f"http://127.0.0.1:{port}{_WORDS}"
        self._port, self._secret = free_port(), secrets.token_urlsafe(32)

    def words(self) -> list[str]:
        """The command that runs it."""
        return [sys.executable, "-m", _PROGRAM, "--port", str(self._port), "--tell", self._tell]

    def environment(self) -> Mapping[str, str]:
        """What it is told; our database is none of its business."""
        ours = {
            name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "MOTCUA_"))
        }
        return ours | {"SANDBOX_MESSAGES_SECRET": self._secret}

    def settings(self) -> dict[str, str]:
        """What our own processes are told of it."""
        return {
            "MOTCUA_MESSAGES_URL": f"http://127.0.0.1:{self._port}",
            "MOTCUA_MESSAGES_SECRET": self._secret,
        }
