"""The draft's own data: components, cases, limits and fees, checked at every save, then published."""

import re
from typing import Any

import pytest

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import editing
from motcua.kernel.fees import FeeFacts, evaluate
from motcua.platform import clock
from motcua.platform.access import Actor
from people import Cast, one_person_is_enough
from proving.crowd import signed_in

CODE = "1.004873"
DRAFT = f"/quan-tri/thu-tuc/{CODE}/ban-thao/"
FORM = f"{DRAFT}du-lieu/"
PAPER = {
    "name": "Sơ yếu lý lịch",
    "originals": "1",
    "copies": "",
    "required": "co",
    "from_database": "khong",
}


@pytest.fixture
def controller(cast_with_procedures: Cast) -> Actor:
    editing.open_draft(cast_with_procedures.controller, CODE)
    return cast_with_procedures.controller


def get(actor: Actor, address: str) -> str:
    answer = signed_in(actor.account).get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def save(actor: Actor, address: str, **typed: Any) -> Any:
    typed.setdefault("revision", editing.draft(actor, CODE).revision)
    return signed_in(actor.account).post(address, typed)


def rows(actor: Actor, part: str) -> list[dict[str, Any]]:
    return list(editing.draft(actor, CODE).content[part])


def test_a_component_is_added_changed_moved_and_taken_out(controller: Actor) -> None:
    assert save(controller, f"{FORM}thanh-phan/", **PAPER).status_code == 302
    added = rows(controller, "components")[-1]
    assert (added["code"], added["name"], added["originals"]) == ("so-yeu-ly-lich", "Sơ yếu lý lịch", 1)
    assert (added["required"], added["from_database"]) == (True, False)

    changed = PAPER | {"name": "Sơ yếu", "copies": "2", "legal_basis": "Điều 4", "accepts": "KQ.1, KQ.2"}
    assert save(controller, f"{FORM}thanh-phan/so-yeu-ly-lich/", **changed).status_code == 302
    row = rows(controller, "components")[-1]
    assert (row["code"], row["copies"], row["accepts_result_codes"]) == (
        "so-yeu-ly-lich",
        2,
        ["KQ.1", "KQ.2"],
    )

    act = {"part": "thanh-phan", "key": "so-yeu-ly-lich"}
    assert save(controller, f"{FORM}doi/", act="len", **act).status_code == 302
    assert rows(controller, "components")[-2]["code"] == "so-yeu-ly-lich"
    assert "thành phần hồ sơ · so-yeu-ly-lich" in get(controller, FORM)
    assert save(controller, f"{FORM}doi/", act="bo", **act).status_code == 302
    assert "so-yeu-ly-lich" not in [row["code"] for row in rows(controller, "components")]


def test_saving_a_row_as_it_was_changes_nothing(controller: Actor) -> None:
    before = editing.draft(controller, CODE).content
    for part, name in (("thanh-phan", "components"), ("truong-hop", "cases"), ("phi", "fees")):
        for row in before[name]:
            page = get(controller, f"{FORM}{part}/{row['code']}/")
            answer = save(controller, f"{FORM}{part}/{row['code']}/", **typed_of(page))
            assert answer.status_code == 302, answer.content.decode()
    page = get(controller, f"{FORM}cach-nop/")
    assert save(controller, f"{FORM}cach-nop/", **typed_of(page)).status_code == 302
    assert not editing.draft(controller, CODE).compared.fields


def typed_of(page: str) -> dict[str, str]:
    """What a browser would send of the form."""
    form = page[page.rindex('<form class="card"') :]
    found = dict(re.findall(r'<input[^>]*name="([\w-]+)"[^>]*type="text"[^>]*value="([^"]*)"', form))
    found |= dict(re.findall(r'<textarea[^>]*name="([\w-]+)"[^>]*>([^<]*)</textarea>', form))
    for tag in re.findall(r"<input[^>]*type=\"(?:radio|checkbox)\"[^>]*>", form):
        if "checked" in tag:
            found[re.search(r'name="([\w-]+)"', tag)[1]] = re.search(r'value="([^"]*)"', tag)[1]  # type: ignore[index]
    return found


