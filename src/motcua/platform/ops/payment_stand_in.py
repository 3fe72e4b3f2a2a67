"""A stand-in for the payment platform, beside a demo: so that a newcomer pays a fee with no bank's money."""

import os
import secrets
import sys
from collections.abc import Mapping

from motcua.platform.ops.ports import free_port

_PROGRAM, _PARTNER, _NOTICES = "motcua_sandbox.payment", "MOTCUA-THU", "/thanh-toan/bao/"
_ACCOUNT = "970415/113366668888/KHO BAC NHA NUOC (THU)"


class PaymentStandIn:
    """One run of it: a port and a secret of its own."""

    name = "payment"

    def __init__(self, port: int) -> None:
        self._notify = f"http://127.0.0.1:{port}{_NOTICES}"
        self._port, self._secret = free_port(), secrets.token_urlsafe(32)

    def words(self) -> list[str]:
        """The command that runs it."""
        return [sys.executable, "-m", _PROGRAM, "--port", str(self._port), "--notify", self._notify]

    def environment(self) -> Mapping[str, str]:
        """What it is told; our database is none of its business."""
        ours = {
            name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "MOTCUA_"))
        }
        return ours | {"SANDBOX_PAYMENT_SECRET": self._secret}

    def settings(self) -> dict[str, str]:
        """What our own processes are told of it."""
        return {
            "MOTCUA_PAYMENT_URL": f"http://127.0.0.1:{self._port}",
            "MOTCUA_PAYMENT_PARTNER": _PARTNER,
            "MOTCUA_PAYMENT_SECRET": self._secret,
            "MOTCUA_PAYMENT_ACCOUNT": _ACCOUNT,
        }
