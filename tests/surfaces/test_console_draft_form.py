"""The questions of a form on the pages of a draft: added, changed, moved, tried, published, told in words."""

import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import editing
from motcua.kernel.forms import Question
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.surfaces.counter import intake_page
from people import Cast
from proving.crowd import signed_in
from surfaces.test_console_draft_data import CODE, get, save

DATA = Path(__file__).resolve().parents[2] / "data"
FORM = f"/quan-tri/thu-tuc/{CODE}/ban-thao/mau-don/"
PLAIN = {"label": "Nơi nhận kết quả", "kind": "choice", "required": "co", "options": "Tại quầy\nTại nhà"}


@pytest.fixture
def cast(cast_with_procedures: Cast) -> Cast:
    return cast_with_procedures


@pytest.fixture
def controller(cast: Cast) -> Actor:
    editing.open_draft(cast.controller, CODE)
    return cast.controller


def questions(actor: Actor) -> tuple[Question, ...]:
    return editing.questions_of(editing.draft(actor, CODE).content)


def keys(actor: Actor) -> list[str]:
    return [question.key for question in questions(actor)]


def stops(actor: Actor) -> list[str]:
    return [fault.sentence for fault in editing.draft(actor, CODE).faults if fault.stops]


def test_a_question_is_added_changed_moved_and_taken_out(controller: Actor) -> None:
    before = keys(controller)
    assert save(controller, f"{FORM}them/?", **PLAIN).status_code == 302
    added = questions(controller)[-1]
    assert (added.key, added.required) == ("noi_nhan_ket_qua", True)
    assert [option.value for option in added.options] == ["tai-quay", "tai-nha"]
    assert f"Thêm câu {len(before) + 1} “Nơi nhận kết quả”." in get(controller, FORM)

    reworded = PLAIN | {"options": "Tại quầy\nTại nhà riêng\nQua bưu chính", "label": "Nhận ở đâu"}
    address = f"{FORM}cau/noi_nhan_ket_qua/"
    assert save(controller, address, **reworded).status_code == 302
    assert [option.value for option in questions(controller)[-1].options] == [
        "tai-quay", "tai-nha-rieng", "qua-buu-chinh",
    ]  # fmt: skip
    assert (
        save(controller, address, **reworded | {"options": "Tại quầy\nTại nơi ở\nQua bưu chính"}).status_code
        == 302
    )
    assert questions(controller)[-1].options[1].value == "tai-nha-rieng", "new words, the same answer"

    assert save(controller, f"{FORM}doi/", act="len", key="noi_nhan_ket_qua").status_code == 302
    assert keys(controller)[-2] == "noi_nhan_ket_qua"
    assert save(controller, f"{FORM}doi/", act="bo", key="noi_nhan_ket_qua").status_code == 302
    assert keys(controller) == before
    assert not editing.draft(controller, CODE).compared.questions


def test_saving_a_question_as_it_was_changes_nothing(controller: Actor) -> None:
    before = questions(controller)
    for at, question in enumerate(before):
        given = editing.typed_of(question, before[:at])
        revision = editing.draft(controller, CODE).revision
        assert editing.put_question(controller, CODE, revision, given, question.key) == revision
        assert get(controller, f"{FORM}cau/{question.key}/")


def test_a_condition_is_a_table_and_the_counter_follows_it(controller: Actor) -> None:
    save(controller, f"{FORM}them/", **PLAIN)
    asked = {
        "label": "Địa chỉ giao", "kind": "text", "required": "co", "join": "and",
        "row-0-question": "noi_nhan_ket_qua", "row-0-op": "=", "row-0-value": "tại nhà",
    }  # fmt: skip
    assert save(controller, f"{FORM}them/", **asked).status_code == 302
    page = unescape(get(controller, FORM))
    assert "hỏi khi “Nơi nhận kết quả” là Tại nhà" in page
    assert 'value="Tại nhà"' in get(controller, f"{FORM}cau/dia_chi_giao/")

    draft = editing.draft(controller, CODE)
    home = editing.try_answers(draft, {"noi_nhan_ket_qua": "tai-nha"})
    here = editing.try_answers(draft, {"noi_nhan_ket_qua": "tai-quay", "dia_chi_giao": "bỏ đi"})
    assert "dia_chi_giao" in {problem.question for problem in home.problems}
    assert "dia_chi_giao" not in here.kept


