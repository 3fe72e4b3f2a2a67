"""Own declarations: everybody's own page, numbers never shown whole, and what the dossier page then says."""

import pytest
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.platform.access import Actor
from people import Cast
from proving.crowd import signed_in
from rooms.dossiers.conftest import OWNER, Office, data_folder, office

__all__ = ["data_folder", "office"]

PAGE, DECLARE = "/quan-tri/nguoi-than/", "/quan-tri/nguoi-than/khai/"


def declare(person: Actor, number: str = OWNER.personal_id, relation: str = "parent") -> int:
    given = {"personal_id": number, "relation": relation}
    status = signed_in(person.account).post(DECLARE, given).status_code
    agencies.forget()
    return status


def test_an_officer_declares_and_takes_it_back(cast: Cast) -> None:
    examiner = cast.examiner
    assert declare(examiner) == 302
    browser = signed_in(examiner.account)
    page = browser.get(PAGE).content.decode()
    assert "079" in page
    assert OWNER.personal_id not in page
    [row] = parties.own_kin(examiner)
    end = reverse("console:end-kin", args=[row.public_id])
    assert signed_in(cast.leader.account).post(end).status_code == 404
    assert browser.post(end).status_code == 302
    assert not parties.own_kin(examiner)


def test_said_again_it_stands_once_with_the_word_said_last(cast: Cast) -> None:
    declare(cast.examiner)
    declare(cast.examiner, relation="spouse")
    assert [row.relation for row in parties.own_kin(cast.examiner)] == ["Vợ, chồng"]


@pytest.mark.parametrize(
    ("number", "relation"),
    [("", "child"), ("12", "child"), (OWNER.personal_id, ""), (OWNER.personal_id, "x")],
)
def test_what_is_missing_is_said(cast: Cast, number: str, relation: str) -> None:
    assert declare(cast.examiner, number, relation) == 422
    assert not parties.own_kin(cast.examiner)


def test_who_is_not_signed_in_is_asked_to(cast: Cast) -> None:
    assert Client().get(PAGE).status_code == 302


def test_the_dossier_page_says_it_to_both_sides(office: Office) -> None:
    done = office.taken_in()
    declare(office.person("examiner"))
    address = reverse("desk:dossier", args=[done.public_id])
    examiner, head = office.person("examiner"), office.person("section_head")
    theirs = signed_in(examiner.account).get(address).content.decode()
    assert "người thân đã khai. Bạn xem được" in theirs
    heads = signed_in(head.account).get(address).content.decode()
    assert f"Không phân công cho <b>{examiner.name}</b>" in heads
    plain = signed_in(office.person("receiver").account).get(address).content.decode()
    assert "Không phân công cho" not in plain


def test_money_is_not_taken_from_a_relative(office: Office) -> None:
    done = office.taken_in()
    declare(office.person("receiver"))
    view = dossiers.dossier_view(office.person("receiver"), done.public_id)
    assert view.is_own_matter
    address = reverse("counter:money", args=[done.public_id, 0])
    assert signed_in(office.person("receiver").account).post(address).status_code == 404
