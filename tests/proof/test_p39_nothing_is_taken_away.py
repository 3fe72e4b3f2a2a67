"""P39: what was once published stays. The document of today is compared with the last one released."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from motcua.surfaces.openapi.api import openapi_document
from proving.compatibility import broken_promises, resolved
from proving.figures import record

RELEASED = Path(__file__).resolve().parents[2] / "docs" / "openapi-v1.json"
Data = dict[str, Any]
Change = Callable[[Data], Any]
LIST, ONE, SEND = "/api/v1/dossiers", "/api/v1/dossiers/{dossier_id}", "/api/v1/dossiers"


@pytest.fixture(scope="module")
def released() -> Data:
    return dict(json.loads(RELEASED.read_text(encoding="utf-8")))


def test_today_takes_away_nothing_that_was_released(released: Data) -> None:
    today = json.loads(json.dumps(openapi_document()))
    assert broken_promises(released, today) == []
    operations = sum(len(methods) for methods in released["paths"].values())
    record("P39", f"{operations} released operations compared with those of today", broken=0)


def _schema(document: Data, name: str) -> Data:
    found: Data = document["components"]["schemas"][name]
    return found


def _member(document: Data, name: str, member: str) -> Data:
    return resolved(document, _schema(document, name)["properties"][member])


def _operation(document: Data, path: str, method: str) -> Data:
    found: Data = document["paths"][path][method]
    return found


def _parameter(document: Data, name: str) -> Data:
    given = _operation(document, LIST, "get")["parameters"]
    return next(each for each in given if each.get("name") == name)


def _without(document: Data, name: str, member: str) -> None:
    schema = _schema(document, name)
    del schema["properties"][member]
    schema["required"] = [each for each in schema.get("required", ()) if each != member]


def _loosen(schema: Data, member: str) -> None:
    schema["required"] = [each for each in schema["required"] if each != member]


BREAKING: dict[str, Change] = {
    "a path gone": lambda d: d["paths"].pop(f"{ONE}/due"),
    "a method gone": lambda d: d["paths"][LIST].pop("get"),
    "a status of success gone": lambda d: _operation(d, SEND, "post")["responses"].pop("201"),
    "a refusal gone": lambda d: _operation(d, SEND, "post")["responses"].pop("409"),
    "a kind of file gone": lambda d: _operation(d, f"{ONE}/papers/{{file_id}}", "get")["responses"]["200"][
        "content"
    ].pop("image/png"),
    "a header gone": lambda d: _operation(d, ONE, "get")["responses"]["200"]["headers"].pop("ETag"),
    "another operationId": lambda d: _operation(d, LIST, "get").update(operationId="dossiers"),
    "a key where none was needed": lambda d: _operation(d, "/api/v1/procedures", "get").update(
        security=[{"AgencyKey": []}]
    ),
    "a field of an answer gone": lambda d: _without(d, "DossierOut", "due_at"),
    "a field deep in a list gone": lambda d: _without(d, "StepOut", "holder"),
    "a field no longer always there": lambda d: _loosen(_schema(d, "DossierOut"), "code"),
    "a field of another type": lambda d: _member(d, "DossierOut", "status").update(type="string"),
    "null where there was none": lambda d: _schema(d, "DossierOut")["properties"].update(
        code={"anyOf": [{"type": "string"}, {"type": "null"}]}
    ),
    "a new field that must be sent": lambda d: (
        _schema(d, "IntakeIn")["properties"].update(colour={"type": "string"}),
        _schema(d, "IntakeIn")["required"].append("colour"),
    ),
    "a field that must be sent now": lambda d: _schema(d, "IntakeIn")["required"].append("case"),
    "a field that is no longer taken": lambda d: _without(d, "IntakeIn", "claims"),
    "a shorter text": lambda d: _member(d, "RejectIn", "reason").update(maxLength=10),
    "a longer least text": lambda d: _member(d, "RejectIn", "reason").update(minLength=50),
    "another pattern": lambda d: _member(d, "IntakeIn", "procedure").update(pattern="^x$"),
    "a value no longer taken": lambda d: _member(d, "IntakeIn", "channel")["enum"].pop(),
    "fewer in a list": lambda d: _member(d, "IntakeIn", "papers").update(maxItems=1),
    "a parameter gone": lambda d: _operation(d, LIST, "get")["parameters"].remove(_parameter(d, "code")),
    "a parameter that must be given now": lambda d: _parameter(d, "code").update(required=True),
    "a new parameter that must be given": lambda d: _operation(d, LIST, "get")["parameters"].append(
        {"in": "query", "name": "year", "required": True, "schema": {"type": "integer"}}
    ),
    "smaller pages": lambda d: _parameter(d, "limit")["schema"].update(maximum=10),
    "a body of another kind": lambda d: _operation(d, SEND, "post")["requestBody"].update(
        content={"text/xml": {"schema": {"type": "string"}}}
    ),
}


@pytest.mark.parametrize("change", BREAKING.values(), ids=BREAKING.keys())
def test_what_breaks_a_program_is_found(released: Data, change: Change) -> None:
    newer = copy.deepcopy(released)
    change(newer)
    assert newer != released
    assert broken_promises(released, newer)


FREE: dict[str, Change] = {
    "nothing": lambda d: None,
    "a new path": lambda d: d["paths"].update(
        {"/api/v1/units": copy.deepcopy(d["paths"]["/api/v1/procedures"])}
    ),
    "a new field in an answer": lambda d: (
        _schema(d, "DossierOut")["properties"].update(colour={"type": "string"}),
        _schema(d, "DossierOut")["required"].append("colour"),
    ),
    "a new field that may be sent": lambda d: _schema(d, "IntakeIn")["properties"].update(
        colour={"type": "string"}
    ),
    "a field that need not be sent any more": lambda d: _loosen(_schema(d, "RejectIn"), "reason"),
    "a longer text": lambda d: _member(d, "RejectIn", "reason").update(maxLength=100_000),
    "one more value": lambda d: _member(d, "IntakeIn", "channel")["enum"].append("kiosk"),
    "a new parameter that may be given": lambda d: _operation(d, LIST, "get")["parameters"].append(
        {"in": "query", "name": "year", "schema": {"type": "integer"}}
    ),
    "larger pages": lambda d: _parameter(d, "limit")["schema"].update(maximum=500),
    "another word of description": lambda d: _operation(d, LIST, "get").update(description="Khác"),
    "a new refusal": lambda d: _operation(d, LIST, "get")["responses"].update(
        {"451": {"$ref": "#/components/responses/Problem403"}}
    ),
}


@pytest.mark.parametrize("change", FREE.values(), ids=FREE.keys())
def test_what_is_only_more_is_free(released: Data, change: Change) -> None:
    newer = copy.deepcopy(released)
    change(newer)
    assert broken_promises(released, newer) == []
