"""Search: words with or without marks, quick at the size of the whole national catalogue."""

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from databases import TestDatabases
from motcua.catalogue import api, models
from motcua.catalogue.actions.publish import found_by
from motcua.kernel.text import sort_key

pytestmark = pytest.mark.django_db
NATIONAL = 2_251


def found(q: str, **filters: Any) -> list[str]:
    return [row.code for row in api.search(q, **filters).rows]


@pytest.mark.parametrize(
    "q",
    [
        "hôn nhân",
        "hon nhan",
        "HÔN NHÂN",
        "xac nhan hon nh",
        "giấy hôn",
        "ho tich",
        "1.004873",
        "1.0048",
        "hôn-nhân!",
    ],
)
def test_a_procedure_is_found_in_any_spelling(folder: Path, q: str) -> None:
    api.load_data(folder)
    assert found(q) == ["1.004873"]


@pytest.mark.parametrize(
    "q", ["khai sinh", "hon nhan ghost", "9.", "!!!", "' OR 1=1 --", "a & b | !c:*", "x" * 10_000, "\x00"]
)
def test_what_is_not_there_is_not_found_and_nothing_breaks(folder: Path, q: str) -> None:
    api.load_data(folder)
    assert found(q) == []


def test_filters_and_pages(folder: Path, bend: Any) -> None:
    api.load_data(folder)
    assert found("", level="commune") == ["1.004873"]
    assert found("", level="province") == []
    assert found("", field="ho-tich") == ["1.004873"]
    assert found("", field="dat-dai") == []
    page = api.search(page=99)
    assert (page.number, page.pages, page.total) == (1, 1, 1)
    assert found("", on=date(2025, 6, 30)) == []
    assert [(row.code, row.procedures) for row in api.fields()] == [("ho-tich", 1)]


def test_procedures_that_take_a_result_in_place_of_a_paper(folder: Path, bend: Any) -> None:
    bend(lambda data: data["components"][1].update(accepts_result_codes=["KQ.G15.000009"]))
    api.load_data(folder)
    assert [row.code for row in api.procedures_accepting("KQ.G15.000009")] == ["1.004873"]
    assert api.procedures_accepting("KQ.G15.000008") == ()


@pytest.fixture
def national(fresh_database: TestDatabases) -> None:
    """As many procedures as the whole country has, made known to the planner as autovacuum does."""
    words = [
        "cấp",
        "đổi",
        "lại",
        "giấy",
        "phép",
        "chứng",
        "nhận",
        "đăng",
        "ký",
        "xây",
        "dựng",
        "hộ",
        "kinh",
        "doanh",
        "đất",
        "đai",
        "khai",
        "sinh",
        "tử",
        "nhà",
        "ở",
    ]
    field = models.Field.objects.create(code="f", name="Lĩnh vực", sort_key="x")
    names = [
        "cấp giấy " + " ".join(words[(i * k) % len(words)] for k in range(1, 9)) for i in range(NATIONAL)
    ]
    procedures = models.Procedure.objects.bulk_create(
        models.Procedure(code=f"8.{i:06d}") for i in range(NATIONAL)
    )
    models.ProcedureVersion.objects.bulk_create(
        models.ProcedureVersion(
            procedure=procedure,
            number=1,
            status="imported",
            name=name,
            found_by=found_by(name, "Lĩnh vực"),
            sort_key=sort_key(name),
            field=field,
            level="commune",
            effective_from=date(2026, 1, 1),
        )
        for procedure, name in zip(procedures, names, strict=True)
    )
    with psycopg.connect(fresh_database.addresses().owner, autocommit=True) as owner:
        owner.execute("ANALYZE catalogue_procedure, catalogue_procedureversion, catalogue_field")


@pytest.mark.usefixtures("national")
def test_the_whole_national_catalogue_is_searched_faster_than_it_is_read(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    """150 ms are promised for a search; it takes 50. Reading the table is the measure: others are at work."""

    def search(q: str) -> None:
        with django_assert_num_queries(3):
            assert api.search(q, imported=True).total > 0

    read = _quickest(lambda: list(models.ProcedureVersion.objects.all()))
    for q in ("cap giay", "giay khai sinh", "", "8.0001"):
        assert _quickest(partial(search, q)) <= 2 * read, q


def _quickest(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(5):
        started = time.perf_counter()
        work()
        spent.append(time.perf_counter() - started)
    return min(spent)


@pytest.mark.usefixtures("national")
def test_words_are_looked_up_in_the_index() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM catalogue_procedureversion "
            "WHERE to_tsvector('simple'::regconfig, COALESCE(found_by, '')) "
            "@@ to_tsquery('simple'::regconfig, 'dat:*')"
        )
        assert any("version_found_by" in row[0] for row in cursor.fetchall())
