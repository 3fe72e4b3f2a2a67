"""Which unit follows which: pure rules over units as values.

A unit under one name, identifier and place is one row; whatever of these changes makes another that follows
it (domain §5.1: identifiers keep their history). Everything below a unit goes the same way.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from motcua.agencies.models import UnitMove
from motcua.agencies.rows import UnitRow

Act = UnitMove.Act

NEW = True
OWN = 0
"""Chosen for a unit below one that is merged: it stays a unit of its own, below the heir."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an act says of the unit it is about; `unit` takes it in, or is above it from then on."""

    act: str
    unit: UnitRow | None = None
    name: str = ""
    short_name: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One unit and what follows it: a unit that is there (`heir`), a new one (`name` …), or nothing.

    `above` is the unit above the new one, where that is not itself new; else it follows the old unit above.
    """

    old: UnitRow
    heir: UnitRow | None = None
    is_new: bool = False
    name: str = ""
    short_name: str = ""
    identifier: str = ""
    above: int | None = None


def lines_of(
    target: Target, concerned: Iterable[UnitRow], beside: Collection[UnitRow], chosen: Mapping[str, int]
) -> tuple[Line, ...]:
    """What follows each unit `concerned` (the one acted on first, those below after those above them).

    `beside` are the units below the one that takes it in, from which heirs are chosen.
    """
    found: dict[int, Line] = {}
    for old in concerned:
        above = found.get(old.parent_id or 0)
        if target.act == Act.CLOSE:
            found[old.id] = Line(old)
        elif above is None:
            found[old.id] = _first(target, old)
        elif target.act == Act.MERGE:
            found[old.id] = _below_merged(above, old, beside, chosen)
        else:
            found[old.id] = _below_kept(target, next(iter(found.values())), old)
    return tuple(found.values())


def heirs_among(above: UnitRow | None, old: UnitRow, beside: Iterable[UnitRow]) -> tuple[UnitRow, ...]:
    """The units that could take in one below a merged unit: of its kind, below the heir of the unit above."""
    if above is None:
        return ()
    return tuple(row for row in beside if row.parent_id == above.id and row.kind == old.kind)


def wrong_with(target: Target, old: UnitRow, concerned: Collection[int]) -> str:
    """Why the act makes no sense for this unit: the key of a sentence, or nothing."""
    if old.parent_id is None and target.act != Act.RENAME:
        return "the_root"
    if target.act == Act.RENAME:
        said = (target.name or old.name, target.identifier or old.identifier)
        return "same_name" if said == (old.name, old.identifier) else ""
    if target.act == Act.CLOSE:
        return ""
    return _wrong_with_target(target, old, concerned)


def _wrong_with_target(target: Target, old: UnitRow, concerned: Collection[int]) -> str:
    unit = target.unit
    if unit is None:
        return "no_target"
    checks = {
        "within_itself": unit.id in concerned,
        "other_world": unit.is_training != old.is_training,
        "other_kind": target.act == Act.MERGE and unit.kind != old.kind,
        "same_place": target.act == Act.MOVE and unit.id == old.parent_id,
    }
    return next((key for key, is_so in checks.items() if is_so), "")


def over_all(units: Iterable[UnitRow]) -> int:
    """The nearest unit above all of these, or one of them: whoever decides must reach it."""
    lineages = [row.lineage for row in units]
    return next(each for each in lineages[0] if all(each in other for other in lineages))


def day_passed(day: date, today: date) -> bool:
    """Units do not move back in time, nor in the middle of a day people work on."""
    return day <= today


def suffix_below(old: UnitRow, above: UnitRow) -> str:
    """What an identifier adds to that of the unit above: "KT" in H18.11.002.KT."""
    head = f"{above.identifier}."
    return old.identifier.removeprefix(head) if old.identifier.startswith(head) else ""


def _first(target: Target, old: UnitRow) -> Line:
    if target.act == Act.MERGE:
        return Line(old, heir=target.unit)
    above = target.unit.id if target.act == Act.MOVE and target.unit is not None else old.parent_id
    name = target.name or old.name
    short = target.short_name or (target.name[:100] if target.name else old.short_name)
    return Line(old, None, NEW, name, short, target.identifier or old.identifier, above)


def _below_kept(target: Target, first: Line, old: UnitRow) -> Line:
    """It keeps its name but for the words of the unit above in it, and its identifier but for its head."""
    head, words = first.old.identifier, (first.old.short_name, first.short_name)
    identifier = old.identifier
    if target.identifier and identifier.startswith(f"{head}."):
        identifier = first.identifier + identifier.removeprefix(head)
    return Line(old, None, NEW, _said_anew(old.name, *words), _said_anew(old.short_name, *words), identifier)


def _below_merged(above: Line, old: UnitRow, beside: Collection[UnitRow], chosen: Mapping[str, int]) -> Line:
    possible = heirs_among(above.heir, old, beside)
    wanted = chosen.get(str(old.id))
    heir = next((row for row in possible if row.id == wanted), None)
    if heir is None and wanted != OWN:
        heir = _alike(above, old, possible)
    if heir is not None:
        return Line(old, heir=heir)
    taken_in_by = above.heir.id if above.heir is not None else None
    return Line(old, None, NEW, old.name, old.short_name, old.identifier, taken_in_by)


def _alike(above: Line, old: UnitRow, possible: Collection[UnitRow]) -> UnitRow | None:
    """The one with the same last part of the identifier, else the only one for the same fields of work."""
    suffix = suffix_below(old, above.old)
    for row in possible:
        if suffix and above.heir is not None and suffix_below(row, above.heir) == suffix:
            return row
    same = [row for row in possible if old.fields and set(row.fields) == set(old.fields)]
    return same[0] if len(same) == 1 else None


def _said_anew(words: str, before: str, after: str) -> str:
    """A name with another unit's in it; inside a name the word for ward or commune is written small."""
    small, small_after = before[:1].lower() + before[1:], after[:1].lower() + after[1:]
    return words.replace(before, after).replace(small, small_after)
