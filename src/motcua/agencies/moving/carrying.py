"""The day has come: units change in one transaction, what rooms hold on them follows in batches.

A run that was interrupted goes on where it stopped: the units are done or not, and each batch finds what is
left.
"""

from collections.abc import Iterable, Mapping

from django.db import transaction

from motcua.agencies.decisions import decision_named
from motcua.agencies.kept import changed, forget
from motcua.agencies.models import Succession, Unit, UnitMove
from motcua.agencies.moving import organisation
from motcua.agencies.moving.parts import Moving, parts
from motcua.agencies.moving.refusals import InTheWay
from motcua.agencies.moving.rules import Line
from motcua.agencies.moving.trying import State, try_out
from motcua.kernel.text import fold, sort_key
from motcua.platform import clock, jobs, ledger
from motcua.platform.access import Actor

CARRY = "agencies.carry_move"


def tend() -> None:
    """Wake what has become due, and what lost its job."""
    due = UnitMove.objects.filter(state__in=[State.SCHEDULED, State.CARRYING], day__lte=clock.today())
    for move in due.order_by("day", "pk"):
        jobs.defer(CARRY, move=move.pk)


def carry(move_id: int) -> None:
    """Carry out a move whose day has come; done again it does what is left.

    Raises InTheWay where something has come up that would be left without a unit: then nothing is done, and
    it is tried again.
    """
    forget()  # another move may have been carried out a moment ago by another process
    if not _begun(move_id):
        return
    for part in parts():
        while _carried_some(move_id, part.name):
            pass
    with transaction.atomic():
        move = UnitMove.objects.select_for_update().get(pk=move_id)
        if move.state == State.CARRYING:
            move.state, move.ended_at = State.DONE, clock.now()
            move.save(update_fields=["state", "ended_at"])
            told = {"move": str(move.public_id), "carried": move.carried}
            ledger.append(_who(move), [ledger.NewEntry(f"unit:{move.unit_id}", "agencies.unit.done", told)])


def _begun(move_id: int) -> bool:
    """The units change, with everything of this room; whether there is anything to go on with."""
    with transaction.atomic(durable=True):
        move = UnitMove.objects.select_for_update().filter(pk=move_id).first()
        if move is None or move.state not in {State.SCHEDULED, State.CARRYING} or move.day > clock.today():
            return False
        if move.state == State.CARRYING:
            return True
        trial = try_out(move)
        if trial.in_the_way:
            raise InTheWay(what="; ".join(trial.in_the_way))
        move.foreseen = {each.key: each.number for each in trial.counts}
        _change_units(move, trial.lines)
        move.state = State.CARRYING
        move.save()
    return True


def _change_units(move: UnitMove, lines: Iterable[Line]) -> None:
    decision = decision_named(move.decision, None, move.because)
    heirs, fresh = _follow_units(move, lines, decision.pk)
    moving = Moving(heirs, frozenset(fresh), {}, move.day, _who(move), move.decision)
    done = organisation.hand_over(moving, frozenset(line.old.id for line in lines), decision)
    organisation.serve_heirs(moving)
    move.units, move.posts = _as_text(heirs), _as_text(done.posts)
    move.new_units, move.carried = sorted(fresh), dict(done.counts)
    changed()
    for part in parts():
        _add(move, part.begin(_moving(move)))
    told: dict[str, object] = {"move": str(move.public_id), "act": move.act, "day": move.day.isoformat()}
    told |= {"units": move.units, "decision": decision.pk}
    entry = ledger.NewEntry(f"unit:{move.unit_id}", "agencies.unit.followed", told)
    ledger.append(_who(move), [entry, *done.entries])


def _follow_units(move: UnitMove, lines: Iterable[Line], decision: int) -> tuple[dict[int, int], list[int]]:
    """End the old units and begin those that follow them, above before below."""
    heirs: dict[int, int] = {}
    fresh: list[int] = []
    rows = Unit.objects.select_for_update().in_bulk([line.old.id for line in lines])
    Unit.objects.filter(pk__in=rows).update(valid_to=move.day)
    for line in lines:
        if line.heir is not None:
            heirs[line.old.id] = line.heir.id
        elif line.is_new:
            above = line.above if line.above is not None else heirs.get(line.old.parent_id or 0)
            made = _new_unit(rows[line.old.id], line, above, move, decision)
            heirs[line.old.id] = made.pk
            fresh.append(made.pk)
        if line.old.id in heirs:
            _remember(rows[line.old.id], heirs[line.old.id], move)
    return heirs, fresh


def _new_unit(old: Unit, line: Line, above: int | None, move: UnitMove, decision: int) -> Unit:
    parent = Unit.objects.get(pk=above) if above is not None else None
    made = Unit.objects.create(
        identifier=line.identifier,
        administrative_code=old.administrative_code,
        name=line.name,
        short_name=line.short_name,
        name_folded=fold(line.name),
        name_sort=sort_key(line.name),
        kind=old.kind,
        level=old.level,
        commune_type=old.commune_type,
        parent=parent,
        fields=old.fields,
        calendar_code=old.calendar_code,
        address=old.address,
        phone=old.phone,
        decision_id=decision,
        is_training=old.is_training,
        valid_from=move.day,
    )
    made.path = f"{parent.path if parent is not None else '/'}{made.pk}/"
    made.save(update_fields=["path"])
    return made


def _remember(old: Unit, heir: int, move: UnitMove) -> None:
    """The heir is found by the old name, and has the old unit's past."""
    known = Succession.objects.filter(successor_id=heir, name=old.name)
    name = f"{old.name} ({old.identifier})"[:200] if known.exists() else old.name
    Succession.objects.create(
        successor_id=heir,
        predecessor=old,
        name=name,
        name_folded=fold(name),
        administrative_code=old.administrative_code,
        is_whole=True,
        on=move.day,
    )


def _carried_some(move_id: int, name: str) -> bool:
    part = next(each for each in parts() if each.name == name)
    with transaction.atomic(durable=True):
        move = UnitMove.objects.select_for_update().get(pk=move_id)
        counts = part.carry_some(_moving(move)) if move.state == State.CARRYING else {}
        _add(move, counts)
        move.save(update_fields=["carried"])
    return bool(counts)


def _add(move: UnitMove, counts: Mapping[str, int]) -> None:
    for key, number in counts.items():
        move.carried[key] = move.carried.get(key, 0) + number


def _moving(move: UnitMove) -> Moving:
    return Moving(
        heirs={int(old): heir for old, heir in move.units.items()},
        fresh=frozenset(move.new_units),
        posts={int(old): new for old, new in move.posts.items()},
        day=move.day,
        actor=_who(move),
        decision=move.decision,
    )


def _as_text(numbers: Mapping[int, int]) -> dict[str, int]:
    return {str(key): value for key, value in numbers.items()}


def _who(move: UnitMove) -> Actor:
    """Who approved, for the record: the right was asked when they did."""
    return Actor(
        account=move.account_id,
        kind="staff",
        post=move.post_id,
        unit=move.unit_of_actor,
        on_behalf=move.behalf_id,
        channel=move.channel,
    )
