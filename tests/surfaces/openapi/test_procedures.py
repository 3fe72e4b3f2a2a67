"""Reading procedures over the interface needs no key."""

import json
from pathlib import Path

import pytest

from motcua.catalogue import api as catalogue
from rooms.dossiers.conftest import CODE, Office
from surfaces.openapi.conftest import System

pytestmark = pytest.mark.usefixtures("office")


def test_procedures_are_found_without_marks(nobody: System) -> None:
    answer = nobody.get("/procedures?q=giay%20xac%20nhan%20tinh%20trang%20hon%20nhan")
    assert answer.status_code == 200
    assert [item["code"] for item in answer.json()["items"]] == [CODE]
    assert answer.json()["next"] is None
    assert "Link" not in answer


def test_a_page_goes_on_behind_a_procedure_not_at_a_number(
    nobody: System, office: Office, data_folder: Path
) -> None:
    """A procedure published meanwhile before the place shifts nothing and shows nothing twice."""
    _publish(data_folder, "1.900001", "Bán hàng rong")
    _publish(data_folder, "1.900003", "Đổi tên đường")
    for query in ("", "q=1.9&", "q=cap&", "level=commune&"):
        whole = [item["code"] for item in nobody.get(f"/procedures?{query}limit=100").json()["items"]]
        found, address = [], f"/procedures?{query}limit=1"
        while address:
            page = nobody.get(address)
            found += [item["code"] for item in page.json()["items"]]
            cursor = page.json()["next"]
            address = f"/procedures?{query}limit=1&cursor={cursor}" if cursor else ""
            assert ("Link" in page) == bool(cursor)
        assert found == whole
    first = nobody.get("/procedures?limit=1").json()
    assert first["items"][0]["code"] == first["next"] == "1.900001"
    _publish(data_folder, "1.900000", "An toàn thực phẩm")
    second = nobody.get("/procedures?limit=1&cursor=1.900001").json()["items"]
    assert [item["code"] for item in second] == [CODE]


def _publish(folder: Path, code: str, name: str) -> None:
    data = json.loads((folder / f"procedures/{CODE}.json").read_text())
    (folder / f"procedures/{code}.json").write_text(json.dumps(data | {"code": code, "name": name}))
    catalogue.load_data(folder)


def test_a_place_that_is_not_in_the_list_is_told(nobody: System) -> None:
    answer = nobody.get("/procedures?cursor=9.999999")
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (
        422,
        "cursor-unknown",
        "cursor",
    )


def test_one_procedure_is_read_whole(nobody: System) -> None:
    found = nobody.get(f"/procedures/{CODE}").json()
    assert found["channels"]["counter"] == {"limit": "3wd"}
    assert found["form"]["questions"]
    assert found["effective_from"] == "2025-07-01"


def test_a_procedure_is_not_there_before_it_holds(nobody: System) -> None:
    assert nobody.get(f"/procedures/{CODE}?on=2025-07-01").status_code == 200
    answer = nobody.get(f"/procedures/{CODE}?on=2025-06-30")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "procedure-unknown"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=ba", "limit"),
        ("limit=1_0", "limit"),
        ("level=xa", "level"),
        ("cursor=-1", "cursor"),
        ("q=%00", "q"),
        ("trang=2", "trang"),
        ("q=a&q=b", "q"),
    ],
)
def test_a_wrong_parameter_is_named(nobody: System, query: str, field: str) -> None:
    answer = nobody.get(f"/procedures?{query}")
    assert answer.status_code == 400
    assert answer.json()["field"] == field


def test_sentences_come_in_the_language_asked_for(office: Office, nobody: System) -> None:
    answer = nobody.get("/procedures/9.999999", accept_language="vi")
    assert answer["Content-Language"] == "vi"
    assert "9.999999" in answer.json()["detail"]
    assert nobody.get("/procedures/9.999999", accept_language="en")["Content-Language"] == "en"
