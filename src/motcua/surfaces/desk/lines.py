"""One line of the worklist as HTML, and what may stand in its cells.

Written in Python where every other page is a template: a list of fifty is the page officers open most, and as
a template its lines took a quarter of the page's time (docs/sizing.md says how it is measured).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from motcua.platform.ui.clockface import ClockFace

_LINE = '<tr data-row data-open="{}"{}>{}{}</tr>'
_TICK = (
    '<td class="tick"><input type="checkbox" name="chon" form="chosen" value="{}" aria-label="{} {}"'
    " data-tick></td>"
)
_LINK = (
    '<td><a class="row-link" data-row-link href="{0}#detail" hx-get="{0}" hx-select="#detail"'
    ' hx-target="#detail" hx-swap="outerHTML" hx-replace-url="true"{1}>{2}</a>{3}</td>'
)
_CELL = '<td data-label="{}">{}{}</td>'
_BELOW = '<br><span class="small muted">{}</span>'
_TAG = '<span class="tag tag-{}">{}</span>'
_LATE = '<span class="late">{}</span>'
_CLOCK = '<div class="clock clock-mini{}">{}<span class="clock-words{}">{}</span></div>'
_BAR = (
    '<div class="clock-bar" aria-hidden="true"><span class="clock-used w-{}"></span>'
    '<span class="clock-paused w-{}"></span></div>'
)
_CHOSEN, _CURRENT = SafeString(' class="chosen"'), SafeString(' aria-current="true"')
_NOTHING = SafeString("")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says: `text` where it must be plain (the line's link), `body` where it may be drawn."""

    text: str
    body: SafeString
    below: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`url` is the list with this line chosen, `open_url` the dossier's own page. `key` is its public id."""

    key: str
    name: str
    url: str
    open_url: str
    cells: Sequence[Cell]
    is_chosen: bool = False


def words(text: str, below: str = "") -> Cell:
    return Cell(text, conditional_escape(text), below)


def tag(text: str, tone: str) -> Cell:
    return Cell(text, format_html(_TAG, tone, text))


def late(text: str) -> Cell:
    return Cell(text, format_html(_LATE, text))


def clock(face: ClockFace) -> Cell:
    bar = format_html(_BAR, face.used_width, face.paused_width) if face.has_limit else _NOTHING
    text, is_late = face.short_words, face.is_late
    return Cell(
        text, format_html(_CLOCK, " clock-late" if is_late else "", bar, " late" if is_late else "", text)
    )


def drawn(line: Line, labels: Sequence[str], tick_label: str = "") -> SafeString:
    """The row of the table. `labels` head the cells on a phone; with `tick_label` it can be ticked."""
    tick = format_html(_TICK, line.key, tick_label, line.name) if tick_label else _NOTHING
    first, *others = line.cells
    current = _CURRENT if line.is_chosen else _NOTHING
    link = format_html(_LINK, line.url, current, first.text, _below(first))
    rest = format_html_join(
        "", _CELL, ((label, cell.body, _below(cell)) for label, cell in zip(labels[1:], others, strict=True))
    )
    return format_html(
        _LINE, line.open_url, _CHOSEN if line.is_chosen else _NOTHING, tick, SafeString(link + rest)
    )


def _below(cell: Cell) -> SafeString:
    return format_html(_BELOW, cell.below) if cell.below else _NOTHING
