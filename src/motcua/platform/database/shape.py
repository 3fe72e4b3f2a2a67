"""Which shape this program expects of its database, as one digest: the right one costs no migration run."""

import hashlib
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from motcua.platform.database.migrating import migrate

PRODUCT = Path(__file__).resolve().parents[2]
PACKAGES_WITH_TABLES = ("Django", "django-axes", "procrastinate")


def expected_shape() -> str:
    """Digest of all migrations, their SQL, the rights and the packages that bring tables of their own."""
    digest = hashlib.sha256()
    files = [*PRODUCT.rglob("migrations/*.py"), *PRODUCT.rglob("*.sql")]
    files += [Path(__file__).with_name("grants.py"), Path(__file__).with_name("migrating.py")]
    for file in sorted(files):
        digest.update(f"{file.relative_to(PRODUCT)}\0".encode())
        digest.update(file.read_bytes())
    for package in PACKAGES_WITH_TABLES:
        digest.update(f"{package}={version(package)}\0".encode())
    return digest.hexdigest()[:12]


def migrate_if_needed(app_url: str, owner_url: str) -> bool:
    """Migrate unless the database says it has this shape already (a remark on it, written by its owner)."""
    shape = f"motcua {expected_shape()}"
    with psycopg.connect(owner_url, autocommit=True) as connection:
        found = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        ).fetchone()
        if found and found[0] == shape:
            return False
        migrate(app_url, owner_url)
        name = sql.Identifier(str(conninfo_to_dict(owner_url)["dbname"]))
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(shape)))
    return True
