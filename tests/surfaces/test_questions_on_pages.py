"""A form of the kernel drawn as fields: what was typed stays, what is wrong is said, conditions are kept."""

import json

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from motcua.kernel.forms import Form, validate
from motcua.platform.ui.questions import answers_of, fields_of

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
