"""Settings of messages to people: by which ways they leave, and when not."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from environs import EnvError

from motcua.kernel.errors import KernelError
from motcua.kernel.telling import QuietHours, quiet_hours
from motcua_site.env import env, one_of, web_address

LEAST_SECRET = 16
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


@dataclass(frozen=True)
class MailServer:
    """Where mail leaves; `security` is the scheme of the address."""

    host: str
    port: int
    security: str
    user: str
    password: str = field(repr=False)
    sender: str


@dataclass(frozen=True)
class ZaloService:
    """Who we are at Zalo."""

    url: str
    app: str
    token: str = field(repr=False)
    secret: str = field(repr=False)


def mail_server() -> MailServer | None:
    """MOTCUA_SMTP_URL and MOTCUA_SMTP_FROM; None where no server is named."""
    text = str(env.str("MOTCUA_SMTP_URL", "")).strip()
    if not text:
        return None
    try:
        parts = urlsplit(text)
        host, port = str(parts.hostname or ""), parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        host, port = "", 0
    if not host or not port or parts.scheme not in _PORTS:
        # What stands there is not repeated: it may hold a password.
        raise EnvError("MOTCUA_SMTP_URL phải như smtp+starttls://ten:mat-khau@thu.example:587")
    sender = str(env.str("MOTCUA_SMTP_FROM", "")).strip()
    local, _at, domain = sender.rpartition("@")
    if not (local and "." in domain and sender.isascii() and not any(sign in sender for sign in " <>,;")):
        raise EnvError("MOTCUA_SMTP_FROM phải là địa chỉ thư của nơi gửi, như motcua@tinh.example")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(host, port, parts.scheme, user, password, sender)


def zalo_service() -> ZaloService | None:
    """MOTCUA_ZALO_URL, _APP, _TOKEN and _SECRET: all four, or none."""
    url = web_address("MOTCUA_ZALO_URL")
    if not url:
        return None
    names = ("MOTCUA_ZALO_APP", "MOTCUA_ZALO_TOKEN", "MOTCUA_ZALO_SECRET")
    app, token, secret = (str(env.str(name, "")).strip() for name in names)
    for name, value in zip(names, (app, token, secret), strict=True):
        if not value:
            raise EnvError(f"{name} phải được đặt cùng MOTCUA_ZALO_URL")
    if len(secret) < LEAST_SECRET:
        raise EnvError(f"MOTCUA_ZALO_SECRET phải từ {LEAST_SECRET} ký tự")
    return ZaloService(url, app, token, secret)


def shared_secrets() -> tuple[str, ...]:
    """MOTCUA_MESSAGES_SECRET: what the gateway signs its words with; two while it is being changed."""
    found = tuple(str(env.str("MOTCUA_MESSAGES_SECRET", "")).split())
    if len(found) > 2 or any(len(secret) < LEAST_SECRET for secret in found):
        raise EnvError(f"MOTCUA_MESSAGES_SECRET là một hoặc hai khoá, mỗi khoá từ {LEAST_SECRET} ký tự")
    return found


def quiet() -> QuietHours | None:
    """MOTCUA_QUIET_HOURS: when nobody's phone is to ring; "none" for never quiet."""
    text = str(env.str("MOTCUA_QUIET_HOURS", "21:30-07:00")).strip()
    try:
        return quiet_hours(text)
    except KernelError as error:
        raise EnvError(
            f"MOTCUA_QUIET_HOURS phải ghi như 21:30-07:00, hoặc none, không phải «{text}»"
        ) from error


# A gateway for SMS and e-mail; without any of the three, nobody is sent anything.
MESSAGES_URL = web_address("MOTCUA_MESSAGES_URL")
# What it tells of messages later is believed when signed by this; without, nothing is.
MESSAGES_SECRETS = shared_secrets()
# A mail server for e-mail, in the place of the gateway.
SMTP = mail_server()
# Zalo, for people who ask for it.
ZALO = zalo_service()
# When SMS and Zalo wait for the morning (K: no law names the hours).
QUIET_HOURS = quiet()
# Letters of Vietnamese text messages: as written, or without marks (half the parts, harder to read).
SMS_LETTERS = one_of("MOTCUA_SMS_LETTERS", "marked", ("marked", "plain"))
