"""The trial run: what follows what, how much of everything, and what stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from motcua.agencies.models import UnitMove
from motcua.agencies.moving import organisation
from motcua.agencies.moving.parts import Concerned, Counted, parts
from motcua.agencies.moving.rules import Act, Line, Target, lines_of, wrong_with
from motcua.agencies.rows import UnitRow
from motcua.agencies.structure import in_force, structure

State = UnitMove.State
UNDER_WAY = (State.PROPOSED, State.SCHEDULED, State.CARRYING)


@dataclass(frozen=True, slots=True)
class Trial:
    """Found without writing anything, by the conditions by which it is carried out."""

    lines: tuple[Line, ...]
    counts: tuple[Counted, ...]
    in_the_way: tuple[str, ...]


def try_out(move: UnitMove) -> Trial:
    """A move as it would be carried out now, on its day."""
    lines = lines_for(move)
    concerned = Concerned(frozenset(line.old.id for line in lines), move.day, move.act != Act.CLOSE)
    counts = tuple(each for part in (organisation.PART, *parts()) for each in part.count(concerned))
    return Trial(lines, counts, tuple(_in_the_way(move, lines, counts)))


def nothing_counted() -> tuple[Counted, ...]:
    """All that is counted, for its words."""
    nothing = Concerned(frozenset(), date.max, has_heirs=True)
    return tuple(each for part in (organisation.PART, *parts()) for each in part.count(nothing))


def lines_for(move: UnitMove) -> tuple[Line, ...]:
    """What follows each unit, by the units of the day of effect as they are known now."""
    target = target_of(move)
    beside = below(target.unit, move) if target.unit is not None else ()
    return lines_of(target, below(structure().units[move.unit_id], move), beside, move.heirs)


def target_of(move: UnitMove) -> Target:
    unit = structure().units[move.target_id] if move.target_id is not None else None
    return Target(move.act, unit, move.name, move.short_name, move.identifier)


def below(top: UnitRow, move: UnitMove) -> tuple[UnitRow, ...]:
    """A unit and all below it that are there on the day, those above first."""
    rows = (row for row in structure().units.values() if top.id in row.lineage and row.holds_on(move.day))
    return tuple(sorted(rows, key=lambda row: (row.path.count("/"), row.path)))


def _in_the_way(move: UnitMove, lines: tuple[Line, ...], counts: tuple[Counted, ...]) -> Iterator[str]:
    target, units = target_of(move), frozenset(line.old.id for line in lines)
    if move.unit_id not in units:
        yield _("đơn vị không còn vào ngày này")
        return
    wrong = wrong_with(target, structure().units[move.unit_id], units)
    if wrong:
        yield WORDS[wrong]()
    if target.unit is not None and not target.unit.holds_on(move.day):
        yield _("{unit} không còn vào ngày này").format(unit=target.unit.name)
    yield from _taken(move, lines)
    yield from _elsewhere(move, units)
    if move.act == Act.CLOSE:
        for each in counts:
            if each.is_stuck and each.number:
                yield _("còn {number} {what} chưa có đơn vị nhận").format(
                    number=each.number, what=str(each.words).lower()
                )


def _taken(move: UnitMove, lines: tuple[Line, ...]) -> Iterator[str]:
    """Identifiers of new units that others bear on the day."""
    ending = {line.old.id for line in lines}
    wanted: set[str] = set()
    for line in lines:
        bearer = in_force(structure().by_identifier.get(line.identifier, ()), move.day)
        is_taken = bearer is not None and bearer.id not in ending
        if line.is_new and (is_taken or line.identifier in wanted):
            yield _("mã {identifier} đã có đơn vị khác dùng").format(identifier=line.identifier)
        wanted.add(line.identifier)


def _elsewhere(move: UnitMove, units: frozenset[int]) -> Iterator[str]:
    """Two decisions about one unit are carried out one after the other, never crosswise."""
    touched = units | {each for each in (move.target_id,) if each is not None}
    others = UnitMove.objects.filter(state__in=UNDER_WAY).exclude(pk=move.pk)
    # Two units may be merged into the same third.
    near = Q(unit_id__in=_above_and_below(touched)) | Q(target_id__in=units)
    for other in others.filter(near).order_by("day", "pk"):
        name = structure().units[other.unit_id].name
        yield _("đã có việc sắp xếp khác ngày {day} về {unit}").format(day=f"{other.day:%d/%m/%Y}", unit=name)


def _above_and_below(units: frozenset[int]) -> set[int]:
    known = structure().units
    above = {each for unit in units for each in known[unit].lineage}
    return above | {row.id for row in known.values() if units & set(row.lineage)}


WORDS = {
    "no_target": lambda: _("chưa chọn đơn vị nhận"),
    "within_itself": lambda: _("đơn vị nhận nằm trong chính đơn vị được sắp xếp"),
    "other_world": lambda: _("đơn vị tập huấn và đơn vị thật không nhận của nhau"),
    "other_kind": lambda: _("hai đơn vị khác loại nên không nhập vào nhau được"),
    "same_place": lambda: _("đơn vị đã ở dưới đơn vị cấp trên này"),
    "same_name": lambda: _("tên và mã vẫn như cũ"),
    "the_root": lambda: _("đơn vị cao nhất của tỉnh chỉ đổi tên được"),
}
