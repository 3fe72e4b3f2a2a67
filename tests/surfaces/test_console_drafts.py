"""The process editor: a table of steps, checked and compared at every save, tried out, published."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import editing
from motcua.kernel.process import GateKind, Spec
from motcua.platform import clock
from motcua.platform.access import Actor
from people import Cast
from proving.crowd import signed_in

CODE = "1.004873"
ONE = f"/quan-tri/thu-tuc/{CODE}/"
DRAFT = f"{ONE}ban-thao/"
STEP = {
    "name": "Kiểm tra chéo",
    "kind": "examine",
    "function": "examiner",
    "unit_rule": "competent",
    "hours": "1,5",
}


@pytest.fixture
def controller(cast_with_procedures: Cast) -> Actor:
    return cast_with_procedures.controller


def get(actor: Actor, address: str) -> str:
    answer = signed_in(actor.account).get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def post(actor: Actor, address: str, **typed: Any) -> Any:
    return signed_in(actor.account).post(address, typed)


def begun(actor: Actor) -> Actor:
    assert post(actor, f"{DRAFT}mo/").status_code == 302
    return actor


def spec(actor: Actor) -> Spec:
    return editing.draft(actor, CODE).spec


def revision(actor: Actor) -> int:
    return editing.draft(actor, CODE).revision


def keys(actor: Actor) -> list[str]:
    return [step.key for step in spec(actor).steps]


def press(actor: Actor, act: str, key: str) -> Any:
    return post(actor, f"{DRAFT}sua/", act=act, key=key, revision=revision(actor))


def typed_of(actor: Actor, key: str, **changed: str) -> dict[str, str]:
    """What a browser would send of the form of a step."""
    page = get(actor, f"{DRAFT}buoc/{key}/")
    found = dict(re.findall(r'name="([\w-]+)"[^>]*?value="([^"]*)"', page))
    for name, options in re.findall(r'<select[^>]*name="([\w-]+)">(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen.group(1) if chosen else ""
    found.pop("csrfmiddlewaretoken", None)
    return found | changed


def test_a_draft_is_begun_from_the_published_version(controller: Actor) -> None:
    assert f'href="{DRAFT}"' in get(controller, ONE)
    assert signed_in(controller.account).get(DRAFT).headers["Location"] == f"{DRAFT}mo/"
    assert "Bắt đầu soạn" in get(controller, f"{DRAFT}mo/")
    begun(controller)

    page = get(controller, DRAFT)
    assert "Công bố được" in page
    assert "giống hệt phiên bản 1" in page
    assert "Đang soạn bản mới" in get(controller, f"/quan-tri/thu-tuc/?q={CODE}&trang-thai=ban-thao")


def test_steps_are_added_moved_and_taken_out(controller: Actor) -> None:
    begun(controller)
    before = keys(controller)
    after = {"sau": "tham-dinh", "revision": str(revision(controller))}
    assert post(controller, f"{DRAFT}them-buoc/", **STEP, **after).status_code == 302
    added = keys(controller)
    assert added[added.index("tham-dinh") + 1] == "kiem-tra-cheo"
    assert spec(controller).step("kiem-tra-cheo").hours == 1.5

    assert press(controller, "len", "kiem-tra-cheo").status_code == 302
    moved = keys(controller)
    assert moved.index("kiem-tra-cheo") + 1 == moved.index("tham-dinh")
    page = get(controller, DRAFT)
    assert "Thêm bước “Kiểm tra chéo”" in page
    assert "vượt thời hạn 24 giờ" in page

    assert press(controller, "bo", "kiem-tra-cheo").status_code == 302
    assert keys(controller) == before


def test_a_step_is_split_side_by_side_and_joined_again(controller: Actor) -> None:
    begun(controller)
    beside = {"canh": "van-thu", "revision": str(revision(controller))}
    assert post(controller, f"{DRAFT}them-buoc/", **STEP, **beside).status_code == 302
    fork = next(gate.key for gate in spec(controller).gates if gate.kind is GateKind.FORK)
    page = get(controller, DRAFT)
    assert "Tách làm song song" in page
    assert "Công bố được" in page

    parts = {"canh": "tham-dinh", "revision": str(revision(controller))}
    refused = post(controller, f"{DRAFT}them-buoc/", **STEP, **parts)
    assert refused.status_code == 422
    assert "rẽ tới nhiều nơi" in refused.content.decode()
    assert 'value="Kiểm tra chéo"' in refused.content.decode()

    assert press(controller, "lan-luot", fork).status_code == 302
    assert "Tách làm song song" not in get(controller, DRAFT)


def test_a_drawing_is_taken_into_the_draft_and_given_out_again(controller: Actor) -> None:
    begun(controller)
    before = spec(controller)
    given = signed_in(controller.account).get(f"{DRAFT}tai/bpmn/")
    assert given.headers["Content-Disposition"] == f'attachment; filename="{CODE}-ban-thao.bpmn"'
    press(controller, "bo", "van-thu")

    back = {"file": SimpleUploadedFile("quy-trinh.bpmn", given.content), "revision": revision(controller)}
    answer = post(controller, f"{DRAFT}tep/", **back)
    assert answer.status_code in {200, 302}
    assert {step.key for step in spec(controller).steps} == {step.key for step in before.steps}
    assert spec(controller).key == before.key
    assert "tham-dinh" in get(controller, f"{ONE}tai/yaml/")


UNSUPPORTED = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
  <process id="p" isExecutable="true">
    <startEvent id="s" /><sequenceFlow id="f1" sourceRef="s" targetRef="t" />
    <userTask id="t" name="Xem xét" /><sequenceFlow id="f2" sourceRef="t" targetRef="c" />
    <complexGateway id="c" /><sequenceFlow id="f3" sourceRef="c" targetRef="e" />
    <endEvent id="e" />
  </process>
</definitions>
"""


