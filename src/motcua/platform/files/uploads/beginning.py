"""Begin an upload, look at one, give one up. An upload is its account's; nobody else knows of it."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, F, Q, Sum

from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.files.naming import shown_name
from motcua.platform.files.refusals import FileEmpty, FileTooLarge
from motcua.platform.files.uploads.models import Upload
from motcua.platform.files.uploads.places import place
from motcua.platform.files.uploads.refusals import TooManyOpen, TooManyUploads
from motcua.platform.files.uploads.rows import UploadRow, row_of

KEPT_FOR = timedelta(hours=24)
"""How long an upload waits for its next piece: a night without a line, and the morning after."""
MOST_OPEN = 30
"""Unfinished uploads of one account: as many pages as a paper may have, chosen at once."""
MOST_BYTES_OPEN = 300 * 1024 * 1024
MOST_AN_HOUR = 300
_LONGEST_PURPOSE = 200
_ALONE = "SELECT pg_advisory_xact_lock(hashtextextended('files_upload', %s))"


def largest() -> int:
    """Bytes one file may have."""
    return int(settings.FILE_MEGABYTES) * 1024 * 1024


def begin(actor: Actor, name: str, size: int, purpose: str) -> UploadRow:
    """Announce a file. Raises FileEmpty, FileTooLarge, TooManyOpen, TooManyUploads, NotFound."""
    if actor.account is None or len(purpose) > _LONGEST_PURPOSE:
        raise NotFound
    shown = shown_name(name)
    if size <= 0:
        raise FileEmpty(name=shown)
    if size > largest():
        raise FileTooLarge(name=shown, limit=settings.FILE_MEGABYTES)
    with transaction.atomic(durable=True):
        _insist_on_room(actor.account, size)
        now = clock.now()
        return row_of(
            Upload.objects.create(
                account=actor.account,
                purpose=purpose,
                name=shown,
                size=size,
                began_at=now,
                expires_at=now + KEPT_FOR,
            )
        )


def _insist_on_room(account: int, size: int) -> None:
    """Counted one begin after the other, or many at once would each see room for itself."""
    with connection.cursor() as cursor:
        cursor.execute(_ALONE, [account])
    now = clock.now()
    is_open = Q(file=None, expires_at__gt=now) & Q(received__lte=F("size"))
    counted = Upload.objects.filter(account=account).aggregate(
        open=Count("pk", filter=is_open),
        bytes=Sum("size", filter=is_open),
        lately=Count("pk", filter=Q(began_at__gt=now - timedelta(hours=1))),
    )
    if counted["open"] >= MOST_OPEN or (counted["bytes"] or 0) + size > MOST_BYTES_OPEN:
        raise TooManyOpen
    if counted["lately"] >= MOST_AN_HOUR:
        raise TooManyUploads


def found(actor: Actor, upload: UUID) -> Upload:
    """An upload of this account that is not over. Raises NotFound, also for another's."""
    row = Upload.objects.filter(pk=upload, account=actor.account or 0, expires_at__gt=clock.now()).first()
    if row is None:
        raise NotFound
    return row


def one(actor: Actor, upload: UUID) -> UploadRow:
    """How far an upload is. Raises NotFound."""
    return row_of(found(actor, upload))


def drop(actor: Actor, upload: UUID) -> None:
    """Give an upload up, with its bytes; a file already taken in stays. Raises NotFound."""
    row = found(actor, upload)
    Upload.objects.filter(pk=row.pk).delete()
    place(row.pk).unlink(missing_ok=True)
