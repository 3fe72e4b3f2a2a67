"""Every page template renders, and what it sends obeys the content security policy and the size limits."""

import gzip
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from motcua.platform.ui import gallery
from surfaces.page_samples import contexts

STATIC = Path(gallery.__file__).parent / "static" / "ui"
PAGES = contexts()
TAG_WITH_STYLE = re.compile(r"<[^>]*\sstyle=", re.IGNORECASE)
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)|\son\w+=", re.IGNORECASE)


class _Ids(HTMLParser):
    """Collects ids, what labels and descriptions point at, and leftovers of templates."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.wanted: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        self.wanted += [str(given["for"])] if given.get("for") else []
        self.wanted += (given.get("aria-describedby") or "").split()


@cache
def rendered(template: str) -> str:
    return render_to_string(template, {"csrf_token": "token", **PAGES[template]})


@pytest.mark.parametrize("template", PAGES)
def test_a_page_has_no_inline_style_or_script(template: str) -> None:
    html = rendered(template)
    assert not TAG_WITH_STYLE.search(html)
    assert not INLINE_SCRIPT.search(html)


@pytest.mark.parametrize("template", PAGES)
def test_the_script_that_fetches_parts_is_where_parts_are_fetched(template: str) -> None:
    html = rendered(template)
    assert ("htmx.min" in html) or (" hx-" not in html)


@pytest.mark.parametrize("template", PAGES)
def test_a_page_leaves_no_component_unrendered(template: str) -> None:
    html = rendered(template)
    assert "<c-" not in html
    assert "{{" not in html
    assert "{%" not in html


@pytest.mark.parametrize("template", PAGES)
def test_ids_are_unique_and_labels_point_at_inputs(template: str) -> None:
    found = _Ids()
    found.feed(rendered(template))
    assert len(found.ids) == len(set(found.ids))
    assert set(found.wanted) <= set(found.ids)


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_an_error_page_needs_no_context(template: str) -> None:
    assert "<h1>" in render_to_string(template)


def test_what_a_person_typed_is_escaped() -> None:
    context = PAGES["counter/receipt.html"]
    context = context | {"sheets": [context["sheets"][0] | {"owner_name": "<b onclick=x>"}]}
    assert "<b onclick" not in render_to_string("counter/receipt.html", context)


def test_the_stylesheet_stays_small() -> None:
    assert len(gzip.compress((STATIC / "ui.css").read_bytes())) <= 40 * 1024


def test_the_fonts_stay_small() -> None:
    assert sum(font.stat().st_size for font in (STATIC / "fonts").glob("*.woff2")) <= 60 * 1024


def test_the_first_page_stays_under_a_hundred_kilobytes() -> None:
    """The page with every style, script and picture it names, packed as they are served, and all fonts."""
    page = rendered("portal/home.html")
    named = set(re.findall(r'(?:src|href)="/static/ui/([^"]+)"', page))
    assert {"ui.css", "ui.js", "htmx.min.js"} <= named
    packed = [page.encode(), *((STATIC / name).read_bytes() for name in named)]
    fonts = sum(font.stat().st_size for font in (STATIC / "fonts").glob("*.woff2"))
    assert sum(len(gzip.compress(each)) for each in packed) + fonts <= 100 * 1024
