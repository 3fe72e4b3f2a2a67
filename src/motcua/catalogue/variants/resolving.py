"""A version as one agency applies it: the one function that lays local facts over inherited ones.

Sources of law: an agency may be faster than the law asks and charge less, never the other way round: rates
are set by the provincial council, and NĐ 118/2025 chapter III binds the hours of steps to the limit (both
unverified). What does not fit the version any more is left out and told: there the province's own holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from motcua.catalogue.content import HOURS_OF_A_DAY
from motcua.catalogue.rows import Case, ProcedureVersion
from motcua.kernel.fees import FeeRule
from motcua.kernel.process import Spec, longest_way
from motcua.kernel.worktime import Limit, LimitUnit

Hours = int | float


@dataclass(frozen=True, slots=True)
class Overrides:
    """Only what differs: limits by channel, amounts by fee, hours by step; counter and reception in words."""

    limits: Mapping[str, str] = field(default_factory=dict)
    fees: Mapping[str, int] = field(default_factory=dict)
    hours: Mapping[str, Hours] = field(default_factory=dict)
    counter: str = ""
    reception: str = ""

    @property
    def says_nothing(self) -> bool:
        return self == Overrides()

    def to_data(self) -> dict[str, Any]:
        """Plain JSON; what is inherited is left out."""
        pairs = ((name, getattr(self, name)) for name in ("limits", "fees", "hours", "counter", "reception"))
        return {name: dict(value) if isinstance(value, Mapping) else value for name, value in pairs if value}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Overrides":
        """As it was stored."""
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Conflict:
    """An override that does not fit. `kind`: limit, fee, hours; `why`: gone, over, unlike."""

    kind: str
    part: str
    why: str
    wanted: str
    most: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The version as it is applied there, and what could not be laid over it."""

    version: ProcedureVersion
    conflicts: tuple[Conflict, ...]


def resolve(version: ProcedureVersion, local: Overrides) -> Resolved:
    """Inherited but for what is overridden and fits; the same for the same values, whoever asks."""
    conflicts = (*_limit_faults(version, local), *_fee_faults(version, local), *_hour_faults(version, local))
    bad = {(each.kind, each.part) for each in conflicts}
    limits = {key: Limit.parse(text) for key, text in local.limits.items() if ("limit", key) not in bad}
    fees = {key: amount for key, amount in local.fees.items() if ("fee", key) not in bad}
    hours = {key: amount for key, amount in local.hours.items() if ("hours", key) not in bad}
    if ("hours", "") in bad:
        hours = {}
    found = replace(
        version,
        limits={**version.limits, **limits},
        cases=tuple(_case(case, limits) for case in version.cases),
        fee_rules=tuple(with_amount(rule, fees.get(rule.code)) for rule in version.fee_rules),
        spec=with_hours(version.spec, hours) if version.spec is not None else None,
    )
    return Resolved(found, conflicts)


def highest(rule: FeeRule) -> int:
    """The law's cap on a local fee: the amount the province has set for all."""
    return rule.amount


def is_shorter(local: Limit, law: Limit) -> bool:
    """Whether a local promise is at least as good as the law's; working days and hours are compared."""
    local_hours, law_hours = _working_hours(local), _working_hours(law)
    if local_hours is not None and law_hours is not None:
        return local_hours <= law_hours
    if local.unit is law.unit:
        return local.amount <= law.amount
    return local.unit is LimitUnit.SAME_DAY


def with_amount(rule: FeeRule, amount: int | None) -> FeeRule:
    """The rule at a local amount; reductions and exemptions stay."""
    return rule if amount is None else replace(rule, amount=amount)


def with_hours(spec: Spec, hours: Mapping[str, Hours]) -> Spec:
    """The process with the hours of some steps changed; its route is never local."""
    if not hours:
        return spec
    steps = tuple(replace(step, hours=hours.get(step.key, step.hours)) for step in spec.steps)
    return replace(spec, steps=steps)


def _case(case: Case, limits: Mapping[str, Limit]) -> Case:
    """A case keeps a limit of its own where the local one is longer than it."""
    own = {
        channel: limits[channel] if channel in limits and is_shorter(limits[channel], limit) else limit
        for channel, limit in case.limits.items()
    }
    return replace(case, limits=own)


def _limit_faults(version: ProcedureVersion, local: Overrides) -> Iterator[Conflict]:
    for channel, text in local.limits.items():
        law = version.limits.get(channel)
        if law is None:
            yield Conflict("limit", channel, "gone", text)
        elif not is_shorter(Limit.parse(text), law):
            yield Conflict("limit", channel, "over", text, str(law))


def _fee_faults(version: ProcedureVersion, local: Overrides) -> Iterator[Conflict]:
    rules = {rule.code: rule for rule in version.fee_rules}
    for code, amount in local.fees.items():
        rule = rules.get(code)
        if rule is None:
            yield Conflict("fee", code, "gone", str(amount))
        elif rule.tiers:
            yield Conflict("fee", code, "unlike", str(amount))
        elif amount > highest(rule):
            yield Conflict("fee", code, "over", str(amount), str(highest(rule)))


def _hour_faults(version: ProcedureVersion, local: Overrides) -> Iterator[Conflict]:
    """Steps that are gone; and the hours as a whole where they are more than the shortest limit."""
    spec = version.spec
    if spec is None or not local.hours:
        return
    known = {step.key for step in spec.steps}
    for key, amount in local.hours.items():
        if key not in known:
            yield Conflict("hours", key, "gone", f"{amount:g}")
    limit = _shortest(version, local)
    length = longest_way(with_hours(spec, {key: local.hours[key] for key in known & set(local.hours)}))[0]
    if limit is not None and length > limit:
        yield Conflict("hours", "", "over", f"{length:g}", f"{limit:g}")


def _shortest(version: ProcedureVersion, local: Overrides) -> float | None:
    limits = [*version.limits.values(), *(limit for case in version.cases for limit in case.limits.values())]
    limits += [Limit.parse(text) for text in local.limits.values()]
    return min((hours for limit in limits if (hours := _working_hours(limit)) is not None), default=None)


def _working_hours(limit: Limit) -> float | None:
    if limit.unit is LimitUnit.WORKING_DAYS:
        return float(limit.amount * HOURS_OF_A_DAY)
    return float(limit.amount) if limit.unit is LimitUnit.WORKING_HOURS else None
