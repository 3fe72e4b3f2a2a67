"""Marks on the paper that is looked at: drawn over its picture, listed, and the form of a new one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.dossiers.api import DossierView, paper_marks
from motcua.platform.access import Actor
from motcua.platform.errors import Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.surfaces.desk import papers

Shown = dict[str, Any]
DRAWN = "drawn"
"""Instead of a place: the rectangle that was drawn on the picture, its four numbers in the field `frame`."""

PLACE: Mapping[paper_marks.Place, str | Promise] = {
    paper_marks.Place.WHOLE: gettext_lazy("Cả trang"),
    paper_marks.Place.TOP_LEFT: gettext_lazy("Trên trái"),
    paper_marks.Place.TOP: gettext_lazy("Trên giữa"),
    paper_marks.Place.TOP_RIGHT: gettext_lazy("Trên phải"),
    paper_marks.Place.LEFT: gettext_lazy("Giữa trái"),
    paper_marks.Place.MIDDLE: gettext_lazy("Chính giữa"),
    paper_marks.Place.RIGHT: gettext_lazy("Giữa phải"),
    paper_marks.Place.BOTTOM_LEFT: gettext_lazy("Dưới trái"),
    paper_marks.Place.BOTTOM: gettext_lazy("Dưới giữa"),
    paper_marks.Place.BOTTOM_RIGHT: gettext_lazy("Dưới phải"),
}

_NOWHERE = paper_marks.Frame(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent for a new mark on a page, and why it was not made."""

    file: UUID
    page: int
    words: str = ""
    place: str = paper_marks.Place.WHOLE.value
    frame: str = ""
    problem: Refusal | None = None

    @classmethod
    def of(cls, file: UUID, page: int, posted: QueryDict) -> "Typed":
        words, place, frame = (posted.get(name, "") for name in ("words", "place", "frame"))
        return cls(file, page, words, place, frame)

    @property
    def look(self) -> dict[str, str]:
        """The page it is about, as an address names it."""
        return {papers.LOOK: str(self.file), papers.PAGE: str(self.page)}

    @property
    def rectangle(self) -> paper_marks.Frame:
        """Named or drawn; what cannot be read lies on no page."""
        if self.place != DRAWN:
            is_known = self.place in set(paper_marks.Place)
            return paper_marks.frame_of(paper_marks.Place(self.place)) if is_known else _NOWHERE
        sides = self.frame.split(",")
        if len(sides) != 4 or not all(each.isascii() and each.isdigit() and len(each) < 6 for each in sides):
            return _NOWHERE
        return paper_marks.Frame(*map(int, sides))

    @property
    def command(self) -> paper_marks.NewMark:
        return paper_marks.NewMark(self.file, self.page, self.rectangle, self.words)


def looked_at(
    actor: Actor, view: DossierView, given: Mapping[str, str], typed: Typed | None = None
) -> Shown | None:
    """The paper an address asks to have shown, with its marks; of all its pages where none can be drawn.

    `typed` is about the page it names, whatever the address says.
    """
    shown = papers.looked_at(view, typed.look if typed else given)
    if shown is None:
        return None
    rows = paper_marks.marks_of(view.state, shown["id"])
    page = shown.get("page")
    here = [row for row in rows if page in (None, row.page)]
    may = page is not None and paper_marks.may_mark(actor, view.state)
    return shown | {
        "marks": [_said(actor, view, row) for row in here],
        "drawn": _drawn(row for row in here if page is not None),
        "elsewhere": _elsewhere(view, rows, shown["id"], page),
        "form": _form(view, typed or Typed(shown["id"], page or 1)) if may or typed else None,
    }


def _said(actor: Actor, view: DossierView, row: paper_marks.MarkRow) -> Shown:
    may_withdraw = paper_marks.may_withdraw(actor, view.state, row.authors)
    withdraw = reverse("desk:withdraw-mark", args=[view.state.public_id, row.id])
    return {
        "number": row.number,
        "words": row.words,
        "where": str(PLACE[paper_marks.place_of(row.frame)]),
        "who": ", ".join(part for part in (row.who, row.unit) if part),
        "at": row.marked_at,
        "withdraw_url": withdraw if may_withdraw else "",
    }


_BESIDE = 12
"""Points from the left side of a rectangle to the middle of its number: outside, where the page has room."""
_MARGIN = 500
"""Parts of the page: less is no room for a number."""


def _drawn(rows: Iterable[paper_marks.MarkRow]) -> list[Shown]:
    """Rectangles with their numbers; those of one corner stand side by side."""
    at_corner: Counter[tuple[int, int]] = Counter()
    drawn = []
    for row in rows:
        corner = (row.frame.left, row.frame.top)
        is_at_edge = row.frame.left < _MARGIN
        right = 2 * _BESIDE * at_corner[corner] + (_BESIDE if is_at_edge else -_BESIDE)
        drawn.append(_percent(row.frame) | {"number": row.number, "right": right, "down": _BESIDE})
        at_corner[corner] += 1
    return drawn


def _percent(frame: paper_marks.Frame) -> Shown:
    sides = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
    return {name: f"{side / 100:.2f}%" for name, side in sides.items()}


def _elsewhere(
    view: DossierView, rows: Iterable[paper_marks.MarkRow], file: UUID, page: int | None
) -> list[Shown]:
    """The other pages of the paper that have marks."""
    if page is None:
        return []
    counts = Counter(row.page for row in rows if row.page != page)
    return [
        {"page": each, "count": count, "url": papers.look_url(view.state.public_id, file, each)}
        for each, count in sorted(counts.items())
    ]


def _form(view: DossierView, typed: Typed) -> Shown:
    problem = typed.problem
    error = {problem.field or "": str(problem)} if problem else {}
    words = Field(
        "words",
        _("Nội dung ghi chú"),
        value=typed.words,
        hint=_("Một câu ngắn, ví dụ: sai ngày sinh. Người nộp không thấy ghi chú."),
        error=error.get("words", ""),
    )
    others = {name: sentence for name, sentence in error.items() if name != "words"}
    return {
        "url": reverse("desk:mark-paper", args=[view.state.public_id, typed.file, typed.page]),
        "words": words,
        "places": [Choice(each, str(word), is_chosen=each == typed.place) for each, word in PLACE.items()],
        "place_error": error.get("place", ""),
        "frame": typed.frame if typed.place == DRAWN and typed.rectangle.is_on_page else "",
        "drawn": _percent(typed.rectangle),
        "problems": problems_of([words], others),
    }
