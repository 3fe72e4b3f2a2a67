"""Absence: one's own rights handed over for some days, never further, with both names in the record."""

from datetime import timedelta

import pytest
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, allowed
from motcua.platform.errors import NotFound
from people import Cast
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from scenes import officer

__all__ = ["data_folder", "office"]

ABSENCE = "/quan-tri/vang-mat/"
SIGN = "dossiers:dossier:sign"


def hand_over(principal: Actor, stand_in: Actor, **more: str | list[str]) -> int:
    today = clock.today()
    given = {
        "deputy": str(stand_in.post),
        "valid_from": f"{today:%d/%m/%Y}",
        "valid_to": f"{today + timedelta(days=2):%d/%m/%Y}",
        "decision": "03/UQ-UBND",
        "because": "Đi công tác",
    }
    address = reverse("console:delegate", args=[principal.post])
    status = signed_in(principal.account).post(address, given | more).status_code
    agencies.forget()
    return status


def test_an_officer_hands_over_and_comes_back(cast: Cast) -> None:
    leader, head = cast.leader, cast.section_head
    assert hand_over(leader, head) == 302
    acting = agencies.actor_for(head.account or 0, "desk", leader.post)
    assert allowed(acting, SIGN, cast.ward.id, "ho-tich")
    page = signed_in(leader.account).get(ABSENCE).content.decode()
    assert "03/UQ-UBND" in page
    assert "Vừ Thị Mỷ" in signed_in(head.account).get(ABSENCE).content.decode()

    [row] = agencies.delegations_of(leader)
    end = reverse("console:end-delegation", args=[row.id])
    assert signed_in(cast.receiver.account).post(end).status_code == 404
    assert signed_in(leader.account).post(end).status_code == 302
    with pytest.raises(NotFound):
        agencies.actor_for(head.account or 0, "desk", leader.post)


def test_only_chosen_kinds_of_matter_are_handed_over(cast: Cast) -> None:
    leader, head = cast.leader, cast.section_head
    assert hand_over(leader, head, fields=["ho-tich"]) == 302
    acting = agencies.actor_for(head.account or 0, "desk", leader.post)
    assert allowed(acting, SIGN, cast.ward.id, "ho-tich")
    assert not allowed(acting, SIGN, cast.ward.id, "dat-dai")


def test_what_was_handed_over_goes_no_further(cast: Cast) -> None:
    leader, head, examiner = cast.leader, cast.section_head, cast.examiner
    hand_over(leader, head)
    browser = signed_in(head.account)
    browser.post("/ban-lam-viec/vi-tri/", {"post": str(leader.post)})
    assert browser.get(reverse("console:delegate", args=[leader.post])).status_code == 404
    assert hand_over(head, examiner) == 302
    acting = agencies.actor_for(examiner.account or 0, "desk", head.post)
    assert not allowed(acting, SIGN, cast.ward.id, "ho-tich")


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [("deputy", "", 422), ("valid_to", "", 422), ("valid_to", "1/1/2020", 422), ("decision", "", 422)],
)
def test_what_is_missing_is_said(cast: Cast, field: str, value: str, status: int) -> None:
    assert hand_over(cast.leader, cast.section_head, **{field: value}) == status
    assert not agencies.delegations_of(cast.leader)


def test_single_procedures_and_an_amount_are_handed_over_and_said(office: Office) -> None:
    leader, head = office.person("leader"), office.person("section_head")
    assert hand_over(leader, head, procedures=f"{CODE}\n{CODE}", most="10.000.000") == 302
    [row] = agencies.delegations_of(leader)
    assert (row.procedures, row.most) == ((CODE,), 10_000_000)
    acting = agencies.actor_for(head.account or 0, "desk", leader.post)
    assert allowed(acting, SIGN, office.unit.id, "ho-tich", CODE)
    assert not allowed(acting, SIGN, office.unit.id, "ho-tich", "2.000815")
    assert not allowed(acting, SIGN, office.unit.id, "ho-tich")
    page = signed_in(head.account).get(ABSENCE).content.decode()
    assert f"({CODE}); duyệt, ký đến 10.000.000 đ phí, lệ phí" in page
    administrator = signed_in(officer("xa.quantri", office.unit.id, "agency_administrator").account)
    why = reverse("console:rights", args=[parties.account(head.account or 0).public_id])
    assert "duyệt, ký đến 10.000.000 đ" in administrator.get(why).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("procedures", "9.999999", "Không có thủ tục mã 9.999999"),
        ("most", "mười triệu", "Ghi số tiền bằng đồng"),
        ("most", "9" * 18, "Ghi số tiền bằng đồng"),
    ],
)
def test_a_limit_nobody_can_read_is_refused_at_its_field(
    office: Office, field: str, value: str, sentence: str
) -> None:
    leader, head = office.person("leader"), office.person("section_head")
    today = f"{clock.today():%d/%m/%Y}"
    given = {
        "deputy": str(head.post),
        "valid_from": today,
        "valid_to": today,
        "decision": "1",
        "because": "x",
    }
    address = reverse("console:delegate", args=[leader.post])
    answer = signed_in(leader.account).post(address, given | {field: value})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert value in answer.content.decode()


def test_nobody_hands_over_for_somebody_else_here(cast: Cast) -> None:
    address = reverse("console:delegate", args=[cast.leader.post])
    assert signed_in(cast.section_head.account).get(address).status_code == 404
    assert hand_over(cast.leader, cast.neighbour) == 422


def test_acts_of_a_deputy_name_both(office: Office) -> None:
    head, leader = office.person("section_head"), office.person("leader")
    assert hand_over(head, leader) == 302
    done = office.taken_in()
    acting = agencies.actor_for(leader.account or 0, "desk", head.post)
    dossiers.perform(acting, done.public_id, dossiers.Assign(office.person("examiner").account or 0))
    view = dossiers.dossier_view(leader, done.public_id)
    entry = ledger.entries(view.state.subject)[-1]
    assert (entry.account, entry.on_behalf) == (leader.account, head.account)
