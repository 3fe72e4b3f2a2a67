"""What the product's own role may do, as one list applied after every migration, as often as wished.

Rights are the promise that the program cannot rewrite history: no TRUNCATE anywhere, and on the tables of
`READ_ONLY` nothing but reading. They are taken away and given again in one transaction, so a table that
moved from one list to the other ends with the rights of its new list only.
"""

from typing import Any

from psycopg import Connection, sql
from psycopg.conninfo import conninfo_to_dict

EVERYDAY = "SELECT, INSERT, UPDATE, DELETE"
# Tables the app role may only read; they are written through SECURITY DEFINER functions of the owner.
READ_ONLY: tuple[str, ...] = (
    "django_migrations",
    "ledger_entry",
    "ledger_head",
    "ledger_note",
    "ledger_seal",
    "ledger_sealed",
)
# Functions only the app role may call, by signature; PostgreSQL would let everybody.
APP_FUNCTIONS: tuple[str, ...] = ("ledger_append(jsonb)", "ledger_seal(integer)")


def apply_grants(owner_url: str, app_url: str) -> bool:
    """Give the app role its rights; false where owner and app are one role, kept from nothing."""
    app = str(conninfo_to_dict(app_url).get("user", ""))
    if app == str(conninfo_to_dict(owner_url).get("user", "")):
        return False
    with Connection.connect(owner_url) as connection:
        _apply(connection, sql.Identifier(app))
    return True


def _apply(connection: Connection[Any], app: sql.Identifier) -> None:
    for words in (
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {app}",
        "REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {app}",
        "GRANT USAGE ON SCHEMA public TO {app}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app}",
    ):
        connection.execute(sql.SQL(words).format(app=app))
    for table in _tables(connection):
        rights = "SELECT" if table in READ_ONLY else EVERYDAY
        _grant(connection, rights, table, app)
    for function in APP_FUNCTIONS:
        connection.execute(sql.SQL(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC"))
        connection.execute(sql.SQL(f"GRANT EXECUTE ON FUNCTION {function} TO {{app}}").format(app=app))


def _tables(connection: Connection[Any]) -> list[str]:
    rows = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user"
        " UNION SELECT viewname FROM pg_views WHERE schemaname = 'public' AND viewowner = current_user"
    )
    return sorted(str(row[0]) for row in rows)


def _grant(connection: Connection[Any], rights: str, table: str, app: sql.Identifier) -> None:
    connection.execute(
        sql.SQL(f"GRANT {rights} ON {{table}} TO {{app}}").format(table=sql.Identifier(table), app=app)
    )
