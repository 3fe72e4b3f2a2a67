"""Every setting that comes from the environment, read once; a wrong value fails with the variable's name."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from environs import Env, EnvError

env = Env()

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class PublicAddress:
    """The address people reach us under; all empty where none is given."""

    url: str = ""
    origin: str = ""
    hosts: tuple[str, ...] = ()
    is_tls: bool = False


def public_address() -> PublicAddress:
    """MOTCUA_ADDRESS in its parts."""
    url = env.str("MOTCUA_ADDRESS", "").rstrip("/")
    if not url:
        return PublicAddress()
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise EnvError("MOTCUA_ADDRESS phải có dạng https://tên-máy")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return PublicAddress(url, f"{parts.scheme}://{parts.netloc}", (host,), parts.scheme == "https")


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
