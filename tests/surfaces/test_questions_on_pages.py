"""A form of the kernel drawn as fields: what was typed stays, what is wrong is said, conditions are kept."""

import json
from datetime import date

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from motcua.kernel.forms import Form, Known, Place, Places, filled_in, prefill, validate
from motcua.platform.ui.fields import Field, problems_of
from motcua.platform.ui.questions import FieldGroup, answers_of, fields_of
from motcua.platform.ui.shown import answer_words

FORM = Form.from_data(
    {
        "code": "thu",
        "version": 1,
        "title": "Tờ khai",
        "questions": [
            {"key": "born", "kind": "date", "label": "Ngày sinh", "required": True},
            {"key": "amount", "kind": "money", "label": "Số tiền"},
            {
                "key": "purpose",
                "kind": "choice",
                "label": "Mục đích",
                "required": True,
                "options": [{"value": "marry", "label": "Kết hôn"}, {"value": "loan", "label": "Vay vốn"}],
            },
            {
                "key": "spouse",
                "kind": "text",
                "label": "Kết hôn với ai",
                "required": True,
                "when": {"question": "purpose", "op": "=", "value": "marry"},
            },
            {
                "key": "ways",
                "kind": "many",
                "label": "Báo tin",
                "options": [{"value": "sms", "label": "Tin nhắn"}, {"value": "mail", "label": "Thư"}],
            },
        ],
    }
)


def test_typed_answers_come_back_as_they_were_typed() -> None:
    posted = QueryDict("answer__born=31/02/1990&answer__ways=sms&answer__ways=mail&answer__amount=1.000")
    answers = answers_of(posted, FORM.questions)
    assert answers == {"born": "31/02/1990", "ways": ["sms", "mail"], "amount": "1.000"}
    born, amount, *_, ways = fields_of(FORM.questions, answers)
    assert (born.value, amount.value) == ("31/02/1990", "1.000")
    assert [choice.is_chosen for choice in ways.choices] == [True, True]


def test_stored_answers_are_shown_as_one_would_type_them() -> None:
    born, amount, *_ = fields_of(FORM.questions, {"born": "1990-11-21", "amount": 1_250_000})
    assert (born.value, amount.value) == ("21/11/1990", "1.250.000")


def test_each_problem_stands_at_its_field_as_a_sentence() -> None:
    _, problems = validate(FORM, {"born": "31/02/1990", "purpose": "marry"})
    fields = {field.name: field.error for field in fields_of(FORM.questions, {}, problems)}
    assert "không có trong lịch" in fields["answer__born"]
    assert "Kết hôn với ai" in fields["answer__spouse"]
    assert not fields["answer__amount"]


@pytest.mark.ignore_template_errors  # the page is given its fields only
def test_a_conditional_question_carries_its_condition_to_the_page() -> None:
    spouse = fields_of(FORM.questions, {})[3]
    assert json.loads(spouse.when) == {"question": "purpose", "op": "=", "value": "marry"}
    html = render_to_string("desk/act.html", {"fields": (spouse,), "act": {}, "dossier": {}})
    assert "data-when=" in html
    assert "nếu có" in html


EVERYTHING = Form.from_data(
    {
        "code": "moi-kieu",
        "version": 1,
        "title": "Mọi kiểu",
        "questions": [
            {"key": "mother", "kind": "person", "label": "Người mẹ", "required": True},
            {"key": "home", "kind": "address", "label": "Nơi ở"},
            {"key": "shop", "kind": "organisation", "label": "Cửa hàng"},
            {"key": "card", "kind": "identity_paper", "label": "Giấy tờ"},
            {"key": "account", "kind": "bank_account", "label": "Tài khoản", "may_lack": ["holder"]},
            {"key": "sure", "kind": "yes_no", "label": "Đã kết hôn"},
            {"key": "year", "kind": "partial_date", "label": "Năm cưới"},
            {"key": "hour", "kind": "time", "label": "Giờ sinh"},
            {"key": "mail", "kind": "email", "label": "Thư"},
            {
                "key": "goods",
                "kind": "table",
                "label": "Hàng hóa",
                "most": 9,
                "totals": ["price"],
                "columns": [
                    {"key": "name", "kind": "text", "label": "Tên hàng", "required": True},
                    {"key": "price", "kind": "money", "label": "Giá"},
                ],
            },
            {"key": "scan", "kind": "file", "label": "Bản quét", "accepts": ["pdf"]},
            {
                "key": "oath",
                "kind": "declaration",
                "label": "Tôi cam đoan lời khai đúng.",
                "article": "Điều 7 Luật Cư trú",
            },
        ],
    }
)
SENT = {
    "mother__name": "Trần Thị B", "mother__personal_id": "079190000001", "mother__birth": "1990",
    "mother__sex": "female", "home__province": "79", "home__commune": "Phường Sài Gòn",
    "home__line": "1 Lê Lợi",
    "sure": "yes", "year": "3/2015", "hour": "8h5", "goods__1__name": "Gạo", "goods__1__price": "15.000",
    "goods__3__name": "Muối", "goods__3__price": "2.500", "oath": "yes",
}  # fmt: skip
PLACES = Places(
    [Place("79", "Thành phố Hồ Chí Minh"), Place("01", "Hà Nội"), Place("26734", "Phường Sài Gòn", "79")],
    "79",
)
KNOWN = Known(date(2026, 11, 21), PLACES)


