"""A fee rule: an amount that is fixed or counted by units, for some channels and cases, with its exemptions.

Amounts are whole đồng. Rates are set by province and live in data; nothing here knows one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from motcua.kernel.errors import KernelError

HIGHEST_AMOUNT = 1_000_000_000_000  # đồng; beyond it stands a typing error, not a fee


class FeeKind(StrEnum):
    """How the amount of a rule is found."""

    FIXED = "fixed"
    PER_UNIT = "per_unit"


class Collected(StrEnum):
    """When a fee falls due: with the filing, when the dossier is accepted, or when the result is there.

    The national interface's HinhThucThu: 1 at reception, 2 with a supplement, 4 on return of the result. What
    is asked for with a supplement is no rule of the version but the agency's act, with its own reason.
    """

    FILING = "filing"
    RECEPTION = "reception"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Tier:
    """From unit number `start` on, each unit costs `amount`."""

    start: int
    amount: int


@dataclass(frozen=True, slots=True)
class Exemption:
    """Who pays less: `percent` is taken off (100 waives the fee), by `article`."""

    code: str
    name: str
    percent: int
    article: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.percent <= 100:
            raise KernelError("fees.exemption.percent", exemption=self.code, percent=self.percent)


@dataclass(frozen=True, slots=True)
class FeeRule:
    """One fee. Empty `channels` or `cases` mean all of them.

    `maximum` caps what the units of one `times` cost: 2,000 a page, at most 200,000 a copy, times the copies.
    """

    code: str
    name: str
    kind: FeeKind
    amount: int = 0
    unit: str = ""
    unit_name: str = ""
    tiers: tuple[Tier, ...] = ()
    maximum: int | None = None
    times: str = ""
    channels: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    round_to: int = 1
    legal_basis: str = ""
    exemptions: tuple[Exemption, ...] = ()
    collected: Collected = Collected.RECEPTION

    def __post_init__(self) -> None:
        for amount in (self.amount, self.maximum or 0, *(tier.amount for tier in self.tiers)):
            if not 0 <= amount <= HIGHEST_AMOUNT:
                raise KernelError("fees.amount.range", rule=self.code, amount=amount)
        starts = [tier.start for tier in self.tiers]
        if self.tiers and (starts[0] != 1 or starts != sorted(set(starts))):
            raise KernelError("fees.tiers.order", rule=self.code)
        if self.kind is FeeKind.PER_UNIT and not self.unit:
            raise KernelError("fees.unit.missing", rule=self.code)
        if self.round_to < 1:
            raise KernelError("fees.round.range", rule=self.code)

    def applies(self, channel: str, case: str) -> bool:
        """True when the rule is meant for this channel and case."""
        return (not self.channels or channel in self.channels) and (not self.cases or case in self.cases)

    def to_data(self) -> dict[str, Any]:
        """Plain JSON, as in data/schema/procedure.json; what is empty is left out."""
        data: dict[str, Any] = {"code": self.code, "name": self.name, "kind": self.kind.value}
        data["amount"] = self.amount
        for key in ("unit", "unit_name", "times", "legal_basis"):
            data[key] = getattr(self, key)
        data["tiers"] = [{"from": tier.start, "amount": tier.amount} for tier in self.tiers]
        data["maximum"] = self.maximum
        data["channels"], data["cases"] = sorted(self.channels), sorted(self.cases)
        data["round_to"] = self.round_to
        data["exemptions"] = [
            {"code": each.code, "name": each.name, "percent": each.percent, "article": each.article}
            for each in self.exemptions
        ]
        if self.collected is not Collected.RECEPTION:
            data["collected"] = self.collected.value
        return {key: value for key, value in data.items() if value not in ("", [], None)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> FeeRule:
        """Read a rule; raises KernelError "fees.rule.malformed" or a nearer one."""
        try:
            return cls(
                code=data["code"],
                name=data["name"],
                kind=FeeKind(data["kind"]),
                amount=data.get("amount", 0),
                unit=data.get("unit", ""),
                unit_name=data.get("unit_name", ""),
                tiers=tuple(Tier(tier["from"], tier["amount"]) for tier in data.get("tiers", ())),
                maximum=data.get("maximum"),
                times=data.get("times", ""),
                channels=frozenset(data.get("channels", ())),
                cases=frozenset(data.get("cases", ())),
                round_to=data.get("round_to", 1),
                legal_basis=data.get("legal_basis", ""),
                exemptions=tuple(Exemption(**each) for each in data.get("exemptions", ())),
                collected=Collected(data.get("collected", Collected.RECEPTION)),
            )
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise KernelError("fees.rule.malformed", reason=str(error)) from error
