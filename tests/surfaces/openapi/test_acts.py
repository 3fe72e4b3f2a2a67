"""Acts over the interface: a body of its own for each, and the version that was seen."""

from dataclasses import fields
from typing import Any

import pytest

from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.surfaces.openapi.schemas_acts import ACTS
from rooms.dossiers.conftest import Office
from sample_files import PDF
from surfaces.openapi.conftest import Key, System

WARD = "H18.11.002"
pytestmark = pytest.mark.django_db


def test_every_act_of_the_room_has_its_address(ours: System) -> None:
    made = ours.submitted(WARD)
    assert set(ACTS) == {each["act"] for each in ours.get(f"/dossiers/{made['id']}").json()["acts"]}


def test_every_field_of_a_command_can_be_sent() -> None:
    for body, _summary in ACTS.values():
        sent = set(body.model_fields) - {"help"}
        # `used`: from which text block words were taken is known to the pages alone.
        assert sent == {field.name for field in fields(body.become)} - {"used"}, body


def test_from_acceptance_to_the_approval_of_a_draft(ours: System, office: Office) -> None:
    made = ours.submitted(WARD)
    accepted = ours.act(made["id"], "accept", 1)
    assert (accepted.status_code, accepted["ETag"], accepted.json()["status"]) == (200, '"2"', 2)
    holders = ours.get(f"/dossiers/{made['id']}/holders?function=examiner").json()["items"]
    account = parties.account(office.person("examiner").account).public_id
    assert str(account) in {holder["account"] for holder in holders}
    assigned = ours.act(made["id"], "assign", 2, account=str(account))
    assert (assigned.status_code, assigned.json()["version"]) == (200, 3)


def test_a_writer_must_say_what_it_saw(ours: System) -> None:
    made = ours.submitted(WARD)
    unnamed = ours.post(f"/dossiers/{made['id']}/acts/accept", {})
    assert (unnamed.status_code, unnamed.json()["code"]) == (428, "if-match-wanted")
    odd = ours.post(f"/dossiers/{made['id']}/acts/accept", {}, if_match="1")
    assert (odd.status_code, odd.json()["field"]) == (400, "If-Match")


def test_of_two_writers_the_second_is_told_what_changed(ours: System) -> None:
    made = ours.submitted(WARD)
    assert ours.act(made["id"], "accept", 1, note="đủ giấy tờ").status_code == 200
    late = ours.act(made["id"], "reject", 1, reason="thiếu giấy tờ")
    assert (late.status_code, late.json()["code"]) == (412, "dossier-changed")
    assert "Phần mềm hộ tịch" in late.json()["detail"]
    assert "Đã tiếp nhận" in late.json()["detail"]
    assert ours.get(f"/dossiers/{made['id']}").json()["status"] == 2


def test_an_act_repeated_under_one_key_is_one_act(ours: System) -> None:
    made = ours.submitted(WARD)
    address = f"/dossiers/{made['id']}/acts/accept"
    first = ours.post(address, {}, if_match='"1"', idempotency_key="nhan-1")
    again = ours.post(address, {}, if_match='"1"', idempotency_key="nhan-1")
    assert (again.status_code, again.content) == (200, first.content)
    assert len(ours.get(f"/dossiers/{made['id']}/events").json()["items"]) == 2


def test_what_was_not_asked_for_is_refused_and_named(ours: System) -> None:
    made = ours.submitted(WARD)
    answer = ours.act(made["id"], "accept", 1, status=10)
    assert (answer.status_code, answer.json()["field"]) == (400, "status")
    assert ours.get(f"/dossiers/{made['id']}").json()["version"] == 1


