"""Let go what waited for the end of the quiet hours."""

from django.db import connection, transaction

from motcua.notifications.actions.send import queued
from motcua.platform import outbox

AT_ONCE = 500
_DUE = """
UPDATE notifications_message SET state = 'queued'
 WHERE id IN (SELECT id FROM notifications_message
               WHERE state = 'held' AND send_at <= motcua_now()
               ORDER BY send_at, id LIMIT %s FOR UPDATE SKIP LOCKED)
RETURNING id
"""


def release() -> int:
    """Everything whose time it is, in batches; answers how many. Another worker takes none of them too."""
    released = 0
    while some := _release_some():
        released += some
    return released


def _release_some() -> int:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(_DUE, [AT_ONCE])
            numbers = sorted(row[0] for row in cursor.fetchall())
        outbox.announce([queued(number) for number in numbers])
    return len(numbers)
