"""P17: the program itself cannot rewrite history; the database refuses, not our code."""

import pytest
from django.db import ProgrammingError, connection, transaction

from motcua.platform import ledger
from motcua.platform.access import SYSTEM

TABLES = ("ledger_entry", "ledger_head", "ledger_note", "ledger_seal", "ledger_sealed")
ATTEMPTS = (
    "UPDATE {table} SET shard = shard",
    "DELETE FROM {table}",
    "TRUNCATE {table}",
    "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "INSERT INTO {table} SELECT * FROM {table}",
    "DROP TABLE {table}",
    "ALTER TABLE {table} OWNER TO CURRENT_USER",
)


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_products_role_may_only_read_the_ledger(table: str, attempt: str) -> None:
    ledger.append(SYSTEM, [ledger.NewEntry("dossier:1", "test.thing.done", notes={"who": "x"})])
    statement = attempt.format(table=table)
    if table == "ledger_seal":
        statement = statement.replace("shard = shard", "number = number")
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db
@pytest.mark.parametrize("function", ["ledger_append(jsonb)", "ledger_seal(integer)"])
def test_the_functions_are_the_owners_and_not_everybodys(function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT prosecdef, proconfig::text, pg_get_userbyid(proowner) = current_user,"
            "       has_function_privilege('public', oid, 'EXECUTE')"
            "  FROM pg_proc WHERE oid = %s::regprocedure",
            [function],
        )
        definer, path, is_ours, is_public = cursor.fetchone()
    assert definer
    assert "search_path=pg_catalog, public, pg_temp" in path
    assert not is_ours
    assert not is_public


@pytest.mark.django_db
def test_a_table_of_the_sessions_own_cannot_stand_in_for_the_ledger() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE ledger_entry (LIKE public.ledger_entry)")
    ledger.append(SYSTEM, [ledger.NewEntry("dossier:1", "test.thing.done")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM public.ledger_entry")
        assert cursor.fetchone() == (1,)
