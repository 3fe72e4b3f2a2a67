"""Broken, hostile and enormous requests get a sentence, quickly, and leave nothing behind (P43)."""

import json
import time
import tracemalloc
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.surfaces.openapi.parsing import MOST_BYTES
from proving.sizes import IS_FULL
from rooms.dossiers.conftest import ANSWERS, CODE
from sample_files import PDF
from surfaces.openapi.conftest import System

WARD = "H18.11.002"
LONGEST_SECONDS = 1 if IS_FULL else 3
"""Of processor time, so that other work on the machine counts for nothing."""
pytestmark = pytest.mark.django_db


def _nested(depth: int) -> str:
    return '{"procedure":' + "[" * depth + "]" * depth + "}"


BROKEN: dict[str, str | bytes] = {
    "half": '{"procedure": "1.0',
    "two": "{}{}",
    "deep": _nested(10_000),
    "deep within the parser's bounds": _nested(150),
    "not a number": '{"procedure": NaN}',
    "beyond all numbers": '{"procedure": 1e400}',
    "endless digits": '{"procedure": ' + "9" * 5_000 + "}",
    "minus nought": '{"procedure": -0}',
    "half a letter": '{"procedure": "\\ud800"}',
    "end of text": '{"procedure": "1\\u0000"}',
    "another alphabet": '{"procedure": "1"}'.encode("utf-16"),
    "no letters": b"\xff\xfe\xfa",
    "a list": "[1, 2]",
    "a word": '"procedure"',
    "null": "null",
    "many strangers": json.dumps({f"k{n}": n for n in range(4_000)}),
    "too many values": json.dumps({"procedure": [0] * 6_000}),
    "ten thousand ids": json.dumps(
        {"procedure": CODE, "ids": [str(uuid.UUID(int=n)) for n in range(10_000)]}
    ),
    "one very long word": json.dumps({"procedure": "a" * (MOST_BYTES - 100)}),
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_body_is_answered_with_a_sentence(ours: System, body: str | bytes) -> None:
    begun = time.process_time()
    answer = ours.post("/drafts", body)
    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert len(answer.content) < 6_000
    assert time.process_time() - begun < LONGEST_SECONDS


@pytest.mark.parametrize("size", [10 * 1024 * 1024, MOST_BYTES + 1])
def test_an_enormous_body_is_not_read(ours: System, size: int) -> None:
    body = b'{"procedure": "' + b"a" * size + b'"}'
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    answer = ours.post("/drafts", body)
    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
    # The test client itself holds the body once more.
    assert peak < 50 * 1024 * 1024


ODD_ACTS: dict[str, tuple[str | bytes, int]] = {
    "deep": ('{"reason":' + "[" * 10_000 + "]" * 10_000 + "}", 400),
    "ten megabytes": (b'{"reason": "' + b"a" * 10 * 1024 * 1024 + b'"}', 413),
    "NUL": ('{"reason": "A\\u0000B"}', 400),
    "half a letter": ('{"reason": "\\ud800"}', 400),
    "marks in heaps": (json.dumps({"reason": "a" + "\u0301\u0323" * 1_900}), 400),
    "ten thousand ids": (json.dumps({"reason": "a", "ids": list(range(10_000))}), 400),
    "endless digits": ('{"reason": ' + "9" * 5_000 + "}", 400),
}


@pytest.mark.parametrize(("body", "status"), ODD_ACTS.values(), ids=ODD_ACTS.keys())
def test_an_act_with_an_odd_body_does_nothing(ours: System, body: str | bytes, status: int) -> None:
    dossier = ours.submitted(WARD)["id"]
    begun = time.process_time()
    answer = ours.post(f"/dossiers/{dossier}/acts/reject", body, if_match='"1"')
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["detail"]
    assert len(answer.content) < 6_000
    assert time.process_time() - begun < LONGEST_SECONDS
    assert ours.get(f"/dossiers/{dossier}").json()["version"] == 1


def test_ten_thousand_faults_or_questions_get_a_sentence(ours: System) -> None:
    dossier = ours.submitted(WARD)["id"]
    faults = {"reason": "Thiếu", "faults": [{"fault": "Mờ", "component": "to-khai"}] * 1_000}
    asked = ours.post(f"/dossiers/{dossier}/acts/return_for_supplement", faults, if_match='"1"')
    assert (asked.status_code, asked.json()["field"]) == (400, "faults")
    answers = ours.post("/dossiers", _intake() | {"answers": {f"q{n}": "x" for n in range(4_900)}})
    assert answers.status_code in {400, 422}
    assert len(answers.content) < 6_000


def test_an_enormous_address_is_a_sentence_too(nobody: System) -> None:
    assert nobody.get("/procedures?q=" + "a" * 100_000).status_code == 400
    assert nobody.get("/procedures?" + "&".join(f"p{n}=1" for n in range(5_000))).status_code == 400
    assert nobody.get("/procedures/" + "1" * 5_000).status_code == 400


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"owner": {"name": "A\x00B"}}, "owner.name"),
        ({"owner": {"name": "A" + "\u0301\u0323" * 90}}, "owner.name"),
        ({"answers": {"purpose": "a" + "\u0301\u0323" * 9_000}}, "answers.purpose"),
        ({"answers": {"purpose": "a" * 20_001}}, "answers.purpose"),
        ({"answers": {"purpose": ["a"] * 201}}, "answers.purpose"),
        ({"external_codes": [str(n) for n in range(4_900)]}, "external_codes"),
        ({"claims": ["a"] * 4_900}, "claims"),
        ({"papers": [{"component": "to-khai"}] * 2_000}, "papers"),
        ({"receiving": "H" * 100_000}, "receiving"),
        ({"owner": {"name": "Ẩ" * 201}}, "owner.name"),
        ({"owner": {"name": "\u0958" * 150}}, "owner.name"),
        ({"owner": {"name": "An", "birth_date": "2026-02-30"}}, "owner.birth_date"),
        ({"owner": {"name": "An", "birth_date": 0}}, "owner.birth_date"),
        ({"owner": {"name": "An", "is_staff": True}}, "owner.is_staff"),
        ({"answers": {"copies": 10**400}}, "answers.copies"),
        ({"answers": {"copies": {"$gt": 0}}}, "answers.copies"),
        ({"quantities": {"ban": 1e308}}, "quantities.ban"),
        ({"quantities": {"ban": True}}, "quantities.ban"),
        ({"papers": [{"component": "to-khai", "quantity": 0}]}, "papers.0.quantity"),
        ({"papers": [{"component": "to-khai"}] * 101}, "papers"),
        ({"accept_now": "yes"}, "accept_now"),
        ({"status": 9}, "status"),
        ({"draft": "khong-phai"}, "draft"),
    ],
)
def test_a_wrong_value_is_named_by_its_place(ours: System, change: dict[str, Any], place: str) -> None:
    answer = ours.post("/dossiers", _intake() | change)
    assert answer.status_code == 400, answer.content
    assert any(each["place"].startswith(place) for each in answer.json()["errors"]), answer.json()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"owner": {"name": "An", "phone": "1"}}, "owner.phone"),
        ({"procedure": "9.999999"}, None),
        ({"case": "khong-co"}, "case"),
        ({"competent_at": "H99"}, "competent_at"),
        ({"papers": [{"component": "khong-co"}]}, "papers"),
        ({"papers": [{"component": "to-khai", "file": str(uuid.uuid4())}]}, "papers"),
        ({"answers": {}}, None),
        ({"answers": {"copies": "9" * 100}}, None),
    ],
)
def test_what_the_rules_refuse_is_named_too(ours: System, change: dict[str, Any], field: str | None) -> None:
    answer = ours.post("/dossiers", _intake() | change)
    assert answer.status_code in {404, 422}, answer.content
    assert answer.json().get("field") == field
    assert ours.get("/dossiers").json()["items"] == []


