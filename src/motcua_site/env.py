"""Every setting that comes from the environment, read once; a wrong value fails with the variable's name."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environs import Env, EnvError
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

env = Env()

REPOSITORY = Path(__file__).resolve().parents[2]


def whole(name: str, default: int, least: int, most: int) -> int:
    """A whole number within bounds."""
    text = str(env.str(name, str(default))).strip()
    if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
        raise EnvError(f"{name} phải là số nguyên từ {least} đến {most}, không phải «{text}»")
    return int(text)


def one_of(name: str, default: str, allowed: Sequence[str]) -> str:
    text = str(env.str(name, default)).strip()
    if text not in allowed:
        raise EnvError(f"{name} phải là một trong {', '.join(allowed)}, không phải «{text}»")
    return text


def web_address(name: str) -> str:
    """An address without its last slash; empty where none is given."""
    text = str(env.str(name, "")).strip().rstrip("/")
    if text and not _is_web_address(text):
        # What stands there is not repeated: it may hold a password.
        raise EnvError(f"{name} phải là địa chỉ web có http(s) và tên máy, như https://tin-nhan.example")
    return text


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def scanner_place(name: str) -> str:
    """host:port, or the path of a unix socket; empty where none is given."""
    text = str(env.str(name, "")).strip()
    host, _colon, port = text.rpartition(":")
    if text and not text.startswith("/") and not (host and port.isascii() and port.isdecimal()):
        raise EnvError(f"{name} phải là máy:cổng hoặc đường dẫn socket, như 127.0.0.1:3310")
    return text


def database_parts(name: str, url: str) -> dict[str, Any]:
    """Where a database is; libpq reads the address, so sockets, several hosts and TLS all work."""
    if not url.startswith(("postgresql://", "postgres://")):
        raise EnvError(f"{name} phải bắt đầu bằng postgresql://")
    try:
        return conninfo_to_dict(url)
    except ProgrammingError as error:
        raise EnvError(f"{name} không đọc được: {str(error).strip()}") from error


def national_portal(*, is_needed: bool) -> str:
    """Where the national portal takes in the procedure {code}: MOTCUA_NATIONAL_PORTAL, else the data's."""
    data = REPOSITORY / "data" / "national-portal.json"
    kept = json.loads(data.read_text(encoding="utf-8"))["procedure"] if data.is_file() else ""
    text = str(env.str("MOTCUA_NATIONAL_PORTAL", kept)).strip()
    if (text or is_needed) and not (_is_web_address(text) and text.count("{code}") == 1):
        raise EnvError("MOTCUA_NATIONAL_PORTAL phải là địa chỉ web có {code} đúng một lần")
    return text


@dataclass(frozen=True)
class IdentityClient:
    """Who we are at the identity provider people sign in by; all empty where none is set up."""

    url: str = ""
    client: str = ""
    secret: str = field(default="", repr=False)


def identity_client() -> IdentityClient:
    """MOTCUA_IDENTITY_URL (the issuer), _CLIENT and _SECRET: all three, or none."""
    url = web_address("MOTCUA_IDENTITY_URL")
    parts = urlsplit(url)
    if url and parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise EnvError("MOTCUA_IDENTITY_URL phải bắt đầu bằng https://")
    given = {"MOTCUA_IDENTITY_URL": url}
    for name in ("MOTCUA_IDENTITY_CLIENT", "MOTCUA_IDENTITY_SECRET"):
        given[name] = str(env.str(name, "")).strip()
    missing = [name for name, value in given.items() if not value]
    if missing and len(missing) < len(given):
        raise EnvError(f"{missing[0]} phải được đặt: {', '.join(given)} đi cùng nhau")
    return IdentityClient(*given.values())


@dataclass(frozen=True)
class PublicAddress:
    """The address people reach us under; all empty where none is given."""

    url: str = ""
    origin: str = ""
    hosts: tuple[str, ...] = ()
    is_tls: bool = False


def public_address() -> PublicAddress:
    """MOTCUA_ADDRESS in its parts."""
    url = web_address("MOTCUA_ADDRESS")
    if not url:
        return PublicAddress()
    parts = urlsplit(url)
    name = str(parts.hostname)
    host = f"[{name}]" if ":" in name else name
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


@dataclass(frozen=True)
class Payment:
    """How we speak with the payment platform; all of it or nothing."""

    url: str
    partner: str
    secret: str
    algorithm: str
    account: tuple[str, str, str]


def payment() -> Payment | None:
    """The block MOTCUA_PAYMENT_*; None where no platform is named."""
    url = web_address("MOTCUA_PAYMENT_URL")
    if not url:
        return None
    partner = str(env.str("MOTCUA_PAYMENT_PARTNER", "")).strip()
    secret = str(env.str("MOTCUA_PAYMENT_SECRET", ""))
    if not partner:
        raise EnvError("MOTCUA_PAYMENT_PARTNER phải là mã đối tác đã đăng ký với nền tảng thanh toán")
    if len(secret) < 16:
        raise EnvError("MOTCUA_PAYMENT_SECRET phải là khoá chung với nền tảng thanh toán, từ 16 ký tự")
    algorithm = one_of("MOTCUA_PAYMENT_HASH", "sha256", ("sha256", "sha512", "sha1", "md5"))
    parts = [part.strip() for part in str(env.str("MOTCUA_PAYMENT_ACCOUNT", "")).split("/")]
    if len(parts) != 3 or not all(parts) or not (parts[0].isdecimal() and len(parts[0]) == 6):
        raise EnvError("MOTCUA_PAYMENT_ACCOUNT phải có dạng «mã ngân hàng 6 số/số tài khoản/tên tài khoản»")
    return Payment(url, partner, secret, algorithm, (parts[0], parts[1], parts[2]))


LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
LOG_LEVEL = one_of("MOTCUA_LOG_LEVEL", "INFO", LEVELS)
FILE_MEGABYTES = whole("MOTCUA_FILE_MEGABYTES", 20, 1, 1_000)
# How long one reaction to a fact may take before its process is ended. What dies with the whole worker is
# carried again this long, 3 s to spare and a sweep of 15 s later: 45 s are promised (P6).
REACTION_SECONDS = whole("MOTCUA_REACTION_SECONDS", 20, 1, 20)
# The national payment platform; without one, fees are paid at the counter only.
PAYMENT = payment()
# The identity provider people sign in by (OpenID Connect); without one they are told to come to the counter.
IDENTITY = identity_client()
# How many web processes may wait for it at once; fewer than there are, so that the others go on serving.
IDENTITY_AT_ONCE = whole("MOTCUA_IDENTITY_AT_ONCE", 1, 1, 100)
# A virus scanner that speaks clamd's protocol, host:port or a unix socket; without one no scanner is asked.
SCANNER = scanner_place("MOTCUA_SCANNER")
# Where somebody puts the national list of procedures; compared each week when it is another file.
NATIONAL_LIST = str(env.str("MOTCUA_NATIONAL_LIST", "")).strip()
# Whether dossiers are filed here, or this province stands behind the national portal.
PORTAL_MODE = one_of("MOTCUA_PORTAL_MODE", "own", ("own", "behind"))
NATIONAL_PORTAL = national_portal(is_needed=PORTAL_MODE == "behind")
ADDRESS = public_address()
PROXIES = whole("MOTCUA_PROXIES", 0, 0, 10)
for _name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
    if _url := str(env.str(_name, "")):
        database_parts(_name, _url)
