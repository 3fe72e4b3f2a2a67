"""Local variants on the pages: what is inherited is seen to be, and people are told before they come."""

import re
from datetime import timedelta
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


def typed_of(cast: Cast, **typed: Any) -> dict[str, Any]:
    given = {
        "agency": str(cast.ward.id), "decision": "12/QĐ-UBND", "from": f"{clock.today():%d/%m/%Y}",
        "fee-le-phi": "5.000", "counter": "Quầy 2", "reception": "sáng thứ Hai",
    }  # fmt: skip
    return {**given, **typed}


def previewed(actor: Actor, address: str, typed: dict[str, Any]) -> Any:
    return signed_in(actor.account).post(address, {**typed, "viec": "xem"})


def give(actor: Actor, address: str, typed: dict[str, Any], **more: str) -> Any:
    """Through the preview, with what it carries on."""
    page = unescape(previewed(actor, address, typed).content.decode())
    carried = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert {**carried, **typed} == carried, "nothing typed is lost on the way"
    return signed_in(actor.account).post(address, {**carried, "viec": "gui", **more})


def record(actor: Actor, cast: Cast, **typed: Any) -> Any:
    return give(actor, NEW, typed_of(cast, **typed))


def local() -> catalogue.variants.Local:
    return catalogue.variants.of_procedure(CODE, catalogue.version_on(CODE, clock.today()))[-1]


def test_a_variant_is_previewed_recorded_seen_beside_the_common_changed_and_ended(
    controller: Actor, cast: Cast
) -> None:
    one_person_is_enough(editing.VARIANT_FEES)
    assert "Để trống: như bản chung, 15.000 đ." in unescape(get(controller, NEW)).replace("\u00a0", " ")
    preview = unescape(previewed(controller, NEW, typed_of(cast)).content.decode()).replace("\u00a0", " ")
    for words in (
        "15.000 đ; miễn",
        "5.000 đ; miễn",
        "Quầy 2",
        "Các hồ sơ ấy giữ cách làm khi nhận",
        "Ghi và áp dụng",
    ):
        assert words in preview, words
    assert not catalogue.variants.of_procedure(CODE, catalogue.version_on(CODE, clock.today()))
    assert record(controller, cast).status_code == 302
    page = unescape(get(controller, ONE))
    assert cast.ward.name in page
    assert "Quầy: Quầy 2" in page
    first = local()
    beside = unescape(get(controller, f"{ONE}bien-the/{first.id}/"))
    assert beside.count("Làm riêng") == 3
    assert "kế thừa" in beside

    change, tomorrow = f"{ONE}bien-the/{first.id}/sua/", clock.today() + timedelta(days=1)
    form = get(controller, change)
    for value in ("5.000", "Quầy 2", "sáng thứ Hai"):
        assert f'value="{value}"' in unescape(form)
    typed = typed_of(cast, **{"decision": "13/QĐ-UBND", "counter": "Quầy 3", "from": f"{tomorrow:%d/%m/%Y}"})
    del typed["agency"]
    assert give(controller, change, typed).status_code == 302
    second = local()
    assert (second.overrides.counter, second.effective_from) == ("Quầy 3", tomorrow)

    ended = give(
        controller,
        f"{ONE}bien-the/{second.id}/thoi/",
        {"on": f"{tomorrow:%d/%m/%Y}", "ground": "14/QĐ-UBND"},
    )
    assert ended.status_code == 302
    assert local().effective_to == tomorrow
    assert signed_in(controller.account).get(f"{ONE}bien-the/{second.id}/thoi/").status_code == 200


def test_fees_of_an_agency_are_sent_to_a_second_person_with_the_preview(
    controller: Actor, cast: Cast
) -> None:
    page = previewed(controller, NEW, typed_of(cast)).content.decode()
    assert "Gửi người thứ hai duyệt" in unescape(page)
    answer = give(controller, NEW, typed_of(cast), because="Theo nghị quyết")
    address = answer.headers["Location"]
    shown = unescape(get(cast.second_controller, address)).replace("\u00a0", " ")
    for words in (
        "15.000 đ; miễn",
        "5.000 đ; miễn",
        "sáng thứ Hai",
        "Theo nghị quyết",
        "giữ cách làm khi nhận",
        f'href="{ONE}"',
    ):
        assert words in shown, words
    assert f'href="{address}"' in get(controller, ONE), "the procedure says what waits"
    assert signed_in(cast.second_controller.account).post(f"{address}duyet/").status_code == 302
    assert local().overrides.counter == "Quầy 2"
    assert f'href="{address}"' not in get(controller, ONE)


def test_from_the_preview_one_goes_back_to_what_was_typed(controller: Actor, cast: Cast) -> None:
    client = signed_in(controller.account)
    back = unescape(client.post(NEW, {**typed_of(cast), "dau": "x", "viec": "sua"}).content.decode())
    assert 'value="sáng thứ Hai"' in back
    other = client.post(NEW, {**typed_of(cast), "dau": "0" * 64, "viec": "gui"})
    assert other.status_code == 409
    assert "hãy xem lại bảng này" in unescape(other.content.decode())
    assert not catalogue.variants.of_procedure(CODE, catalogue.version_on(CODE, clock.today()))


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
    answer = previewed(controller, NEW, typed_of(cast, **typed))
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="sáng thứ Hai"' in page
    for value in typed.values():
        assert f'value="{value}"' in page


def test_people_and_the_counter_are_told_what_is_done_otherwise(controller: Actor, cast: Cast) -> None:
    one_person_is_enough(editing.VARIANT_FEES)
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
    one_person_is_enough(editing.VARIANT_FEES)
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
    of_one = [f"{ONE}bien-the/987654321/{act}" for act in ("", "sua/", "thoi/")]
    for address in (NEW, *of_one):
        assert signed_in(cast.leader.account).get(address).status_code == 404
    for address in of_one:
        assert signed_in(controller.account).get(address).status_code == 404
