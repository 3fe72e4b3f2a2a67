"""Put indexes and constraints of tables aside while they are filled, and bring them back, two at a time."""

import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import psycopg
from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Refusal

WORKERS = 2
PATIENCE = 300.0
"""Seconds older transactions are given to end."""
_CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), contype = 'f'
  FROM pg_constraint
 WHERE (conrelid = ANY(%(tables)s::regclass[]) OR confrelid = ANY(%(tables)s::regclass[]))
   AND contype IN ('p', 'u', 'f') ORDER BY contype DESC, conname
"""
_INDEXES = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), i.indrelid::regclass::text
  FROM pg_index i
 WHERE i.indrelid = ANY(%(tables)s::regclass[])
   AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u'))
"""
_NOT_YET_SERVING = """
SELECT count(*) FROM pg_index
 WHERE indcheckxmin AND age(xmin) <= age(pg_snapshot_xmin(pg_current_snapshot())::xid)
"""


class IndexesWait(Refusal):
    """Somebody has had a transaction open since before the indexes were built."""

    code = "demo-indexes-wait"
    sentence = _(
        "Chỉ mục vừa dựng chưa dùng được: máy chủ còn giao dịch mở từ trước, {seconds} giây chưa xong;"
        " hãy kết thúc giao dịch đó rồi nạp lại."
    )


@dataclass(frozen=True)
class Aside:
    """What to say to have it all back, by table: indexes and keys first, then references between tables."""

    own: dict[str, list[str]]
    references: dict[str, list[str]]


def put_aside(connection: psycopg.Connection[Any], tables: Sequence[str]) -> Aside:
    """Drop indexes, keys and references of the tables; the connection is the owner's."""
    given = {"tables": list(tables)}
    constraints = connection.execute(_CONSTRAINTS, given).fetchall()
    indexes = connection.execute(_INDEXES, given).fetchall()
    own: dict[str, list[str]] = {table: [] for table in tables}
    references: dict[str, list[str]] = {}
    # References go first: the keys they lean on cannot be dropped before them.
    for table, name, words, is_reference in sorted(constraints, key=lambda each: not each[3]):
        connection.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'.encode())
        back = references.setdefault(table, []) if is_reference else own.setdefault(table, [])
        back.append(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {words}')
    for name, words, table in indexes:
        connection.execute(f"DROP INDEX {name}".encode())
        own[table].append(words)
    return Aside(own, references)


def bring_back(owner_url: str, aside: Aside) -> None:
    """Build everything again; tables side by side, the references when all keys are there."""
    for works in (aside.own, aside.references):
        largest_first = sorted(works.values(), key=len, reverse=True)
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(lambda statements: _build(owner_url, statements), largest_first))


def await_service(owner_url: str, seconds: float = PATIENCE) -> None:
    """Until every index is used. Raises IndexesWait.

    PostgreSQL leaves an index on rows that were changed in place out of its plans as long as a transaction
    older than the index is open, in whatever database of the server.
    """
    end = time.monotonic() + seconds
    with psycopg.connect(owner_url, autocommit=True) as connection:
        while connection.execute(_NOT_YET_SERVING).fetchone() != (0,):
            if time.monotonic() > end:
                raise IndexesWait(seconds=round(seconds))
            time.sleep(0.1)


def freshen(owner_url: str, tables: Iterable[str]) -> None:
    """What the planner knows of the tables, and pages marked as seen by all, as autovacuum would in time."""
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(lambda table: _build(owner_url, [f"VACUUM (ANALYZE) {table}"]), tables))


def _build(owner_url: str, statements: Sequence[str]) -> None:
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute("SET maintenance_work_mem = '512MB'")
        connection.execute("SET synchronous_commit = off")
        for words in statements:
            connection.execute(words.encode())