def test_what_a_drawing_leaves_open_is_listed_by_element_and_line(controller: Actor) -> None:
    begun(controller)
    before = spec(controller)
    bad = {"file": SimpleUploadedFile("la.bpmn", UNSUPPORTED.encode()), "revision": revision(controller)}
    answer = post(controller, f"{DRAFT}tep/", **bad)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ngoài mô hình" in page
    assert "<code>c</code>" in page
    assert spec(controller) == before

    gaps = UNSUPPORTED.replace('<complexGateway id="c" />', '<exclusiveGateway id="c" />')
    open_ends = {"file": SimpleUploadedFile("ho.bpmn", gaps.encode()), "revision": revision(controller)}
    answer = post(controller, f"{DRAFT}tep/", **open_ends)
    assert answer.status_code == 200
    assert "Còn thiếu" in answer.content.decode()
    assert [step.name for step in spec(controller).steps] == ["Xem xét"]


def test_text_that_cannot_be_read_comes_back_as_typed(controller: Actor) -> None:
    begun(controller)
    typed = "process: p\nsteps:\n  - {key: a, name: A}\n"
    answer = post(controller, f"{DRAFT}tep/", text=typed, revision=revision(controller))
    assert answer.status_code == 422
    assert "dòng 3" in answer.content.decode()
    assert "{key: a, name: A}" in answer.content.decode()


def test_the_picture_is_drawn_here_and_said_in_a_table(controller: Actor) -> None:
    begun(controller)
    for address in (f"{DRAFT}hinh/", f"{ONE}hinh/"):
        page = get(controller, address)
        assert page.count('class="flow-step"') == len(spec(controller).steps)
        assert "style=" not in page
        assert "Lãnh đạo ký duyệt" in page


def test_one_step_is_changed_with_its_ways_and_conditions(controller: Actor) -> None:
    begun(controller)
    typed = typed_of(controller, "tham-dinh", hours="0,5", function="section_head")
    typed |= {
        "way-0-when": "answers.copies > 5",
        "way-1-target": "ky-duyet",
        "way-1-label": "Ít bản",
        "way-1-outcome": typed["way-0-outcome"],
    }
    assert post(controller, f"{DRAFT}buoc/tham-dinh/", **typed).status_code == 302

    step, ways = spec(controller).step("tham-dinh"), spec(controller).moves_from("tham-dinh")
    assert (step.hours, step.function) == (0.5, "section_head")
    assert [way.guard is not None for way in ways] == [True, False]
    assert [way.default for way in ways] == [False, True]
    page = get(controller, DRAFT)
    assert "số giờ đổi từ" in page
    assert "answers.copies &gt; 5" in page


