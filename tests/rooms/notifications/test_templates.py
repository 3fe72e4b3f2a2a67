"""The words of messages: every row sound, in both languages, short enough, and naming nobody."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from motcua.dossiers import telling
from motcua.kernel.telling import length_of, without_marks
from motcua.notifications import templates
from motcua.notifications.templates import LANGUAGES, PLACEHOLDERS, Template, TemplateError, say
from motcua.platform.console import data_folder

ROWS: dict[str, Template] = dict(templates.templates())
EXAMPLE = {
    "code": "H29.79.145-261116-0037",
    "due": "09:00 05/11/2026",
    "amount": "1.250.000 đ",
    "day": "23/11/2026",
    "lines": "Quá hạn: 3",
    "unit": "Ủy ban nhân dân phường Gò Vấp",
    "link": "",
    "otp": "123456",
}
SOURCE = Path(telling.__file__).parents[1]


def example(row: Template) -> dict[str, str]:
    return {name: EXAMPLE[name] for name in row.gives}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_text_message_is_two_parts_at_most_and_one_without_marks(row: Template) -> None:
    if "sms" not in row.words:
        return
    said = {language: say(row, example(row), "sms", language).text for language in LANGUAGES}
    assert length_of(said["vi"]).parts <= 2
    assert length_of(without_marks(said["vi"])).parts == 1
    assert length_of(without_marks(said["en"])).parts == 1


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_every_channel_says_it_in_both_languages(row: Template) -> None:
    for channel in row.channels:
        vietnamese, english = (say(row, example(row), channel, language) for language in LANGUAGES)
        assert not {"{", "}"} & {*vietnamese.text, *vietnamese.title, *english.text, *english.title}
        assert vietnamese.text != english.text or row.event == "digest"
        if channel == "zalo":
            assert set(vietnamese.form["parameters"].values()) == set(example(row).values())


def test_no_placeholder_can_hold_a_person_or_a_matter() -> None:
    assert EXAMPLE.keys() == PLACEHOLDERS
    assert not {"name", "owner", "procedure", "reason", "address", "phone"} & PLACEHOLDERS


def test_each_message_is_told_somewhere_and_nothing_is_told_that_is_not_there() -> None:
    """Every word in the sources that asks for a template, held against the rows."""
    asked = {*telling.TURNS.values(), *telling.ACTS.values(), telling.FILED}
    for file in (*(SOURCE / "dossiers").rglob("*.py"), *(SOURCE / "feedback").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call):
                asked |= _asked(node)
    assert asked == ROWS.keys()


def _asked(call: ast.Call) -> set[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name == "Telling":
        named = [word.value for word in call.keywords if word.arg == "template"]
        given = [*call.args[2:3], *named]
    else:
        given = call.args[:1] if name == "_tell_of_money" else []
    return {each.value for each in given if isinstance(each, ast.Constant)}


def written(tmp_path: Path, **changed: Any) -> Path:
    row = {
        "event": "x",
        "kind": "progress",
        "gives": ["code"],
        "sms": {"vi": "Hồ sơ {code}.", "en": "It is {code}."},
    }
    file = tmp_path / "messages.json"
    file.write_text(json.dumps({"messages": [row | changed]}))
    return file


@pytest.mark.parametrize(
    "changed",
    [
        {"gives": ["code", "name"]},
        {"gives": ["code", "due"]},
        {"gives": []},
        {"sms": {"vi": "Hồ sơ {code}."}},
        {"sms": {"vi": "Hồ sơ {code.__class__}.", "en": "It is {code}."}},
        {"sms": {"vi": "Hồ sơ {code}}.", "en": "It is {code}."}},
        {"sms": {"vi": "Hồ sơ {0}.", "en": "It is {code}."}},
        {"sms": None},
        {"urgency": "later"},
        {"zalo": {"template": "x", "parameters": {"a": "due"}}},
    ],
)
def test_a_row_that_is_not_sound_stops_the_file(tmp_path: Path, changed: dict[str, Any]) -> None:
    assert templates.read(written(tmp_path))
    with pytest.raises(TemplateError):
        templates.read(written(tmp_path, **changed))


def test_values_are_never_read_as_placeholders_and_a_title_is_one_line() -> None:
    row = ROWS["silence"]
    said = say(row, example(row) | {"unit": "{link}\n", "code": "A\r\nBcc: x@example.vn"}, "email", "vi")
    assert "{link}" in said.text
    assert "\n" not in said.title
    with pytest.raises(TemplateError):
        say(row, {"code": "A"}, "email", "vi")


def test_a_letter_says_where_to_look_when_the_house_has_an_address(settings: Any) -> None:
    row, given = ROWS["supplement"], {"code": "A"}
    assert "{page}" not in say(row, given, "email", "vi").text
    assert say(row, given, "email", "vi").text == say(row, given, "sms", "vi").text
    here = settings.MOTCUA_ADDRESS = "https://motcua.example.vn"
    for language in LANGUAGES:
        assert say(row, given, "email", language).text.endswith(f"\n\n{here}{reverse('portal:track')}")
        assert "http" not in say(row, given, "sms", language).text


def test_the_schema_and_the_program_know_the_same_values() -> None:
    schema = json.loads((data_folder() / "schema" / "messages.json").read_text(encoding="utf-8"))
    row = schema["properties"]["messages"]["items"]["properties"]
    assert set(row["gives"]["items"]["enum"]) == PLACEHOLDERS
    assert set(row["kind"]["enum"]) == {*templates.CHOSEN_KINDS, "code", "work"}