def test_every_save_is_checked(controller: Actor) -> None:
    save(controller, f"{FORM}them/", **PLAIN)
    asked = {"label": "Địa chỉ giao", "kind": "text", "join": "or",
             "row-1-question": "noi_nhan_ket_qua", "row-1-op": "answered"}  # fmt: skip
    save(controller, f"{FORM}them/", **asked)
    assert not stops(controller)
    save(controller, f"{FORM}doi/", act="len", key="dia_chi_giao")
    assert any("đứng sau nó" in sentence for sentence in stops(controller))
    assert "Chưa điền thử được" in get(controller, f"{FORM}thu/")
    save(controller, f"{FORM}doi/", act="bo", key="noi_nhan_ket_qua")
    assert any("mẫu không có câu ấy" in sentence for sentence in stops(controller))
    save(controller, f"{FORM}doi/", act="bo", key="dia_chi_giao")
    save(controller, f"{FORM}them/", label="Giới tính", kind="text")
    save(controller, f"{FORM}them/", label="GIỚI TÍNH", kind="text")
    assert any("hỏi giống câu" in sentence for sentence in stops(controller))
    assert "Cơ sở dữ liệu quốc gia về dân cư đã có" in get(controller, FORM)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (PLAIN | {"label": ""}, "Ghi lời hỏi."),
        (PLAIN | {"kind": "poem"}, "Chọn kiểu câu hỏi."),
        (PLAIN | {"options": "Chỉ một"}, "Ghi từ 2 đến 100 lựa chọn"),
        (PLAIN | {"maximum": "9"}, "Kiểu câu hỏi này không dùng mục này"),
        ({"label": "Số bản", "kind": "number", "minimum": "vài"}, "phải là số"),
        ({"label": "Số bản", "kind": "number", "decimals": "99"}, "Ghi số từ 0 đến 6."),
        (PLAIN | {"join": "and"}, "Ghi ít nhất một dòng điều kiện"),
        (PLAIN | {"join": "and", "row-0-question": "purpose", "row-0-op": "=", "row-0-value": "đi chơi"},
         "không nằm trong các lựa chọn"),
        (PLAIN | {"join": "and", "row-0-question": "purpose", "row-0-op": ">", "row-0-value": "x"},
         "không so sánh được theo cách này"),
        (PLAIN | {"row-0-question": "purpose", "row-0-op": "answered"}, "chọn hỏi luôn"),
    ],
)  # fmt: skip
def test_a_refusal_keeps_what_was_typed(controller: Actor, typed: dict[str, str], sentence: str) -> None:
    answer = save(controller, f"{FORM}them/", **typed)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert sentence in page
    for name, value in typed.items():
        assert value in page or name == "kind"


def test_answers_are_tried_as_the_counter_shows_them_and_nothing_is_kept(controller: Actor) -> None:
    page = get(controller, f"{FORM}thu/")
    assert "Lấy từ phần người nộp" in page
    before = editing.draft(controller, CODE)
    answer = signed_in(controller.account).post(f"{FORM}thu/", {"answer__purpose": "chơi"})
    assert answer.status_code == 422
    assert "không nằm trong các lựa chọn" in answer.content.decode()
    form = before.content["form"]["questions"]
    purpose = next(each for each in form if each["key"] == "purpose")
    right = {f"answer__{each['key']}": "1" for each in form if each["kind"] in {"number", "text"}}
    right |= {
        f"answer__{each['key']}": each["options"][0]["value"] for each in form if each["kind"] == "choice"
    }
    told = signed_in(controller.account).post(f"{FORM}thu/", right)
    assert told.status_code == 200, told.content.decode()
    assert purpose["options"][0]["label"] in told.content.decode()
    assert editing.draft(controller, CODE) == before


def test_questions_are_published_and_the_counter_asks_them(controller: Actor) -> None:
    was = catalogue.version_on(CODE, clock.today())
    save(controller, f"{FORM}them/", **PLAIN)
    draft = editing.draft(controller, CODE)
    assert "Thêm câu" in get(controller, f"/quan-tri/thu-tuc/{CODE}/ban-thao/cong-bo/")
    editing.publish_draft(controller, CODE, editing.Publication(draft.revision, "9/QĐ", clock.today()))
    catalogue.forget_versions()
    version = catalogue.version_on(CODE, clock.today())
    assert version.form is not None
    assert version.form.question("noi_nhan_ket_qua").required
    assert version.eligibility == was.eligibility
    assert version.form_id != was.form_id
    compared = get(controller, f"/quan-tri/thu-tuc/{CODE}/so-sanh/")
    assert "“Nơi nhận kết quả”" in compared


