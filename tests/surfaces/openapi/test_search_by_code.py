"""A dossier is found by its code in an index, at the desk and over the interface."""

import json
import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers.api import Done
from motcua.dossiers.models import Dossier
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office
from surfaces.openapi.conftest import Key

MANY = 4_000
BY_CODE = re.compile(r"\(\(?code\)?(::text)? = '")
Ask = Callable[[str], Any]


@pytest.fixture
def among_many(office: Office) -> Done:
    """One dossier among thousands of the same offices on the same day."""
    found = office.taken_in()
    row = Dossier.objects.filter(public_id=found.public_id).values().get()
    day = found.code.rpartition("-")[0]
    own = ({"id": None, "public_id": uuid.uuid4(), "intent_key": uuid.uuid4()} for _ in range(MANY))
    Dossier.objects.bulk_create(
        Dossier(**row | ids | {"code": f"{day}-{number:04}"}) for number, ids in enumerate(own, start=2)
    )
    return found


def test_a_code_is_looked_up_without_reading_other_dossiers(
    office: Office, key: Key, among_many: Done
) -> None:
    for who, ask in _ways(office, key).items():
        with CaptureQueriesContext(connection) as captured:
            answer = ask(among_many.code)
        assert str(among_many.public_id) in answer.content.decode() + answer.headers.get("Location", "")
        asked = [query["sql"] for query in captured if f"'{among_many.code}'" in query["sql"]]
        readings = [node for sql in asked for node in _readings(sql)]
        assert readings, who
        for node in readings:
            assert BY_CODE.search(node.get("Index Cond", "") + node.get("Recheck Cond", "")), (who, node)
            assert node["Actual Rows"] == 1, (who, node)
            assert not node.get("Rows Removed by Filter"), (who, node)


def _ways(office: Office, key: Key) -> dict[str, Ask]:
    receiver, system = signed_in(office.person("receiver").account), key()
    return {
        "desk": lambda code: receiver.post("/ban-lam-viec/loc/", {"tim": code}, follow=True),
        "interface": lambda code: system.get(f"/dossiers?code={code}"),
    }


def _readings(sql: str) -> Iterator[dict[str, Any]]:
    """How the planner, left to itself, reads the table of dossiers for a statement; it is run for that."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        plan = cursor.fetchone()[0]
    yield from _nodes((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"])


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if plan.get("Relation Name") == "dossiers_dossier" or "dossier_code" in plan.get("Index Name", ""):
        yield plan
    for each in plan.get("Plans", ()):
        yield from _nodes(each)
