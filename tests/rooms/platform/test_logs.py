"""P38: secrets and people stay out of the logs."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator

import pytest
import structlog
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from motcua.platform.logs import logging_configuration, mask
from motcua.platform.logs.middleware import request_log

ID_NUMBER, PHONE, MAIL = "079123456789", "0912345678", "lan.nguyen@example.vn"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the product's own configuration writes."""
    kept = io.StringIO()
    formatter = logging_configuration()["formatters"]["json"]["()"]()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield kept
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.mark.parametrize(
    "text",
    [
        ID_NUMBER,
        PHONE,
        "+84912345678",
        "091 234 5678",
        "0912.345.678",
        MAIL,
        f"số {ID_NUMBER}, gọi {PHONE}.",
        "123456789",
    ],
)
def test_numbers_and_addresses_of_people_are_masked(text: str) -> None:
    masked = mask(text)
    assert "***" in masked
    for secret in (ID_NUMBER, PHONE, "912345678", MAIL, "234 56", "345.6"):
        assert secret not in masked


@pytest.mark.parametrize("text", ["2026-11-21T20:47:12.123456Z", "dossier:42", "1.004873", "12 ms", "5.2.19"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert mask(text) == text


def test_secrets_are_known_by_their_names() -> None:
    given = {
        "password": "x",
        "session_key": "y",
        "Authorization": "z",
        "nested": {"api_key": "w"},
        "count": 3,
    }
    assert mask(given) == {
        "password": "***",
        "session_key": "***",
        "Authorization": "***",
        "nested": {"api_key": "***"},
        "count": 3,
    }


def test_an_identity_number_given_as_a_number_is_masked_too() -> None:
    assert mask({"n": 79123456789, "list": [ID_NUMBER]}) == {"n": "***789", "list": ["***789"]}


def test_a_line_is_json_with_name_and_level(lines: io.StringIO) -> None:
    structlog.get_logger("motcua.test").warning("thing.happened", count=2, phone=PHONE)
    written = json.loads(lines.getvalue())
    assert written["event"] == "thing.happened"
    assert (written["logger"], written["level"], written["phone"]) == ("motcua.test", "warning", "***678")


def test_an_exception_is_told_by_kind_and_place_only(lines: io.StringIO) -> None:
    try:
        try:
            raise KeyError(ID_NUMBER)
        except KeyError as error:
            raise ValueError(f"Key (personal_id)=({ID_NUMBER}) Ngô Đức") from error
    except ValueError:
        logging.getLogger("django.request").exception(
            "Internal Server Error: %s", f"/x?so={ID_NUMBER}&ten=Ngô"
        )
    text = lines.getvalue()
    for word in (ID_NUMBER, "Ngô", "personal_id"):
        assert word not in text
    written = json.loads(text)
    assert [each["kind"] for each in written["error"]] == ["builtins.ValueError", "builtins.KeyError"]
    assert written["error"][0]["at"][0].endswith("test_an_exception_is_told_by_kind_and_place_only")


@pytest.mark.django_db
def test_a_request_is_logged_by_its_route_without_query_form_or_cookie(
    lines: io.StringIO, client: Client
) -> None:
    client.cookies["sessionid"] = "canary-cookie"
    client.get(f"/healthz?so={ID_NUMBER}&token=canary-token", headers={"User-Agent": "canary-agent"})
    client.get(f"/khong-co/{ID_NUMBER}/canary-path")
    text = lines.getvalue()
    assert "canary" not in text
    assert ID_NUMBER not in text
    first = next(line for line in map(json.loads, text.splitlines()) if line["event"] == "request")
    assert (first["method"], first["route"], first["status"]) == ("GET", "healthz", 200)
    assert first["request"]


def test_a_proxy_may_give_the_request_id_as_a_uuid_only() -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    good = "0f8fad5b-d9cb-469f-a165-70867728950e"
    for given, kept in ((good, True), ("x\r\ny: z", False), (ID_NUMBER, False)):
        request = RequestFactory().get("/", headers={"X-Request-ID": given})
        request.resolver_match = None
        assert (request_log(answer)(request)["X-Request-ID"] == given) is kept