def test_a_component_asked_twice_stops_and_one_a_register_knows_is_pointed_out(controller: Actor) -> None:
    name = rows(controller, "components")[0]["name"]
    save(controller, f"{FORM}thanh-phan/", **PAPER | {"name": name.upper()})
    page = get(controller, FORM)
    assert "được yêu cầu hai lần" in page
    assert "Phải sửa" in page
    assert "đã có trong cơ sở dữ liệu" in page
    assert any(
        fault.stops and "hai lần" in fault.sentence for fault in editing.draft(controller, CODE).faults
    )


def test_limits_are_written_as_people_say_them(controller: Actor) -> None:
    typed = {"limit-counter": "5 ngày làm việc", "limit-online": "trong ngày", "limit-post": ""}
    assert save(controller, f"{FORM}cach-nop/", **typed).status_code == 302
    channels = editing.draft(controller, CODE).content["channels"]
    assert channels == {"counter": {"limit": "5wd"}, "online": {"limit": "sameday"}}

    case = {"name": "Có yếu tố nước ngoài", "limit-counter": "15 ngày", "components": ["to-khai"]}
    assert save(controller, f"{FORM}truong-hop/", **case).status_code == 302
    row = rows(controller, "cases")[-1]
    assert (row["limits"], row["components"]) == ({"counter": "15d"}, ["to-khai"])
    assert "15 ngày" in get(controller, FORM)


@pytest.mark.parametrize(
    ("address", "typed", "sentence"),
    [
        ("thanh-phan/", PAPER | {"name": ""}, "Ghi tên."),
        ("thanh-phan/", PAPER | {"originals": "nhiều"}, "Ghi số bản từ 0 đến 50."),
        ("phi/", {"name": "Lệ phí khác", "amount": "mười nghìn"}, "Ghi số tiền nguyên đồng"),
        ("cach-nop/", {"limit-counter": "sớm", "name": "x"}, "Ghi như «3 ngày làm việc»"),
        ("cach-nop/", {"limit-counter": ""}, "ít nhất một cách nộp"),
    ],
)
def test_a_refusal_keeps_what_was_typed(
    controller: Actor, address: str, typed: dict[str, str], sentence: str
) -> None:
    answer = save(controller, FORM + address, **typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    for value in typed.values():
        assert value in page


def test_a_second_editor_is_told_and_keeps_what_was_typed(controller: Actor) -> None:
    old = editing.draft(controller, CODE).revision
    save(controller, f"{FORM}thanh-phan/", **PAPER)
    answer = save(controller, f"{FORM}thanh-phan/", **PAPER | {"name": "Giấy của người sau"}, revision=old)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Giấy của người sau" in page
    assert "vừa lưu bản thảo này" in page
    assert f'name="revision" value="{old + 1}"' in page


def test_fees_keep_their_exemptions_and_are_published_with_the_rest(controller: Actor) -> None:
    typed = {"name": "Lệ phí cấp giấy", "amount": "8.000", "unit_name": "", "legal_basis": "NQ 01"}
    assert save(controller, f"{FORM}phi/le-phi/", **typed).status_code == 302
    (fee,) = rows(controller, "fees")
    assert (fee["amount"], len(fee["exemptions"])) == (8000, 3)
    assert "15000" in get(controller, FORM)

    revision = editing.draft(controller, CODE).revision
    one_person_is_enough(editing.FEES)
    editing.publish_draft(controller, CODE, editing.Publication(revision, "9/QĐ", clock.today()))
    catalogue.forget_versions()
    version = catalogue.version_on(CODE, clock.today())
    assert evaluate(version.fee_rules, FeeFacts()).amount == 8000
    assert version.number == 2


def test_what_is_not_there_is_not_found(controller: Actor, cast_with_procedures: Cast) -> None:
    for address in ("thanh-phan/khong-co/", "khac/", "phi/khong-co/"):
        assert signed_in(controller.account).get(FORM + address).status_code == 404
    assert save(controller, f"{FORM}doi/", part="khac", key="x", act="bo").status_code == 404
    for address in ("", "phi/", "phi/le-phi/", "cach-nop/"):
        assert signed_in(cast_with_procedures.leader.account).get(FORM + address).status_code == 404
