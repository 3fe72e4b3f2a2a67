"""The database: an embedded PostgreSQL when no other is named, its roles and rights, and its migrations.

Everything here works before Django is set up, because it is what gives Django its database.
"""

from motcua.platform.database.embedded import Addresses, EmbeddedServer, embedded_server
from motcua.platform.database.errors import DatabaseUnavailableError
from motcua.platform.database.grants import apply_grants
from motcua.platform.database.home import var_folder
from motcua.platform.database.migrating import migrate
from motcua.platform.database.roles import drop_database, make_database
from motcua.platform.database.shape import expected_shape, migrate_if_needed

__all__ = [
    "Addresses",
    "DatabaseUnavailableError",
    "EmbeddedServer",
    "apply_grants",
    "drop_database",
    "embedded_server",
    "expected_shape",
    "make_database",
    "migrate",
    "migrate_if_needed",
    "var_folder",
]