def _intake() -> dict[str, Any]:
    return {
        "draft": str(uuid.uuid4()),
        "procedure": CODE,
        "receiving": WARD,
        "owner": {"name": "Trần Thị Mỹ Hoà"},
        "answers": dict(ANSWERS),
    }


def test_addresses_and_methods_that_are_not_there(ours: System, nobody: System) -> None:
    for path in ("/", "/khong-co", "/dossiers/", "/dossiers/x/y/z/t", "/%ff", "/dossiers/%00"):
        answer = nobody.get(path)
        assert answer.status_code in {400, 401, 404}, path
        assert answer["Content-Type"] == "application/problem+json"
    wrong = ours.client.delete("/api/v1/dossiers")
    assert (wrong.status_code, set(wrong["Allow"].split(", "))) == (405, {"GET", "POST"})
    assert wrong.json()["code"] == "method-not-allowed"
    assert ours.client.post("/api/v1/openapi.json").status_code == 405


def test_other_media_types_are_refused(ours: System) -> None:
    headers = {"Authorization": f"Bearer {ours.secret}"}
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = ours.client.post("/api/v1/drafts", b"{}", content_type=kind, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (415, "media-type")
    draft = ours.draft()
    address = f"/api/v1/drafts/{draft}/papers"
    broken = ours.client.post(address, b"--x", content_type="multipart/form-data", headers=headers)
    assert broken.status_code == 400
    parts = {"component": "to-khai", "account": "1"}
    assert ours.client.post(address, parts, headers=headers).json()["field"] == "file"


def test_a_part_nobody_asks_for_is_refused(ours: System) -> None:
    parts = {"component": "to-khai", "file": SimpleUploadedFile("a.pdf", PDF), "account": "1"}
    headers = {"Authorization": f"Bearer {ours.secret}"}
    answer = ours.client.post(f"/api/v1/drafts/{ours.draft()}/papers", parts, headers=headers)
    assert (answer.status_code, answer.json()["field"]) == (400, "account")


def test_keys_of_repetition_have_a_form(ours: System) -> None:
    for odd in ("hai chữ", "a" * 201, "á"):
        answer = ours.post("/drafts", {"procedure": CODE}, idempotency_key=odd)
        assert (answer.status_code, answer.json()["field"]) == (400, "Idempotency-Key")


def test_every_problem_carries_the_id_of_its_request(nobody: System) -> None:
    asked = str(uuid.uuid4())
    answer = nobody.get("/dossiers", x_request_id=asked)
    assert answer["X-Request-ID"] == answer.json()["request_id"] == asked
