"""Calendar files with one day in them (RFC 5545): for people's own calendars.

A day keeps its UID; whoever takes the file again gets the same day moved, by SEQUENCE, or crossed out.
Written by hand because it is twenty lines of text: the library for it costs each worker ten megabytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75
"""Octets of one line (RFC 5545 §3.1); a longer one goes on in the next, after a space."""
REMINDED = "-PT15H"
"""Nine in the morning of the day before."""


@dataclass(frozen=True, slots=True)
class Day:
    """A whole day. `revision` grows with each change; `is_firm` false: it may still move."""

    uid: str
    on: date
    title: str
    description: str
    url: str
    revision: int
    written_at: datetime
    is_firm: bool = True
    is_over: bool = False


def calendar_file(day: Day, language: str) -> bytes:
    """The text of the file, CRLF and folded."""
    return b"".join(_folded(line) for line in _lines(day, language))


def _lines(day: Day, language: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Mot Cua//motcua//{language.upper()}")
    yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT")
    yield f"UID:{day.uid}"
    yield f"SEQUENCE:{day.revision}"
    yield f"DTSTAMP:{day.written_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY;LANGUAGE={language}:{_text(day.title)}"
    yield f"DESCRIPTION;LANGUAGE={language}:{_text(day.description)}"
    yield f"URL:{day.url}"
    yield f"STATUS:{'CANCELLED' if day.is_over else 'CONFIRMED' if day.is_firm else 'TENTATIVE'}"
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT")
    if not day.is_over:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{REMINDED}")
        yield from (f"DESCRIPTION:{_text(day.title)}", "END:VALARM")
    yield from ("END:VEVENT", "END:VCALENDAR")


def _text(words: str) -> str:
    """A value of the kind TEXT (RFC 5545 §3.3.11)."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Cut between letters, never inside one."""
    parts, part = [], b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > LONGEST_LINE:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"
