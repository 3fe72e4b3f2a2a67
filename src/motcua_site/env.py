"""Every setting that comes from the environment, read once; a wrong value fails with the variable's name."""

import secrets
from pathlib import Path

from environs import Env

env = Env()

REPOSITORY = Path(__file__).resolve().parents[2]


def secret_key(var: Path) -> str:
    """MOTCUA_SECRET_KEY, else a key made once and kept under var/, readable by its owner only."""
    given = env.str("MOTCUA_SECRET_KEY", "")
    if given:
        return str(given)
    kept = var / "secret-key"
    if not kept.exists():
        var.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text()
