"""Send in, list, read and follow dossiers over the interface."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.agencies import api as agencies
from motcua.dossiers.api import Permission
from motcua.dossiers.models import Draft
from motcua.parties import api as parties
from motcua.platform.access import SYSTEM
from motcua.platform.files.models import FileRecord
from rooms.dossiers.conftest import CODE, Office
from sample_files import PDF, PNG
from scenes import officer
from surfaces.openapi.conftest import Key, System

WARD = "H18.11.002"
pytestmark = pytest.mark.django_db


def test_a_dossier_is_sent_in_and_read_back(ours: System) -> None:
    made = ours.post("/dossiers", ours.intake(WARD, external_codes=["X-1"]))
    assert made.status_code == 201
    assert made["ETag"] == '"1"'
    assert made["Location"] == f"/api/v1/dossiers/{made.json()['id']}"
    read = ours.get(f"/dossiers/{made.json()['id']}")
    found = read.json()
    assert read["ETag"] == '"1"'
    assert (found["status"], found["status_word"]) == (1, "Mới đăng ký")
    assert found["answers"]["marital_history"] == "never"
    assert found["external_codes"] == ["X-1"]
    assert found["receiving"]["identifier"] == WARD
    assert found["due_at"].endswith("+07:00")
    assert [person["role"] for person in found["people"]] == ["owner", "applicant"]
    assert {each["act"]: each["is_open"] for each in found["acts"]}["accept"] is True


def test_the_same_draft_sent_twice_is_the_same_dossier(ours: System) -> None:
    intake = ours.intake(WARD)
    first, second = ours.post("/dossiers", intake), ours.post("/dossiers", intake)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()


def test_a_key_of_the_sender_gives_the_very_same_answer(ours: System) -> None:
    intake = ours.intake(WARD)
    first = ours.post("/dossiers", intake, idempotency_key="mot-lan")
    again = ours.post("/dossiers", intake, idempotency_key="mot-lan")
    assert (again.status_code, again.content, again["ETag"]) == (201, first.content, '"1"')
    other = ours.post("/dossiers", intake | {"help": "assisted"}, idempotency_key="mot-lan")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")


def test_accepted_at_once_as_at_the_counter(ours: System) -> None:
    made = ours.submitted(WARD, accept_now=True, channel="counter", help="officer")
    assert made["status"] == 2


def test_papers_are_downloaded_as_they_were_stored(ours: System, theirs: System) -> None:
    made = ours.submitted(WARD)
    paper = ours.get(f"/dossiers/{made['id']}").json()["papers"][0]
    address = f"/dossiers/{made['id']}/papers/{paper['file']}"
    answer = ours.get(address)
    assert answer.whole == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert theirs.get(address).status_code == 404
    assert ours.get(f"/dossiers/{made['id']}/papers/{uuid.uuid4()}").status_code == 404


def test_what_is_no_paper_is_refused(ours: System) -> None:
    draft = ours.draft()
    assert ours.upload(draft, "a.png", PNG).json()["kind"] == "png"
    assert ours.upload(draft, "a.pdf", b"MZ").status_code == 415
    assert ours.upload(draft, "a.pdf", b"").status_code == 422
    assert ours.upload(str(uuid.uuid4()), "a.pdf", PDF).status_code == 404


def test_an_upload_repeated_under_one_key_is_one_file(ours: System) -> None:
    draft = ours.draft()
    first = ours.upload(draft, "a.pdf", PDF, idempotency_key="k1")
    assert ours.upload(draft, "a.pdf", PDF, idempotency_key="k1").content == first.content
    assert ours.upload(draft, "a.pdf", PDF + b"\n", idempotency_key="k1").status_code == 422


def test_the_draft_of_another_system_is_as_good_as_none(ours: System, theirs: System) -> None:
    intake = ours.intake(WARD)
    answer = theirs.post("/dossiers", intake)
    assert answer.status_code == 404
    assert theirs.upload(intake["draft"], "a.pdf", PDF).json()["code"] == "not-found"


def test_absent_and_forbidden_sound_alike(ours: System, theirs: System) -> None:
    made = ours.submitted(WARD)
    for tail in ("", "/events", "/due", "/holders?function=examiner"):
        assert ours.get(f"/dossiers/{made['id']}{tail}").status_code == 200
        forbidden = theirs.get(f"/dossiers/{made['id']}{tail}")
        absent = theirs.get(f"/dossiers/{uuid.uuid4()}{tail}")
        assert forbidden.status_code == absent.status_code == 404
        assert _told(forbidden) == _told(absent)
    acted = theirs.act(made["id"], "take", 1)
    assert _told(acted) == _told(theirs.act(str(uuid.uuid4()), "take", 1))


def test_a_unit_of_others_sounds_like_no_unit(theirs: System) -> None:
    foreign = theirs.post("/dossiers", theirs.intake(WARD)).json()
    absent = theirs.post("/dossiers", theirs.intake("H99.99")).json()
    assert foreign["code"] == absent["code"] == "unit-unknown"
    assert foreign["detail"].replace(WARD, "H99.99") == absent["detail"]


def _told(answer) -> dict[str, str]:
    return {name: value for name, value in answer.json().items() if name != "request_id"}


def test_without_a_key_nothing_but_procedures(nobody: System, ours: System) -> None:
    made = ours.submitted(WARD)
    for answer in (
        nobody.get("/dossiers"),
        nobody.get(f"/dossiers/{made['id']}"),
        nobody.post("/drafts", {"procedure": CODE}),
        nobody.act(made["id"], "take", 1),
        System("mc_000000000000_sai").get("/dossiers"),
        System("khong phai khoa").get("/dossiers"),
    ):
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"].startswith("Bearer")
        assert answer.json()["code"] == "key-wanted"


def test_a_key_does_only_what_its_scopes_say(key: Key, ours: System) -> None:
    made = ours.submitted(WARD)
    reader = key(scopes=(str(Permission.VIEW),))
    assert reader.get(f"/dossiers/{made['id']}").status_code == 200
    refused = reader.act(made["id"], "accept", 1)
    assert (refused.status_code, refused.json()["code"]) == (403, "dossier-not-permitted")


def test_a_key_that_may_only_look_prepares_nothing(key: Key, ours: System) -> None:
    reader, drafts = key(scopes=(str(Permission.VIEW),)), Draft.objects.count()
    refused = reader.post("/drafts", {"procedure": CODE})
    assert (refused.status_code, refused.json()["code"]) == (403, "dossier-not-permitted")
    given = ours.intake(WARD) | {"draft": str(uuid.uuid4())}
    assert reader.post("/dossiers", given).json()["code"] == "dossier-not-permitted"
    assert Draft.objects.count() == drafts + 1  # the one of `ours`


def test_papers_go_to_a_draft_only_while_the_key_may_hand_in(office: Office) -> None:
    account = parties.create_machine(actor=SYSTEM, login="may.hai-khoa", name="Phần mềm hộ tịch").id
    files = FileRecord.objects.count()

    def system(*scopes: Permission) -> System:
        issued = parties.issue_key(
            actor=SYSTEM, account_id=account, unit_id=office.unit.id, name="Khóa", scopes=[*map(str, scopes)]
        )
        return System(issued.secret)

    draft = system(Permission.SUBMIT).draft()
    assert system(Permission.VIEW).upload(draft, "a.pdf", PDF).status_code == 403
    assert FileRecord.objects.count() == files
    assert system(Permission.SUBMIT).upload(draft, "a.pdf", PDF).status_code == 201
    assert system(Permission.ANSWER_SUPPLEMENT).upload(draft, "a.pdf", PDF).status_code == 201


def test_history_and_holders_come_page_by_page(ours: System) -> None:
    dossier = ours.submitted(WARD, accept_now=True)["id"]
    for version, act in enumerate(("take", "release", "take"), start=1):
        assert ours.act(dossier, act, version).status_code == 200
    for list_of in ("events?", "holders?function=examiner&"):
        path = f"/dossiers/{dossier}/{list_of}"
        whole = ours.get(f"{path}limit=100").json()
        found, address = [], f"{path}limit=1"
        while address:
            page = ours.get(address)
            found += page.json()["items"]
            cursor = page.json()["next"]
            assert ("Link" in page) == bool(cursor)
            address = f"{path}limit=1&cursor={cursor}" if cursor else ""
        assert (found, whole["next"]) == (whole["items"], None)
        assert len(found) > 1
    unknown = ours.get(f"/dossiers/{dossier}/holders?function=examiner&cursor={uuid.uuid4()}")
    assert unknown.json()["code"] == "cursor-unknown"


def test_a_long_list_of_holders_takes_no_more_queries_than_a_short_one(office: Office, ours: System) -> None:
    dossier = ours.submitted(WARD, accept_now=True)["id"]

    def queries() -> int:
        agencies.forget()
        with CaptureQueriesContext(connection) as captured:
            ours.get(f"/dossiers/{dossier}/holders?function=examiner")
        return len(captured)

    few = queries()
    for number in range(5):
        officer(f"them.{number}", office.unit.id, "examiner")
    assert queries() == few


def test_the_list_shows_own_dossiers_newest_first_page_by_page(
    office: Office, ours: System, theirs: System
) -> None:
    made = [ours.submitted(WARD)["id"] for _ in range(3)]
    theirs.submitted("H18.11.001")
    first = ours.get("/dossiers?limit=2")
    assert [item["id"] for item in first.json()["items"]] == made[:0:-1]
    cursor = first.json()["next"]
    assert first["Link"] == f'</api/v1/dossiers?limit=2&cursor={cursor}>; rel="next"'
    second = ours.get(f"/dossiers?limit=2&cursor={cursor}").json()
    assert ([item["id"] for item in second["items"]], second["next"]) == ([made[0]], None)
    assert theirs.get(f"/dossiers?cursor={cursor}").json()["code"] == "cursor-unknown"


def test_the_list_is_narrowed_by_status_moment_and_code(ours: System) -> None:
    made, accepted = ours.submitted(WARD), ours.submitted(WARD, accept_now=True)
    at = datetime.fromisoformat(ours.get(f"/dossiers/{made['id']}").json()["submitted_at"])
    assert _ids(ours, "status=2") == [accepted["id"]]
    assert _ids(ours, f"code={made['code']}") == [made["id"]]
    assert _ids(ours, "code=KHONG-CO") == []
    early, late = at - timedelta(minutes=1), at + timedelta(minutes=1)
    assert len(_ids(ours, f"submitted_after={early:%Y-%m-%dT%H:%M:%S}")) == 2
    assert _ids(ours, f"submitted_after={late:%Y-%m-%dT%H:%M:%S}%2B07:00") == []
    for odd in ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00"):
        assert ours.get(f"/dossiers?submitted_after={odd}").status_code in {200, 400}


def _ids(system: System, query: str) -> list[str]:
    return [item["id"] for item in system.get(f"/dossiers?{query}").json()["items"]]


def test_a_longer_list_asks_the_database_no_more_often(ours: System) -> None:
    ours.submitted(WARD)
    ours.get("/dossiers")
    with CaptureQueriesContext(connection) as few:
        ours.get("/dossiers")
    for _ in range(3):
        ours.submitted(WARD)
    with CaptureQueriesContext(connection) as many:
        assert len(ours.get("/dossiers").json()["items"]) == 4
    # The key, the clock, the list.
    assert len(few) == len(many) == 3


def test_what_happened_and_why_it_is_due(ours: System) -> None:
    made = ours.submitted(WARD, accept_now=True)
    events = ours.get(f"/dossiers/{made['id']}/events").json()["items"]
    assert [event["name"] for event in events] == ["dossiers.dossier.submitted"]
    assert (events[0]["who"], events[0]["channel"], events[0]["help"]) == ("Phần mềm hộ tịch", "api", "self")
    due = ours.get(f"/dossiers/{made['id']}/due").json()
    assert due["due_is_estimate"] is False
    assert due["explanation"][0]["sentence"]
    assert due["recipe"]["limit"] == "3wd"
