"""Form 06, the routing slip of a dossier: every hand-over, read from the ledger in the order it was recorded.

The ledger says who gave what to whom and when; the steps say until when it was to be done.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.dossiers import timeline
from motcua.dossiers.models import Delivery, Step
from motcua.dossiers.state import DossierState
from motcua.kernel import worktime
from motcua.kernel.process import StepKind
from motcua.kernel.worktime import Timeliness
from motcua.parties import api as parties
from motcua.platform import ledger
from motcua.platform.clock import ZONE
from motcua.platform.ledger import EntryRow


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a hand-over: a unit and, where somebody is named, the person; either may be empty."""

    unit: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """One block of the slip: `step` is what is handed over, `result` that of the step the giver ended."""

    gives: Party
    receives: Party
    at: datetime
    step: str
    note: str
    result: Timeliness | None


@dataclass(slots=True)
class _Place:
    """Where an open step lies."""

    unit: int
    holder: int | None


def routing_slip(state: DossierState) -> tuple[Handover, ...]:
    """All hand-overs of a dossier, oldest first; the number of queries does not depend on how many."""
    return routing_slips([state])[0]


def routing_slips(states: Sequence[DossierState]) -> list[tuple[Handover, ...]]:
    """The same of many dossiers, in their order, by as many queries as of one."""
    history = ledger.entries_of(state.subject for state in states)
    steps: dict[int, dict[int, Step]] = {state.id: {} for state in states}
    for step in Step.objects.filter(dossier_id__in=steps):
        steps[step.dossier_id][step.token] = step
    names = parties.account_names(
        {account for rows in history.values() for row in rows for account in _accounts(row)}
    )
    handed = Delivery.objects.filter(dossier_id__in=steps).values_list("dossier_id", "receiver")
    receivers = dict(handed)
    slips = (
        _Slip(state, history[state.subject], steps[state.id], names, receivers.get(state.id, ""))
        for state in states
    )
    return [tuple(slip.lines()) for slip in slips]


