"""A dossier in hand during an act: what was read under lock, and what the act will write.

Everything here is a value. An act takes a Case and answers with a Change; `store` reads the one and writes
the other. So an act can be decided a thousand times in a batch, or in a test, without touching a row.
"""

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers.status import Status
from motcua.kernel.forms import Form
from motcua.kernel.process import Instance, Spec
from motcua.kernel.worktime import Calendar
from motcua.platform.access import Actor
from motcua.platform.ledger import NewEntry
from motcua.platform.outbox import Fact


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A row of the step table that is still open. Moments are aware."""

    id: int | None
    token: int
    key: str
    name: str
    kind: str
    function: str
    unit: int
    holder: int | None
    holder_post: int | None
    opened_at: datetime
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class ResultState:
    """The newest version of the result."""

    number: int
    decision: str
    content: str
    fingerprint: str
    drafted_by: int
    drafted_at: datetime
    approved_by: int | None = None
    approved_at: datetime | None = None
    signed_by: int | None = None
    signed_at: datetime | None = None
    book_number: int | None = None
    book_symbol: str = ""
    issued_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class DossierState:
    """Every column of the dossier that an act may read; acts change it with `but`."""

    id: int
    public_id: UUID
    intent_key: UUID
    code: str = ""
    issuing_system: str = "motcua"
    external_codes: tuple[str, ...]
    source_system: str
    is_mirror: bool = False
    is_training: bool
    procedure_version_id: int
    variant_id: int | None = None
    procedure_code: str
    field_code: str
    case_code: str
    channel: str
    help_kind: str
    result_channel: str
    helping_id: int
    receiving_id: int
    competent_id: int
    counter_id: int | None = None
    is_non_territorial: bool
    status: Status = Status.REGISTERED
    money: str = "none"
    delivery: str = "none"
    sync: str = "none"
    submitted_at: datetime
    accepted_at: datetime | None = None
    clock_started_at: datetime | None = None
    intake_due_at: datetime | None = None
    due_at: datetime | None = None
    due_is_estimate: bool = True
    finished_at: datetime | None = None
    returned_at: datetime | None = None
    recipe: dict[str, Any] | None = None
    process: dict[str, Any] = field(default_factory=dict)
    holders: dict[str, list[int | None]] = field(default_factory=dict)
    extension_count: int = 0
    supplement_count: int = 0
    version: int = 1
    owner_name: str
    owner_name_folded: str
    guard_facts: dict[str, Any] = field(default_factory=dict)
    fee_facts: dict[str, Any] = field(default_factory=dict)
    steps: tuple[OpenStep, ...] = ()
    result: ResultState | None = None
    numbers: tuple[str, ...] = field(default=(), repr=False)
    """Identity numbers of the people in the dossier."""

    def but(self, **changes: Any) -> "DossierState":
        """The same with some values changed. An act does it six times: copying at once spares most of it."""
        new = object.__new__(DossierState)
        new.__dict__.update(self.__dict__, **changes)
        if len(new.__dict__) != len(self.__dict__):
            raise TypeError(f"no such column: {changes.keys() - self.__dict__.keys()}")
        return new

    @property
    def subject(self) -> str:
        """How the ledger and the outbox name this dossier."""
        return f"dossier:{self.id}"

    def instance(self) -> Instance:
        return Instance.from_data(self.process)


COLUMNS = tuple(f.name for f in fields(DossierState) if f.name not in {"steps", "result", "numbers"})
"""The columns of dossiers_dossier that DossierState mirrors, by the same names."""


@dataclass(frozen=True, slots=True)
class Case:
    """All an act decides on: the dossier under lock, its version, who acts, when, by which calendar."""

    state: DossierState
    version: ProcedureVersion
    actor: Actor
    now: datetime
    calendar: Calendar
    help_kind: str = "officer"
    papers: frozenset[str] = frozenset()

    @property
    def spec(self) -> Spec:
        """The process of the version; a dossier is only ever opened under a version that has one."""
        if self.version.spec is None:
            raise LookupError(f"version {self.version.id} has no process")
        return self.version.spec

    @property
    def form(self) -> Form:
        """The form of the version, likewise."""
        if self.version.form is None:
            raise LookupError(f"version {self.version.id} has no form")
        return self.version.form


Row = dict[str, Any]


@dataclass(slots=True)
class Change:
    """What one act writes, all in one transaction. Built by the act, consumed by `store.write`."""

    case: Case
    state: DossierState
    is_new: bool = False
    code_given: bool = False
    closed: list[tuple[OpenStep, str]] = field(default_factory=list)
    opened: list[OpenStep] = field(default_factory=list)
    held: list[OpenStep] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    entries: list[NewEntry] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def insert(self, table: str, **columns: Any) -> None:
        """A row of another table of this room that belongs to the act."""
        self.rows.setdefault(table, []).append({"dossier_id": self.state.id, **columns})

    def announce(self, name: str, key: str, **payload: Any) -> None:
        """A fact for the rooms above, carried by the outbox after commit; of training they hear nothing."""
        if self.state.is_training:
            return
        self.facts.append(Fact(name, self.state.subject, payload, f"{self.state.subject}:{key}"))