def test_a_draft_keeps_what_is_asked_before_a_dossier_is_taken_in(cast: Cast) -> None:
    code = next(
        each.stem
        for each in sorted((DATA / "procedures").glob("*.json"))
        if '"eligibility"' in each.read_text()
    )
    editing.open_draft(cast.controller, code)
    draft = editing.draft(cast.controller, code)
    assert draft.base.eligibility is not None
    assert draft.content["eligibility"] == draft.base.eligibility.to_data()


def test_every_form_of_the_country_is_sound(controller: Actor) -> None:
    """What was published before can be edited: no form of the data begins its draft with a fault."""
    for each in (DATA / "procedures").glob("*.json"):
        content: dict[str, Any] = json.loads(each.read_text(encoding="utf-8"))
        found = editing.form_faults(editing.questions_of(content), editing.sections_of(content))
        assert not [fault for fault in found if fault.stops], each.name


def test_what_the_pages_fill_from_the_card_is_not_told_to_be_in_a_register() -> None:
    assert set(intake_page._PERSON) == editing.OF_THE_PERSON


def test_the_pages_are_for_those_who_write(controller: Actor, cast: Cast) -> None:
    for address in ("", "them/", "cau/purpose/", "thu/"):
        assert signed_in(controller.account).get(FORM + address).status_code == 200
        assert signed_in(cast.leader.account).get(FORM + address).status_code == 404
    assert signed_in(controller.account).get(f"{FORM}cau/khong_co/").status_code == 404
    assert save(controller, f"{FORM}doi/", act="bo", key="khong_co").status_code == 404


def sections(actor: Actor) -> list[tuple[str, list[str]]]:
    content = editing.draft(actor, CODE).content
    asked = editing.questions_of(content)
    return [
        (each.title, [q.key for q in asked if q.section == each.key]) for each in editing.sections_of(content)
    ]


def test_questions_are_divided_into_sections_and_together_again(controller: Actor) -> None:
    for section in editing.sections_of(editing.draft(controller, CODE).content):
        save(controller, f"{FORM}doi/", act="bo", part="phan", key=section.key)
    assert sections(controller) == []
    one, *middle, last = keys(controller)
    new = PLAIN | {"section": "+", "section_title": "Nhận kết quả"}
    assert save(controller, f"{FORM}them/", **new).status_code == 302
    title = editing.draft(controller, CODE).content["form"]["title"]
    assert sections(controller) == [
        (title, [one, *middle, last]),
        ("Nhận kết quả", ["noi_nhan_ket_qua"]),
    ]
    page = unescape(get(controller, FORM))
    assert "Phần 2: Nhận kết quả" in page
    assert "Thêm phần “Nhận kết quả”." in page
    save(controller, f"{FORM}doi/", act="xuong", part="cau-hoi", key=last)
    assert sections(controller)[1] == ("Nhận kết quả", [last, "noi_nhan_ket_qua"])
    assert save(controller, f"{FORM}phan/nhan_ket_qua/", title="Trả kết quả", hint="Ở đâu").status_code == 302
    assert sections(controller)[1][0] == "Trả kết quả"
    assert not stops(controller)
    save(controller, f"{FORM}doi/", act="len", part="phan", key="nhan_ket_qua")
    assert sections(controller)[0][0] == "Trả kết quả"
    assert "Trả kết quả" in get(controller, f"{FORM}thu/")
    for key in ("phan_dau", "nhan_ket_qua"):
        save(controller, f"{FORM}doi/", act="bo", part="phan", key=key)
    assert sections(controller) == []


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (PLAIN | {"section": "+"}, "Ghi tên phần."),
        (PLAIN | {"section": "+", "section_title": "x" * 501}, "Dài quá 500 ký tự."),
        (PLAIN | {"section": "vuon"}, "Phần này không còn."),
    ],
)
def test_a_section_that_is_not_there_is_refused(
    controller: Actor, typed: dict[str, str], sentence: str
) -> None:
    answer = save(controller, f"{FORM}them/", **typed)
    assert answer.status_code == 422
    assert sentence in unescape(answer.content.decode())
    assert save(controller, f"{FORM}phan/vuon/", title="Vườn").status_code == 404
    assert save(controller, f"{FORM}doi/", act="bo", part="phan", key="vuon").status_code == 404


