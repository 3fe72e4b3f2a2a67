"""The peer of `submit`: the rows of a dossier that was just sent in, as a script of eight statements."""

from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg import sql

_NEWEST = "SELECT id FROM dossiers_dossier ORDER BY id DESC LIMIT 1"
_COLUMNS = """
SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
 WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
_ENTRY = """WITH entry AS (
    INSERT INTO ledger_entry ({columns}) VALUES ({values}) RETURNING shard, seq
) INSERT INTO ledger_note ({note_columns}) SELECT {note_values} FROM entry"""
_SEQUENCE = "CREATE SEQUENCE IF NOT EXISTS bench_ledger_seq START 1000000000 CACHE 50"
_COUNTER = """INSERT INTO dossiers_codecounter (unit_id, day, last) VALUES ({unit}, current_date, 1)
ON CONFLICT (unit_id, day) DO UPDATE SET last = dossiers_codecounter.last + 1 RETURNING last \\gset"""

Holes = Mapping[str, str]


def script_like(connection: psycopg.Connection[Any]) -> str:
    """Eight statements that insert what the newest dossier inserted; the connection is the owner's."""
    connection.execute(_SEQUENCE)
    ((number,),) = connection.execute(_NEWEST)
    subject = f"dossier:{number}"
    ((unit, shard, seq),) = connection.execute(
        "SELECT d.receiving_id, e.shard, e.seq FROM dossiers_dossier d JOIN ledger_entry e"
        " ON e.subject = %s WHERE d.id = %s ORDER BY e.seq LIMIT 1",
        [subject, number],
    )
    own = {"dossier_id": ":id"}
    dossier = {
        "public_id": "gen_random_uuid()",
        "intent_key": "gen_random_uuid()",
        "code": "'B-' || :last::text",
    }
    fact = {"subject": "'dossier:' || :id::text", "key": "'bench:' || :id::text"}
    statements = [
        _COUNTER.format(unit=unit),
        _insert(connection, "dossiers_dossier", f"id = {number}", dossier) + " RETURNING id \\gset",
        *(
            _insert(connection, f"dossiers_{table}", f"dossier_id = {number}", own) + ";"
            for table in ("step", "participant", "submission", "paper")
        ),
        _insert(connection, "outbox_fact", f"subject = '{subject}'", fact) + ";",
        _entry(connection, f"shard = {shard} AND seq = {seq}") + ";",
    ]
    return "\n".join(["BEGIN;", *statements, "END;", ""])


def _insert(connection: psycopg.Connection[Any], table: str, where: str, holes: Holes) -> str:
    columns, rows = _rows(connection, table, where, holes)
    values = ", ".join(f"({row})" for row in rows)
    return f"INSERT INTO {table} ({columns}) VALUES {values}"


def _entry(connection: psycopg.Connection[Any], where: str) -> str:
    """The ledger's entry and its note; a number from a sequence stands for the place in the chain."""
    holes = {
        "seq": "nextval('bench_ledger_seq')",
        "subject": "'dossier:' || :id::text",
    }
    columns, (values,) = _rows(connection, "ledger_entry", where, holes)
    note_columns, (note, *_more) = _rows(
        connection, "ledger_note", where, {"shard": "entry.shard", "seq": "entry.seq"}
    )
    return _ENTRY.format(columns=columns, values=values, note_columns=note_columns, note_values=note)


def _rows(connection: psycopg.Connection[Any], table: str, where: str, holes: Holes) -> tuple[str, list[str]]:
    """Columns, and for each row its values as literals, but for the holes."""
    kinds = [(name, kind) for name, kind in connection.execute(_COLUMNS, [table]) if name != "id"]
    read = sql.SQL("SELECT {} FROM {} WHERE " + where).format(
        sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(name)) for name, _kind in kinds),
        sql.Identifier(table),
    )
    rows = [
        ", ".join(
            holes.get(name) or _literal(connection, value, kind)
            for (name, kind), value in zip(kinds, row, strict=True)
        )
        for row in connection.execute(read)
    ]
    return ", ".join(f'"{name}"' for name, _kind in kinds), rows


def _literal(connection: psycopg.Connection[Any], value: str | None, kind: str) -> str:
    """A value as pgbench can read it: on one line, without a colon that looks like a variable."""
    if value is None:
        return f"NULL::{kind}"
    words = sql.Literal(value).as_string(connection)
    return f"{words}::{kind}"
