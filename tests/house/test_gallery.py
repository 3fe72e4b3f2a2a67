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
    "_channels.html": "the ways to file one procedure, at least one",
    "_form_06.html": "a printed form; a dossier is handed over by being taken in",
    "_form_01.html": "a printed form; what was received stands on it",
    "unit.html": "parts of one unit, each with its own sentence when there is nothing",
    "explain.html": "hours of the steps of one dossier; shown only where there are some",
    "compare.html": "two dossiers side by side; what differs is counted above",
    "boards.html": "the board of a centre without counters has its name and hours",
    "refusal.html": "a printed form; what was refused stands on it",
    "manifest.html": "papers of one manifest; it is made from what is ticked",
    "slip_block.html": "slips of one block, at least one",
    "proposal.html": "the facts of one change",
    "move.html": "units of one change, at least one; what stands in the way is said above",
    "numbers.html": "the numbers units may fix are in the program",
    "proposal_rules.html": "the kinds of heavy changes are in the program",
    "calendar.html": "days of a month; without days of their own it says so in a sentence",
    "import.html": "rows of one file; a file without rows is refused",
    "review.html": "sections that say themselves that nothing is left",
    "wording.html": "versions of one text block, at least one",
    "kinship.html": "says whom to declare first when nobody is declared",
    "_versions.html": "versions of a procedure that is there, at least one",
    "one.html": "parts of one procedure, each with its own sentence when there is nothing",
    "draft.html": "parts of one draft, begun from what is published",
    "variant.html": "what one agency may do otherwise; a variant says at least one thing",
    "variant_preview.html": "what one order changes; an order that changes nothing is refused",
    "trial.html": "steps of one walk; one that leads nowhere is said",
    "picture.html": "steps of a process that is there",
    "_fields.html": "what differs, shown only where something does",
    "file.html": "what is missing in a file, shown only where something is",
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
