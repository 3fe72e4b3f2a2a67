"""A procedure from nothing to its first version on the pages, and how long decisions wait for publication."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import editing
from motcua.platform import clock
from motcua.platform.access import Actor
from people import Cast
from proving.crowd import signed_in

LIST = "/quan-tri/thu-tuc/"
CODE = "2.999999"
ONE = f"{LIST}{CODE}/"
DATA = f"{ONE}ban-thao/du-lieu/"
NEW = {
    "code": CODE, "field": "ho-tich", "name": "Cấp bản sao trích lục mới", "level": "commune",
    "audience": ["person", "organisation"], "result": "Bản sao", "online_level": "offline_only",
    "law": "118/2025/NĐ-CP: Cơ chế một cửa\n309/2026/NĐ-CP",
}  # fmt: skip


@pytest.fixture
def cast(cast_with_procedures: Cast) -> Cast:
    return cast_with_procedures


@pytest.fixture
def controller(cast: Cast) -> Actor:
    return cast.controller


def get(actor: Actor, address: str) -> str:
    answer = signed_in(actor.account).get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return unescape(answer.content.decode())


def post(actor: Actor, address: str, **typed: Any) -> Any:
    if "ban-thao" in address:
        typed.setdefault("revision", editing.draft(actor, CODE).revision)
    return signed_in(actor.account).post(address, typed)


def test_a_procedure_is_begun_filled_in_and_published_on_the_pages(controller: Actor) -> None:
    assert "Soạn thủ tục mới" in get(controller, LIST)
    begun = post(controller, f"{LIST}soan-moi/", **NEW)
    assert (begun.status_code, begun["Location"]) == (302, DATA)
    page = get(controller, DATA)
    assert "Chưa có cách nộp nào" in page
    assert "Chưa công bố lần nào" in get(controller, ONE)
    assert CODE in get(controller, f"{LIST}?trang-thai=ban-dau")
    assert "Bản đầu" in get(controller, f"{ONE}ban-thao/")
    assert catalogue.search(CODE, imported=True).total == 0, "nobody else sees it yet"
    assert signed_in(controller.account).get(f"/thu-tuc/{CODE}/").status_code == 404

    channels = {"limit-counter": "3 ngày làm việc"}
    assert post(controller, f"{DATA}cach-nop/", **channels).status_code == 302
    for key, name, kind, who, unit in (
        ("tiep-nhan", "Tiếp nhận", "receive", "receiver", "receiving"),
        ("tham-dinh", "Thẩm định", "examine", "examiner", "competent"),
        ("ky-duyet", "Ký", "sign", "leader", "competent"),
        ("tra-ket-qua", "Trả", "return", "returner", "receiving"),
    ):
        given = editing.given_of(editing.draft(controller, CODE).spec, key)
        step = {"name": name, "kind": kind, "function": who, "unit_rule": unit, "hours": "4"}
        ways = {"way-0-target": given.ways[0].target, "way-0-outcome": "done"}
        assert post(controller, f"{ONE}ban-thao/buoc/{key}/", **step, **ways).status_code == 302
    assert not [fault for fault in editing.draft(controller, CODE).faults if fault.stops]

    today = clock.today()
    order = {"decision": "77/QĐ-UBND", "decided": f"{today - timedelta(days=6):%d/%m/%Y}",
             "from": f"{today:%d/%m/%Y}", "kind": "standing"}  # fmt: skip
    assert post(controller, f"{ONE}ban-thao/cong-bo/", **order).status_code == 302
    catalogue.forget_versions()
    version = catalogue.version_on(CODE, today)
    assert (version.number, version.audience, version.result_name) == (
        1,
        ("person", "organisation"),
        "Bản sao",
    )
    assert [text.number for text in version.legal_basis] == ["118/2025/NĐ-CP", "309/2026/NĐ-CP"]
    assert "Cấp bản sao trích lục mới" in get(controller, f"/thu-tuc/{CODE}/")
    assert "sau quyết định 6 ngày" in get(controller, ONE)
    assert "Từ ký đến công bố: 6 ngày, lâu nhất 6 ngày (1 lần" in get(controller, LIST)


def test_what_was_begun_can_be_dropped_and_begun_again(controller: Actor) -> None:
    post(controller, f"{LIST}soan-moi/", **NEW)
    editing.drop_draft(controller, CODE, editing.draft(controller, CODE).revision, "nhầm")
    assert signed_in(controller.account).get(ONE).status_code == 404
    assert post(controller, f"{LIST}soan-moi/", **NEW).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"code": "chín"}, "mã"),
        ({"code": "1.004873"}, "Đã có thủ tục mã 1.004873"),
        ({"field": "khong-co"}, "Chọn lĩnh vực trong danh sách."),
        ({"name": " "}, "Ghi tên thủ tục."),
        ({"level": ""}, "Chọn cấp giải quyết."),
        ({"audience": []}, "Chọn thủ tục dành cho ai."),
        ({"law": "Nghị định mới"}, "chưa có số văn bản"),
    ],
)
def test_a_refusal_keeps_what_was_typed(controller: Actor, typed: dict[str, Any], sentence: str) -> None:
    answer = post(controller, f"{LIST}soan-moi/", **NEW | typed)
    page = unescape(answer.content.decode())
    assert answer.status_code in {409, 422}
    assert re.search(sentence, page, re.IGNORECASE)
    assert 'value="Bản sao"' in page


def test_the_facts_as_a_whole_are_changed_in_any_draft(controller: Actor) -> None:
    code = "1.004873"
    address = f"{LIST}{code}/ban-thao/thong-tin/"
    revision = editing.open_draft(controller, code)
    page = get(controller, address)
    assert "118/2025/NĐ-CP: Cơ chế một cửa" in page
    before = editing.draft(controller, code)
    same = editing.GeneralGiven(
        name=before.name, level=before.content["level"], audience=tuple(before.content["audience"]),
        result=before.content["result"]["name"], online_level=before.content["online_level"],
        law=editing.law_words(before.content),
    )  # fmt: skip
    assert editing.put_general(controller, code, revision, same) == revision
    typed = {
        "name": "Tên mới", "level": "both", "audience": ["person"], "result": "Giấy",
        "online_level": "full_online", "law": "1/2026/L: Luật mới", "revision": revision,
    }  # fmt: skip
    assert signed_in(controller.account).post(address, typed).status_code == 302
    content = editing.draft(controller, code).content
    assert (content["name"], content["level"], content["result"]["valid_months"]) == ("Tên mới", "both", 6)


def test_days_of_decisions_are_no_future(controller: Actor) -> None:
    revision = editing.open_draft(controller, "1.004873")
    fee = editing.FeeGiven("Lệ phí cấp giấy", "4.000")
    revision = editing.put_fee(controller, "1.004873", revision, fee, "le-phi")
    tomorrow = f"{clock.today() + timedelta(days=1):%d/%m/%Y}"
    order = {
        "decision": "7/QĐ",
        "decided": tomorrow,
        "from": tomorrow,
        "kind": "standing",
        "revision": revision,
    }
    answer = signed_in(controller.account).post(f"{LIST}1.004873/ban-thao/cong-bo/", order)
    assert answer.status_code == 422
    assert "không thể sau hôm nay" in answer.content.decode()


def test_the_pages_are_for_those_who_write(controller: Actor, cast: Cast) -> None:
    assert signed_in(cast.leader.account).get(f"{LIST}soan-moi/").status_code == 404
    assert post(cast.leader, f"{LIST}soan-moi/", **NEW).status_code == 404
    editing.open_draft(controller, "1.004873")
    assert signed_in(cast.leader.account).get(f"{LIST}1.004873/ban-thao/thong-tin/").status_code == 404
