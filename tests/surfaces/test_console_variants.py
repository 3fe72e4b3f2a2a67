"""Local variants on the pages: what is inherited is seen to be, and people are told before they come."""

from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import editing
from motcua.platform import clock
from motcua.platform.access import Actor
from people import Cast, one_person_is_enough
from proving.crowd import signed_in
from surfaces.test_console_draft_data import CODE, get

ONE = f"/quan-tri/thu-tuc/{CODE}/"
NEW = f"{ONE}bien-the/them/"


@pytest.fixture
def cast(cast_with_procedures: Cast) -> Cast:
    return cast_with_procedures


@pytest.fixture
def controller(cast: Cast) -> Actor:
    return cast.controller


def record(actor: Actor, cast: Cast, **typed: Any) -> Any:
    given = {
        "agency": str(cast.ward.id), "decision": "12/QĐ-UBND", "from": f"{clock.today():%d/%m/%Y}",
        "fee-le-phi": "5.000", "counter": "Quầy 2", "reception": "sáng thứ Hai",
    }  # fmt: skip
    return signed_in(actor.account).post(NEW, {**given, **typed})


def test_a_variant_is_recorded_seen_beside_the_common_and_ended(controller: Actor, cast: Cast) -> None:
    assert "Để trống: như bản chung, 15.000 đ." in unescape(get(controller, NEW)).replace("\u00a0", " ")
    assert record(controller, cast).status_code == 302
    page = unescape(get(controller, ONE))
    assert cast.ward.name in page
    assert "Quầy: Quầy 2" in page
    (local,) = catalogue.variants.of_procedure(CODE, catalogue.version_on(CODE, clock.today()))
    beside = unescape(get(controller, f"{ONE}bien-the/{local.id}/"))
    assert beside.count("Làm riêng") == 3
    assert "kế thừa" in beside

    ended = signed_in(controller.account).post(
        f"{ONE}bien-the/{local.id}/thoi/", {"on": f"{clock.today():%d/%m/%Y}"}
    )
    assert ended.status_code == 302
    (local,) = catalogue.variants.of_procedure(CODE, catalogue.version_on(CODE, clock.today()))
    assert local.effective_to == clock.today()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"fee-le-phi": "50.000"}, "không được cao hơn mức chung 15000 đồng"),
        ({"fee-le-phi": "nhiều"}, "Ghi số tiền nguyên đồng"),
        ({"limit-counter": "9 ngày làm việc"}, "không được dài hơn"),
        ({"hours-tham-dinh": "90"}, "quá 24 giờ của thời hạn"),
        ({"from": "mai"}, "Ghi ngày dạng"),
        ({"agency": ""}, "Chọn một cơ quan"),
        ({"decision": ""}, "Ghi số quyết định"),
    ],
)
def test_a_refusal_keeps_what_was_typed(
    controller: Actor, cast: Cast, typed: dict[str, str], sentence: str
) -> None:
    answer = record(controller, cast, **typed)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="sáng thứ Hai"' in page
    for value in typed.values():
        assert f'value="{value}"' in page


def test_people_and_the_counter_are_told_what_is_done_otherwise(controller: Actor, cast: Cast) -> None:
    record(controller, cast)
    public = unescape(signed_in(cast.receiver.account).get(f"/thu-tuc/{CODE}/").content.decode())
    assert "Nơi làm khác bản chung" in public
    assert "Quầy: Quầy 2" in public
    assert "Số giờ" not in public, "hours of steps are the office's own"
    intake = signed_in(cast.receiver.account).get(reverse("counter:intake", args=[CODE]), follow=True)
    page = unescape(intake.content.decode()).replace("\u00a0", " ")
    assert "Quầy 2 · sáng thứ Hai" in page
    assert "5.000" in page


def test_whoever_publishes_is_told_whose_variants_no_longer_fit(controller: Actor, cast: Cast) -> None:
    record(controller, cast)
    revision = editing.open_draft(controller, CODE)
    editing.put_fee(controller, CODE, revision, editing.FeeGiven("Lệ phí cấp giấy", "4.000"), "le-phi")
    page = unescape(get(controller, f"{ONE}ban-thao/cong-bo/"))
    assert "Biến thể sẽ theo bản chung ở những chỗ này" in page
    assert f"{cast.ward.name}: Mức thu riêng không được cao hơn mức chung 4000 đồng." in page


def test_the_history_everybody_reads_says_what_changed(controller: Actor) -> None:
    revision = editing.open_draft(controller, CODE)
    revision = editing.put_fee(
        controller, CODE, revision, editing.FeeGiven("Lệ phí cấp giấy", "4.000"), "le-phi"
    )
    paper = editing.ComponentGiven("Sơ yếu lý lịch", originals="1")
    revision = editing.put_component(controller, CODE, revision, paper)
    question = editing.QuestionGiven("Nơi nhận kết quả", "text")
    revision = editing.put_question(controller, CODE, revision, question)
    revision = editing.put_channels(
        controller, CODE, revision, {"counter": "4 ngày làm việc", "online": "4 ngày làm việc"}
    )
    one_person_is_enough(editing.FEES)
    editing.publish_draft(controller, CODE, editing.Publication(revision, "9/QĐ", clock.today()))
    catalogue.forget_versions()
    page = unescape(signed_in(controller.account).get(f"/thu-tuc/{CODE}/").content.decode()).replace(
        "\u00a0", " "
    )
    for sentence in (
        "từ 15.000 đ thành 4.000 đ.",
        "Thêm giấy tờ “Sơ yếu lý lịch”.",
        "Tờ khai: Thêm câu",
        "từ 3 ngày làm việc thành 4 ngày làm việc.",
    ):
        assert sentence in page, sentence


def test_the_pages_are_for_those_who_publish(controller: Actor, cast: Cast) -> None:
    for address in (NEW, f"{ONE}bien-the/987654321/", f"{ONE}bien-the/987654321/thoi/"):
        assert signed_in(cast.leader.account).get(address).status_code == 404
    assert signed_in(controller.account).get(f"{ONE}bien-the/987654321/").status_code == 404
