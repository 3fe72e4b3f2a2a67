"""What an agency does otherwise in a procedure, in words: for the console, the counter and everybody."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.catalogue.api import ProcedureVersion, variants
from motcua.kernel.process import Step
from motcua.platform.ui.figures import money
from motcua.surfaces import wording


@dataclass(frozen=True, slots=True)
class LocalRow:
    """One thing an agency may do otherwise: what is common, what is done here, and whether it differs."""

    name: str
    common: str
    here: str
    is_inside: bool = False
    """Of the office's own work: no matter for the public."""

    @property
    def is_own(self) -> bool:
        return self.common != self.here

    @property
    def words(self) -> str:
        return f"{self.name}: {self.here}"


def rows_of(version: ProcedureVersion, local: variants.Local) -> list[LocalRow]:
    """Everything an agency may do otherwise, in the order of the form."""
    return rows_between(version, variants.Overrides(), local.overrides)


def rows_between(
    version: ProcedureVersion, before: variants.Overrides, after: variants.Overrides, *, fees: bool = True
) -> list[LocalRow]:
    """The same of two ways of doing it otherwise; `fees` False leaves these out."""
    sides = _Sides(version, before, after)
    return [*_limits(sides), *(_fees(sides) if fees else ()), *_said(sides), *_worked(sides)]


def public_words(version: ProcedureVersion, local: variants.Local) -> list[str]:
    """What differs for people who come there."""
    return [row.words for row in rows_of(version, local) if row.is_own and not row.is_inside]


def place_words(overrides: variants.Overrides) -> str:
    """Which counter takes it in and when, where the agency has said so."""
    return " · ".join(part for part in (overrides.counter, overrides.reception) if part)


class _Sides:
    """One version as it is applied so far, and as it is after."""

    def __init__(
        self, version: ProcedureVersion, before: variants.Overrides, after: variants.Overrides
    ) -> None:
        self.told, self.told_after = before, after
        self.before = variants.resolve(version, before).version
        self.after = variants.resolve(version, after).version


def _limits(sides: _Sides) -> Iterator[LocalRow]:
    for channel, limit in sides.before.limits.items():
        own = sides.after.limits[channel]
        yield LocalRow(limit_name(channel), wording.limit_words(limit), wording.limit_words(own))


def _fees(sides: _Sides) -> Iterator[LocalRow]:
    for rule, rule_here in zip(sides.before.fee_rules, sides.after.fee_rules, strict=True):
        yield LocalRow(rule.name, money(rule.amount), money(rule_here.amount))


def _said(sides: _Sides) -> Iterator[LocalRow]:
    for name, label, common in said():
        before, after = getattr(sides.told, name), getattr(sides.told_after, name)
        yield LocalRow(label, before or common, after or common)


def _worked(sides: _Sides) -> Iterator[LocalRow]:
    for step, own in zip(steps(sides.before), steps(sides.after), strict=True):
        yield LocalRow(step_name(step.name), hours(step.hours), hours(own.hours), is_inside=True)


def said() -> tuple[tuple[str, str, str], ...]:
    """What is told in words: field, label, and what holds where an agency says nothing."""
    return (
        ("counter", _("Quầy"), _("theo trung tâm")),
        ("reception", _("Giờ tiếp nhận"), _("giờ làm việc")),
    )


def steps(version: ProcedureVersion) -> list[Step]:
    """Steps that somebody does; the norm of a wait or a call is not the agency's to set."""
    return [step for step in (version.spec.steps if version.spec is not None else ()) if step.is_human]


def limit_name(channel: str) -> str:
    return _("Thời hạn, %(channel)s") % {"channel": str(wording.CHANNEL[channel]).lower()}


def step_name(name: str) -> str:
    return _("Số giờ, %(step)s") % {"step": name}


def hours(amount: float | None) -> str:
    """4, 0,5; a dash where nobody has said."""
    return "–" if amount is None else f"{amount:g}".replace(".", ",")
