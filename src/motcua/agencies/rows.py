"""What the room hands out: frozen rows, safe to keep and to pass on."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID


def last_day(valid_from: date, valid_to: date) -> date:
    """The last day on which something holds that no longer does on `valid_to`, as people say it."""
    return max(valid_from, valid_to - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as it stands; `path` holds the ids from the root to itself ("/1/17/203/")."""

    id: int
    public_id: UUID
    identifier: str
    administrative_code: str
    name: str
    short_name: str
    kind: str
    level: str
    commune_type: str
    path: str
    parent_id: int | None
    fields: tuple[str, ...]
    calendar_code: str
    address: str
    phone: str
    valid_from: date
    valid_to: date | None
    is_training: bool
    name_folded: str
    name_sort: str

    @property
    def lineage(self) -> tuple[int, ...]:
        """Ids from the unit itself up to the root."""
        return tuple(int(part) for part in reversed(self.path.strip("/").split("/")))

    def holds_on(self, day: date) -> bool:
        """Whether the unit exists that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class PredecessorRow:
    """A unit taken over, wholly or in part; `unit_id` when it is one of ours."""

    name: str
    administrative_code: str
    unit_id: int | None
    is_whole: bool
    on: date


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A counter of a centre; empty `fields` means all of them, no first day: since the centre opened."""

    id: int
    number: int
    name: str
    kind: str
    fields: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether somebody may sit at it that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day < self.valid_to
        )


@dataclass(frozen=True, slots=True)
class CentreRow:
    """A service centre; `hours` None means the office hours of its unit's calendar. `counters` has those to
    come and those that ended too."""

    id: int
    code: str
    name: str
    kind: str
    unit_id: int
    hosted_in_id: int | None
    serves: frozenset[int]
    address: str
    phone: str
    email: str
    hours: dict[str, Any] | None
    equipment: tuple[dict[str, Any], ...]
    counters: tuple[CounterRow, ...]
    valid_from: date
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the centre is open for work at all that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def counters_on(self, day: date) -> tuple[CounterRow, ...]:
        """The counters of a day, by number."""
        return tuple(row for row in self.counters if row.holds_on(day))


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post with the name of who holds it."""

    id: int
    code: str
    account_id: int
    account_name: str
    unit_id: int
    title: str
    is_main: bool
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class HolderRow:
    """Somebody who holds a function for a unit; `unit_id` is where the role was granted."""

    account_id: int
    post_id: int
    name: str
    title: str
    unit_id: int
    fields: frozenset[str] | None
    ties: frozenset[str] = field(default=frozenset(), repr=False)
    """As in `Actor`: whose matters are not theirs to decide."""


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """One rule of competence."""

    id: int
    procedure: str
    field: str
    decided_by: str
    agency_id: int | None
    unit_kind: str
    valid_from: date
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the rule is in force that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)
