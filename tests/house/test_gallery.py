"""The gallery leaves nothing out: every component, every kind of question, every state of a list."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

from django.template.loader import render_to_string
from django.test.signals import template_rendered

from motcua.platform.ui import gallery
from motcua.platform.ui.fields import Kind

SOURCE = Path(__file__).resolve().parents[2] / "src" / "motcua"
COMPONENTS = SOURCE / "platform" / "ui" / "templates"
STATES = {"empty", "loading", "error", "forbidden", "late", "offline"}
NEVER_EMPTY = {
    "columns.html": "the columns a list may have are in the program",
    "_bulk_lines.html": "an order has a line for each dossier, and none without",
    "procedure.html": "a procedure without papers or fees says so in its sections",
    "routing_slip.html": "a printed form; a dossier is handed over by being taken in",
    "_form_01.html": "a printed form; what was received stands on it",
    "unit.html": "parts of one unit, each with its own sentence when there is nothing",
    "sign_in.html": "the accounts to try things with, shown only where there are some",
}


@contextmanager
def rendering() -> Iterator[set[str]]:
    """The names of the templates rendered meanwhile."""
    seen: set[str] = set()

    def see(template: Any, **_more: Any) -> None:
        seen.add(str(template.name or ""))

    template_rendered.connect(see)
    try:
        yield seen
    finally:
        template_rendered.disconnect(see)


def shown() -> tuple[str, set[str]]:
    with rendering() as seen:
        page = render_to_string("ui/gallery.html", {"layout": "ui/public.html", **gallery.examples()})
    return page, seen


def test_no_component_is_missing_from_the_gallery() -> None:
    components = {str(file.relative_to(COMPONENTS)) for file in COMPONENTS.glob("cotton/*.html")}
    assert not components - shown()[1]


def test_no_kind_of_question_is_missing_from_the_gallery() -> None:
    assert {field.kind for field in gallery.examples()["fields"]} == set(get_args(Kind))  # type: ignore[attr-defined]


def test_every_state_of_a_list_is_in_the_gallery() -> None:
    assert set(re.findall(r'data-state="(\w+)"', shown()[0])) == STATES


def test_every_list_says_why_it_is_empty_and_what_next() -> None:
    silent = {
        page.name
        for page in SOURCE.rglob("surfaces/**/*.html")
        if re.search(r"<c-table|<table", page.read_text())
        and "{% for" in page.read_text()
        and "<c-empty" not in page.read_text()
    }
    assert silent == set(NEVER_EMPTY)
