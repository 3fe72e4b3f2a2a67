"""Bring a database to the shape of this program: migrations as the owner, then the app role's rights."""

import os
import re
import subprocess
import sys

from motcua.platform.console import translate
from motcua.platform.database.errors import DatabaseUnavailableError
from motcua.platform.database.grants import apply_grants

# A migration waits briefly for a lock instead of queueing the whole province behind it.
TIMEOUTS = "-c lock_timeout=10s -c statement_timeout=30min"
_ERROR = re.compile(r"([a-z_]\w*\.)+[A-Z]\w*: |[A-Z]\w*Error: ")


def migrate(app_url: str, owner_url: str) -> None:
    """In a process of its own: the caller keeps its connections to the app role."""
    environment = os.environ | {
        "DATABASE_URL": owner_url,
        "DATABASE_OWNER_URL": owner_url,
        "DJANGO_SETTINGS_MODULE": "motcua_site.settings",
        "PGOPTIONS": TIMEOUTS,
    }
    words = [sys.executable, "-m", "django", "migrate", "--noinput", "--skip-checks", "--verbosity", "0"]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sentence = translate("Không nâng cấp được cơ sở dữ liệu: {reason}")
        raise DatabaseUnavailableError(sentence.format(reason=_reason(done.stderr)))
    apply_grants(owner_url, app_url)


def _reason(trace: str) -> str:
    """The line of a trace that names the error; behind it the server may quote the place in a statement."""
    lines = [line.strip() for line in trace.splitlines() if line.strip()]
    named = [line for line in lines if _ERROR.match(line)]
    return (named or lines or [translate("không rõ lý do")])[-1]