def test_questions_of_several_parts_are_typed_as_lines(controller: Actor) -> None:
    table = {
        "label": "Hàng hóa", "kind": "table", "most": "5",
        "columns": "Tên hàng: chữ, bắt buộc\nLoại: chọn một (Mới; Cũ)\nGiá: số tiền, cộng",
    }  # fmt: skip
    assert save(controller, f"{FORM}them/", **table).status_code == 302
    added = questions(controller)[-1]
    assert [(each.key, each.kind.value, each.required) for each in added.columns] == [
        ("ten_hang", "text", True), ("loai", "choice", False), ("gia", "money", False),
    ]  # fmt: skip
    assert (added.totals, added.most) == (("gia",), 5)
    person = {"label": "Người mẹ", "kind": "person", "asks": "Họ, chữ đệm, tên\nNgày sinh?"}
    assert save(controller, f"{FORM}them/", **person).status_code == 302
    mother = questions(controller)[-1]
    assert (mother.asks, mother.may_lack) == (("name", "birth"), ("birth",))
    day = {"label": "Ngày mất", "kind": "partial_date", "maximum": "hôm nay", "precision": "month"}
    assert save(controller, f"{FORM}them/", **day).status_code == 302
    assert questions(controller)[-1].maximum == "today"
    scan = {"label": "Bản quét", "kind": "file", "accepts": "PDF, .jpg", "most_mb": "5"}
    assert save(controller, f"{FORM}them/", **scan).status_code == 302
    test_saving_a_question_as_it_was_changes_nothing(controller)
    page = unescape(get(controller, FORM))
    assert "Bảng nhiều dòng · không bắt buộc · Tên hàng, Loại, Giá" in page
    reworded = table | {"columns": table["columns"].replace("Tên hàng", "Tên gọi")}
    save(controller, f"{FORM}cau/hang_hoa/", **reworded)
    assert next(q for q in questions(controller) if q.key == "hang_hoa").columns[0].key == "ten_hang"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"label": "Bảng", "kind": "table"}, "Ghi ít nhất một cột"),
        ({"label": "Bảng", "kind": "table", "columns": "Giá: đẹp"}, "Dòng 1: ghi “Tên cột: kiểu”"),
        ({"label": "Ai", "kind": "person", "asks": "Nhóm máu"}, "Không có phần “Nhóm máu”."),
        ({"label": "Tệp", "kind": "file", "accepts": "exe"}, "Chỉ nhận các loại tệp: pdf, jpg, png."),
        ({"label": "Tệp", "kind": "file", "most": "0"}, "Ghi số từ 1 đến 200."),
        ({"label": "Chữ", "kind": "text", "article": "Điều 1"}, "Kiểu câu hỏi này không dùng mục này"),
    ],
)
def test_a_facet_that_cannot_be_read_is_told(controller: Actor, typed: dict[str, str], sentence: str) -> None:
    answer = save(controller, f"{FORM}them/", **typed)
    assert answer.status_code == 422
    assert sentence in unescape(answer.content.decode())


def test_questions_are_worked_out_found_beforehand_and_held_against_each_other(controller: Actor) -> None:
    save(controller, f"{FORM}them/", label="Từ ngày", kind="date", prefill="today", lock="co")
    ending = {
        "label": "Đến ngày", "kind": "date", "rule_op": ">=", "rule_with": "tu_ngay",
        "rule_sentence": "Ngày cuối phải từ ngày đầu trở đi.",
    }  # fmt: skip
    assert save(controller, f"{FORM}them/", **ending).status_code == 302
    days = {"label": "Số ngày", "kind": "number", "compute": "days", "compute_of": "Từ ngày; đến ngày"}
    assert save(controller, f"{FORM}them/", **days).status_code == 302
    form = editing.form_of(editing.draft(controller, CODE).content)
    assert [rule.to_data() for rule in form.rules] == [
        {"left": "den_ngay", "op": ">=", "right": "tu_ngay", "sentence": ending["rule_sentence"]}
    ]
    begin, _end, counted = form.questions[-3:]
    assert begin.prefill is not None
    assert (begin.prefill.source, begin.prefill.lock) == ("today", True)
    assert counted.compute is not None
    assert counted.compute.of == ("tu_ngay", "den_ngay")
    page = unescape(get(controller, f"{FORM}cau/so_ngay/"))
    assert 'value="Từ ngày; Đến ngày"' in page
    told = unescape(get(controller, FORM))
    assert "Thêm điều kiện giữa các câu: “Ngày cuối phải từ ngày đầu trở đi.”" in told
    tried = editing.try_answers(
        editing.draft(controller, CODE), {"tu_ngay": "02/01/2026", "den_ngay": "01/01/2026"}
    )
    assert ending["rule_sentence"] in {str(each.values.get("sentence")) for each in tried.problems}
    assert tried.kept["so_ngay"] == -1
    save(controller, f"{FORM}doi/", act="bo", key="tu_ngay")
    assert any("mẫu không có câu ấy" in sentence for sentence in stops(controller))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"compute": "days", "compute_of": "Ngày nào"}, "Không có câu “Ngày nào” đứng trước"),
        ({"compute": "days", "compute_of": ""}, "Cách tính không đọc được"),
        ({"prefill": "hàng xóm"}, "Không có nguồn điền sẵn"),
        ({"rule_op": "=", "rule_with": "khong_co", "rule_sentence": "x"}, "Chọn một câu đứng trước"),
        ({"rule_op": "=", "rule_with": "copies"}, "phải có câu báo lỗi"),
    ],
)
def test_a_relation_that_cannot_be_read_is_told(
    controller: Actor, typed: dict[str, str], sentence: str
) -> None:
    answer = save(controller, f"{FORM}them/", label="Số", kind="number", **typed)
    assert answer.status_code == 422
    assert sentence in unescape(answer.content.decode())


