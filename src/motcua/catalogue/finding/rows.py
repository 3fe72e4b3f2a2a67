"""What a search hands out."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.catalogue.rows import ProcedureRow


class Why(StrEnum):
    """Why a procedure was found: its code, how people call it, its name, its field, or letters alike."""

    CODE = "code"
    SAID = "said"
    NAME = "name"
    FIELD = "field"
    ALIKE = "alike"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A procedure, why it was found, and the phrase that led to it ("" for none)."""

    row: ProcedureRow
    why: Why
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What is told of a phrase that was typed: what took its place, or who does it."""

    phrase: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happens in a life."""

    slug: str
    name: str
    summary: str
    lead: str


@dataclass(frozen=True, slots=True)
class EventStep:
    """What comes next, and the procedures for it that are in force here; none where somebody else does it."""

    title: str
    says: str
    procedures: tuple[ProcedureRow, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A life event with its steps in their order."""

    row: EventRow
    steps: tuple[EventStep, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: typed words, and what the list is narrowed to."""

    q: str = ""
    field: str = ""
    level: str = ""
    codes: tuple[str, ...] | None = None
    """Only these procedures; None for all."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found; `is_alike`: nothing has these words, here is what looks like them.

    `words` are those the rows were found by, to be shown in them; `nearest` are phrases to try instead.
    """

    rows: tuple[FoundRow, ...]
    total: int
    number: int
    words: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    events: tuple[EventRow, ...] = ()
    nearest: tuple[str, ...] = ()
    is_alike: bool = False
