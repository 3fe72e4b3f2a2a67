"""The two themes: every pair of colours in use can be read in both; only tokens give a colour a number."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from motcua.platform.ui import gallery

ROOT = Path(__file__).parents[2]
STYLES = ROOT / "frontend" / "styles"
BUILT = (Path(gallery.__file__).parent / "static" / "ui" / "ui.css").read_text()
RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
TOKEN = re.compile(r"--([a-z0-9-]+): ?([^;]+)")
USED = r"var\(--([a-z0-9-]+)\)"
NAMES = "black|white|gr[ae]y|red|blue|green|gold|yellow"
NUMBER = re.compile(rf'#[0-9a-fA-F]{{3,8}}\b|\b(?:rgb|hsl)a?\(|:[^;{{}}"]*(?<!-)\b(?:{NAMES})\b(?!-)')
COLOUR_WORD = re.compile(r'\b(?:fill|stroke|color|bgcolor|content)="(#[0-9a-fA-F]{3,8})"')

PAGE = ("paper", "mist")
GROUNDS = (*PAGE, "jade-50", "jade-100", "gold-100", "red-100", "green-100")
"""What a page, a row under the pointer or chosen, and a notice stand on: anything may be written there."""
WORDS = {
    "ink-900": (*GROUNDS, "off"),
    "ink-700": (*GROUNDS, "off"),
    "ink-500": GROUNDS,
    "jade-900": GROUNDS,
    "jade-700": GROUNDS,
    "red-900": (*PAGE, "red-100"),
    "red-700": GROUNDS,
    "amber-800": ("gold-100",),
    "blue-700": ("blue-100",),
    "green-700": ("green-100",),
    "example": ("paper",),
    "paper": ("jade-700", "jade-900"),
    "on-head": ("head", "head-end"),
    "on-head-soft": ("head", "head-end"),
    "on-gold": ("gold",),
    "sheet-ink": ("sheet",),
}
"""Colours of words and all they are written on; 4.5:1 (WCAG 2.2, 1.4.3)."""
SHAPES = {
    "ink-500": PAGE,  # the edge of a box one types in
    "ink-700": PAGE,  # lines of the picture of a process
    "jade-700": (*PAGE, "jade-50"),  # a button, the step of a process
    "jade-600": (*PAGE, "jade-100"),  # time used in the bar of the clock, what is done
    "red-700": (*PAGE, "jade-100", "red-100"),
    "amber-800": ("gold-100",),
    "gold": ("head",),  # where one is in the header
}
"""Colours of shapes that say something, and what lies beside them; 3:1 (1.4.11)."""


def themes(css: str) -> dict[str, dict[str, str]]:
    """The colours of the light page, of the dark one as chosen, and of the dark one as the device has it."""
    found: dict[str, dict[str, str]] = {}
    for selector, body in RULE.findall(css):
        colours = dict(TOKEN.findall(body))
        if colours:
            found[selector.split("{")[-1].strip()] = colours
    steady, light, *darks = found.values()
    return {"light": steady | light} | {f"dark {number}": steady | dark for number, dark in enumerate(darks)}


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio of two colours written #rgb or #rrggbb."""
    first, second = sorted((_luminance(one), _luminance(other)))
    return (second + 0.05) / (first + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pale(colours: dict[str, str], pairs: Iterable[tuple[str, str]], least: float) -> Iterator[str]:
    for front, ground in pairs:
        if (ratio := contrast(colours[front], colours[ground])) < least:
            yield f"{front} trên {ground}: {ratio:.2f} < {least}"


def each(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(front, ground) for front, grounds in table.items() for ground in grounds]


def declared(css: str) -> list[tuple[str, str]]:
    """Pairs that one rule gives together."""
    pairs = []
    for _, body in RULE.findall(css):
        front = re.search(rf"(?:^|;)color:{USED}", body)
        ground = re.search(rf"(?:^|;)background(?:-color)?:{USED}", body)
        pairs += [(front[1], ground[1])] if front and ground else []
    return pairs


@pytest.mark.parametrize("theme", themes(BUILT))
def test_every_pair_in_use_can_be_read(theme: str) -> None:
    colours = themes(BUILT)[theme]
    assert not [*pale(colours, each(WORDS) + declared(BUILT), 4.5), *pale(colours, each(SHAPES), 3)]


@pytest.mark.parametrize("theme", themes(BUILT))
def test_the_focus_is_seen_on_every_ground(theme: str) -> None:
    """Gold, and a dark ring around it: one of the two stands out."""
    colours = themes(BUILT)[theme]
    for ground in (*GROUNDS, "head", "head-end", "jade-700"):
        assert max(contrast(colours[ring], colours[ground]) for ring in ("gold", "on-gold")) >= 3, ground


def test_every_colour_of_words_is_in_the_table() -> None:
    used = {name for _, body in RULE.findall(BUILT) for name in re.findall(rf"(?:^|;)color:{USED}", body)}
    assert used == WORDS.keys()


def test_dark_is_the_same_however_one_came_to_it_and_misses_no_colour() -> None:
    found = themes(BUILT)
    assert found.keys() == {"light", "dark 0", "dark 1"}
    assert found["dark 0"] == found["dark 1"]
    assert all(one.keys() == other.keys() for one, other in pairwise(found.values()))
    assert set(re.findall(USED, BUILT)) <= found["light"].keys()


def test_a_pair_that_cannot_be_read_is_found() -> None:
    dark = themes(BUILT)["dark 0"] | {"ink-500": "#53645f"}
    assert any("ink-500 trên paper" in fault for fault in pale(dark, each(WORDS), 4.5))


def test_no_colour_has_a_number_outside_the_tokens() -> None:
    sources = [path for path in STYLES.rglob("*.scss") if path.name != "_tokens.scss"]
    faults = [
        f"{path.name}: {found[0]}" for path in sources for found in NUMBER.finditer(_bare(path.read_text()))
    ]
    faults += [body for _, body in RULE.findall(BUILT) if not TOKEN.search(body) and NUMBER.search(body)]
    assert not faults


def test_no_template_has_a_colour_but_the_headers_for_the_browsers_frame() -> None:
    pages = (ROOT / "src").rglob("*.html")
    assert {word for page in pages for word in COLOUR_WORD.findall(page.read_text())} == {
        themes(BUILT)["light"]["head"]
    }


def _bare(text: str) -> str:
    """Without remarks and without Sass's own names."""
    return re.sub(r"//.*|t\.\$[a-z0-9-]+", "", text)
