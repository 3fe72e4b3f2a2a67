"""The published document: kept in docs/, never breaking what it promised, free of what only we understand."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import motcua.surfaces.openapi
from motcua.surfaces.openapi.api import openapi_document, openapi_text
from surfaces.openapi.conftest import System

OWN_CODE = re.compile(r'(?:problem\(\s*\d{3}, |code = )"([a-z-]+)"')
KEPT = Path(__file__).resolve().parents[3] / "docs" / "openapi.json"


def test_the_kept_document_is_the_one_served() -> None:
    assert KEPT.read_text(encoding="utf-8") == openapi_text(), "motcua openapi > docs/openapi.json"


def test_everybody_may_read_it(client: Any) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json()["openapi"].startswith("3.1")


def _operations() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method} {path}", operation)
        for path, methods in openapi_document()["paths"].items()
        for method, operation in methods.items()
    ]


@pytest.mark.parametrize(("name", "operation"), _operations(), ids=lambda value: str(value)[:60])
def test_every_operation_says_what_it_is_and_who_may(name: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    assert {"400", "500", "503"} <= set(operation["responses"])
    assert ("security" in operation) == ("/procedures" not in name)
    if name.startswith("post"):
        assert {"409", "415", "422"} <= set(operation["responses"])
        assert {"$ref": "#/components/parameters/IdempotencyKey"} in operation["parameters"]


def test_bodies_that_come_in_take_nothing_unnamed() -> None:
    document = openapi_document()
    for name, schema in document["components"]["schemas"].items():
        if name.endswith("In"):
            assert schema["additionalProperties"] is False, name
    form = document["paths"]["/api/v1/drafts/{draft_id}/papers"]["post"]["requestBody"]["content"]
    assert form["multipart/form-data"]["schema"]["additionalProperties"] is False


def test_no_name_of_our_own_is_left_in_it() -> None:
    text = json.dumps(openapi_document(), ensure_ascii=False)
    assert "motcua.surfaces" not in text
    assert '"title": "Given' not in text


@pytest.mark.django_db
def test_the_interface_is_no_page(nobody: System) -> None:
    assert "sessionid" not in nobody.get("/procedures").cookies


def test_the_guide_knows_every_code_of_the_interface_itself() -> None:
    source = Path(motcua.surfaces.openapi.__file__).parent
    own = {
        code
        for file in source.glob("*.py")
        for code in re.findall(
            r'(?:problem\(\s*\d{3}, |code = )"([a-z-]+)"', file.read_text(encoding="utf-8")
        )
    }
    guide = (KEPT.parent / "api.md").read_text(encoding="utf-8")
    assert len(own) > 10
    assert not {code for code in own if f"`{code}`" not in guide}
