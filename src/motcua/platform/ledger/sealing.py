"""Seal the ledger: every 60 seconds, or as soon as 1,000 entries wait."""

from django.db import connection, transaction

from motcua.platform.ledger.witness import tell_the_file, tell_witnesses

MAX_ROWS = 1_000
MAX_SECONDS = 60

_DUE = """
SELECT coalesce(sum(h.seq - coalesce(d.seq, 0)), 0) >= %s
       OR bool_or(h.seq > coalesce(d.seq, 0)
                  AND coalesce(clock_timestamp() - (SELECT max(sealed_at) FROM ledger_seal)
                               >= make_interval(secs => %s), true))
  FROM ledger_head h LEFT JOIN ledger_sealed d USING (shard)
"""


def seal_if_due() -> int:
    """What the sweep calls every few seconds; returns how many seals were made."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE, [MAX_ROWS, MAX_SECONDS])
        (due,) = cursor.fetchone()
    return seal() if due else 0


def seal(max_rows: int = MAX_ROWS) -> int:
    """Seal all that is not sealed yet and tell the witnesses; returns how many seals were made.

    Outside a transaction each seal is committed before the next. Witnesses also learn of seals they
    missed before.
    """
    made = 0
    while _seal_some(max_rows):
        made += 1
    transaction.on_commit(tell_witnesses)
    return made


def _seal_some(max_rows: int) -> bool:
    """One seal, if there is something to seal.

    The first of a ledger is in the witness's file before it is committed: a ledger with seals and no file is
    a forged one, also when this process dies between the two. A file without its ledger does no harm.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT ledger_seal(%s)", [max_rows])
        (number,) = cursor.fetchone()
        if number == 1:
            tell_the_file()
    return number is not None
