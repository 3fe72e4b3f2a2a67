"""What follows from what somebody said of their case: papers, fee, limit, and what bars the way."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.catalogue.guiding.asking import untold
from motcua.catalogue.guiding.told import Told
from motcua.catalogue.rows import Component, ProcedureVersion
from motcua.kernel.fees import Charge, FeeFacts, evaluate
from motcua.kernel.forms import Bar, settled
from motcua.kernel.worktime import Limit


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of this case; `is_sure` False: it hangs on something not said, or that only its words tell."""

    component: Component
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known so far.

    `charges` and `limits` hold one each where the answers settle them, else every one that is possible, the
    smallest first; `left_out` are papers of other cases.
    """

    papers: tuple[Paper, ...]
    left_out: tuple[Component, ...]
    bars: tuple[Bar, ...]
    charges: tuple[Charge, ...]
    limits: tuple[Limit, ...]

    @property
    def is_barred(self) -> bool:
        return bool(self.bars)


def outcome(version: ProcedureVersion, told: Told) -> Outcome:
    """Everything that can be said from the answers so far, and nothing beyond them."""
    judged = [(component, _needs(version, told, component)) for component in version.components]
    return Outcome(
        papers=tuple(
            Paper(component, is_sure=bool(needs)) for component, needs in judged if needs is not False
        ),
        left_out=tuple(component for component, needs in judged if needs is False),
        bars=_bars(version, told),
        charges=_charges(version, told),
        limits=_limits(version, told),
    )


def _needs(version: ProcedureVersion, told: Told, component: Component) -> bool | None:
    """Whether the paper belongs to this case; None: perhaps."""
    cases = [version.case(told.case)] if told.case else list(version.cases_to_choose)
    within = {component.code in case.components for case in cases if case is not None} or {True}
    if within == {False}:
        return False
    met: bool | None = component.required
    if component.when is not None and version.form is not None:
        met = settled(component.when, told.form, untold(version.form.questions, told.form))
    elif not component.required:
        met = None
    return met if within == {True} else (None if met is not False else False)


def _bars(version: ProcedureVersion, told: Told) -> tuple[Bar, ...]:
    if version.eligibility is None:
        return ()
    unknown = untold(version.eligibility.form.questions, told.bars)
    cases = {told.case} if told.case else {case.code for case in version.cases_to_choose}
    return tuple(
        bar
        for bar in version.eligibility.bars
        if (not bar.cases or (cases and cases <= set(bar.cases))) and settled(bar.when, told.bars, unknown)
    )


def _ways(version: ProcedureVersion, told: Told) -> Iterable[tuple[str, str]]:
    """Each case and channel that may be meant."""
    cases = [told.case] if told.case else [case.code for case in version.cases_to_choose] or [""]
    for case in cases:
        for way in [told.channel] if told.channel else version.limits:
            if version.limit(way, case) is not None:
                yield case, way


def _charges(version: ProcedureVersion, told: Told) -> tuple[Charge, ...]:
    found: dict[tuple[int, tuple[str, ...]], Charge] = {}
    for case, way in _ways(version, told):
        facts = FeeFacts(way, case, dict(told.counts), told.claims or frozenset())
        charge = evaluate(version.fee_rules, facts)
        found.setdefault((charge.amount, charge.missing), charge)
    return tuple(found[key] for key in sorted(found))


def _limits(version: ProcedureVersion, told: Told) -> tuple[Limit, ...]:
    found = {str(limit): limit for case, way in _ways(version, told) if (limit := version.limit(way, case))}
    return tuple(sorted(found.values(), key=lambda limit: (str(limit.unit), limit.amount)))
