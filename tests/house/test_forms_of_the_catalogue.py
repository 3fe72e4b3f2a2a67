"""The forms of our procedures: each asks something of its own, in short sentences, and takes good answers."""

import json
import random
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue.api import editing
from motcua.demo.answering import answers
from motcua.demo.people import Names, person
from motcua.kernel.forms import Form, Kind, Known, Rule, validate
from motcua.platform.words import say_problem

DATA = Path(__file__).resolve().parents[2] / "data"
TODAY = date(2026, 11, 23)
KNOWN = Known(today=TODAY)
OF_EVERY_FORM = editing.OF_THE_PERSON | {"organisation_name", "tax_code", "address"}
WORDS_OF_A_SENTENCE, WORDS_OF_A_LABEL, QUESTIONS_OF_A_PAGE = 20, 16, 9
WITH_CARE = (
    "1.001193", "1.004884", "1.000894", "1.004873", "1.000656", "2.000635", "2.000815", "2.000884",
    "1.004222", "1.004194", "1.001612", "2.000720", "1.001266", "1.013225", "1.013229", "1.001731",
    "1.012793",
)  # fmt: skip
"""The procedures people use most: written field by field after their official declaration."""


@cache
def files() -> dict[str, dict[str, Any]]:
    found = {
        path.stem: path.read_text(encoding="utf-8") for path in sorted((DATA / "procedures").glob("*.json"))
    }
    return {code: json.loads(text) for code, text in found.items()}


@cache
def catalogue() -> dict[str, Form]:
    return {code: Form.from_data(data["form"]) for code, data in files().items()}


@cache
def names() -> Names:
    raw = json.loads((DATA / "provinces/hcmc/generated.json").read_text(encoding="utf-8"))
    return Names(raw["names"])


def told(form: Form, seed: int) -> dict[str, Any]:
    """Good answers of an invented citizen, the same for the same seed."""
    chance = random.Random(f"{form.code} {seed}")
    owner = person(names(), chance, "079", "Phường Gò Vấp")
    return answers(form, owner, names(), chance, TODAY)


def wrong_with(form: Form, given: dict[str, Any]) -> list[str]:
    return [say_problem(problem) for problem in validate(form, given, KNOWN)[1]]


def own(form: Form) -> set[tuple[str, Kind]]:
    return {(each.label, each.kind) for each in form.questions if each.key not in OF_EVERY_FORM}


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?:;])\s+", text)


def texts(form: Form) -> Iterator[str]:
    """What a form says in whole sentences."""
    yield from (section.hint for section in form.sections if section.hint)
    yield from (question.hint for question in form.questions if question.hint)
    yield from (question.label for question in form.questions if question.kind is Kind.DECLARATION)
    yield from (rule.sentence for rule in form.rules)


def test_every_form_is_sound_and_asks_nothing_a_register_knows() -> None:
    for code, form in catalogue().items():
        faults = editing.form_faults(form.questions, form.sections, form.rules)
        assert [fault.sentence for fault in faults] == [], code


def test_every_form_asks_three_things_of_its_own_and_no_two_are_equal() -> None:
    forms = list(catalogue().values())
    assert len(forms) >= 60
    assert [form.code for form in forms if len(own(form)) < 3] == []
    assert len({frozenset(own(form)) for form in forms}) == len(forms)


def test_what_was_asked_to_find_out_who_may_is_not_asked_again() -> None:
    for code, form in catalogue().items():
        before = {each["key"] for each in files()[code].get("eligibility", {}).get("questions", ())}
        assert not before & {question.key for question in form.questions}, code


def test_a_page_has_one_theme_and_few_questions() -> None:
    for code, form in catalogue().items():
        asked = [question.section for question in form.questions if question.compute is None]
        assert len(form.sections) >= 2, code
        assert max(asked.count(section.key) for section in form.sections) <= QUESTIONS_OF_A_PAGE, code


def test_labels_are_short_and_sentences_are_sentences() -> None:
    for code, form in catalogue().items():
        for question in form.questions:
            if question.kind is not Kind.DECLARATION:
                assert len(question.label.split()) <= WORDS_OF_A_LABEL, (code, question.label)
                assert question.label[-1] not in ".:,;?", (code, question.label)
        for text in texts(form):
            assert text[-1] in ".?", (code, text)
            assert max(len(each.split()) for each in sentences(text)) <= WORDS_OF_A_SENTENCE, (code, text)


def test_every_question_can_be_reached_and_good_answers_are_taken() -> None:
    """Files are attached, not typed: tests/surfaces/test_enclosures.py."""
    for code, form in catalogue().items():
        typed = (each for each in form.questions if each.compute is None and each.kind is not Kind.FILE)
        wanted = {question.key for question in typed}
        for seed in range(40):
            given = told(form, seed)
            wanted -= set(given)
            assert wrong_with(form, given) == [], code
            if seed >= 2 and not wanted:
                break
        assert wanted == set(), code


RULES = [(code, place) for code, form in catalogue().items() for place in range(len(form.rules))]


@pytest.mark.parametrize(("code", "place"), RULES)
def test_answers_that_do_not_agree_are_told_so_in_the_rules_own_words(code: str, place: int) -> None:
    form, (rule, *_others) = catalogue()[code], catalogue()[code].rules[place:]
    for seed in range(40):
        given = told(form, seed)
        cleaned, _problems = validate(form, given, KNOWN)
        if {rule.left.partition(".")[0], rule.right.partition(".")[0]} <= set(cleaned):
            break
    bent = broken(form, rule, given, cleaned)
    assert rule.sentence not in wrong_with(form, given)
    assert rule.sentence in wrong_with(form, bent)


def broken(form: Form, rule: Rule, given: dict[str, Any], cleaned: dict[str, Any]) -> dict[str, Any]:
    """The same answers with one side of the rule moved just too far."""
    bent = deepcopy(given)
    (left, _, part), (right, _, other) = rule.left.partition("."), rule.right.partition(".")
    if rule.op == "!=":
        if part and not other:
            bent[right] = given[left][part]
        else:
            bent[left] = given[right]
    elif form.question(left).compute is not None:
        bent[right] = cleaned[left] + 1
    else:
        bent[left] = beyond(cleaned[right], rule.op)
    return bent


def beyond(value: Any, op: str) -> Any:
    step = {">=": -1, "<=": 1}.get(op, 0)
    if isinstance(value, str) and len(value) == len("2026-11-23"):
        return date.fromordinal(date.fromisoformat(value).toordinal() + step).isoformat()
    return value if isinstance(value, str) else value + step


def test_the_forms_made_with_care_hold_answers_against_each_other() -> None:
    assert sum(len(catalogue()[code].rules) for code in WITH_CARE) >= 19


def test_the_forms_made_with_care_say_which_declaration_they_follow() -> None:
    for code in WITH_CARE:
        (source,) = [each for each in files()[code]["sources"] if each["fact"] == "form"]
        assert source["certainty"] in {"K", "unverified"}, code
        assert re.search(r"(Thông tư|Nghị định) \d+/\d{4}", source["source"]), code
        helped = [each for each in catalogue()[code].questions if each.hint and each.key not in OF_EVERY_FORM]
        assert any("Ví dụ:" in each.hint for each in helped), code