class _Slip:
    """Walks the facts about one dossier and keeps where each open step lies."""

    def __init__(
        self,
        state: DossierState,
        rows: Sequence[EntryRow],
        steps: Mapping[int, Step],
        names: Mapping[int, str],
        receiver: str,
    ) -> None:
        self.state, self.rows, self.steps, self.names, self.receiver = state, rows, steps, names, receiver
        self.places: dict[int, _Place] = {}
        self.asked_by: dict[int, int] = {}
        """Which step waits: by the token of the opinion asked, or `_CITIZEN` for a supplement."""
        self.person = Party(_("Người nộp hồ sơ"), state.owner_name)

    def lines(self) -> Iterator[Handover]:
        for row in self.rows:
            if row.name.startswith(_ACTS):
                yield from _READ.get(row.name.removeprefix(_ACTS), _Slip.moved)(self, row)

    def moved(self, row: EntryRow) -> Iterator[Handover]:
        """The giver's step is done and what follows is open; work beside other work waits for it."""
        gives, ended = self._actor(row), self._ended(row)
        opened = self._open(row)
        for token in opened:
            yield self._line(row, gives, self._at(token), token, ended=ended)
        if ended is not None and not opened and self.places:
            yield self._line(row, gives, Party(), ended, _("xong, chờ phần việc song song"), ended=ended)

    def submitted(self, row: EntryRow) -> Iterator[Handover]:
        """From the person to the counter; accepted at once it goes on from there."""
        actor = self._actor(row)
        going_on, first = self._open(row), _opened(row)[0]
        yield self._line(row, self.person, self._at(first) if first in going_on else actor, first)
        for token in going_on:
            if token != first:
                yield self._line(row, actor, self._at(token), token, ended=first)

    def imported(self, row: EntryRow) -> Iterator[Handover]:
        for token in self._open(row):
            yield self._line(row, Party(str(row.payload["system"])), self._at(token), token)

    def transfer_received(self, row: EntryRow) -> Iterator[Handover]:
        receiving = Party(agencies.unit(self.state.receiving_id).name)
        yield self._line(row, receiving, self._actor(row), None, _said(row))

    def taken(self, row: EntryRow) -> Iterator[Handover]:
        yield from self._given(row, _token(row), row.account, Party(self._at(_token(row)).unit))

    def assigned(self, row: EntryRow) -> Iterator[Handover]:
        """Assigning may end a step of its own and open the one that is given."""
        gives, ended = self._actor(row), self._ended(row)
        opened, to = self._open(row), _number(row, "to")
        given = _number(row, "given") or (opened[0] if opened else _token(row))
        if given not in opened:
            yield from self._given(row, given, to, gives)
        for token in opened:
            if token == given:
                self.places[token].holder = to
            yield self._line(row, gives, self._at(token), token, _said(row), ended=ended)

    def released(self, row: EntryRow) -> Iterator[Handover]:
        yield from self._given(row, _token(row), None, self._actor(row))

    def undone(self, row: EntryRow) -> Iterator[Handover]:
        """Back to whoever had it before; an assigning that was a step is open again."""
        gives, to, opened = self._actor(row), _number(row, "to"), self._open(row)
        for token in opened:
            self.places[token].holder = to
            yield self._line(row, gives, self._at(token), token, _said(row))
        if not opened:
            yield from self._given(row, _token(row), to, gives)

    def supplement_required(self, row: EntryRow) -> Iterator[Handover]:
        self.asked_by[_CITIZEN] = _token(row)
        yield self._line(row, self._actor(row), self.person, None, _said(row))

    def supplement_answered(self, row: EntryRow) -> Iterator[Handover]:
        """The person brings it to the counter, and from there it goes back to whoever asked."""
        asked = self.asked_by[_CITIZEN]
        counter, asker = self._actor(row), self._at(asked)
        if row.post is None or asker in (counter, Party(counter.unit)):
            yield self._line(row, self.person, counter if row.post else asker, asked, _said(row))
        else:
            yield self._line(row, self.person, counter, None, _said(row))
            yield self._line(row, counter, asker, asked)

    def consulted(self, row: EntryRow) -> Iterator[Handover]:
        for token in self._open(row):
            self.asked_by[token] = _token(row)
            yield self._line(row, self._actor(row), self._at(token), token)

    def consultation_answered(self, row: EntryRow) -> Iterator[Handover]:
        """An opinion asked by hand goes back to whoever asked; one of the process moves it on."""
        asker = self.asked_by.get(_token(row))
        if asker is None:
            yield from self.moved(row)
        else:
            gives, ended = self._actor(row), self._ended(row)
            yield self._line(row, gives, self._at(asker), asker, _said(row), ended=ended)

    def back_to_person(self, row: EntryRow) -> Iterator[Handover]:
        """It ends or halts here, and the person is told so in writing."""
        gives, ended = self._actor(row), self._ended(row)
        yield self._line(row, gives, self.person, None, _said(row), ended=ended)

    def resumed(self, row: EntryRow) -> Iterator[Handover]:
        for token in self.places:
            yield self._line(row, self._actor(row), self._at(token), token, _said(row))

    def returned(self, row: EntryRow) -> Iterator[Handover]:
        gives, ended = self._actor(row), self._ended(row)
        receives = Party(_("Người nhận kết quả"), self.receiver)
        yield self._line(row, gives, receives, None, _said(row), ended=ended)

    def _given(self, row: EntryRow, token: int, holder: int | None, gives: Party) -> Iterator[Handover]:
        """Within a unit, from one to another; who has it already is given nothing."""
        if self.places[token].holder != holder:
            self.places[token].holder = holder
            yield self._line(row, gives, self._at(token), token, _said(row))

    def _open(self, row: EntryRow) -> list[int]:
        """Note where the steps lie that the fact opened; answers those it did not close at once."""
        for token, _key, unit, holder in _list(row, "opened"):
            self.places[token] = _Place(unit, holder)
        for closed in _closed(row):
            self.places.pop(closed, None)
        return [token for token in _opened(row) if token in self.places]

    def _ended(self, row: EntryRow) -> int | None:
        """Close what the fact closed; answers the step its author ended, if that was one."""
        for closed in _closed(row):
            self.places.pop(closed, None)
        token = _number(row, "token")
        return token if token in _closed(row) else None

    def _at(self, token: int) -> Party:
        place = self.places[token]
        name = self.names.get(place.holder, "") if place.holder is not None else ""
        return Party(agencies.unit(place.unit).name, name)

    def _actor(self, row: EntryRow) -> Party:
        """Whoever did it, in the unit of their post; the clock acts for the unit whose step it is."""
        unit, token = _number(row, "unit"), _number(row, "token")
        if unit is None and token in self.places:
            unit = self.places[token].unit
        name = timeline.name_of_actor(row, self.names)
        return Party(agencies.unit(unit).name if unit is not None else "", name)

    def _line(
        self,
        row: EntryRow,
        gives: Party,
        receives: Party,
        token: int | None,
        note: str = "",
        *,
        ended: int | None = None,
    ) -> Handover:
        step = self.steps[token].name if token is not None else ""
        return Handover(gives, receives, row.occurred_at.astimezone(ZONE), step, note, self._result(ended))

    def _result(self, token: int | None) -> Timeliness | None:
        """How the giver kept the step's own time; a result that lies ready is nobody's delay."""
        step = self.steps.get(token) if token is not None else None
        if step is None or step.closed_at is None or step.kind == StepKind.RETURN:
            return None
        return worktime.timeliness(agencies.calendar_of(step.unit_id), step.due_at, step.closed_at)


