"""What one dossier owes under the rules of its procedure: whole đồng, and the reason of each figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.fees.rules import Exemption, FeeKind, FeeRule
from motcua.kernel.messages import Message

HIGHEST_QUANTITY = 1_000_000


@dataclass(frozen=True, slots=True)
class FeeFacts:
    """What the charge depends on: channel, case, counted units, and the exemptions the person may claim."""

    channel: str = "counter"
    case: str = ""
    quantities: Mapping[str, int] = field(default_factory=dict)
    claims: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ChargeItem:
    """What one rule contributes; `full` is the amount before the exemption named in `exemption`."""

    code: str
    name: str
    full: int
    amount: int
    exemption: str = ""

    def to_data(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "code": self.code,
            "name": self.name,
            "full": self.full,
            "amount": self.amount,
            "exemption": self.exemption,
        }


@dataclass(frozen=True, slots=True)
class Charge:
    """The sum and its reasons. `missing` names units nobody has counted: until then the sum is a floor."""

    amount: int
    items: tuple[ChargeItem, ...]
    lines: tuple[Message, ...]
    missing: tuple[str, ...] = ()

    @property
    def exemption(self) -> str:
        """Codes of the exemptions that were applied, joined by commas ('' for none)."""
        return ",".join(dict.fromkeys(item.exemption for item in self.items if item.exemption))

    def to_data(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "amount": self.amount,
            "items": [item.to_data() for item in self.items],
            "lines": [line.to_data() for line in self.lines],
            "missing": list(self.missing),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Charge:
        """The charge as it was stored."""
        return cls(
            amount=data["amount"],
            items=tuple(ChargeItem(**item) for item in data["items"]),
            lines=tuple(Message.from_data(line) for line in data["lines"]),
            missing=tuple(data.get("missing", ())),
        )


def evaluate(rules: Iterable[FeeRule], facts: FeeFacts) -> Charge:
    """Add up the rules that apply; of several exemptions of one rule the most favourable counts."""
    for unit, quantity in facts.quantities.items():
        if (
            isinstance(quantity, bool)
            or not isinstance(quantity, int)
            or not 0 <= quantity <= HIGHEST_QUANTITY
        ):
            raise KernelError("fees.quantity.range", unit=unit, highest=HIGHEST_QUANTITY)
    items: list[ChargeItem] = []
    lines: list[Message] = []
    missing: dict[str, None] = {}
    for rule in rules:
        if not rule.applies(facts.channel, facts.case):
            continue
        uncounted = [unit for unit in (rule.unit, rule.times) if unit and unit not in facts.quantities]
        if uncounted:
            missing.update(dict.fromkeys(uncounted))
            lines.append(Message("fees.line.uncounted", {"name": rule.name, "units": ", ".join(uncounted)}))
            continue
        item, reasons = _item(rule, facts)
        items.append(item)
        lines.extend(reasons)
    total = sum(item.amount for item in items)
    if not items and not missing:
        lines.append(Message("fees.line.free"))
    elif len(items) > 1:
        lines.append(Message("fees.line.total", {"amount": total}))
    return Charge(total, tuple(items), tuple(lines), tuple(missing))


def counted_in(answers: Mapping[str, Any], rules: Iterable[FeeRule]) -> dict[str, int]:
    """Units the form itself counts: whole numbers answered under a rule's unit or its times."""
    units = {unit for rule in rules for unit in (rule.unit, rule.times) if unit}
    return {key: value for key, value in answers.items() if key in units and type(value) is int}


def _item(rule: FeeRule, facts: FeeFacts) -> tuple[ChargeItem, list[Message]]:
    """The contribution of one rule and the lines that explain it."""
    full, lines = _full(rule, facts.quantities)
    exemption = _best(rule, facts.claims)
    if exemption is None:
        return ChargeItem(rule.code, rule.name, full, full), lines
    amount = _rounded(full * (100 - exemption.percent), 100 * rule.round_to) * rule.round_to
    key = "fees.line.exempt" if exemption.percent == 100 else "fees.line.reduced"
    values = {
        "name": rule.name,
        "exemption": exemption.name,
        "percent": exemption.percent,
        "article": exemption.article,
        "amount": amount,
    }
    return ChargeItem(rule.code, rule.name, full, amount, exemption.code), [*lines, Message(key, values)]


def _full(rule: FeeRule, quantities: Mapping[str, int]) -> tuple[int, list[Message]]:
    """The amount before exemptions."""
    if rule.kind is FeeKind.FIXED:
        each, lines = rule.amount, [Message("fees.line.fixed", {"name": rule.name, "amount": rule.amount})]
    else:
        units = quantities[rule.unit]
        each = _tiered(rule, units)
        values = {"name": rule.name, "units": units, "unit": rule.unit_name or rule.unit, "amount": each}
        lines = [Message("fees.line.per_unit", values)]
        if rule.maximum is not None and each > rule.maximum:
            each = rule.maximum
            lines.append(Message("fees.line.capped", {"name": rule.name, "amount": each}))
    if rule.times:
        times = quantities[rule.times]
        total = each * times
        lines.append(Message("fees.line.times", {"name": rule.name, "times": times, "amount": total}))
        each = total
    return _rounded(each, rule.round_to) * rule.round_to, lines


def _tiered(rule: FeeRule, units: int) -> int:
    """Units priced tier by tier; without tiers each unit costs `amount`."""
    if not rule.tiers:
        return rule.amount * units
    ends = [tier.start - 1 for tier in rule.tiers[1:]] + [units]
    pairs = zip(rule.tiers, ends, strict=True)
    return sum(max(0, min(end, units) - tier.start + 1) * tier.amount for tier, end in pairs)


def _best(rule: FeeRule, claims: frozenset[str]) -> Exemption | None:
    """The most favourable exemption the person is entitled to."""
    held = [each for each in rule.exemptions if each.code in claims]
    return max(held, key=lambda each: each.percent, default=None)


def _rounded(numerator: int, denominator: int) -> int:
    """Division rounded half up, in whole numbers only."""
    return (2 * numerator + denominator) // (2 * denominator)
