"""Empty the demo: the database is made anew, since nobody, the program included, can delete entries."""

import os

import psycopg
from django.conf import settings
from django.db import connections
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from motcua.platform.database import drop_database, make_database, migrate


def reset() -> None:
    """Drop, create, migrate. The owner role does it from the maintenance database `postgres`."""
    connections.close_all()
    owner = conninfo_to_dict(settings.DATABASE_OWNER_URL)
    name = str(owner["dbname"])
    with psycopg.connect(make_conninfo("", **{**owner, "dbname": "postgres"}), autocommit=True) as connection:
        drop_database(connection, name)
        make_database(connection, name, owner=str(owner["user"]))
    migrate(os.environ.get("DATABASE_URL", settings.DATABASE_URL), settings.DATABASE_OWNER_URL)
    settings.MOTCUA_DEMO_NOTE.unlink(missing_ok=True)
