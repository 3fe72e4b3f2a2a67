"""One procedure as published here, held against the national list: which parts differ, and how.

The list tells much in words only. Where it does, nothing is compared: a difference that nobody can check is
noise. Left out as well: the number of the decision, since each province publishes by its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from motcua.catalogue.importers import NO_FIELD, FeeReading, ProcedureReading
from motcua.catalogue.rows import CHANNELS, ProcedureVersion
from motcua.kernel.fees import FeeRule
from motcua.kernel.text import nfc
from motcua.kernel.worktime import Limit

PARTS = (
    "name", "field", "level", "audience", "result", *(f"limit-{channel}" for channel in CHANNELS), "fees",
    "papers", "legal_basis",
)  # fmt: skip
"""What is compared, in the order it is told."""
FREE = 0


@dataclass(frozen=True, slots=True)
class Differing:
    """One part that differs; of lists only what the other side lacks. Limits and levels as codes."""

    part: str
    here: tuple[str, ...]
    there: tuple[str, ...]


def concerns_us(reading: ProcedureReading) -> bool:
    """Whether a province could have to publish it: those of ministries alone are none of ours."""
    return reading.level != "ministry"


def held_against(here: ProcedureVersion, there: ProcedureReading) -> tuple[Differing, ...]:
    """Every part that differs; the same for the same values, whoever asks."""
    found = (
        _one("name", here.name, there.name),
        _one("field", here.field_name, there.field_name.replace(NO_FIELD, "")),
        _one("level", here.level, there.level),
        _lists("audience", here.audience, there.audience),
        _one("result", here.result_name, there.result_name),
        *_limits(here, there),
        _fees(here, there),
        _lists("papers", (each.name for each in here.components), (each.name for each in there.papers)),
        _lists("legal_basis", (text.number for text in here.legal_basis), there.legal_numbers),
    )
    return tuple(each for each in found if each is not None)


def _one(part: str, here: str, there: str) -> Differing | None:
    """A single value; what the list does not say is not held against us."""
    if not there.strip() or _plain(here) == _plain(there):
        return None
    return Differing(part, (here,) if here else (), (there,))


def _lists(part: str, here: Iterable[str], there: Iterable[str]) -> Differing | None:
    ours, theirs = ({_plain(each): each for each in side} for side in (here, there))
    if not theirs or ours.keys() == theirs.keys():
        return None
    lacking = tuple(each for key, each in theirs.items() if key not in ours)
    return Differing(part, tuple(each for key, each in ours.items() if key not in theirs), lacking)


def _plain(text: str) -> str:
    """Without what nobody calls a difference: blanks, capitals, stops, «thủ tục» before a name."""
    return " ".join(nfc(text).split()).casefold().strip(" .;,:-+").removeprefix("thủ tục ")


def _limits(here: ProcedureVersion, there: ProcedureReading) -> Iterator[Differing]:
    """By channel, each with every limit it has by case; a channel told in words alone is left out."""
    if not there.channels:
        return
    for channel in CHANNELS:
        rows = [row.limit for row in there.channels if row.channel == channel]
        if any(row.limit is None for row in rows):
            continue
        sides = [here.limits, *(case.limits for case in here.cases)]
        ours = {limits[channel] for limits in sides if channel in limits}
        theirs = {row.limit for row in rows if row.limit is not None}
        if ours != theirs:
            yield Differing(f"limit-{channel}", _in_order(ours), _in_order(theirs))


def _in_order(limits: Iterable[Limit]) -> tuple[str, ...]:
    return tuple(map(str, sorted(limits, key=lambda each: (each.unit.value, each.amount))))


def _fees(here: ProcedureVersion, there: ProcedureReading) -> Differing | None:
    """The amounts anybody may owe, nought where nothing is owed; not where the list has other words."""
    readings = [(row.channel, fee) for row in there.channels for fee in row.fees if not fee.says_nothing]
    if not readings or not all(_is_certain(fee) for _channel, fee in readings):
        return None
    theirs = {amount for _channel, fee in readings for amount in fee.amounts or (FREE,)}
    offered = {channel for channel, _fee in readings} & set(here.limits)
    ours = {amount for channel in offered for amount in _owed(here.fee_rules, channel)}
    if not offered or ours == theirs:
        return None
    return Differing("fees", tuple(map(str, sorted(ours))), tuple(map(str, sorted(theirs))))


def _is_certain(fee: FeeReading) -> bool:
    return fee.is_free or (bool(fee.amounts) and fee.currency == "VND")


def _owed(rules: Iterable[FeeRule], channel: str) -> set[int]:
    on_it = [rule for rule in rules if not rule.channels or channel in rule.channels]
    amounts = {amount for rule in on_it for amount in ([tier.amount for tier in rule.tiers] or [rule.amount])}
    return amounts or {FREE}
