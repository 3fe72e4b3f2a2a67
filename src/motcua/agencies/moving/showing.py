"""Moves of units as their pages show them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.agencies.models import UnitMove
from motcua.agencies.moving.planning import is_back, may_call_off, require_over
from motcua.agencies.moving.rules import Act, Line, heirs_among
from motcua.agencies.moving.trying import State, Trial, below, nothing_counted, try_out
from motcua.agencies.permissions import Permission
from motcua.agencies.rows import UnitRow
from motcua.agencies.structure import structure
from motcua.platform.access import Actor, allowed, scope
from motcua.platform.errors import NotFound

MOVES_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A move in a list; `words` is what people call the act."""

    public_id: UUID
    act: str
    words: str
    unit: UnitRow
    target: UnitRow | None
    day: date
    decision: str
    state: str


@dataclass(frozen=True, slots=True)
class MovePage:
    """`trial` is None once it is being carried out; `numbers` then say how much of what was
    foreseen, and how much was done.

    `choices` are, by unit below a merged one, the units that could take it in.
    """

    row: MoveRow
    trial: Trial | None
    numbers: tuple[tuple[str, int, int], ...]
    choices: dict[int, tuple[UnitRow, ...]]
    is_own: bool
    is_back: bool
    may_call_off: bool
    proposal: UUID | None
    because: str


def moves_page(actor: Actor, number: int = 1) -> tuple[tuple[MoveRow, ...], int]:
    """A page of the moves of units one administers, those to come first by day, then the past; how many."""
    reach = scope(actor, Permission.UNIT_ADMINISTER)
    if reach.nothing:
        raise NotFound
    found = UnitMove.objects.filter(reach.q(unit_field="unit_id"))
    first = (max(1, number) - 1) * MOVES_A_PAGE
    rows = found.order_by("-day", "-pk")[first : first + MOVES_A_PAGE]
    return tuple(map(_row, rows)), found.count()


def moves_of(unit_id: int) -> tuple[MoveRow, ...]:
    """What is agreed on or being agreed on about a unit in hand, or by which it takes others in."""
    found = UnitMove.objects.filter(state__in=[State.PROPOSED, State.SCHEDULED, State.CARRYING])
    both = found.filter(unit_id=unit_id) | found.filter(target_id=unit_id)
    return tuple(map(_row, both.order_by("day", "pk")))


def move_page(actor: Actor, public_id: UUID) -> MovePage:
    """One move, for whoever administers all it concerns. Raises NotFound."""
    move = UnitMove.objects.filter(public_id=public_id).first()
    if move is None or not allowed(actor, Permission.UNIT_ADMINISTER, move.unit_id):
        raise NotFound
    require_over(actor, move)
    is_to_come = move.state not in {State.CARRYING, State.DONE}
    trial = try_out(move) if is_to_come else None
    is_own = move.made_by == actor.account
    return MovePage(
        row=_row(move),
        trial=trial,
        numbers=() if is_to_come else _numbers(move),
        choices=_choices(move, trial.lines) if trial and move.act == Act.MERGE else {},
        is_own=is_own,
        is_back=is_own and move.state == State.PROPOSED and is_back(actor, move),
        may_call_off=may_call_off(move),
        proposal=move.proposal,
        because=move.because,
    )


def draft_of(actor: Actor, proposal: UUID) -> UUID | None:
    """The move a proposal is about; None for other proposals, and out of reach."""
    move = UnitMove.objects.filter(proposal=proposal).first()
    if move is None:
        return None
    return move.public_id if allowed(actor, Permission.UNIT_ADMINISTER, move.unit_id) else None


def _row(move: UnitMove) -> MoveRow:
    known = structure().units
    return MoveRow(
        public_id=move.public_id,
        act=move.act,
        words=str(Act(move.act).label),
        unit=known[move.unit_id],
        target=known[move.target_id] if move.target_id is not None else None,
        day=move.day,
        decision=move.decision,
        state=move.state,
    )


def _numbers(move: UnitMove) -> tuple[tuple[str, int, int], ...]:
    found = (
        (each, move.foreseen.get(each.key, 0), move.carried.get(each.key, 0)) for each in nothing_counted()
    )
    return tuple((str(each.words), before, after) for each, before, after in found if before or after)


def _choices(move: UnitMove, lines: tuple[Line, ...]) -> dict[int, tuple[UnitRow, ...]]:
    target = structure().units.get(move.target_id or 0)
    beside = below(target, move) if target is not None else ()
    by_old = {line.old.id: line for line in lines}
    found = {}
    for line in lines[1:]:
        above = by_old.get(line.old.parent_id or 0)
        possible = heirs_among(above.heir if above else None, line.old, beside)
        if possible:
            found[line.old.id] = possible
    return found
