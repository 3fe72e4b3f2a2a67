"""The OpenAPI document: what ninja derives from the code, completed by what holds for every operation."""

from collections.abc import Iterator
from typing import Any

from ninja import Schema

from motcua.surfaces.openapi import problems
from motcua.surfaces.openapi.schemas_common import Problem

Data = dict[str, Any]

_HEADERS: dict[str, Data] = {
    "ETag": {
        "description": "Phiên bản của hồ sơ, dùng cho If-Match.",
        "schema": {"type": "string", "pattern": '^"[1-9][0-9]*"$'},
    },
    "Location": {"description": "Địa chỉ của hồ sơ.", "schema": {"type": "string"}},
    "Link": {"description": 'Trang sau, rel="next".', "schema": {"type": "string"}},
    "Retry-After": {
        "description": "Số giây nên chờ trước khi gửi lại.",
        "schema": {"type": "integer", "minimum": 1},
    },
    "WWW-Authenticate": {"description": "Cách trình khóa.", "schema": {"type": "string"}},
    "Allow": {"description": "Những thao tác địa chỉ này nhận.", "schema": {"type": "string"}},
}
_IDEMPOTENCY_KEY: Data = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "Gửi lại cùng khóa và cùng nội dung trong 90 ngày thì nhận lại đúng câu trả lời cũ.",
    "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"},
}
_SCHEMA_WORDS = {"type", "$ref", "anyOf", "enum", "const"}
_BORNE_BY = {"Retry-After": (409, 429, 503), "WWW-Authenticate": (401,), "Allow": (405,)}
"""Headers of problems, by status."""
_FILES = ("application/pdf", "image/jpeg", "image/png")
_WITH_ETAG = {"submit_dossier", "read_dossier"}
_PAGED = {"list_procedures", "list_dossiers", "list_events", "list_holders"}


def completed(document: Data) -> Data:
    """The document with problems, headers, keys and files; names of our classes left out."""
    components = document["components"]
    components["schemas"] |= _definitions(Problem)
    components["responses"] = _problem_responses()
    components["headers"] = _HEADERS
    components["parameters"] = {"IdempotencyKey": _IDEMPOTENCY_KEY}
    for method, operation in _operations(document):
        _responses(method, operation)
        if method == "post":
            operation["parameters"].append(_reference("parameters", "IdempotencyKey"))
        for body in operation.get("requestBody", {}).get("content", {}).values():
            if "$ref" not in body["schema"]:
                body["schema"]["additionalProperties"] = False
                _no_empty_files(body["schema"])
    _file_download(document)
    _plain(document)
    return document


def _definitions(model: type[Schema]) -> Data:
    own = model.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**own.pop("$defs", {}), model.__name__: own}


def _operations(document: Data) -> Iterator[tuple[str, Data]]:
    for methods in document["paths"].values():
        yield from methods.items()


def _responses(method: str, operation: Data) -> None:
    name, responses = operation["operationId"], operation["responses"]
    for response in responses.values():
        headers = []
        headers += ["ETag"] if name in _WITH_ETAG or name.startswith("act_") else []
        headers += ["Location"] if name == "submit_dossier" else []
        headers += ["Link"] if name in _PAGED else []
        if headers:
            response["headers"] = {each: _reference("headers", each) for each in headers}
    for status in _statuses(method, operation):
        responses[str(status)] = _reference("responses", f"Problem{status}")


def _reference(kind: str, name: str) -> Data:
    return {"$ref": f"#/components/{kind}/{name}"}


def _problem_responses() -> Data:
    """One for each status, shared by all operations."""
    found: Data = {}
    for status, title in problems.TITLES.items():
        response: Data = {
            "description": str(title),
            "content": {problems.MEDIA_TYPE: {"schema": _reference("schemas", "Problem")}},
        }
        for header, bearers in _BORNE_BY.items():
            if status in bearers:
                response["headers"] = {header: _reference("headers", header)}
        found[f"Problem{status}"] = response
    return found


def _statuses(method: str, operation: Data) -> list[int]:
    found = {400, 500, 503}
    if operation.get("security"):
        found |= {401, 404}
    if any(parameter.get("in") == "path" for parameter in operation["parameters"]):
        found |= {404}
    if method == "post":
        found |= {403, 404, 409, 413, 415, 422}
    if operation["operationId"] in _PAGED:
        found |= {422}
    if operation["operationId"].startswith("act_"):
        found |= {412, 428}
    if operation["operationId"] == "act_sign":
        found |= {429}
    return sorted(found)


def _no_empty_files(form: Data) -> None:
    for part in form["properties"].values():
        if part.get("format") == "binary":
            part["minLength"] = 1


def _file_download(document: Data) -> None:
    for _method, operation in _operations(document):
        if operation["operationId"] == "download_paper":
            binary = {"schema": {"type": "string", "format": "binary"}}
            operation["responses"]["200"]["content"] = {kind: dict(binary) for kind in _FILES}
            operation["responses"]["200"]["description"] = "OK"


def _plain(part: Any, *, names: bool = False) -> None:
    """Drop titles and docstrings that derive from the code, close dictionaries; `names`: keys are data."""
    if isinstance(part, list):
        for each in part:
            _plain(each)
    elif isinstance(part, dict):
        if (
            not names
            and isinstance(part.get("title"), str)
            and ("type" in part or "$ref" in part or "anyOf" in part)
        ):
            del part["title"]
        if not names and "properties" in part:
            part.pop("description", None)
        if not names and "patternProperties" in part:
            part["additionalProperties"] = False
        for key, each in part.items():
            _plain(each, names=key in {"properties", "schemas", "paths", "headers"} and not names)
