"""One line of the worklist as HTML, and what may stand in its cells.

Written in Python where every other page is a template: a list of fifty is the page officers open most, and as
a template its lines took a quarter of the page's time. Whatever is not of this file passes through `escape`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from motcua.platform.ui.clockface import ClockFace

_CHOSEN, _CURRENT = ' class="chosen"', ' aria-current="true"'


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
    return Cell(text, SafeString(escape(text)), below)


def tag(text: str, tone: str) -> Cell:
    return Cell(text, SafeString(f'<span class="tag tag-{escape(tone)}">{escape(text)}</span>'))


def late(text: str) -> Cell:
    return Cell(text, SafeString(f'<span class="late">{escape(text)}</span>'))


def clock(face: ClockFace) -> Cell:
    text, is_late = face.short_words, face.is_late
    bar = (
        '<div class="clock-bar" aria-hidden="true">'
        f'<span class="clock-used w-{face.used_width:d}"></span>'
        f'<span class="clock-paused w-{face.paused_width:d}"></span></div>'
    )
    drawn = (
        f'<div class="clock clock-mini{" clock-late" if is_late else ""}">{bar if face.has_limit else ""}'
        f'<span class="clock-words{" late" if is_late else ""}">{escape(text)}</span></div>'
    )
    return Cell(text, SafeString(drawn))


def drawn(line: Line, labels: Sequence[str], tick_label: str = "") -> SafeString:
    """The row of the table. `labels` head the cells on a phone; with `tick_label` it can be ticked."""
    first, *others = line.cells
    cells = [_link(line, first)]
    cells += [
        f'<td data-label="{escape(label)}">{cell.body}{_below(cell)}</td>'
        for label, cell in zip(labels[1:], others, strict=True)
    ]
    tick = _tick(line, tick_label) if tick_label else ""
    return SafeString(
        f'<tr data-row data-open="{escape(line.open_url)}"{_CHOSEN if line.is_chosen else ""}>'
        f"{tick}{''.join(cells)}</tr>"
    )


def _link(line: Line, cell: Cell) -> str:
    url, current = escape(line.url), _CURRENT if line.is_chosen else ""
    return (
        f'<td><a class="row-link" data-row-link href="{url}#detail" hx-get="{url}" hx-select="#detail"'
        f' hx-target="#detail" hx-swap="outerHTML" hx-replace-url="true"{current}>{escape(cell.text)}</a>'
        f"{_below(cell)}</td>"
    )


def _tick(line: Line, label: str) -> str:
    return (
        f'<td class="tick"><input type="checkbox" name="chon" form="chosen" value="{escape(line.key)}"'
        f' aria-label="{escape(label)} {escape(line.name)}" data-tick></td>'
    )


def _below(cell: Cell) -> str:
    return f'<br><span class="small muted">{escape(cell.below)}</span>' if cell.below else ""
