"""When a fee falls due is data of the version: with the filing, at reception, or when the result is there."""

import json
from pathlib import Path

import pytest

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, Status
from motcua.payments import api as payments
from rooms.dossiers.conftest import CODE, PASSWORD, Office, load_office, office_files


def office_with(folder: Path, *collected: str) -> Office:
    """The small commune, its one procedure with a fee of 1.000 đ, 2.000 đ … for each moment."""
    office_files(folder)
    path = folder / "procedures" / f"{CODE}.json"
    procedure = json.loads(path.read_text())
    procedure["fees"] = [
        {"code": f"fee-{when}", "name": f"Lệ phí {when}", "kind": "fixed", "amount": 1_000 * (n + 1)}
        | ({"collected": when} if when != "reception" else {})
        for n, when in enumerate(collected)
    ]
    path.write_text(json.dumps(procedure, ensure_ascii=False))
    return load_office(folder)


def owed(office: Office, done: Done) -> list[tuple[int, str]]:
    state = dossiers.dossier_view(office.person("leader"), done.public_id).state
    return [(row.amount, row.state) for row in payments.obligations(state.subject)]


@pytest.mark.django_db
def test_each_fee_is_asked_for_in_its_time(tmp_path: Path) -> None:
    office = office_with(tmp_path, "filing", "reception", "return")
    done = office.taken_in(accept_now=False, channel="online")
    assert owed(office, done) == [(1_000, "open")]
    office.do("receiver", done, dossiers.Accept())
    assert owed(office, done) == [(1_000, "open"), (2_000, "open")]
    examiner = office.person("examiner")
    office.do("section_head", done, dossiers.Assign(examiner.account or 0))
    office.do("examiner", done, dossiers.CompleteStep(content="Xác nhận"))
    view = dossiers.dossier_view(office.person("leader"), done.public_id)
    seen = view.state.result.fingerprint if view.state.result else ""
    office.do("section_head", done, dossiers.Approve(seen))
    office.do("leader", done, dossiers.Sign(seen, password=PASSWORD))
    office.do("clerk", done, dossiers.Number())
    assert len(owed(office, done)) == 2
    last = office.do("clerk", done, dossiers.Issue())
    assert last.status == Status.COMPLETED
    assert owed(office, done) == [(1_000, "open"), (2_000, "open"), (3_000, "open")]
    lines = dossiers.explain_fee(view.state, 3_000)
    assert [line.values["name"] for line in lines if "name" in line.values] == ["Lệ phí return"]


@pytest.mark.django_db
def test_at_the_counter_what_is_paid_with_the_filing_is_paid_at_reception(tmp_path: Path) -> None:
    office = office_with(tmp_path, "filing", "reception")
    assert owed(office, office.taken_in()) == [(3_000, "open")]


@pytest.mark.django_db
def test_who_is_refused_at_intake_owes_nothing(tmp_path: Path) -> None:
    office = office_with(tmp_path, "filing")
    done = office.taken_in(accept_now=False, channel="online")
    office.do("receiver", done, dossiers.Reject("Không thuộc thẩm quyền"))
    assert owed(office, done) == [(1_000, "cancelled")]


@pytest.mark.django_db
def test_a_procedure_without_fee_asks_nobody_for_money(tmp_path: Path) -> None:
    office = office_with(tmp_path)
    done = office.taken_in()
    assert owed(office, done) == []
    assert dossiers.dossier_view(office.person("leader"), done.public_id).state.money == "none"
