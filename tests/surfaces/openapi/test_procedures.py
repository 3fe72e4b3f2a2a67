"""Reading procedures over the interface needs no key."""

import pytest

from rooms.dossiers.conftest import CODE, Office
from surfaces.openapi.conftest import System

pytestmark = pytest.mark.usefixtures("office")


def test_procedures_are_found_without_marks(nobody: System) -> None:
    answer = nobody.get("/procedures?q=giay%20xac%20nhan%20tinh%20trang%20hon%20nhan")
    assert answer.status_code == 200
    assert [item["code"] for item in answer.json()["items"]] == [CODE]
    assert answer.json()["next"] is None
    assert "Link" not in answer


def test_a_page_beyond_the_last_is_empty(nobody: System) -> None:
    assert nobody.get("/procedures?cursor=9").json() == {"items": [], "next": None}


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
