"""The two roles of the product and its database, made as often as wished.

motcua_owner owns every table and runs migrations; web, worker and commands run as motcua_app, which owns
nothing, so that the program itself cannot rewrite the ledger.
"""

import contextlib
import time
from typing import Any

from psycopg import Connection, errors, sql

OWNER = "motcua_owner"
APP = "motcua_app"
DATABASE = "motcua"
_PATIENT_TRIES = 20
_VACUUM_SECONDS = 0.5


def prepare(connection: Connection[Any]) -> None:
    """Roles and the product's database; `connection` is the superuser's, in autocommit."""
    _make_role(connection, OWNER, "CREATEDB")
    _make_role(connection, APP, "NOCREATEDB")
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
        make_database(connection, DATABASE)


def make_database(connection: Connection[Any], name: str, *, owner: str = OWNER, template: str = "") -> None:
    """A database of the owner's; a copy of `template` when one is given."""
    words = sql.SQL("CREATE DATABASE {name} OWNER {owner}").format(
        name=sql.Identifier(name), owner=sql.Identifier(owner)
    )
    if template:
        # Copying files beats copying through the log for a database of many small tables.
        words += sql.SQL(" TEMPLATE {} STRATEGY file_copy").format(sql.Identifier(template))
    connection.execute(words)


def drop_database(connection: Connection[Any], name: str) -> None:
    """Gone, with whoever was connected; a vacuum just looking at it is waited for.

    Only the superuser may end that one, and the owner, who drops databases of tests and benchmarks, is none.
    """
    words = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    for _try in range(_PATIENT_TRIES):
        with contextlib.suppress(errors.InsufficientPrivilege):
            connection.execute(words)
            return
        time.sleep(_VACUUM_SECONDS)
    connection.execute(words)


def _make_role(connection: Connection[Any], name: str, right: str) -> None:
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone():
        return
    connection.execute(
        sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS " + right).format(
            sql.Identifier(name)
        )
    )