def test_a_machine_approves_and_signs_nothing(ours: System, examined: dossiers.Done) -> None:
    seen = _seen(ours, examined)
    while seen["steps"][0]["kind"] == "approve":
        drafted = seen["result"]["fingerprint"]
        other = ours.act(seen["id"], "approve", seen["version"], fingerprint="0" * 64)
        assert (other.status_code, other.json()["code"]) == (409, "result-changed")
        assert ours.act(seen["id"], "approve", seen["version"], fingerprint=drafted).status_code == 200
        seen = _seen(ours, examined)
    assert seen["steps"][0]["kind"] == "sign"
    unproved = ours.act(seen["id"], "sign", seen["version"], fingerprint=drafted)
    assert (unproved.status_code, unproved.json()["field"]) == (400, "password")
    signed = ours.act(seen["id"], "sign", seen["version"], fingerprint=drafted, password="đoán mò")
    assert (signed.status_code, signed.json()["code"]) == (403, "password-wrong")


def _seen(system: System, done: dossiers.Done) -> dict[str, Any]:
    return dict(system.get(f"/dossiers/{done.public_id}").json())


def test_papers_brought_later_come_from_a_draft_of_ones_own(ours: System, theirs: System) -> None:
    made = ours.submitted(WARD)
    fault = {"fault": "Ảnh mờ", "component": "to-khai"}
    assert ours.act(made["id"], "return_for_supplement", 1, faults=[fault], reason="Mờ").status_code == 200
    foreign, own = theirs.draft(), ours.draft()
    brought = {"component": "to-khai", "form": "electronic", "state": "scanned"}
    stolen = [brought | {"file": theirs.upload(foreign, "a.pdf", PDF).json()["id"]}]
    refused = ours.act(made["id"], "answer_supplement", 2, papers=stolen, draft=foreign)
    assert refused.status_code == 404
    assert ours.act(made["id"], "answer_supplement", 2, papers=stolen, draft=own).status_code == 422
    sent = [brought | {"file": ours.upload(own, "a.pdf", PDF).json()["id"]}]
    answered = ours.act(made["id"], "answer_supplement", 2, papers=sent, draft=own)
    assert (answered.status_code, answered.json()["status"]) == (200, 1)
    assert ours.get(f"/dossiers/{made['id']}").json()["papers"][-1]["size"] == len(PDF)


def test_refusals_name_the_place(ours: System, key: Key) -> None:
    made = ours.submitted(WARD)
    fault = {"fault": "Ảnh mờ", "component": "khong-co"}
    answer = ours.act(made["id"], "return_for_supplement", 1, faults=[fault], reason="Thiếu")
    assert (answer.status_code, answer.json()["code"]) == (422, "component-unknown")
    asked = ours.act(
        made["id"], "return_for_supplement", 1, faults=[fault | {"component": "to-khai"}], reason="Thiếu"
    )
    assert asked.json()["status"] == 5
    brought = {"component": "to-khai", "form": "original", "state": "seen"}
    nothing = ours.act(made["id"], "answer_supplement", 2, papers=[brought | {"state": "missing"}])
    assert (nothing.status_code, nothing.json()["code"]) == (422, "supplement-nothing-given")
    wrong = ours.act(made["id"], "answer_supplement", 2, papers=[brought], answers={"purpose": "?"})
    assert wrong.status_code == 422
    assert any(each["place"] == "answers.purpose" for each in wrong.json()["errors"])
    given = ours.act(made["id"], "answer_supplement", 2, papers=[brought])
    assert given.json()["status"] == 1


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("extend", {"limit": "999wd", "reason": "Đông", "apology": "Xin lỗi"}),
        ("consult", {"unit": "H99", "question": "?"}),
        ("assign", {"account": "00000000-0000-4000-8000-000000000000"}),
        ("send_back", {"reason": "Sai", "to": "khong-co"}),
        ("deliver", {"receiver": "Trần Thị Mỹ Hoà"}),
        ("require_payment", {"amount": 10**12 - 1, "reason": "Phí"}),
        ("take", {"token": 9999}),
    ],
)
def test_what_the_rules_refuse_changes_nothing(ours: System, act: str, body: dict) -> None:
    made = ours.submitted(WARD)
    answer = ours.act(made["id"], act, 1, **body)
    assert answer.status_code in {403, 404, 409, 422}, answer.content
    assert answer.json()["detail"]
    assert ours.get(f"/dossiers/{made['id']}").json()["version"] == 1
