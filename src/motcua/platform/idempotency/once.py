"""Answer a request once, and repeat the answer for 90 days.

The key is claimed in a transaction of its own before the act runs, so that a second request at the
same moment is told to wait. An answer that tells the sender to try again (409, 429, 5xx) is not
kept. Should a server die in the middle, the key may be taken again after a minute; the act's own
intent key then prevents a second effect.
"""

import hashlib
import re
from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid
from motcua.platform.idempotency.models import IdempotencyKey

KEPT = timedelta(days=90)
_DEAD_AFTER_SECONDS = 60
_FORM = re.compile(r"[\x21-\x7e]{1,200}")
_KEPT_HEADERS = ("Content-Type", "Location", "ETag", "Content-Language")
_TRY_AGAIN = frozenset({409, 425, 429})

_CLAIM = """
INSERT INTO idempotency_key AS k (account, key, digest, started_at, headers, body)
VALUES (%s, %s, %s, clock_timestamp(), '{}', '')
    ON CONFLICT (account, key) DO UPDATE SET started_at = excluded.started_at
 WHERE k.status IS NULL AND k.digest = excluded.digest
   AND k.started_at < clock_timestamp() - make_interval(secs => %s)
RETURNING id
"""
_PURGE = "DELETE FROM idempotency_key WHERE started_at < clock_timestamp() - make_interval(secs => %s)"


class KeyMalformed(Invalid):
    """Not 1 to 200 visible ASCII characters."""

    code = "idempotency-key-malformed"
    status = 400
    sentence = _("Idempotency-Key phải gồm 1–200 ký tự ASCII, không có dấu cách.")


class KeyReused(Invalid):
    """The key was used for another request."""

    code = "idempotency-key-reused"
    sentence = _("Idempotency-Key này đã dùng cho một yêu cầu khác. Hãy dùng khóa mới.")


class StillRunning(Conflict):
    """The first request with this key has no answer yet."""

    code = "idempotency-key-running"
    retry_after = 2
    sentence = _("Yêu cầu với Idempotency-Key này đang được xử lý. Hãy gửi lại sau giây lát.")


def once(
    request: HttpRequest,
    account: int,
    act: Callable[[], HttpResponse],
    *,
    content: bytes | None = None,
) -> HttpResponse:
    """Run `act` and keep its answer, or give the answer kept; without the header, just run it.

    `content` stands for what was sent; give it where the body was read as a stream.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return act()
    if not _FORM.fullmatch(key):
        raise KeyMalformed(field="Idempotency-Key")
    digest = _digest(request, request.body if content is None else content)
    claimed = _claim(account, key, digest)
    if claimed is None:
        return _repeat(account, key, digest)
    try:
        response = act()
    except BaseException:
        IdempotencyKey.objects.filter(id=claimed).delete()
        raise
    _keep(claimed, response)
    return response


def purge() -> None:
    """Forget keys older than 90 days."""
    with connection.cursor() as cursor:
        cursor.execute(_PURGE, [KEPT.total_seconds()])


def _digest(request: HttpRequest, content: bytes) -> str:
    line = f"{request.method} {request.get_full_path()}\n"
    return hashlib.sha256(line.encode() + content).hexdigest()


def _claim(account: int, key: str, digest: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [account, key, digest, _DEAD_AFTER_SECONDS])
        claimed = cursor.fetchone()
    return claimed[0] if claimed else None


def _repeat(account: int, key: str, digest: str) -> HttpResponse:
    kept = IdempotencyKey.objects.filter(account=account, key=key).first()
    if kept is not None and kept.digest != digest:
        raise KeyReused(field="Idempotency-Key")
    if kept is None or kept.status is None:
        raise StillRunning
    return HttpResponse(bytes(kept.body), status=kept.status, headers=kept.headers)


def _keep(claimed: int, response: HttpResponse) -> None:
    if response.status_code in _TRY_AGAIN or response.status_code >= 500:
        IdempotencyKey.objects.filter(id=claimed).delete()
        return
    headers = {name: response[name] for name in _KEPT_HEADERS if name in response}
    IdempotencyKey.objects.filter(id=claimed).update(
        status=response.status_code, headers=headers, body=response.content
    )
