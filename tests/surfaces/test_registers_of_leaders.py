"""Late and stuck, and obstacles, as pages: written, kept when refused, found again."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from scenes import officer

__all__ = ["data_folder", "office"]

REGISTER = "/ban-lam-viec/lanh-dao/theo-doi/"
OBSTACLES = "/ban-lam-viec/lanh-dao/vuong-mac/"
MOST = 18


@pytest.fixture
def late(office: Office) -> dossiers.Done:
    with clock.at(clock.now() - timedelta(days=30)):
        done = office.taken_in()
        office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    return done


@pytest.fixture
def leader(office: Office) -> Client:
    return signed_in(office.person("leader").account)


def in_ten_days() -> str:
    return f"{clock.today() + timedelta(days=10):%d/%m/%Y}"


def test_a_late_dossier_is_taken_up_and_followed(office: Office, late: dossiers.Done, leader: Client) -> None:
    page = leader.get(REGISTER).content.decode()
    assert re.search(r"Chưa ghi <b>1</b>", page)
    form = reverse("leader:follow-up", args=[late.public_id])
    assert form in page
    shown = leader.get(form).content.decode()
    assert re.search(r'value="step-over"[^>]* checked', shown)
    given = {
        "cause": "step-over",
        "owner": str(office.person("examiner").account),
        "settle_by": in_ten_days(),
        "explanation": "Chờ bản gốc",
        "seen": "0",
    }
    assert leader.post(form, given).status_code == 302
    assert (
        leader.post(reverse("leader:follow-up-note", args=[late.public_id]), {"text": "Đã nhắc"}).status_code
        == 302
    )
    shown = leader.get(form).content.decode()
    assert "Đã nhắc" in shown
    assert in_ten_days() in shown
    page = leader.get(REGISTER).content.decode()
    assert re.search(r"Chưa ghi <b>0</b>", page)
    assert "bước quá giờ" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"settle_by": "mai"}, "Ghi ngày dạng 21/11/2026."),
        ({"settle_by": "01/01/2020"}, "Ngày phải xong không được ở trong quá khứ."),
        ({"owner": "x"}, "Chọn một người trong danh sách chịu trách nhiệm gỡ."),
        ({"cause": ""}, "Chọn một nguyên nhân trong danh sách."),
        ({"seen": "7"}, "Người khác vừa ghi theo dõi hồ sơ này."),
    ],
)
def test_a_refusal_keeps_what_was_typed(
    office: Office, late: dossiers.Done, leader: Client, wrong: dict[str, str], sentence: str
) -> None:
    given = {
        "cause": "step-over",
        "owner": str(office.person("examiner").account),
        "settle_by": in_ten_days(),
        "explanation": "Chờ bản gốc",
        "seen": "0",
    }
    answer = leader.post(reverse("leader:follow-up", args=[late.public_id]), given | wrong)
    assert answer.status_code in {409, 422}
    assert sentence in answer.content.decode()
    assert "Chờ bản gốc" in answer.content.decode()


def test_an_obstacle_goes_to_the_department_and_comes_back(office: Office, late: dossiers.Done) -> None:
    examiner = signed_in(office.person("examiner").account)
    department = agencies.unit_by_identifier("H18.02")
    assert department is not None
    head = signed_in(officer("giam-doc", department.id, "leader").account)
    assert reverse("leader:obstacles") in examiner.get("/ban-lam-viec/").content.decode()
    asked = {"question": "Hỏi một điều?", "department": "H18.02", "due_on": in_ten_days(), "dossier": "X-1"}
    refused = examiner.post(reverse("leader:raise-obstacle"), asked)
    assert refused.status_code == 422
    assert "Hỏi một điều?" in refused.content.decode()
    answer = examiner.post(reverse("leader:raise-obstacle"), asked | {"dossier": late.code})
    address = answer["Location"]
    assert address in head.get(reverse("leader:obstacles")).content.decode()
    assert head.post(address, {"answer": " "}).status_code == 422
    assert head.post(address, {"answer": "Được."}).status_code == 302
    assert "Được." in examiner.get(address).content.decode()
    assert address in examiner.get(reverse("leader:obstacles") + "?ds=da-tra-loi").content.decode()
    stranger = signed_in(office.person("examiner", office.elsewhere).account)
    assert stranger.get(address).status_code == 404


@pytest.mark.parametrize("address", [REGISTER, OBSTACLES])
def test_registers_ask_little(
    office: Office, late: dossiers.Done, leader: Client, django_assert_max_num_queries, address: str
) -> None:
    leader.get(address)
    for more in (0, 3):
        for _ in range(more):
            with clock.at(clock.now() - timedelta(days=30)):
                office.taken_in()
        with django_assert_max_num_queries(MOST):
            assert leader.get(address).status_code == 200


def test_registers_are_closed_to_others(office: Office, late: dossiers.Done) -> None:
    examiner = signed_in(office.person("examiner").account)
    assert examiner.get(REGISTER).status_code == 404
    assert examiner.get(reverse("leader:follow-up", args=[late.public_id])).status_code == 404
    near = signed_in(office.person("leader", office.elsewhere).account)
    assert near.get(reverse("leader:follow-up", args=[late.public_id])).status_code == 404
    cashier = signed_in(officer("thu-ngan", office.unit.id, "cashier").account)
    assert cashier.get(reverse("leader:obstacles")).status_code == 404
    assert cashier.get(reverse("leader:raise-obstacle")).status_code == 404
