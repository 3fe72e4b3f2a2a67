"""The catalogue as one open file: for everybody, in one order, the same bytes until something changes."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.catalogue import api as catalogue
from motcua.catalogue.open_data import making
from motcua.platform import clock
from rooms.catalogue.conftest import CODE
from rooms.dossiers.asking import MARRIAGE, with_marriage
from rooms.dossiers.conftest import data_folder

__all__ = ["data_folder"]

JSON, CSV = "/thu-tuc/du-lieu-mo/json/", "/thu-tuc/du-lieu-mo/csv/"


@pytest.fixture(autouse=True)
def folder(db: None, data_folder: Path) -> Iterator[Path]:
    making._kept.clear()
    catalogue.load_data(with_marriage(data_folder))
    yield data_folder
    making._kept.clear()
    catalogue.forget_versions()


def told(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.get(JSON).content)
    return found


def test_everybody_takes_every_procedure_in_the_order_of_codes(client: Client) -> None:
    found = told(client)
    codes = [each["code"] for each in found["procedures"]]
    assert codes == sorted({CODE, MARRIAGE})
    assert found["count"] == 2
    assert all("process" not in each and "form" not in each for each in found["procedures"])
    answer = client.get(CSV)
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["code"] for row in rows] == codes
    assert rows[codes.index(CODE)]["limit_counter"] == "3wd"
    assert answer["Content-Disposition"].endswith('.csv"')
    assert client.get("/thu-tuc/du-lieu-mo/xml/").status_code == 404
    page = client.get("/thu-tuc/").content.decode()
    assert JSON in page
    assert CSV in page


def test_the_same_bytes_and_one_question_until_something_changes(client: Client, folder: Path) -> None:
    first = client.get(JSON)
    with CaptureQueriesContext(connection) as seen:
        again = client.get(JSON)
    assert (again.content, again["ETag"]) == (first.content, first["ETag"])
    assert len([each for each in seen if "catalogue_" in each["sql"]]) == 1
    fresh = client.get(JSON, headers={"If-None-Match": first["ETag"]})
    assert (fresh.status_code, fresh.content) == (304, b"")
    path = folder / f"procedures/{CODE}.json"
    changed = json.loads(path.read_text(encoding="utf-8")) | {"name": "=Tên mới"}
    path.write_text(json.dumps(changed), encoding="utf-8")
    catalogue.load_data(folder)
    with clock.at(clock.now() + timedelta(days=400)):
        second = client.get(JSON)
        assert second["ETag"] != first["ETag"]
        assert "=Tên mới" in second.content.decode()
        assert "'=Tên mới" in client.get(CSV).content.decode()
