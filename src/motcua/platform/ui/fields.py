"""What a page needs to draw one question, whatever form it comes from.

`Field` is the one input of the component `<c-field>`; surfaces build it from a form of the kernel or from an
act. Values are shown exactly as the person typed them, so that nothing is lost when a page comes back with
errors.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.utils.translation import gettext as _

Kind = Literal[
    "text", "lines", "number", "money", "date", "choice", "many", "person_id", "phone", "email", "password",
    "file", "sheet", "hidden", "checklist", "time", "partial_date", "tax_code", "yes_no", "declaration",
    "uploads", "parts", "rows", "told",
]  # fmt: skip

_INPUT_MODES = {
    "number": "decimal", "money": "numeric", "date": "numeric", "person_id": "numeric", "time": "numeric",
    "partial_date": "numeric", "tax_code": "numeric", "email": "email",
}  # fmt: skip
_NEVER_EMPTY = frozenset({"hidden", "password", "file", "sheet", "parts", "rows", "uploads", "told"})
"""Whether these are filled in cannot be told from their value."""
FEW = 3
MOST_RADIOS = 6
"""A choice with more options becomes a select box."""
MOST_IN_CELL = 2
"""The same within a row."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option. `value` goes to the server, `label` is read; `hint` explains in a few words.

    In a checklist `note` is what was typed beside the option, and `more` are sentences others wrote about it,
    each with a box (its name is the `value`) that puts it into the note.
    """

    value: str
    label: str
    hint: str = ""
    is_chosen: bool = False
    note: str = ""
    more: tuple["Choice", ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A text block to pick: `key` goes to the server, `text` into the field."""

    key: str
    title: str
    text: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary; `field` is the name of the input it jumps to, or empty."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question with its answer so far and, where there is one, the sentence about what is wrong."""

    name: str
    label: str
    kind: Kind = "text"
    value: str = ""
    hint: str = ""
    error: str = ""
    is_required: bool = True
    choices: tuple[Choice, ...] = field(default=())
    autocomplete: str = ""
    suffix: str = ""
    is_wide: bool = False
    when: str = ""
    """JSON of the condition under which the question is asked; `prefix` comes before the names in it."""
    prefix: str = ""
    blocks: tuple["Block", ...] = field(default=())
    """Text blocks offered for it: picked, they land in it and can be edited."""
    article_to: str = ""
    """The field an article of a picked block goes to, where that is still empty."""
    parts: tuple["Field", ...] = field(default=())
    """The fields of a question that asks several things at once."""
    rows: tuple["Row", ...] = field(default=())
    """The rows of a table, each with its fields; `totals` are sums under it."""
    more_rows: tuple["Row", ...] = field(default=())
    """Empty rows folded away."""
    totals: tuple[tuple[str, str], ...] = field(default=())
    suggestions: tuple[str, ...] = field(default=())
    """Words offered while typing; anything else may be typed."""
    accept: str = ""
    """Kinds of file an upload takes, as browsers want them."""
    takes_many: bool = False
    """Whether an upload takes more than one file."""
    purpose: str = ""
    """What an upload sent in pieces for it says it is for; empty: its files come with the form."""
    first: str = ""
    """What stood in it before anybody wrote: a picked block takes its place."""
    is_cell: bool = False
    """In a row of a table, where a list takes less room than buttons."""

    @property
    def input_type(self) -> str:
        """Browser input type; number stays text, since number boxes change values by the mouse wheel."""
        return {"phone": "tel", "email": "email", "password": "password"}.get(self.kind, "text")

    @property
    def input_mode(self) -> str:
        """Which keyboard a phone should offer."""
        return _INPUT_MODES.get(self.kind, "")

    @property
    def width(self) -> str:
        """A box as wide as its answer helps people to see what is asked."""
        if self.kind in {"number", "date", "partial_date", "time"}:
            return "width-short"
        return "width-medium" if self.kind in {"money", "person_id", "phone", "tax_code"} else ""

    @property
    def is_group(self) -> bool:
        """Several inputs under one question need a fieldset."""
        several = {"many", "checklist", "yes_no", "parts", "rows", "uploads"}
        return self.kind in several or (self.kind == "choice" and not self.is_select)

    @property
    def spans_line(self) -> bool:
        """Takes the whole width of a dense form; a choice of two or three fits beside its neighbours."""
        return (
            self.is_wide
            or self.kind in {"many", "checklist", "lines", "parts", "rows", "uploads", "declaration"}
            or (self.is_group and len(self.choices) > FEW)
        )

    @property
    def is_select(self) -> bool:
        return self.kind == "choice" and len(self.choices) > (MOST_IN_CELL if self.is_cell else MOST_RADIOS)

    @property
    def what_is_empty(self) -> str:
        """The sentence for a required question without an answer, else empty; no password is shown again."""
        if not self.is_required or self.kind in _NEVER_EMPTY:
            return ""
        if self.is_group or self.is_select or self.kind == "declaration":
            chosen = any(choice.is_chosen for choice in self.choices)
            return "" if chosen else _("Chưa chọn: %(label)s.") % {"label": self.label}
        return "" if self.value.strip() else _("Chưa điền: %(label)s.") % {"label": self.label}

    @property
    def described_by(self) -> str:
        """Ids of hint and error, for aria-describedby."""
        ids = [f"{self.name}-hint"] * bool(self.hint) + [f"{self.name}-error"] * bool(self.error)
        return " ".join(ids)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `title` says which."""

    title: str
    fields: tuple[Field, ...]


def _every(fields: Iterable[Field]) -> Iterator[Field]:
    """Fields with those inside them, in the order of the page."""
    for each in fields:
        yield each
        yield from _every(each.parts)
        for row in each.rows:
            yield from _every(row.fields)


def problems_of(fields: Iterable[Field], extra: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
    """The error summary of a page: each field's error in order, then sentences that belong to no field."""
    of_fields = tuple(Problem(each.name, each.error) for each in _every(fields) if each.error)
    return of_fields + tuple(Problem(name, sentence) for name, sentence in (extra or {}).items())
