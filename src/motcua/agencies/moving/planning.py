"""A move as it is drafted, sent to a second person, agreed on, and called off."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies.access import reason
from motcua.agencies.models import UnitMove
from motcua.agencies.moving.refusals import (
    DayHasCome,
    DayTooEarly,
    InTheWay,
    MoveClosed,
    MoveSenseless,
    TargetUnknown,
)
from motcua.agencies.moving.rules import OWN, Act, Target, day_passed, over_all, wrong_with
from motcua.agencies.moving.trying import WORDS, State, Trial, below, lines_for, try_out
from motcua.agencies.permissions import Permission
from motcua.agencies.queries import search_units, unit_by_identifier, unit_by_public_id
from motcua.agencies.refusals import DecisionMissing
from motcua.agencies.rows import UnitRow
from motcua.agencies.structure import structure
from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean, fold
from motcua.platform import clock, ledger, proposals
from motcua.platform.access import Actor, allowed, require
from motcua.platform.errors import NotFound

KIND = "agencies.unit"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to become of a unit. `target` is the code or the very name of the unit that takes it in (merge)
    or is above it from then on (move)."""

    act: str
    day: date
    decision: str
    target: str = ""
    name: str = ""
    short_name: str = ""
    identifier: str = ""


def draft_move(actor: Actor, unit: UUID, wanted: Wanted) -> UUID:
    """Draft a move; nothing happens yet. Gives its id.

    Raises NotFound, DayTooEarly, DecisionMissing, TargetUnknown, MoveSenseless.
    """
    place = unit_by_public_id(unit)
    require(actor, Permission.UNIT_ADMINISTER, place.id)
    if actor.account is None:
        raise NotFound
    if day_passed(wanted.day, clock.today()):
        raise DayTooEarly(field="day")
    target = _target(actor, wanted)
    move = UnitMove(
        act=Act(wanted.act),
        unit_id=place.id,
        target_id=target.id if target is not None else None,
        name=_told(wanted.name, "name"),
        short_name=_told(wanted.short_name, "short_name")[:100],
        identifier=_told(wanted.identifier, "identifier").upper()[:35],
        decision=_told(wanted.decision, "decision")[:80],
        day=wanted.day,
        made_by=actor.account,
        touched_at=clock.now(),
    )
    if not move.decision:
        raise DecisionMissing(field="decision")
    require_over(actor, move)
    said = Target(move.act, target, move.name, move.short_name, move.identifier)
    wrong = wrong_with(said, place, {row.id for row in below(place, move)})
    if wrong:
        field = "name" if move.act == Act.RENAME else "target"
        raise MoveSenseless(field=field, why=WORDS[wrong]())
    move.save()
    return move.public_id


def choose_heir(actor: Actor, public_id: UUID, unit: int, heir: int) -> None:
    """Which unit takes in one below the merged unit; OWN keeps it. Raises NotFound, MoveClosed."""
    with transaction.atomic():
        move = _own_draft(actor, public_id)
        possible = {row.id for row in below(structure().units[move.target_id or 0], move)} | {OWN}
        if move.act != Act.MERGE or heir not in possible or unit == move.unit_id:
            raise NotFound
        move.heirs = {**move.heirs, str(unit): heir}
        _touch(move)


def drop_draft(actor: Actor, public_id: UUID) -> None:
    """Throw a draft away. Raises NotFound, MoveClosed."""
    with transaction.atomic():
        _own_draft(actor, public_id).delete()


def ask_for_move(actor: Actor, public_id: UUID, *, because: str) -> UUID | None:
    """Propose it to a second person; where the province lets one do it, it waits for its day and gives None.

    Raises NotFound, MoveClosed, DayTooEarly, InTheWay, ReasonMissing, ProposedAlready.
    """
    with transaction.atomic():
        move = _own_draft(actor, public_id)
        unit = require_over(actor, move)
        told = reason(actor, because).get("because", "")
        if day_passed(move.day, clock.today()):
            raise DayTooEarly(field="day")
        trial = try_out(move)
        if trial.in_the_way:
            raise InTheWay(what="; ".join(trial.in_the_way))
        if not proposals.is_needed(KIND):
            _schedule(actor, move, told)
            return None
        change = proposals.Change(
            kind=KIND,
            subject=f"unit:{move.unit_id}",
            unit=unit,
            content={"move": move.pk, "edition": move.edition},
            about=f"{Act(move.act).label} · {structure().units[move.unit_id].name}",
            facts=tuple(_facts(move, trial)),
        )
        move.proposal = proposals.propose(actor, change, because=because)
        move.state = State.PROPOSED
        move.save(update_fields=["state", "proposal"])
    return move.proposal


def call_off(actor: Actor, public_id: UUID, *, because: str) -> None:
    """Before its day, or where nothing could be done on it: nothing is left of it but what the log says.

    Raises NotFound, MoveClosed, DayHasCome, ReasonMissing.
    """
    with transaction.atomic():
        move = _locked(actor, public_id)
        if move.state != State.SCHEDULED:
            raise MoveClosed
        if not may_call_off(move):
            raise DayHasCome
        told = {"move": str(move.public_id), "act": move.act, "day": move.day.isoformat()}
        notes = reason(actor, because)
        subject = f"unit:{move.unit_id}"
        ledger.append(actor, [ledger.NewEntry(subject, "agencies.unit.called_off", told, notes=notes)])
        move.delete()


def may_call_off(move: UnitMove) -> bool:
    """Nothing has been carried out, and nothing will be tonight."""
    is_to_come = not day_passed(move.day, clock.today())
    return move.state == State.SCHEDULED and (is_to_come or bool(try_out(move).in_the_way))