def test_answers_kept_with_the_draft_are_tried_at_every_check(controller: Actor) -> None:
    save(controller, f"{FORM}them/", label="Lý do", kind="text")
    kept = {"answer__ly_do": "Vì cần", "trial_name": "Người thường", "keep": "1"}
    assert save(controller, f"{FORM}thu/", **kept).status_code == 302
    (trial,) = editing.kept_answers(editing.draft(controller, CODE).content)
    assert (trial.answers, trial.is_as_kept) == ({"ly_do": "Vì cần"}, True)
    assert not stops(controller)
    assert "Người thường" in get(controller, FORM)
    assert "trials" not in {path[0] for path in _paths(controller)}

    save(controller, f"{FORM}cau/ly_do/", label="Lý do", kind="text", max_length="3")
    assert any("“Người thường” cho kết quả khác" in sentence for sentence in stops(controller))
    assert "Lý do" in next(sentence for sentence in stops(controller) if "Người thường" in sentence)
    assert save(controller, f"{FORM}thu/", **kept).status_code == 302, "kept anew as it is now"
    assert not stops(controller)
    refused = save(controller, f"{FORM}thu/", **kept | {"trial_name": ""})
    assert refused.status_code == 422
    assert 'value="Vì cần"' in refused.content.decode()
    assert save(controller, f"{FORM}doi/", part="bo-thu", act="bo", key="Người thường").status_code == 302
    assert not editing.kept_answers(editing.draft(controller, CODE).content)
    assert save(controller, f"{FORM}doi/", part="bo-thu", act="bo", key="Người thường").status_code == 404


def _paths(actor: Actor) -> list[tuple[str, ...]]:
    return [each.path for each in editing.draft(actor, CODE).compared.fields]


def test_kept_answers_are_not_published(controller: Actor) -> None:
    save(controller, f"{FORM}them/", **PLAIN)
    save(controller, f"{FORM}thu/", answer__copies="1", trial_name="Một", keep="1")
    draft = editing.draft(controller, CODE)
    assert "trials" in draft.content
    editing.publish_draft(controller, CODE, editing.Publication(draft.revision, "9/QĐ", clock.today()))
    editing.open_draft(controller, CODE)
    assert "trials" not in editing.draft(controller, CODE).content


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            {"kind": "person", "label": "Mẹ", "asks": ["name", "ethnicity"]},
            "Cơ sở dữ liệu quốc gia về dân cư",
        ),
        ({"kind": "organisation", "label": "Bên mua", "asks": ["name", "address"]}, "đăng ký doanh nghiệp"),
        ({"kind": "person", "label": "Mẹ"}, ""),
        ({"kind": "tax_code", "label": "Mã số"}, ""),
        ({"kind": "text", "label": "Giới tính"}, "Cơ sở dữ liệu quốc gia về dân cư"),
        ({"kind": "text", "label": "Giới tính", "prefill": {"from": "former.sex"}}, ""),
        ({"kind": "file", "label": "Bản quét"}, ""),
    ],
)
def test_what_a_register_knows_is_told_of_every_kind(question: dict[str, Any], told: str) -> None:
    faults = editing.form_faults([Question.from_data({"key": "q", **question})])
    assert told in " ".join(fault.sentence for fault in faults)
    assert told or not list(editing.form_faults([Question.from_data({"key": "q", **question})]))
