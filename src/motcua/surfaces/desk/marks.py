"""Marks on a paper: drawn over its picture, listed, the form of a new one, taken over into a supplement."""

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
Frame, MarkRow, Place = paper_marks.Frame, paper_marks.MarkRow, paper_marks.Place
DRAWN = "drawn"
"""Instead of a place: the rectangle that was drawn on the picture, its four numbers in the field `frame`."""

PLACE: Mapping[Place, str | Promise] = {
    Place.WHOLE: gettext_lazy("Cả trang"),
    Place.TOP_LEFT: gettext_lazy("Trên, bên trái"),
    Place.TOP: gettext_lazy("Trên, ở giữa"),
    Place.TOP_RIGHT: gettext_lazy("Trên, bên phải"),
    Place.LEFT: gettext_lazy("Giữa, bên trái"),
    Place.MIDDLE: gettext_lazy("Chính giữa"),
    Place.RIGHT: gettext_lazy("Giữa, bên phải"),
    Place.BOTTOM_LEFT: gettext_lazy("Dưới, bên trái"),
    Place.BOTTOM: gettext_lazy("Dưới, ở giữa"),
    Place.BOTTOM_RIGHT: gettext_lazy("Dưới, bên phải"),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent for a new mark, and why it was not made."""

    words: str = ""
    place: str = Place.WHOLE.value
    frame: str = ""
    problem: Refusal | None = None

    @classmethod
    def of(cls, posted: QueryDict) -> "Typed":
        return cls(posted.get("words", ""), posted.get("place", ""), posted.get("frame", ""))

    @property
    def rectangle(self) -> Frame:
        """Named or drawn; what cannot be read lies on no page."""
        if self.place != DRAWN:
            known = self.place in set(Place)
            return paper_marks.frame_of(Place(self.place)) if known else Frame(0, 0, 0, 0)
        sides = self.frame.split(",")
        if len(sides) != 4 or not all(each.isascii() and each.isdigit() and len(each) < 6 for each in sides):
            return Frame(0, 0, 0, 0)
        return Frame(*map(int, sides))

    def command(self, file: UUID, page: int) -> paper_marks.NewMark:
        return paper_marks.NewMark(file, page, self.rectangle, self.words)


def looked_at(
    actor: Actor, view: DossierView, given: Mapping[str, str], typed: Typed | None = None
) -> Shown | None:
    """The paper an address asks to have shown, with its marks; of all its pages where none can be drawn."""
    shown = papers.looked_at(view, given)
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
        "form": _form(view, shown["id"], page or 1, typed or Typed()) if may or typed else None,
    }


def _said(actor: Actor, view: DossierView, row: MarkRow) -> Shown:
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


_CORNER = 12
"""Points from the corner of a rectangle to the middle of its number, where the page ends there."""


def _drawn(rows: Iterable[MarkRow]) -> list[Shown]:
    """Rectangles with their numbers; those of one corner stand side by side."""
    at_corner: Counter[tuple[int, int]] = Counter()
    drawn = []
    for row in rows:
        corner = (row.frame.left, row.frame.top)
        right, down = (_CORNER if side < 2 * _CORNER * 10 else 0 for side in corner)
        drawn.append(
            _percent(row.frame)
            | {"number": row.number, "right": right + 2 * _CORNER * at_corner[corner], "down": down}
        )
        at_corner[corner] += 1
    return drawn


def _percent(frame: Frame) -> Shown:
    sides = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
    return {name: f"{side / 100:.2f}%" for name, side in sides.items()}


def _elsewhere(view: DossierView, rows: Iterable[MarkRow], file: UUID, page: int | None) -> list[Shown]:
    """The other pages of the paper that have marks."""
    if page is None:
        return []
    counts = Counter(row.page for row in rows if row.page != page)
    return [
        {"page": each, "count": count, "url": papers.look_url(view.state.public_id, file, each)}
        for each, count in sorted(counts.items())
    ]


def _form(view: DossierView, file: UUID, page: int, typed: Typed) -> Shown:
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
        "url": reverse("desk:mark-paper", args=[view.state.public_id, file, page]),
        "words": words,
        "places": [Choice(each, str(word), is_chosen=each == typed.place) for each, word in PLACE.items()],
        "place_error": error.get("place", ""),
        "frame": typed.frame if typed.place == DRAWN and typed.rectangle.is_on_page else "",
        "drawn": _percent(typed.rectangle),
        "problems": problems_of([words], others),
    }


_TAKE = "mark__"


def by_component(view: DossierView) -> dict[str, tuple[Choice, ...]]:
    """The marks on the papers of each component, to be taken over into what is asked of the person."""
    named = {paper.file: paper for paper in view.papers if paper.file and paper.marks}
    found: dict[str, tuple[Choice, ...]] = {}
    for row in paper_marks.marks_of(view.state) if named else ():
        paper = named[row.file]
        hint = _("%(file)s, trang %(page)s") % {"file": paper.file_name, "page": row.page}
        choice = Choice(f"{_TAKE}{row.id}", row.words, hint)
        found[paper.component] = (*found.get(paper.component, ()), choice)
    return found


def taken_over(view: DossierView, given: Mapping[str, str]) -> Mapping[str, str]:
    """What was typed, with the words of ticked marks after what was written about their component.

    From then on they are like typed: seen when the page comes back, and edited.
    """
    if not any(name.startswith(_TAKE) for name in given):
        return given
    changed = {name: value for name, value in given.items() if not name.startswith(_TAKE)}
    for component, choices in by_component(view).items():
        note = f"faults__{component}"
        for choice in choices:
            before = changed.get(note, "").strip()
            if choice.value in given:
                changed[f"faults:{component}"] = "on"
            if choice.value in given and choice.label not in before:
                changed[note] = f"{before}; {choice.label}" if before else choice.label
    return changed