def may_move(actor: Actor, unit: UnitRow) -> bool:
    """Whether somebody may propose what becomes of a unit: they administer what it is below."""
    return allowed(actor, Permission.UNIT_ADMINISTER, unit.parent_id or unit.id)


def require_over(actor: Actor, move: UnitMove) -> int:
    """The right over all that is concerned: the unit, what it is below, and its target. Raises NotFound."""
    unit = over_all(_places(move))
    require(actor, Permission.UNIT_ADMINISTER, unit)
    return unit


def _places(move: UnitMove) -> list[UnitRow]:
    known = structure().units
    ids = [move.unit_id, move.target_id, known[move.unit_id].parent_id]
    return [known[each] for each in ids if each is not None]


def _target(actor: Actor, wanted: Wanted) -> UnitRow | None:
    """By code, or by a name that only one unit within reach has. Raises TargetUnknown."""
    if wanted.act not in {Act.MOVE, Act.MERGE}:
        return None
    words = wanted.target.strip()
    by_code = unit_by_identifier(words.upper(), clock.today()) if words else None
    found = [by_code] if by_code else list(search_units(words, limit=len(structure().units)))
    mine = [row for row in found if allowed(actor, Permission.UNIT_ADMINISTER, row.id)]
    exact = [row for row in mine if row.name_folded == fold(words)]
    chosen = exact or mine
    if len(chosen) != 1:
        raise TargetUnknown(field="target", words=words[:100])
    return chosen[0]


def _own_draft(actor: Actor, public_id: UUID) -> UnitMove:
    move = _locked(actor, public_id)
    if move.made_by != actor.account:
        raise NotFound
    came_back = move.state == State.PROPOSED and is_back(actor, move)
    if move.state != State.DRAFT and not came_back:
        raise MoveClosed
    return move


def is_back(actor: Actor, move: UnitMove) -> bool:
    """Whether the second person is done with it and has not approved."""
    if move.proposal is None:
        return False
    return proposals.one(actor, move.proposal).state not in {"waiting", "applied"}


def _locked(actor: Actor, public_id: UUID) -> UnitMove:
    move = UnitMove.objects.select_for_update().filter(public_id=public_id).first()
    if move is None:
        raise NotFound
    require_over(actor, move)
    return move


def _touch(move: UnitMove) -> None:
    move.state, move.touched_at, move.edition = State.DRAFT, clock.now(), move.edition + 1
    move.save(update_fields=["heirs", "state", "touched_at", "edition"])


def _schedule(actor: Actor, move: UnitMove, because: str, told: Mapping[str, object] | None = None) -> None:
    if day_passed(move.day, clock.today()):
        raise DayTooEarly
    move.state, move.because, move.touched_at = State.SCHEDULED, because, clock.now()
    move.account_id, move.post_id, move.behalf_id = actor.account, actor.post, actor.on_behalf
    move.unit_of_actor, move.channel = actor.unit, actor.channel
    move.save()
    payload = {"move": str(move.public_id), "act": move.act, "day": move.day.isoformat(), **(told or {})}
    entry = ledger.NewEntry(
        f"unit:{move.unit_id}", "agencies.unit.scheduled", payload, notes={"because": because}
    )
    ledger.append(actor, [entry])


def _facts(move: UnitMove, trial: Trial) -> Iterator[proposals.Fact]:
    known = structure().units
    first = trial.lines[0]
    if first.heir is not None:
        yield proposals.Fact(_("Nhập vào"), first.old.name, first.heir.name)
    elif first.is_new:
        yield proposals.Fact(_("Tên"), first.old.name, first.name)
        yield proposals.Fact(_("Mã định danh"), first.old.identifier, first.identifier)
        above = (first.old.parent_id, first.above)
        before, after = (known[each].name if each is not None else "–" for each in above)
        yield proposals.Fact(_("Đơn vị cấp trên"), before, after)
    else:
        yield proposals.Fact(_("Hoạt động"), first.old.name, _("kết thúc"))
    yield proposals.Fact(_("Có hiệu lực từ ngày"), "–", f"{move.day:%d/%m/%Y}")
    yield proposals.Fact(_("Quyết định"), "–", move.decision)
    for each in trial.counts:
        if each.number:
            yield proposals.Fact(str(each.words), "–", str(each.number))


def _mark(content: Mapping[str, Any]) -> str:
    """The draft as sent, and what follows what: were a unit of it to change, people saw another trial."""
    move = UnitMove.objects.select_for_update().get(pk=content["move"])
    lines = lines_for(move)
    state = [
        [
            line.old.id,
            line.old.name,
            line.heir.id if line.heir else None,
            line.name,
            line.identifier,
            line.above,
        ]
        for line in lines
    ]
    return hashlib.sha256(json.dumps([move.edition, state]).encode()).hexdigest()


def _apply(actor: Actor, approved: proposals.Approved) -> None:
    move = UnitMove.objects.select_for_update().get(pk=approved.content["move"])
    require_over(actor, move)
    _schedule(actor, move, approved.because, approved.told())


def _told(words: str, field: str) -> str:
    try:
        return clean(words)[:200]
    except KernelError:
        raise MoveSenseless(field=field, why=_("có ký tự không dùng được")) from None


proposals.register(
    proposals.Kind(
        name=KIND,
        words=gettext_lazy("Sắp xếp đơn vị"),
        permission=Permission.UNIT_ADMINISTER,
        mark=_mark,
        apply=_apply,
    )
)