def posted(**more: str) -> QueryDict:
    sent = QueryDict(mutable=True)
    sent.update({f"answer__{name}": value for name, value in (SENT | more).items()})
    return sent


def page(fields: tuple[Field, ...]) -> str:
    group = FieldGroup("", "", fields)
    return render_to_string("ui/_groups.html", {"groups": [group]})


def test_parts_and_rows_are_inputs_of_their_own_and_come_back() -> None:
    answers = answers_of(posted(), EVERYTHING.questions)
    assert answers["mother"]["name"] == "Trần Thị B"
    assert answers["goods"] == [{"name": "Gạo", "price": "15.000"}, {}, {"name": "Muối", "price": "2.500"}]
    html = page(fields_of(EVERYTHING.questions, answers, known=KNOWN))
    for name, value in SENT.items():
        assert f'name="answer__{name}"' in html
        assert f'value="{value}"' in html
    assert '<option value="Phường Sài Gòn">' in html, "communes of this province are offered while typing"
    assert "Thêm 5 dòng" in html, "three filled, one more, and those up to nine"


def test_what_is_kept_reads_as_people_say_it() -> None:
    kept, problems = validate(EVERYTHING, answers_of(posted(), EVERYTHING.questions), KNOWN)
    assert problems == ()
    said = {q.key: answer_words(q, kept[q.key]) for q in EVERYTHING.questions if q.key in kept}
    assert said == {
        "mother": "Trần Thị B · 079190000001 · 1990 · Nữ",
        "home": "1 Lê Lợi, Phường Sài Gòn, Thành phố Hồ Chí Minh",
        "sure": "Có",
        "year": "03/2015",
        "hour": "08:05",
        "goods": "1) Gạo, 15.000\xa0đ; 2) Muối, 2.500\xa0đ; Cộng Giá: 17.500",
        "oath": "Đã cam đoan",
    }
    again = fields_of(EVERYTHING.questions, kept, known=KNOWN)
    sent = answers_of(_sent_by(again), EVERYTHING.questions)
    assert validate(EVERYTHING, sent, KNOWN) == (kept, ()), "a page shown again sends what is kept"
    assert "Cộng Giá: <b>17.500</b>" in page(again)


def _sent_by(fields: tuple[Field, ...]) -> QueryDict:
    """What a browser sends of a page as it was drawn."""
    sent = QueryDict(mutable=True)
    for field in fields:
        inner = (*field.parts, *(each for row in field.rows for each in row.fields))
        for name, values in _sent_by(inner).lists() if inner else ():
            sent.setlist(name, values)
        chosen = [choice.value for choice in field.choices if choice.is_chosen]
        if chosen or not (field.choices or inner):
            sent.setlist(field.name, chosen or [field.value])
    return sent


def test_each_fault_stands_at_its_part_or_row() -> None:
    given = posted(mother__personal_id="1", goods__3__price="đắt", oath="")
    answers = answers_of(given, EVERYTHING.questions)
    _, problems = validate(EVERYTHING, answers, KNOWN)
    fields = fields_of(EVERYTHING.questions, answers, problems, known=KNOWN)
    told = {problem.field: problem.sentence for problem in problems_of(fields)}
    assert set(told) == {"answer__mother__personal_id", "answer__goods__3__price", "answer__oath"}
    assert "“Hàng hóa, dòng 3 – Giá” phải là số" in told["answer__goods__3__price"]
    html = page(fields)
    assert all(f'id="{name}"' in html for name in told)


def test_nothing_is_declared_beforehand() -> None:
    (oath,) = fields_of(EVERYTHING.questions[-1:], {})
    assert not any(choice.is_chosen for choice in oath.choices)
    assert "checked" not in page((oath,))
    assert "Điều 7 Luật Cư trú" in page((oath,))


def test_what_nobody_types_is_shown_with_where_it_comes_from() -> None:
    form = Form.from_data(
        {
            "code": "san",
            "version": 1,
            "title": "Điền sẵn",
            "questions": [
                {
                    "key": "name",
                    "kind": "text",
                    "label": "Họ tên",
                    "prefill": {"from": "applicant.name", "lock": True},
                },
                {"key": "mail", "kind": "email", "label": "Thư", "prefill": {"from": "applicant.email"}},
                {"key": "same", "kind": "text", "label": "Ký tên", "compute": {"op": "copy", "of": ["name"]}},
            ],
        }
    )  # fmt: skip
    found = prefill(form, {"applicant.name": "Trần Thị B", "applicant.email": "b@vidu.vn"})
    kept, _problems = validate(form, filled_in({}, found))
    name, mail, same = fields_of(form.questions, kept, found=found)
    assert (name.kind, name.value, same.kind, same.value) == ("told", "Trần Thị B", "told", "Trần Thị B")
    assert (mail.kind, mail.value) == ("email", "b@vidu.vn")
    html = page((name, mail, same))
    assert html.count("<input") == 1
    assert all(words in html for words in ("không sửa ở đây", "Lấy từ tài khoản của bạn", "Tự tính"))
    assert answers_of(_sent_by((name, mail, same)), form.questions) == {
        "name": "Trần Thị B",
        "mail": "b@vidu.vn",
    }, "what is worked out is never read from a page"
