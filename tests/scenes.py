"""A dossier at every station of its way, and one officer for every role: the ground of tests over all pages.

All is done through the rooms' doors by the people of the small commune of `rooms/dossiers/conftest.py`.
"""

import io
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.db import transaction

from grounds import GROUNDS
from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, PaperGiven
from motcua.dossiers.reactions import on_settled
from motcua.parties import api as parties
from motcua.payments import api as payments
from motcua.payments.events import SETTLED
from motcua.platform import clock
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.outbox import FactRow
from rooms.dossiers.conftest import CODE, PASSWORD, Office, load_office, loaded_office, office_files
from sample_files import PDF

REASON = "Giấy tờ chưa đủ để giải quyết."


@dataclass
class Stage:
    """The commune with a dossier at each station, by the station's name."""

    office: Office
    at: dict[str, Done] = field(default_factory=dict)

    def do(self, function: str, station: str, *commands: Any) -> Done:
        for command in commands:
            done = dossiers.perform(self.office.person(function), self.at[station].public_id, command)
        return done

    def fingerprint(self, station: str) -> str:
        view = dossiers.dossier_view(self.office.person("leader"), self.at[station].public_id)
        assert view.state.result is not None
        return view.state.result.fingerprint


def with_scan(office: Office, **changed: Any) -> Done:
    """A dossier taken in with the declaration scanned."""
    receiver, intent = office.person("receiver"), uuid.uuid4()
    draft = dossiers.open_draft(receiver, CODE, intent)
    kept = dossiers.add_to_draft(receiver, draft, "to-khai", "Tờ khai.pdf", io.BytesIO(PDF))
    papers = (PaperGiven("to-khai", "copy", "scanned", file=kept.public_id),)
    return dossiers.submit_one(receiver, office.intake(intent_key=intent, papers=papers, **changed))


def play(office: Office) -> Stage:
    """One dossier to each station; the later ones pass through the earlier ones."""
    stage = Stage(office)
    stage.at["registered"] = with_scan(office, accept_now=False, channel="online")
    stage.at["accepted"] = with_scan(office)
    stage.at["away"] = office.taken_in(competent_at=office.elsewhere.id)
    for station in ("examined", "supplement", "payment", "consulted", "stopped"):
        stage.at[station] = _assigned(stage, station)
    stage.do("examiner", "supplement", _supplement())
    stage.do("examiner", "payment", dossiers.RequirePayment(50_000, REASON))
    department = agencies.unit_by_identifier("H18.02")
    assert department is not None
    stage.do("examiner", "consulted", dossiers.Consult(department.id, "Nội dung cần hỏi"))
    stage.do("section_head", "stopped", dossiers.Stop(REASON))
    for station in ("approving", "signing", "numbering", "numbered", "issued"):
        stage.at[station] = _assigned(stage, station)
        _decide(stage, station)
    return stage


def make_stage() -> None:
    """The ground `stage`: the commune with a dossier at every station, committed."""
    with TemporaryDirectory() as folder:
        GROUNDS.kept["stage"] = play(load_office(office_files(Path(folder)))).at


@pytest.fixture
def stage(on_stage: None, db: None) -> Iterator[Stage]:
    """Where every station has its dossier; a test that asks for an office too plays them for itself."""
    if not GROUNDS.is_under("stage"):
        make_stage()
    office = loaded_office()
    yield Stage(office, dict(GROUNDS.kept["stage"]))
    agencies.forget()
    catalogue.forget_versions()


def _assigned(stage: Stage, station: str) -> Done:
    stage.at[station] = stage.office.taken_in()
    examiner = stage.office.person("examiner")
    return stage.do("section_head", station, dossiers.Assign(examiner.account or 0))


def _supplement() -> dossiers.ReturnForSupplement:
    return dossiers.ReturnForSupplement((dossiers.Fault("Chưa ký", component="to-khai"),), REASON)


def _decide(stage: Stage, station: str) -> None:
    """From the examined dossier as far as the station's name says."""
    stage.do("examiner", station, dossiers.CompleteStep(content="Xác nhận chưa kết hôn"))
    if station == "approving":
        return
    stage.do("section_head", station, dossiers.Approve(stage.fingerprint(station)))
    if station == "signing":
        return
    stage.do("leader", station, dossiers.Sign(stage.fingerprint(station), password=PASSWORD))
    if station in {"numbered", "issued"}:
        stage.do("clerk", station, dossiers.Number())
    if station == "issued":
        stage.do("clerk", station, dossiers.Issue())


def pay(office: Office, done: Done) -> None:
    """Whoever filed pays what is owed, and the dossier has heard of it."""
    subject = dossiers.dossier_view(office.person("cashier"), done.public_id).state.subject
    (owed,) = payments.obligations(subject)
    payments.receive_cash(office.person("cashier"), obligation_id=owed.id, amount=owed.amount, payer="Hoà")
    with transaction.atomic():  # as the carrier of facts does
        on_settled(FactRow(1, SETTLED, subject, {}, clock.now(), "settled"))


def officer(login: str, unit_id: int, role: str, *, fields: tuple[str, ...] | None = None) -> Actor:
    """A new officer with one post and one role."""
    account = parties.create_staff(actor=SYSTEM, login=login, name=f"Người {login}", password=PASSWORD)
    post = agencies.appoint(
        SYSTEM, account_id=account.id, unit_id=unit_id, title=f"Vai trò {role}", decision="01/QĐ"
    )
    agencies.grant_role(SYSTEM, post_id=post.id, role=role, unit_id=unit_id, fields=fields)
    return agencies.actor_for(account.id, "desk")
