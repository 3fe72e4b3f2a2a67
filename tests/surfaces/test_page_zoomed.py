"""The main screens at 400 % and in forced colours: nothing clipped, covered or told by colour alone (P45)."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from surfaces.browser import ORIGIN, needs_chromium, opened
from surfaces.test_page_browser import SIDEWAYS, shelf_of_pages

pytestmark = [pytest.mark.browser, needs_chromium]

MAIN = (
    "desk/worklist.html", "desk/dossier.html", "desk/act.html", "desk/bulk_preview.html",
    "counter/start.html",
    "counter/intake.html", "counter/receipt.html", "leader/morning.html", "leader/to_sign.html",
    "leader/register.html", "console/units.html", "console/account.html", "ui/gallery.html",
    "portal/home.html", "portal/tracking_result.html",
)  # fmt: skip
ZOOMED = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}
"""What is left of 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10)."""
CLIPPED = """() => [...document.querySelectorAll('main *')].filter(each => {
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || style.overflowX === 'visible') return false;
    return ['hidden', 'clip'].includes(style.overflowX) && each.scrollWidth > each.clientWidth + 1;
}).map(each => each.outerHTML.slice(0, 120))"""
COVERED = """() => [...document.querySelectorAll('main :is(a, button, input, select, textarea)')]
    .filter(each => each.checkVisibility() && each.type !== 'hidden')
    .filter(each => each.getBoundingClientRect().width > 2)
    .filter(each => {
        each.scrollIntoView({block: 'center'});
        const [box] = each.getClientRects();
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return !hit || !(each.contains(hit) || hit.contains(each) || [...(each.labels ?? [])].includes(hit));
    }).map(each => each.outerHTML.slice(0, 120))"""
EDGELESS = """() => [...document.querySelectorAll('.btn, .tag, .notice, .chip, .govuk-input, .govuk-select')]
    .filter(each => each.checkVisibility()).filter(each => {
        const style = getComputedStyle(each);
        const sides = ['Top', 'Right', 'Bottom', 'Left'];
        return !sides.some(side => parseFloat(style[`border${side}Width`]) >= 1
            && style[`border${side}Color`] !== style.backgroundColor);
    }).map(each => each.outerHTML.slice(0, 120))"""
NO_CONTRAST = {"rules": {"color-contrast": {"enabled": False}}, "resultTypes": ["violations"]}
"""The browser chooses the colours then; axe still reads some of those it has replaced."""
UNMARKED = """() => [...document.querySelectorAll('[aria-current], tr.chosen')]
    .filter(each => each.checkVisibility() && !each.matches('li, .row-link')).filter(each => {
        const style = getComputedStyle(each);
        return style.outlineStyle === 'none' && style.fontWeight < 600 && style.borderBottomStyle === 'none';
    }).map(each => each.outerHTML.slice(0, 120))"""


def test_at_four_hundred_percent_nothing_is_clipped_covered_or_beside_the_screen() -> None:
    shelf, faults = shelf_of_pages(), []
    with opened(shelf, **ZOOMED) as page:
        for name in MAIN:
            page.goto(f"{ORIGIN}/{name}")
            if page.evaluate(SIDEWAYS):
                faults.append(f"{name}: cuộn ngang")
            faults += [f"{name}: bị cắt {each}" for each in page.evaluate(CLIPPED)]
            faults += [f"{name}: bị che {each}" for each in page.evaluate(COVERED)]
    assert not faults, "\n".join(faults)


def test_in_forced_colours_every_part_has_its_edge_and_what_is_current_its_mark() -> None:
    shelf, faults = shelf_of_pages(), []
    shelf.headers = {}
    with opened(shelf, forced_colors="active", viewport={"width": 1280, "height": 800}) as page:
        for name in MAIN:
            page.goto(f"{ORIGIN}/{name}")
            faults += [f"{name}: không viền {each}" for each in page.evaluate(EDGELESS)]
            faults += [f"{name}: không dấu {each}" for each in page.evaluate(UNMARKED)]
            found = Axe().run(page, options=NO_CONTRAST).response["violations"]
            faults += [f"{name}: {fault['id']} {fault['nodes'][0]['html'][:120]}" for fault in found]
    assert not faults, "\n".join(faults)
