"""The non-territorial list as pages: written in the console, shown to everybody, hung up; and both sides."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.between import Side
from motcua.dossiers.models import Dossier
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from scenes import officer

__all__ = ["data_folder", "office"]

LISTS, PUBLIC, SIDES = "/quan-tri/phi-dia-gioi/", "/thu-tuc/phi-dia-gioi/", "/quay/phi-dia-gioi/"
GIVEN = {
    "decision": "06/QĐ-UBND",
    "decided_on": "25/06/2025",
    "issuer": "Ủy ban nhân dân tỉnh",
    "name": "Đợt 1",
    "valid_from": "01/07/2025",
    "lines": f"{CODE}",
}
MOST = 13


@pytest.fixture
def control(office: Office) -> Client:
    province = agencies.unit_by_identifier("H18")
    assert province is not None
    return signed_in(officer("kiem-soat", province.id, "procedure_control").account)


def test_a_phase_is_written_down_and_shown_everywhere(
    office: Office, control: Client, client: Client
) -> None:
    assert "Chưa có quyết định nào" in client.get(PUBLIC).content.decode()
    upload = SimpleUploadedFile("danh-muc.csv", "1.009999;Thủ tục chưa có ở đây\n".encode("utf-8-sig"))
    made = control.post(LISTS, GIVEN | {"file": upload})["Location"]
    page = control.get(made).content.decode()
    assert "Thủ tục chưa có ở đây" in page
    public = client.get(PUBLIC).content.decode()
    assert "06/QĐ-UBND" in public
    assert "Thủ tục chưa có ở đây" in public
    assert reverse("portal:procedure", args=[CODE]) in public
    answer = client.get("/api/v1/procedures/non-territorial")
    assert [row["code"] for row in answer.json()["items"]] == [CODE, "1.009999"]
    assert answer.json()["items"][0]["decision"] == "06/QĐ-UBND"
    before = client.get("/api/v1/procedures/non-territorial?on=2025-06-30")
    assert before.json() == {"on": "2025-06-30", "items": []}
    desk = signed_in(office.person("receiver").account)
    sheet = desk.get(f"{SIDES}danh-muc/").content.decode()
    assert "06/QĐ-UBND" in sheet
    assert office.unit.name in sheet


def test_a_refusal_keeps_what_was_typed(office: Office, control: Client) -> None:
    for changed, sentence in (
        ({"lines": f"{CODE}\nsai"}, "các dòng sau chưa đúng: 2"),
        ({"valid_from": "mai"}, "Ghi ngày dạng 21/11/2026."),
        ({"decision": ""}, "Ghi số quyết định"),
    ):
        answer = control.post(LISTS, GIVEN | changed)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "Ủy ban nhân dân tỉnh" in answer.content.decode()
    made = control.post(LISTS, GIVEN)["Location"]
    assert control.post(made, GIVEN | {"version": "9"}).status_code == 409
    assert control.post(made, GIVEN | {"version": "1", "name": "Đợt A"}).status_code == 302
    assert control.post(f"{made}thoi/", {"end_on": "x"}).status_code == 422
    assert control.post(f"{made}thoi/", {"end_on": "02/07/2025"}).status_code == 302
    assert "đã hết hiệu lực" in control.get(LISTS).content.decode()


def test_each_agency_sees_what_it_took_in_for_others_and_others_for_it(office: Office) -> None:
    away = office.taken_in(competent_at=office.elsewhere.id)
    office.taken_in()
    ours, theirs = (
        signed_in(office.person("receiver").account),
        signed_in(office.person("receiver", office.elsewhere).account),
    )
    page = ours.get(SIDES).content.decode()
    assert away.code in page
    assert office.elsewhere.name in page
    assert "chưa nhận" in page
    assert away.code in theirs.get(f"{SIDES}?ds=cho-toi-nhan").content.decode()
    assert away.code not in theirs.get(SIDES).content.decode()
    dossiers.perform(office.person("receiver", office.elsewhere), away.public_id, dossiers.ConfirmReceipt())
    assert away.code not in theirs.get(f"{SIDES}?ds=cho-toi-nhan").content.decode()
    assert away.code in theirs.get(f"{SIDES}?ds=noi-khac-nhan").content.decode()
    assert ours.get(f"{SIDES}?ds=khong-co").status_code == 404


def test_each_number_is_the_length_of_its_list(office: Office) -> None:
    for _each in range(3):
        office.taken_in(competent_at=office.elsewhere.id)
    actor = office.person("receiver")
    for side in Side:
        rows, counts = dossiers.between.sides_page(actor, office.unit.id, side)
        assert len(rows) == counts[side]
    assert dossiers.between.sides_page(actor, office.unit.id, Side.FOR_OTHERS)[1][Side.FOR_OTHERS] == 3
    assert Dossier.objects.filter(is_non_territorial=True).count() == 3


@pytest.mark.parametrize("many", [1, 6])
def test_the_page_asks_no_more_for_a_longer_list(
    office: Office,
    many: int,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]],
) -> None:
    for _each in range(many):
        office.taken_in(competent_at=office.elsewhere.id)
    desk = signed_in(office.person("receiver").account)
    desk.get(SIDES)
    with django_assert_max_num_queries(MOST):
        desk.get(SIDES)
