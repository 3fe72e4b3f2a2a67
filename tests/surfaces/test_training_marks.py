"""What the training unit prints says that it is worth nothing: every page, every sheet, every slip."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from motcua import surfaces
from motcua.agencies import api as agencies
from motcua.agencies.models import Unit
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from surfaces.browser import ORIGIN, Shelf, needs_chromium, opened
from surfaces.page_samples import contexts
from surfaces.test_counter_intake import send

__all__ = ["data_folder", "office"]

MARK = "ĐÀO TẠO – KHÔNG CÓ GIÁ TRỊ"
PRINTED = {
    "counter/receipt.html": ".sheet",
    "counter/refusal.html": ".sheet",
    "counter/manifest.html": ".sheet",
    "counter/day.html": ".sheet",
    "counter/slip_block.html": ".blank-slip, .blank-slip-cut",
    "desk/routing_slip.html": ".sheet",
}
WORDS = """chosen => [...document.querySelectorAll(chosen)]
    .map(each => getComputedStyle(each, '::before').content)"""


def test_the_slip_of_a_training_unit_says_so_and_a_real_one_does_not(office: Office) -> None:
    counter = signed_in(office.person("receiver").account)
    real = counter.get(send(counter)["Location"]).content.decode()
    assert MARK not in real
    assert 'class="staff"' in real
    Unit.objects.filter(pk=office.unit.id).update(is_training=True)
    agencies.forget()
    practised = counter.get(send(counter)["Location"]).content.decode()
    assert f'<p class="training-mark" lang="vi">{MARK}</p>' in practised
    assert 'class="staff training"' in practised


@pytest.mark.browser
@needs_chromium
def test_each_sheet_and_each_slip_carries_the_words_on_paper() -> None:
    shelf, known = Shelf(), contexts()
    for name in PRINTED:
        context = known[name] | {"me": known[name]["me"] | {"is_training": True}}
        shelf.pages[f"/{name}"] = render_to_string(name, {"csrf_token": "token", **context})
    with opened(shelf) as page:
        page.emulate_media(media="print")
        for name, chosen in PRINTED.items():
            page.goto(f"{ORIGIN}/{name}")
            words = set(page.evaluate(WORDS, chosen))
            assert words, name
            assert words <= {f'"{MARK}"', '"TRAINING – NOT VALID"'}, name
            assert (
                page.locator(".training-mark").evaluate("each => getComputedStyle(each).position") == "fixed"
            )


def test_whatever_has_a_button_to_print_is_a_page_that_carries_the_mark() -> None:
    folder = Path(surfaces.__path__[0])
    unmarked = [
        template.name
        for template in folder.rglob("*.html")
        if "data-print" in template.read_text() and not _is_marked(template, folder)
    ]
    assert not unmarked


def _is_marked(template: Path, folder: Path) -> bool:
    """Whether it stands, at whatever remove, in the layout of staff, or in that of pages for everybody."""
    found = re.search(r'{% extends "([^"]+)" %}', template.read_text())
    if found is None or found[1] in {"ui/staff.html", "ui/public.html"}:
        # The public is shown nothing of training at all (rooms/dossiers/test_training.py).
        return found is not None
    (parent,) = folder.rglob(f"templates/{found[1]}")
    return _is_marked(parent, folder)