def test_saving_a_step_as_it_was_changes_nothing(controller: Actor) -> None:
    begun(controller)
    before = spec(controller)
    for step in before.steps:
        assert (
            post(controller, f"{DRAFT}buoc/{step.key}/", **typed_of(controller, step.key)).status_code == 302
        )
    assert spec(controller) == before
    assert revision(controller) == 1


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("hours", "nhiều", "Ghi số giờ làm việc"),
        ("name", " ", "Ghi tên bước."),
        ("way-0-when", "a +", "Điều kiện không hiểu được"),
        ("way-0-clock", "pause", "Ghi điều luật"),
    ],
)
def test_a_refusal_keeps_what_was_typed(controller: Actor, name: str, value: str, sentence: str) -> None:
    begun(controller)
    typed = typed_of(controller, "tham-dinh", **{"way-0-label": "Chuyển đi", name: value})
    answer = post(controller, f"{DRAFT}buoc/tham-dinh/", **typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Chuyển đi"' in page


def test_a_second_editor_is_told_and_keeps_what_was_typed(controller: Actor) -> None:
    begun(controller)
    typed = typed_of(controller, "tham-dinh", name="Tên của người thứ hai")
    press(controller, "bo", "van-thu")

    answer = post(controller, f"{DRAFT}buoc/tham-dinh/", **typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "vừa lưu bản thảo này" in page
    assert 'value="Tên của người thứ hai"' in page
    assert spec(controller).step("tham-dinh").name != "Tên của người thứ hai"

    again = typed | {"revision": re.search(r'name="revision" value="(\d+)"', page).group(1)}  # type: ignore[union-attr]
    assert post(controller, f"{DRAFT}buoc/tham-dinh/", **again).status_code == 302
    assert spec(controller).step("tham-dinh").name == "Tên của người thứ hai"


def test_an_old_press_in_the_table_is_refused_on_the_page(controller: Actor) -> None:
    begun(controller)
    old = revision(controller)
    press(controller, "bo", "van-thu")
    answer = post(controller, f"{DRAFT}sua/", act="bo", key="tham-dinh", revision=old)
    assert answer.status_code == 409
    assert "tham-dinh" in keys(controller)
    assert press(controller, "len", keys(controller)[0]).status_code == 422


def test_faults_stand_beside_their_step_and_keep_it_from_being_published(controller: Actor) -> None:
    begun(controller)
    blank = STEP | {"function": "", "hours": ""}
    post(controller, f"{DRAFT}them-buoc/", **blank, sau="tham-dinh", revision=revision(controller))
    page = get(controller, DRAFT)
    assert "2 lỗi phải sửa" in page
    assert "#buoc-kiem-tra-cheo" in page

    answer = post(controller, f"{DRAFT}cong-bo/", **order(controller))
    assert answer.status_code == 409
    assert "2 lỗi phải sửa" in answer.content.decode()
    assert 'value="1234/QĐ-UBND"' in answer.content.decode()


def order(actor: Actor, **changed: str) -> dict[str, str]:
    today = f"{clock.today():%d/%m/%Y}"
    told = {"decision": "1234/QĐ-UBND", "from": today, "to": "", "kind": "standing"}
    return told | {"revision": str(revision(actor))} | changed


def test_it_is_published_by_decision_and_day(controller: Actor) -> None:
    begun(controller)
    press(controller, "bo", "van-thu")
    begin = clock.today() + timedelta(days=3)
    page = get(controller, f"{DRAFT}cong-bo/")
    assert "Bỏ bước" in page

    answer = post(controller, f"{DRAFT}cong-bo/", **order(controller, **{"from": f"{begin:%d/%m/%Y}"}))
    assert answer.status_code == 302
    page = get(controller, ONE)
    for words in ("1234/QĐ-UBND", "Sắp áp dụng", "Cà Thị Duyên", f"từ {begin:%d/%m/%Y}"):
        assert words in page, words
    assert catalogue.version_on(CODE, begin).number == 2
    assert catalogue.version_on(CODE, clock.today()).number == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"decision": ""}, "Chưa điền: Số quyết định"),
        ({"from": "32/13/2026"}, "Ghi ngày dạng"),
        ({"from": "01/07/2025"}, "Ngày có hiệu lực phải từ"),
        ({"kind": "provisional"}, "phải có ngày hết hiệu lực"),
    ],
)
def test_an_order_not_whole_is_told_at_its_field(
    controller: Actor, changed: dict[str, str], sentence: str
) -> None:
    begun(controller)
    press(controller, "bo", "van-thu")
    answer = post(controller, f"{DRAFT}cong-bo/", **order(controller, **changed))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_draft_is_tried_out_by_the_calendar(controller: Actor) -> None:
    begun(controller)
    address = f"{DRAFT}chay-thu/?luc=16%2F11%2F2026+08%3A00&case=general&channel=counter"
    page = get(controller, address)
    assert "Kịp hạn" in page
    assert page.count("Ký duyệt") or page.count("Ký")

    back = get(controller, f"{address}&chon-ky-duyet=return")
    assert back.count("<tr>") > page.count("<tr>")
    wrong = signed_in(controller.account).get(f"{DRAFT}chay-thu/?luc=hôm+qua")
    assert wrong.status_code == 422


