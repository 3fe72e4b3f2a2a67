"""P31 for programs: every operation of the document × every kind of key × what is there and what is not.

A thing of others is answered exactly like a thing that does not exist; without a key in force nothing but
procedures is answered at all. An operation missing here fails the test that counts them.
"""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from motcua.agencies import api as agencies
from motcua.dossiers.api import Permission
from motcua.parties import api as parties
from motcua.platform.access import SYSTEM
from motcua.surfaces.openapi.api import openapi_document
from rooms.dossiers.conftest import CODE, Office
from sample_files import PDF
from surfaces.openapi.conftest import EVERYTHING, Key, System

WARD = "H18.11.002"
DIGEST = "0" * 64
BODIES: dict[str, dict[str, Any]] = {
    "accept": {},
    "reject": {"reason": "Sai nơi nhận"},
    "confirm_receipt": {},
    "take": {},
    "release": {},
    "assign": {},
    "complete_step": {},
    "return_for_supplement": {"faults": [{"fault": "Mờ", "component": "to-khai"}], "reason": "Mờ"},
    "answer_supplement": {},
    "require_payment": {"amount": 8000, "reason": "Lệ phí"},
    "consult": {"unit": WARD, "question": "Đúng không?"},
    "answer_consultation": {"answer": "Đúng"},
    "approve": {"fingerprint": DIGEST},
    "sign": {"fingerprint": DIGEST, "password": "không biết"},
    "send_back": {"reason": "Sai"},
    "number": {},
    "issue": {},
    "deliver": {"receiver": "Trần Thị Mỹ Hoà"},
    "extend": {"limit": "2wd", "reason": "Đông", "apology": "Xin lỗi"},
    "stop": {"reason": "Dừng"},
    "resume": {"reason": "Tiếp"},
    "withdraw": {"reason": "Thôi"},
}
Call = Callable[[System, str, dict[str, str]], Any]
"""Ask as a system about a thing (dossier or draft), a file of it, an account of the office."""


def _act(name: str) -> Call:
    def call(system: System, thing: str, more: dict[str, str]) -> Any:
        account = {"account": more["account"]} if name == "assign" else {}
        return system.act(thing, name, 1, **BODIES[name], **account)

    return call


CALLS: dict[str, Call] = {
    "read_dossier": lambda system, thing, _more: system.get(f"/dossiers/{thing}"),
    "list_events": lambda system, thing, _more: system.get(f"/dossiers/{thing}/events"),
    "explain_due": lambda system, thing, _more: system.get(f"/dossiers/{thing}/due"),
    "list_holders": lambda system, thing, _more: system.get(f"/dossiers/{thing}/holders?function=examiner"),
    "download_paper": lambda system, thing, more: system.get(f"/dossiers/{thing}/papers/{more['file']}"),
    "upload_paper": lambda system, thing, _more: system.upload(thing, "a.pdf", PDF),
} | {f"act_{name}": _act(name) for name in BODIES}
WITHOUT_A_THING = {"list_dossiers", "submit_dossier", "open_draft"}
OPEN = {"list_procedures", "list_non_territorial_procedures", "read_procedure"}


def test_every_operation_is_in_the_matrix() -> None:
    known = {o["operationId"] for methods in openapi_document()["paths"].values() for o in methods.values()}
    assert known == set(CALLS) | WITHOUT_A_THING | OPEN


class World:
    """One dossier of the ward, and everybody who might ask about it."""

    def __init__(self, office: Office, give: Key) -> None:
        ours, own = give(), give()
        made = ours.submitted(WARD)
        self.dossier, self.draft = made["id"], ours.draft()
        account = parties.account(office.person("examiner").account or 0)
        file = ours.get(f"/dossiers/{made['id']}").json()["papers"][0]["file"]
        self.more = {"file": file, "account": str(account.public_id)}
        self.absent = {"file": str(uuid.uuid4()), "account": str(account.public_id)}
        self.ours, self.same_unit = ours, own
        department = agencies.unit_by_identifier("H18.02")
        assert department is not None
        self.outside = {
            "neighbour": give(office.elsewhere),
            "department": give(department),
            "no view": give(scopes=tuple(s for s in EVERYTHING if s != Permission.VIEW)),
        }
        self.keyless = {
            "nobody": System(""),
            "guessed": System("mc_0123456789ab_" + "x" * 43),
            "revoked": _revoked(office),
            "suspended": _suspended(office),
        }


def _issued(office: Office, login: str) -> tuple[System, parties.KeyRow]:
    account = parties.create_machine(actor=SYSTEM, login=login, name="Phần mềm cũ")
    issued = parties.issue_key(
        actor=SYSTEM,
        account_id=account.id,
        unit_id=office.unit.id,
        name="Phần mềm cũ",
        scopes=EVERYTHING,
        lifetime=timedelta(days=1),
    )
    return System(issued.secret), issued.row


def _revoked(office: Office) -> System:
    system, row = _issued(office, "may.thu-hoi")
    parties.revoke_key(actor=SYSTEM, key_id=row.id)
    return system


def _suspended(office: Office) -> System:
    system, row = _issued(office, "may.tam-khoa")
    parties.suspend(actor=SYSTEM, account_id=row.account_id, because="Thử")
    return system


@pytest.fixture
def world(office: Office, key: Key) -> World:
    return World(office, key)


def test_a_thing_of_others_is_answered_like_nothing(world: World) -> None:
    wrong = []
    for operation, call in CALLS.items():
        thing = world.draft if operation == "upload_paper" else world.dossier
        for who, system in world.outside.items():
            there = call(system, thing, world.more)
            absent = call(system, str(uuid.uuid4()), world.absent)
            if there.status_code != 404 or _told(there) != _told(absent):
                wrong.append((operation, who, there.status_code, absent.status_code))
    assert not wrong
    assert world.ours.get(f"/dossiers/{world.dossier}").json()["version"] == 1


def test_those_of_the_same_unit_see_it_and_drafts_stay_with_their_account(world: World) -> None:
    for operation, call in CALLS.items():
        thing = world.draft if operation == "upload_paper" else world.dossier
        status = call(world.same_unit, thing, world.more).status_code
        assert (status == 404) == (operation == "upload_paper"), operation


def test_without_a_key_in_force_nothing_is_answered(world: World) -> None:
    for who, system in world.keyless.items():
        for operation, call in CALLS.items():
            thing = world.draft if operation == "upload_paper" else world.dossier
            assert call(system, thing, world.more).status_code == 401, (who, operation)
        for answer in (
            system.get("/dossiers"),
            system.post("/drafts", {"procedure": CODE}),
            system.post("/dossiers", {}),
        ):
            assert answer.status_code == 401, who
        assert system.get(f"/procedures/{CODE}").status_code == 200


def test_lists_and_counts_tell_nothing_of_others(world: World) -> None:
    code = world.ours.get(f"/dossiers/{world.dossier}").json()["code"]
    for system in world.outside.values():
        assert system.get("/dossiers").json() == {"items": [], "next": None}
        assert system.get(f"/dossiers?code={code}").json()["items"] == []
        foreign = system.get(f"/dossiers?cursor={world.dossier}")
        assert _told(foreign) == _told(system.get(f"/dossiers?cursor={uuid.uuid4()}"))
    assert len(world.same_unit.get(f"/dossiers?code={code}").json()["items"]) == 1


def _told(answer: Any) -> dict[str, Any]:
    return {name: value for name, value in answer.json().items() if name != "request_id"}
