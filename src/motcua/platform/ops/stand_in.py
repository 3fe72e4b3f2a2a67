"""A stand-in for the identity provider, beside a demo: so that a newcomer signs in as an invented citizen."""

import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

from motcua.platform.ops.ports import free_port, is_free

LOOPBACK = ("127.0.0.1", "localhost")
"""It lets anybody be anybody, so it is for the machine it runs on."""
_PROGRAM, _CLIENT, _RETURN = "motcua_sandbox.identity", "motcua", "/dang-nhap/vneid/tro-ve/"


class StandIn:
    """One run of it: a secret of its own, and the port of the runs before, since accounts know the provider
    by its address."""

    def __init__(self, port: int, var: Path) -> None:
        self._returns = [f"http://{host}:{port}{_RETURN}" for host in LOOPBACK]
        self._port, self._secret = _kept_port(var / "identity-port"), secrets.token_urlsafe(32)

    def words(self) -> list[str]:
        """The command that runs it."""
        told = [word for address in self._returns for word in ("--return", address)]
        return [sys.executable, "-m", _PROGRAM, "--port", str(self._port), *told]

    def environment(self) -> Mapping[str, str]:
        """What it is told; our database is none of its business."""
        ours = {
            name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "MOTCUA_"))
        }
        return ours | {"SANDBOX_IDENTITY_SECRET": self._secret}

    def settings(self) -> dict[str, str]:
        """What our own processes are told of it."""
        return {
            "MOTCUA_IDENTITY_URL": f"http://127.0.0.1:{self._port}",
            "MOTCUA_IDENTITY_CLIENT": _CLIENT,
            "MOTCUA_IDENTITY_SECRET": self._secret,
        }


def _kept_port(file: Path) -> int:
    """The port of the last run; another, kept for the next, where somebody else has taken it."""
    text = file.read_text() if file.exists() else ""
    if text.isdecimal() and is_free(int(text)):
        return int(text)
    port = free_port()
    file.write_text(str(port))
    return port
