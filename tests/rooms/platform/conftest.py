"""What the tests of the platform share: a hand inside the database that the product does not have."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from psycopg.conninfo import conninfo_to_dict

from databases import TestDatabases

Superuser = Callable[..., None]


@pytest.fixture
def _as_superuser(django_db_setup: None, test_databases: TestDatabases) -> Iterator[None]:
    mine = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
    given = conninfo_to_dict(test_databases.addresses().admin)
    connection.close()
    connection.settings_dict.update(USER=given.get("user", ""), PASSWORD=given.get("password", ""))
    yield
    connection.close()
    connection.settings_dict.update(mine)


@pytest.fixture
def superuser(_as_superuser: None, db: None) -> Superuser:
    """Runs SQL past every grant; the whole test works as the superuser and is rolled back at its end."""

    def run(*statements: str) -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    return run
