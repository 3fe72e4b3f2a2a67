"""What people and officers type about a request: kept whole or refused, never cut short."""

from motcua.kernel.text import nfc
from motcua.privacy.refusals import TooLong

LONGEST = 4_000


def said(words: str, field: str) -> str:
    """Raises TooLong."""
    typed = nfc(words.replace("\0", "")).strip()
    if len(typed) > LONGEST:
        raise TooLong(field=field, most=LONGEST, length=len(typed))
    return typed


def further(before: str, now: str) -> str:
    """What was answered before stays beside what is answered now."""
    return f"{before}\n\n{now}" if before else now
