"""The dark pages in a real browser: read by axe, light where somebody wants it, white on paper (P45)."""

import pytest
from django.template.loader import render_to_string

from surfaces.browser import ORIGIN, Shelf, needs_chromium, opened
from surfaces.page_samples import contexts
from surfaces.test_page_browser import AXE

pytestmark = [pytest.mark.browser, needs_chromium]

RICH = (
    "ui/gallery.html", "desk/worklist.html", "desk/dossier.html", "counter/receipt.html", "portal/home.html",
    "portal/sign_in.html", "console/procedures/picture.html",
)  # fmt: skip
PALE = (
    "axe.run(document, {runOnly: ['color-contrast', 'link-in-text-block']}).then(found => found.violations)"
)
GROUND = "getComputedStyle(document.querySelector('{}')).backgroundColor"
WHITE, DARK = "rgb(255, 255, 255)", "rgb(20, 29, 28)"


def test_dark_pages_are_read_paper_stays_white_and_a_choice_goes_before_the_device() -> None:
    shelf, faults, samples = Shelf(), [], contexts()
    for name in RICH:
        shelf.pages[f"/{name}"] = render_to_string(name, {"csrf_token": "token", **samples[name]})
    light = {"csrf_token": "token", "theme": "light", **samples["portal/home.html"]}
    shelf.pages["/light"] = render_to_string("portal/home.html", light)
    with opened(shelf, color_scheme="dark") as page:
        for name in RICH:
            page.goto(f"{ORIGIN}/{name}")
            page.evaluate(AXE)
            faults += [
                f"{name}: {node['html'][:120]}" for each in page.evaluate(PALE) for node in each["nodes"]
            ]
        page.goto(f"{ORIGIN}/counter/receipt.html")
        assert page.evaluate(GROUND.format(".sheet")) == WHITE
        page.goto(f"{ORIGIN}/portal/home.html")
        assert page.evaluate(GROUND.format("html")) == DARK
        page.emulate_media(media="print")
        assert page.evaluate(GROUND.format("html")) == page.evaluate(GROUND.format(".tile")) == WHITE
        page.emulate_media(media="screen")
        page.goto(f"{ORIGIN}/light")
        assert page.evaluate(GROUND.format("html")) == WHITE
    assert not faults, "\n".join(faults)
    assert not shelf.complaints
