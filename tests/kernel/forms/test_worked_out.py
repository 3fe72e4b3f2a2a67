"""Answers worked out, filled in beforehand, held against each other, and carried to another version."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kernel.errors import KernelError
from motcua.kernel.forms import (
    Expression,
    Form,
    Prefill,
    Rule,
    check,
    diff,
    diff_rules,
    filled_in,
    move,
    parts,
    prefill,
    validate,
    validate_part,
    visible,
    worked_out,
)
from proving.sizes import size

YES_NO = [{"value": "yes", "label": "Có"}, {"value": "no", "label": "Không"}]
QUESTIONS: list[dict[str, Any]] = [
    {"key": "mother", "kind": "person", "label": "Mẹ", "asks": ["name", "birth"], "may_lack": ["birth"]},
    {"key": "name", "kind": "text", "label": "Họ tên", "required": True},
    {"key": "born", "kind": "date", "label": "Ngày sinh"},
    {"key": "from_day", "kind": "date", "label": "Từ ngày"},
    {"key": "to_day", "kind": "date", "label": "Đến ngày"},
    {"key": "goods", "kind": "table", "label": "Hàng", "columns": [
        {"key": "name", "kind": "text", "label": "Tên", "required": True},
        {"key": "price", "kind": "money", "label": "Giá"},
        {"key": "weight", "kind": "number", "label": "Cân", "decimals": 1},
    ]},
    {"key": "married", "kind": "choice", "label": "Kết hôn", "options": YES_NO},
    {"key": "spouse", "kind": "text", "label": "Với ai", "required": True,
     "when": {"question": "married", "op": "=", "value": "yes"}},
]  # fmt: skip


def worked(key: str, kind: str, op: str, of: list[str], **more: Any) -> dict[str, Any]:
    return {"key": key, "kind": kind, "label": key, "compute": {"op": op, "of": of, **more}}


def form(*questions: dict[str, Any], together: list[dict[str, str]] | None = None, version: int = 1) -> Form:
    data = {"code": "f", "version": version, "title": "Đơn", "questions": [*QUESTIONS, *questions]}
    return Form.from_data({**data, "together": together} if together else data)


GOODS = [{"name": "Gạo", "price": 15_000, "weight": 0.1}, {"name": "Muối", "weight": 0.2}]
GIVEN = {"name": "An", "from_day": "2024-02-28", "to_day": "2025-02-27", "goods": GOODS,
         "mother": {"name": "Bình"}}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (worked("x", "money", "sum", ["goods"], column="price"), 15_000),
        (worked("x", "number", "sum", ["goods"], column="weight") | {"decimals": 1}, 0.3),
        (worked("x", "number", "count", ["goods"]), 2),
        (worked("x", "number", "days", ["from_day", "to_day"]), 365),
        (worked("x", "number", "years", ["from_day", "to_day"]), 0),
        (worked("x", "text", "copy", ["mother.name"]), "Bình"),
        (worked("x", "person", "copy", ["mother"]) | {"asks": ["name"]}, {"name": "Bình"}),
        (worked("x", "text", "join", ["name", "from_day", "mother"], **{"with": "; "}),
         "An; 28/02/2024; Bình"),
        (worked("x", "number", "years", ["born", "to_day"]), None),
        (worked("x", "text", "copy", ["spouse"]), None),
    ],
)  # fmt: skip
def test_an_answer_is_worked_out_of_those_before_it(question: dict[str, Any], value: Any) -> None:
    asked = form(question)
    cleaned, problems = validate(asked, {**GIVEN, "x": "gõ thêm"})
    assert problems == ()
    assert cleaned.get("x") == value, "what was sent for it counts for nothing"
    assert "x" not in {each.key for each in visible(asked, GIVEN)}
    assert Form.from_data(asked.to_data()) == asked


def test_what_is_worked_out_stands_in_its_part_beside_what_is_asked() -> None:
    asked = form(worked("days", "number", "days", ["from_day", "to_day"]))
    (part,) = parts(asked, GIVEN)
    assert part.questions[-1].key == "days"
    assert worked_out(asked, GIVEN) == {"days": 365}
    assert worked_out(asked, {}) == {}


def test_a_worked_out_value_is_bounded_like_any_other_and_decides_what_is_asked() -> None:
    days = worked("days", "number", "days", ["from_day", "to_day"]) | {"minimum": 1}
    why = {"key": "why", "kind": "text", "label": "Vì sao lâu", "required": True,
           "when": {"question": "days", "op": ">", "value": 30}}  # fmt: skip
    asked = form(days, why)
    assert [each.question for each in validate(asked, GIVEN)[1]] == ["why"]
    _, problems = validate(asked, GIVEN | {"to_day": "2024-02-01"})
    assert [(each.question, each.key) for each in problems] == [("days", "forms.bound.low")]


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        (worked("x", "money", "sum", ["goods"], column="name"), "forms.compute.unfit"),
        (worked("x", "text", "sum", ["goods"], column="price"), "forms.compute.unfit"),
        (worked("x", "number", "days", ["from_day", "name"]), "forms.compute.unfit"),
        (worked("x", "number", "copy", ["name"]), "forms.compute.unfit"),
        (worked("x", "text", "join", ["goods"]), "forms.compute.unfit"),
        (worked("x", "text", "copy", ["nobody"]), "forms.compute.unknown"),
        (worked("x", "text", "copy", ["mother.sex"]), "forms.compute.unknown"),
        (worked("x", "text", "copy", ["x"]), "forms.compute.unknown"),
        (worked("x", "number", "days", ["from_day"]), "forms.compute.malformed"),
        (worked("x", "number", "eval", ["from_day"]), "forms.compute.malformed"),
        ({"key": "x", "kind": "text", "label": "x", "compute": {"op": "join", "of": "name"}},
         "forms.compute.malformed"),
        ({"key": "x", "kind": "text", "label": "x", "prefill": {"from": "neighbour.name"}},
         "forms.prefill.unknown"),
        ({"key": "x", "kind": "text", "label": "x", "prefill": {"from": "applicant.phone"}},
         "forms.prefill.unfit"),
    ],
)  # fmt: skip
def test_what_cannot_be_worked_out_or_found_makes_no_form(question: dict[str, Any], fault: str) -> None:
    with pytest.raises(KernelError, match=fault.replace(".", r"\.")):
        form(question)


FOUND: list[dict[str, Any]] = [
    {"key": "me", "kind": "person", "label": "Tôi", "asks": ["name", "personal_id"],
     "prefill": {"from": "applicant", "lock": True}},
    {"key": "mail", "kind": "email", "label": "Thư", "prefill": {"from": "applicant.email"}},
    {"key": "shop", "kind": "text", "label": "Cửa hàng", "prefill": {"from": "former.shop"}},
    {"key": "on", "kind": "date", "label": "Ngày", "prefill": {"from": "today"}},
]  # fmt: skip
FACTS = {
    "applicant.name": "Trần Thị B",
    "applicant.personal_id": "079190000001",
    "applicant.email": "không phải thư",
    "former.shop": "Quán A",
    "today": "2026-11-21",
}


def test_what_is_known_is_filled_in_and_locked_only_where_it_was_found() -> None:
    asked = form(*FOUND)
    found = prefill(asked, FACTS)
    assert {key: (each.value, each.source, each.locked) for key, each in found.items()} == {
        "me": ({"name": "Trần Thị B", "personal_id": "079190000001"}, "applicant", True),
        "shop": ("Quán A", "former.shop", False),
        "on": ("2026-11-21", "today", False),
    }
    typed = {"me": {"name": "Người khác"}, "shop": "Quán B"}
    assert filled_in(typed, found) == {
        "me": {"name": "Trần Thị B", "personal_id": "079190000001"},
        "shop": "Quán B",
        "on": "2026-11-21",
    }
    assert prefill(asked, {}) == {}
    assert validate(asked, {"name": "An", **filled_in({}, found)})[1] == ()
    assert Form.from_data(asked.to_data()) == asked


AFTER = {
    "left": "to_day",
    "op": ">=",
    "right": "from_day",
    "sentence": "Ngày kết thúc phải sau ngày bắt đầu.",
}


def test_answers_that_do_not_agree_are_told_in_the_forms_own_words() -> None:
    asked = form(together=[AFTER])
    assert validate(asked, GIVEN)[1] == ()
    cleaned, problems = validate(asked, GIVEN | {"to_day": "2024-01-01"})
    assert [(each.question, each.values["sentence"]) for each in problems] == [("to_day", AFTER["sentence"])]
    assert cleaned["to_day"] == "2024-01-01"
    assert validate(asked, {"name": "An", "to_day": "2024-01-01"})[1] == (), "nothing to agree with"
    assert validate_part(asked, "form", GIVEN | {"to_day": "2024-01-01"})[1] == problems
    assert Form.from_data(asked.to_data()) == asked


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (AFTER | {"right": "nobody"}, "forms.together.unknown"),
        (AFTER | {"right": "name"}, "forms.together.unfit"),
        (AFTER | {"left": "name", "right": "mother.name", "op": ">"}, "forms.together.unfit"),
        (AFTER | {"left": "from_day", "right": "to_day"}, "forms.together.later"),
        (AFTER | {"op": "like"}, "forms.together.malformed"),
        (AFTER | {"sentence": " "}, "forms.together.sentence"),
    ],
)
def test_a_rule_that_says_nothing_makes_no_form(rule: dict[str, str], fault: str) -> None:
    with pytest.raises(KernelError, match=fault.replace(".", r"\.")):
        form(together=[rule])
    if fault.endswith(("unknown", "unfit", "later")):
        assert fault in {flaw.key for flaw in check(form().questions, (), [Rule.from_data(rule)])}


def test_what_changed_is_told() -> None:
    one, other = form(together=[AFTER]), form()
    assert [each.key for each in diff_rules(one.rules, other.rules)] == ["forms.diff.rule_removed"]
    assert [each.key for each in diff_rules(other.rules, one.rules)] == ["forms.diff.rule_added"]
    worked_out = form(worked("x", "number", "count", ["goods"]))
    asked = form({"key": "x", "kind": "number", "label": "x"})
    assert [each.values["field"] for each in diff(asked.questions, worked_out.questions)] == ["compute"]
    assert Expression.from_data({"op": "count", "of": ["goods"]}).to_data() == {
        "op": "count",
        "of": ["goods"],
    }
    assert Prefill("today").to_data() == {"from": "today"}


def changed(old_key: str, **more: Any) -> Form:
    rows = [{**q, **more} if q["key"] == old_key else q for q in QUESTIONS]
    return Form.from_data({"code": "f", "version": 2, "title": "Đơn", "questions": rows})


ANSWERED = {"name": "An", "born": "1990-03-27", "married": "yes", "spouse": "Bình", "goods": GOODS}


@pytest.mark.parametrize(
    ("new", "dropped", "anew"),
    [
        (form(version=2), {}, ()),
        (changed("name", label="Họ, tên"), {}, ()),
        (changed("name", max_length=1), {"name": "forms.move.unfit"}, ("name",)),
        (changed("name", kind="email"), {"name": "forms.move.kind"}, ("name",)),
        (changed("born", kind="partial_date"), {}, ()),
        (changed("born", minimum="2000-01-01"), {"born": "forms.move.unfit"}, ()),
        (changed("married", kind="yes_no", options=[]), {}, ()),
        (changed("married", options=YES_NO[1:]),
         {"married": "forms.move.unfit", "spouse": "forms.move.not_asked"}, ()),
        (changed("married", options=[{"value": "yes", "label": "Không"}, {"value": "no", "label": "Có"}]),
         {"married": "forms.move.meaning", "spouse": "forms.move.not_asked"}, ()),
        (changed("spouse", key="partner"), {"spouse": "forms.move.gone"}, ("partner",)),
        (form({"key": "oath", "kind": "declaration", "label": "Cam đoan"}, version=2), {}, ("oath",)),
    ],
)  # fmt: skip
def test_a_draft_goes_on_in_the_newer_version(
    new: Form, dropped: dict[str, str], anew: tuple[str, ...]
) -> None:
    moved = move(form(), new, ANSWERED)
    assert {each.question: each.key for each in moved.dropped} == dropped
    assert moved.anew == anew
    kept = {key: value for key, value in ANSWERED.items() if key not in dropped}
    assert moved.kept == kept


def test_nobody_declared_words_that_changed() -> None:
    def oath(label: str) -> Form:
        return form({"key": "oath", "kind": "declaration", "label": label})

    assert move(oath("Đúng"), oath("Đúng"), {"name": "An", "oath": True}).anew == ()
    moved = move(oath("Đúng"), oath("Đúng và đủ"), {"name": "An", "oath": True})
    assert ([each.key for each in moved.dropped], moved.anew) == (["forms.move.declared"], ("oath",))


OTHERS = [
    form(version=2), changed("name", max_length=2), changed("born", kind="partial_date"),
    changed("married", required=True), changed("married", options=YES_NO[1:]),
    changed("spouse", key="partner"),
    form(worked("days", "number", "days", ["from_day", "to_day"]), version=2),
]  # fmt: skip
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["An", "B", ""]),
        "born": st.sampled_from(["1990-03-27", "x"]),
        "married": st.sampled_from(["yes", "no", "?"]),
        "spouse": st.just("Bình"),
        "goods": st.just(GOODS),
        "from_day": st.just("2024-02-28"),
        "stranger": st.just("x"),
    },
)


@settings(max_examples=size(60, 3_000), deadline=None)
@given(st.sampled_from(OTHERS), ANSWERS)
def test_every_answer_is_kept_as_it_was_or_told(new: Form, answers: dict[str, Any]) -> None:
    moved = move(form(), new, answers)
    told = {each.question for each in moved.dropped}
    assert told.isdisjoint(moved.kept)
    assert {key for key, value in answers.items() if value} <= told | set(moved.kept)
    assert all(moved.kept[key] == answers[key] for key in moved.kept)
    cleaned, problems = validate(new, moved.kept)
    assert moved.kept.items() <= cleaned.items()
    assert {each.question for each in problems} == set(moved.anew), (
        "only what must be answered anew is lacking"
    )
    again = move(new, new, moved.kept)
    assert (again.kept, again.dropped) == (moved.kept, ())
