"""How often a page asks the database, pinned: a list may grow, its questions may not.

The numbers hold the session and the account of whoever asks. Lower them when a page asks less; a page that
asks more must say why in the commit that raises its number.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import tracking
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from sample_files import PDF
from scenes import Stage, stage, with_scan

__all__ = ["data_folder", "office", "stage"]

Limit = Callable[[int], AbstractContextManager[Any]]
WORKLIST, NARROWED, DETAIL, DOSSIER, SLIP, TRACKING, INTAKE, ACT = 15, 21, 24, 28, 17, 13, 40, 21


@pytest.fixture
def at_most(django_assert_max_num_queries: Limit) -> Limit:
    return django_assert_max_num_queries


@pytest.fixture
def at_the_counter(office: Office) -> Client:
    """The receiver, who has opened a page before: what a process keeps is kept."""
    client = signed_in(office.person("receiver").account)
    client.get("/ban-lam-viec/")
    client.get(f"/quay/nhan/{CODE}/", follow=True)
    return client


@pytest.mark.parametrize("many", [2, 12])
def test_a_worklist_asks_no_more_for_a_longer_list(
    office: Office, at_the_counter: Client, at_most: Limit, many: int
) -> None:
    head = signed_in(office.person("section_head").account)
    done = [with_scan(office) for _ in range(many)].pop()
    head.get("/ban-lam-viec/")  # only now: what a process keeps it does not keep for long
    with at_most(WORKLIST):
        page = head.get("/ban-lam-viec/")
    assert page.content.decode().count("<tr data-row ") == many
    with at_most(DETAIL):
        head.get(f"/ban-lam-viec/?hs={done.public_id}")
    head.post("/ban-lam-viec/bo-loc/", {"viec": "luu", "ten": "A", "ds": "don-vi", "han": "tre"})
    head.post("/ban-lam-viec/bo-loc/", {"viec": "luu", "ten": "B", "ds": "cho-don-vi-khac"})
    narrowed = "/ban-lam-viec/?ds=don-vi&kenh=tai-quay&linh-vuc=ho-tich&nguoi-giu=toi&thu-tuc=1.004873&loc=1"
    head.get(narrowed)
    with at_most(NARROWED):
        head.get(narrowed)


@pytest.mark.parametrize("station", ["accepted", "issued"])
def test_a_dossier_page_asks_no_more_for_a_longer_story(stage: Stage, at_most: Limit, station: str) -> None:
    public_id = stage.at[station].public_id
    leader = signed_in(stage.office.person("leader").account)
    address = reverse("desk:dossier", args=[public_id])
    leader.get(address)
    with at_most(DOSSIER):
        leader.get(address)


def test_saying_why_not_asks_nothing_more(stage: Stage, at_most: Limit) -> None:
    """Nearly every act on somebody else's step is refused with that person's name."""
    public_id = stage.at["examined"].public_id
    head = signed_in(stage.office.person("section_head").account)
    address = reverse("desk:dossier", args=[public_id])
    head.get(address)
    with at_most(DOSSIER):
        page = head.get(address).content.decode()
    assert page.count(stage.office.person("examiner").name) > 1


@pytest.mark.parametrize("station", ["accepted", "issued"])
def test_a_routing_slip_asks_no_more_for_more_hand_overs(stage: Stage, at_most: Limit, station: str) -> None:
    address = reverse("desk:routing-slip", args=[stage.at[station].public_id])
    leader = signed_in(stage.office.person("leader").account)
    leader.get(address)
    with at_most(SLIP):
        leader.get(address)


@pytest.mark.parametrize("station", ["accepted", "issued"])
def test_tracking_asks_little(stage: Stage, at_most: Limit, station: str) -> None:
    dossier = Dossier.objects.get(public_id=stage.at[station].public_id)
    citizen = Client()
    citizen.post("/tra-cuu/", {"code": dossier.code, "phone": "0912345678"})
    address = reverse("portal:tracked", args=[dossier.public_id])
    citizen.get(address)
    with at_most(TRACKING):
        citizen.get(address)


def test_taking_in_is_a_handful_of_statements(at_the_counter: Client, at_most: Limit) -> None:
    given = {
        "name": "Trần Thị Mỹ Hoà",
        "personal_id": "079194001234",
        "birth_date": "12/03/1994",
        "phone": "0912345678",
        "address": "Bản Che Căn",
        "case": "general",
        "answer__marital_history": "never",
        "answer__purpose": "loan",
        "answer__copies": "1",
        "file__to-khai": SimpleUploadedFile("to khai.pdf", PDF, "application/pdf"),
    }
    with at_most(INTAKE):
        answer = at_the_counter.post(f"/quay/nhan/{CODE}/", given)
    assert answer.status_code == 302


def test_an_act_is_a_handful_of_statements(office: Office, at_most: Limit) -> None:
    done = with_scan(office)
    head = signed_in(office.person("section_head").account)
    address = reverse("desk:act", args=[done.public_id, "assign"])
    head.get(address)
    with at_most(ACT):
        answer = head.post(address, {"account": str(office.person("examiner").account)})
    assert answer.status_code == 302
    (row,) = dossiers.search(office.person("leader"), done.code)
    assert row.holder_id == office.person("examiner").account


def test_what_is_asked_for_most_needs_enough_dossiers(
    office: Office, monkeypatch: pytest.MonkeyPatch, at_most: Limit
) -> None:
    with_scan(office)
    assert dossiers.asked_for_most() == ()
    monkeypatch.setattr(tracking, "FEWEST", 1)
    with at_most(1):
        assert dossiers.asked_for_most() == (CODE,)