_ACTS = "dossiers.dossier."
_CITIZEN = 0

_READ: Mapping[str, Callable[[_Slip, EntryRow], Iterator[Handover]]] = {
    "submitted": _Slip.submitted,
    "imported": _Slip.imported,
    "transfer_received": _Slip.transfer_received,
    "taken": _Slip.taken,
    "assigned": _Slip.assigned,
    "released": _Slip.released,
    "undone": _Slip.undone,
    "supplement_required": _Slip.supplement_required,
    "supplement_answered": _Slip.supplement_answered,
    "consulted": _Slip.consulted,
    "consultation_answered": _Slip.consultation_answered,
    "rejected": _Slip.back_to_person,
    "withdrawn": _Slip.back_to_person,
    "stopped": _Slip.back_to_person,
    "resumed": _Slip.resumed,
    "returned": _Slip.returned,
}
"""What each fact means on the slip; any other only ends a step and opens what follows."""


def _said(row: EntryRow) -> str:
    return str(timeline.sentence_of(row))


def _accounts(row: EntryRow) -> Iterator[int]:
    """Everybody a fact speaks of: who did it, for whom, and who has what it opened or gave."""
    holders = (holder for _token, _key, _unit, holder in _list(row, "opened"))
    named = (row.account, row.on_behalf, _number(row, "to"), *holders)
    return (account for account in named if account is not None)


def _opened(row: EntryRow) -> list[int]:
    return [opened[0] for opened in _list(row, "opened")]


def _closed(row: EntryRow) -> list[int]:
    return [closed[0] for closed in _list(row, "closed")]


def _token(row: EntryRow) -> int:
    """The step the act worked on; acts that have one always name it."""
    token = _number(row, "token")
    if token is None:
        raise LookupError(f"{row.name} without a step")
    return token


def _number(row: EntryRow, key: str) -> int | None:
    value = row.payload.get(key)
    return value if isinstance(value, int) else None


def _list(row: EntryRow, key: str) -> list[Any]:
    value = row.payload.get(key)
    return value if isinstance(value, list) else []
