"""The console's procedures: every one in every state, found in any spelling, with the lists they stand on."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.models import ProcedureVersion
from motcua.platform import clock
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.ledger import entries
from people import Cast
from proving.crowd import signed_in
from scenes import officer

LIST = "/quan-tri/thu-tuc/"
CODE = "1.004873"
ONE = f"{LIST}{CODE}/"
LIST_QUERIES, ONE_QUERIES = 16, 25


@pytest.fixture
def procedures(cast_with_procedures: Cast) -> Cast:
    return cast_with_procedures


def read(actor: Actor, address: str) -> str:
    answer = signed_in(actor.account).get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def post(actor: Actor, address: str, **typed: str) -> Any:
    return signed_in(actor.account).post(address, typed)


@pytest.mark.parametrize("words", ["tinh trang hon nhan", "TÌNH TRẠNG HÔN NHÂN", "1.004873"])
def test_a_procedure_is_found_in_any_spelling_and_by_code(procedures: Cast, words: str) -> None:
    page = read(procedures.controller, f"{LIST}?q={words}")

    assert f'href="{ONE}"' in page
    assert "1.004222" not in page


def test_field_level_state_and_list_narrow_together(procedures: Cast) -> None:
    post(procedures.controller, f"{ONE}danh-muc/", **TAG)

    assert ONE in read(procedures.controller, f"{LIST}?linh-vuc=ho-tich&cap=commune&danh-muc=thiet-yeu")
    assert ONE not in read(procedures.controller, f"{LIST}?linh-vuc=dat-dai&danh-muc=thiet-yeu")
    assert ONE not in read(procedures.controller, f"{LIST}?danh-muc=phi-dia-gioi")
    assert ONE in read(procedures.controller, f"{LIST}?q={CODE}&trang-thai=dang-ap-dung")
    assert ONE not in read(procedures.controller, f"{LIST}?q={CODE}&trang-thai=quoc-gia")


def test_one_procedure_shows_its_law_papers_fees_hours_and_versions(procedures: Cast) -> None:
    page = read(procedures.controller, ONE)

    for words in ("118/2025/NĐ-CP", "Tờ khai cấp Giấy xác nhận", "15.000", "Tiếp nhận", "Phải xác minh"):
        assert words in page, words
    assert "Hệ thống" in page  # who published the version


TAG = {
    "kind": "essential",
    "phase": "Đợt 1",
    "decision": "06/QĐ-TTg",
    "effective_from": "01/01/2026",
    "effective_to": "",
}


def test_a_list_is_recorded_with_its_decision_and_days_and_ended(procedures: Cast) -> None:
    assert post(procedures.controller, f"{ONE}danh-muc/", **TAG).status_code == 302
    page = read(procedures.controller, ONE)
    assert "Dịch vụ công thiết yếu (Đề án 06)" in page
    assert "06/QĐ-TTg" in page

    again = post(procedures.controller, f"{ONE}danh-muc/", **TAG | {"effective_from": "01/06/2026"})
    assert again.status_code == 409
    assert "đã ở danh mục này" in again.content.decode()

    yesterday = clock.today() - timedelta(days=1)
    tag = catalogue.editing.procedure_detail(procedures.controller, CODE).tags[0]
    gone = post(procedures.controller, f"{ONE}danh-muc/{tag.id}/thoi/", on=f"{yesterday:%d/%m/%Y}")
    assert gone.status_code == 302
    assert "Đã thôi" in read(procedures.controller, ONE)
    assert ONE not in read(procedures.controller, f"{LIST}?danh-muc=thiet-yeu")
    names = [entry.name for entry in entries(f"procedure:{CODE}")]
    assert names[-2:] == ["catalogue.tag.recorded", "catalogue.tag.ended"]


def test_what_was_typed_survives_a_refusal(procedures: Cast) -> None:
    wrong = TAG | {"effective_to": "01/01/2025"}
    answer = post(procedures.controller, f"{ONE}danh-muc/", **wrong)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="01/01/2025"' in page
    assert "Ngày cuối không được trước ngày đầu" in page


def test_a_provisional_process_warns_before_it_ends(procedures: Cast) -> None:
    assert "hết hạn trong" not in read(procedures.controller, LIST)
    last = clock.today() + timedelta(days=10)
    version = catalogue.version_on(CODE, clock.today()).id
    ProcedureVersion.objects.filter(pk=version).update(is_provisional=True, effective_to=last)
    catalogue.forget_versions()

    assert "1 quy trình khung tạm hết hạn" in read(procedures.controller, LIST)
    assert ONE in read(procedures.controller, f"{LIST}?trang-thai=khung-sap-het")
    assert f"Áp dụng đến hết {last:%d/%m/%Y}" in read(procedures.controller, ONE)


def test_to_everybody_else_procedures_are_not_there(procedures: Cast) -> None:
    for person in (procedures.administrator, procedures.leader, procedures.outsider):
        for address in (LIST, ONE, f"{ONE}danh-muc/"):
            assert signed_in(person.account).get(address).status_code == 404, address
    assert Client().get(LIST).status_code == 302
    assert f'href="{LIST}"' in read(procedures.controller, "/ban-lam-viec/")


def test_a_right_over_one_field_or_one_ward_reaches_no_further(procedures: Cast) -> None:
    one_field = officer("kiem.soat.dat", procedures.province.id, "procedure_control", fields=("dat-dai",))
    assert signed_in(one_field.account).get(ONE).status_code == 404
    assert CODE not in read(one_field, LIST)
    assert "1.013978" in read(one_field, LIST)

    ward = officer("kiem.soat.xa", procedures.ward.id, "procedure_control")
    assert signed_in(ward.account).get(LIST).status_code == 404
    assert agencies.actor_for(ward.account or 0, "desk").granted("catalogue:procedure:edit")
    assert catalogue.editing.may_control(SYSTEM)


def test_pages_ask_little_however_much_there_is(
    procedures: Cast, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    client = signed_in(procedures.controller.account)
    client.get(LIST)
    for address, most in ((LIST, LIST_QUERIES), (ONE, ONE_QUERIES)):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
