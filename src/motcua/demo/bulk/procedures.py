"""As many procedures as a province has: those we know, told again under other codes and names.

Copies carry everything a version has but nobody asks for them: the dossiers are of the procedures we know.
"""

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import sql

_PARTS = ("case", "channellimit", "component", "fee", "pauserule")
_KNOWN = "SELECT count(*), max(id) FROM catalogue_procedure"
_COLUMNS = (
    "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
)
_MODELS = """
CREATE TEMP TABLE copied ON COMMIT DROP AS
SELECT v.id AS old, '9.' || lpad(n::text, 6, '0') AS code, n
  FROM generate_series(1, %s) n
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS many
          FROM catalogue_procedureversion
         WHERE effective_to IS NULL AND number = 1 AND status = 'published') v ON v.place = n % v.many
"""
_PROCEDURES = "INSERT INTO catalogue_procedure (code) SELECT code FROM copied"
_CHANGED = {
    "procedure_id": sql.SQL("p.id"),
    "name": sql.SQL("v.name || ' – ' || c.n"),
    "found_by": sql.SQL("v.found_by || ' ' || c.n"),
    "sort_key": sql.SQL("v.sort_key || ' ' || c.code"),
    "digest": sql.SQL("md5(v.digest || c.n)"),
}


def fill(connection: psycopg.Connection[Any], number: int) -> int:
    """Copy versions in force until there are that many procedures; how many were added."""
    row = connection.execute(_KNOWN).fetchone()
    missing = number - int(row[0]) if row else 0
    if missing <= 0:
        return 0
    connection.execute(_MODELS.replace("%s", str(missing)).encode())
    connection.execute(_PROCEDURES)
    versions = "catalogue_procedureversion"
    columns = _columns(connection, versions, "id")
    chosen = [_CHANGED.get(each, sql.SQL("v.{}").format(sql.Identifier(each))) for each in columns]
    copy = "INSERT INTO {0} ({1}) SELECT {2} FROM copied c JOIN {0} v ON v.id = c.old"
    copy += " JOIN catalogue_procedure p ON p.code = c.code"
    connection.execute(_said(copy, versions, columns, chosen))
    for part in _PARTS:
        table = f"catalogue_{part}"
        own = _columns(connection, table, "id")
        given = [
            sql.SQL("v.id") if each == "version_id" else sql.SQL("o.{}").format(sql.Identifier(each))
            for each in own
        ]
        copy = "INSERT INTO {0} ({1}) SELECT {2} FROM copied c JOIN catalogue_procedure p ON p.code = c.code"
        copy += f" JOIN {versions} v ON v.procedure_id = p.id JOIN {{0}} o ON o.version_id = c.old"
        connection.execute(_said(copy, table, own, given))
    return missing


def _columns(connection: psycopg.Connection[Any], table: str, left_out: str) -> list[str]:
    return [name for (name,) in connection.execute(_COLUMNS, [table]) if name != left_out]


def _said(
    statement: str, table: str, columns: Sequence[str], chosen: Sequence[sql.Composable]
) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL(statement).format(sql.Identifier(table), names, sql.SQL(", ").join(chosen))
