"""Counting tries at something that could be guessed.

A try is spent before the secret is looked at and given back when it was right, so that many tries at once
are counted like one after another and only wrong ones remain. Fifteen minutes after the first of them all
are forgotten; tries refused meanwhile do not prolong it. What is counted by, a code or an address, is kept
only as a keyed digest. Call `spend` outside transactions: a count that is rolled back counts nothing.
"""

from datetime import timedelta

from django.db import connection
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Refusal

WINDOW = timedelta(minutes=15)
PER_SECRET = 10
"""Wrong tries at one secret: the phone of a dossier, the password of an account."""
PER_SECRET_FROM_EVERYWHERE = 200
"""Wrong tries at one secret from all addresses together, where each has its own smaller number: high enough
that a few callers cannot lock out the owner, low enough that a phone is not guessed in a year."""
PER_ADDRESS = 50
"""Wrong tries from one address; higher, because a whole office may share one."""

_SPEND = """
INSERT INTO platform_attempt AS a (digest, began_at, count) VALUES (%(digest)s, clock_timestamp(), 1)
    ON CONFLICT (digest) DO UPDATE
   SET (began_at, count) = (
       SELECT CASE WHEN is_over THEN excluded.began_at ELSE a.began_at END,
              CASE WHEN is_over THEN 1 ELSE least(a.count, %(most)s) + 1 END
         FROM (SELECT a.began_at <= clock_timestamp() - make_interval(secs => %(window)s) AS is_over) AS old)
RETURNING count,
          ceil(extract(epoch FROM began_at - clock_timestamp()) + %(window)s)::integer
"""
_FORGIVE = "UPDATE platform_attempt SET count = count - 1 WHERE digest = %s AND count > 0"
_PURGE = "DELETE FROM platform_attempt WHERE began_at <= clock_timestamp() - make_interval(secs => %s)"


class TooManyTries(Refusal):
    """Guessing; `retry_after` says when the count starts anew."""

    code = "too-many-tries"
    status = 429
    sentence = _("Đã thử sai quá nhiều lần. Hãy thử lại sau {minutes} phút.")

    def __init__(self, seconds: int) -> None:
        self.retry_after = max(1, seconds)
        super().__init__(minutes=-(-self.retry_after // 60))


def spend(key: str, most: int) -> None:
    """Count one try at `key`; raises TooManyTries when `most` have gone wrong already."""
    with connection.cursor() as cursor:
        cursor.execute(_SPEND, {"digest": _digest(key), "window": WINDOW.total_seconds(), "most": most})
        count, seconds = cursor.fetchone()
    if count > most:
        raise TooManyTries(seconds)


def forgive(key: str) -> None:
    """Give a try back: it was right, or nothing was tried."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGIVE, [_digest(key)])


def purge() -> None:
    """Drop counts that say nothing any more."""
    with connection.cursor() as cursor:
        cursor.execute(_PURGE, [WINDOW.total_seconds()])


def _digest(key: str) -> str:
    return salted_hmac("motcua.platform.limits", key, algorithm="sha256").hexdigest()