def test_a_draft_is_thrown_away_with_a_reason(controller: Actor) -> None:
    begun(controller)
    assert post(controller, f"{DRAFT}bo/", because="").status_code == 422
    late = {"because": "Soạn nhầm", "revision": "7"}
    assert post(controller, f"{DRAFT}bo/", **late).status_code == 409
    assert post(controller, f"{DRAFT}bo/", **late | {"revision": "1"}).status_code == 302
    assert "Mở bản thảo" not in get(controller, ONE)


def test_to_everybody_else_there_is_no_draft(controller: Actor, cast_with_procedures: Cast) -> None:
    begun(controller)
    for person in (
        cast_with_procedures.administrator,
        cast_with_procedures.leader,
        cast_with_procedures.outsider,
    ):
        for address in ("", "mo/", "them-buoc/", "buoc/tham-dinh/", "chay-thu/", "cong-bo/", "bo/"):
            assert signed_in(person.account).get(DRAFT + address).status_code == 404, address
        assert post(person, f"{DRAFT}sua/", act="bo", key="tham-dinh", revision=1).status_code == 404
    assert signed_in(controller.account).get(f"{DRAFT}buoc/khong-co/").status_code == 404


def test_versions_and_the_draft_are_compared_with_who_decided(controller: Actor) -> None:
    begun(controller)
    press(controller, "bo", "van-thu")
    page = get(controller, f"{ONE}so-sanh/?cu=1&moi=ban-thao")
    assert "Bỏ bước" in page
    assert "Hai bản giống nhau ở phần này." in page

    post(controller, f"{DRAFT}cong-bo/", **order(controller))
    page = get(controller, f"{ONE}so-sanh/")
    assert "1234/QĐ-UBND, Cà Thị Duyên" in page
    assert "quyết định" in page
    assert signed_in(controller.account).get(f"{ONE}so-sanh/?cu=1&moi=9").status_code == 404


def test_the_public_page_tells_its_history(controller: Actor) -> None:
    assert "Lịch sử" not in get(controller, f"/thu-tuc/{CODE}/")
    begun(controller)
    press(controller, "bo", "van-thu")
    begin = clock.today() + timedelta(days=3)
    post(controller, f"{DRAFT}cong-bo/", **order(controller, **{"from": f"{begin:%d/%m/%Y}"}))

    page = get(controller, f"/thu-tuc/{CODE}/")
    for words in ("Lịch sử", f"Bản 2, từ {begin:%d/%m/%Y}", "1234/QĐ-UBND"):
        assert words in page, words
    assert "Cà Thị Duyên" not in page.partition("<main")[2]
