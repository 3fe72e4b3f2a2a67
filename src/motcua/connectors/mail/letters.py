"""The carrier: one letter, one connection, and a clear word on whether the server may have it.

A server owes delivery only for what it has answered after the end of the data (RFC 5321 §4.2.5). So whatever
goes wrong before the data leaves no letter behind and is tried again; what goes wrong after it leaves nobody
knowing, and is not.
"""

import smtplib
import ssl
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.utils import formatdate
from uuid import UUID

from motcua.notifications.ports import Answer, NotTakenError, Outgoing, OutOfReachError

SECONDS = 5.0
_REFUSED = 500
"""From here on an answer is for good (RFC 5321 §4.2.1); below it says to come again."""
_TAKEN = 250


@dataclass(frozen=True)
class Server:
    """Where mail leaves: what MOTCUA_SMTP_URL and MOTCUA_SMTP_FROM say; `security` is smtp, smtps or
    smtp+starttls."""

    host: str
    port: int
    security: str
    user: str
    password: str = field(repr=False)
    sender: str


class Post:
    """One mail server. A connection is made anew for each letter: processes fork around it."""

    is_keyed = False

    def __init__(self, server: Server) -> None:
        self._server = server

    def ask(self, key: UUID) -> Answer | None:  # noqa: ARG002 (a mail server knows no keys)
        """Nothing is known of any key."""
        return None

    def hand_over(self, message: Outgoing) -> Answer:
        try:
            address = in_ascii(message.address)
            letter = letter_of(message, address, self._server.sender)
        except ValueError:
            return Answer(is_taken=False, reference="address-unfit")
        try:
            line = self._connected()
        except (smtplib.SMTPException, OSError) as error:
            raise NotTakenError from error
        try:
            return self._spoken(line, address, letter)
        finally:
            line.close()

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        if server.security == "smtps":
            context = ssl.create_default_context()
            line: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
        else:
            line = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
        try:
            line.ehlo_or_helo_if_needed()
            if server.security == "smtp+starttls":
                line.starttls(context=ssl.create_default_context())
            if server.user:
                line.login(server.user, server.password)
        except BaseException:
            line.close()
            raise
        return line

    def _spoken(self, line: smtplib.SMTP, address: str, letter: EmailMessage) -> Answer:
        """Sender, receiver, data; what a server answers before the data binds nobody."""
        try:
            line.ehlo_or_helo_if_needed()
            if line.mail(self._server.sender)[0] != _TAKEN:
                raise NotTakenError  # our sender is not wanted: who runs this mends it, no letter is lost
            code, words = line.rcpt(address)
            if code >= _REFUSED:
                return Answer(is_taken=False, reference=_reason(code, words))
            if code >= 400:
                raise NotTakenError
        except (smtplib.SMTPException, OSError) as error:
            raise NotTakenError from error
        return self._sent(line, letter)

    def _sent(self, line: smtplib.SMTP, letter: EmailMessage) -> Answer:
        try:
            code, words = line.data(letter.as_bytes())
        except smtplib.SMTPDataError as error:  # it did not want the data to begin
            if error.smtp_code >= _REFUSED:
                return Answer(is_taken=False, reference=_reason(error.smtp_code, error.smtp_error))
            raise NotTakenError from error
        except (smtplib.SMTPException, OSError) as error:
            raise OutOfReachError from error
        if code == _TAKEN:
            return Answer(is_taken=True, reference=str(letter["Message-ID"]))
        if code >= _REFUSED:
            return Answer(is_taken=False, reference=_reason(code, words))
        raise NotTakenError


def in_ascii(address: str) -> str:
    """The address as every server takes it: a domain in other letters has a form in ASCII (IDNA). Raises
    UnicodeError for other letters before the @, which few servers take (RFC 6531)."""
    local, _at, domain = address.rpartition("@")
    return f"{local.encode('ascii').decode()}@{domain.encode('idna').decode()}"


def letter_of(message: Outgoing, address: str, sender: str) -> EmailMessage:
    """Plain text; no answer from machines is asked for (RFC 3834)."""
    letter = EmailMessage(policy=policy.SMTP)
    letter["From"], letter["To"], letter["Subject"] = sender, address, message.title
    letter["Date"] = formatdate()
    letter["Message-ID"] = f"<{message.key}@{sender.rpartition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"
    # Not every server takes bytes beyond ASCII (RFC 6152).
    letter.set_content(message.text, cte="quoted-printable")
    return letter


def _reason(code: int, words: bytes | str) -> str:
    """The code alone: what servers add often repeats the address."""
    status = (words.decode("ascii", "ignore") if isinstance(words, bytes) else words).split(" ")[0]
    return f"{code} {status}" if status.replace(".", "").isdecimal() else str(code)
