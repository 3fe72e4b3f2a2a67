"""Which questions are worth asking somebody who wants to know what their own case needs.

Only what changes something is asked: the case, answers that papers hang on, answers that bar the way, the
channel where limits or fees differ by it, exemptions where there is a fee, units where a fee counts them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from motcua.catalogue.guiding.told import BAR, CASE, CHANNEL, CLAIMS, COUNT, FORM, NONE, Told
from motcua.catalogue.rows import ProcedureVersion
from motcua.kernel.fees import FeeRule
from motcua.kernel.forms import Comparison, Condition, Kind, Question, comparisons_in, settled

MOST_COUNTED = 1_000
"""Units somebody may say they need; more are asked for at the counter."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer; with `least` or `most` a band of numbers, open at the end that is None."""

    value: str
    label: str = ""
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """A question worth asking. `name` is that in the address; `kind`: one, many, or a number of units.

    `label` is empty where the words are not the version's own (case, channel, exemptions); choices without a
    label are bands of numbers.
    """

    name: str
    kind: str
    label: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()


def worth_asking(version: ProcedureVersion, told: Told) -> tuple[Worth, ...]:
    """The questions whose answers change something, in the order to ask them; those that earlier answers
    make idle are left out."""
    return (
        *_case(version),
        *_papers(version, told),
        *_bars(version, told),
        *_channel(version),
        *_claims(version, told),
        *_counts(version, told),
    )


def untold(questions: Iterable[Question], answers: Mapping[str, Any]) -> frozenset[str]:
    """Keys of the questions that may still be answered; one that earlier answers leave unasked may not."""
    found: set[str] = set()
    for question in questions:
        is_asked = settled(question.when, answers, found) if question.when is not None else True
        if question.key not in answers and is_asked is not False:
            found.add(question.key)
    return frozenset(found)


def rules_that_may_apply(version: ProcedureVersion, told: Told) -> tuple[FeeRule, ...]:
    """Fee rules of the case and channel said, or of any where they are not said."""
    cases = [told.case] if told.case else [case.code for case in version.cases_to_choose] or [""]
    channels = [told.channel] if told.channel else list(version.limits) or ["counter"]
    meant = [(way, case) for way in channels for case in cases]
    return tuple(rule for rule in version.fee_rules if any(rule.applies(*each) for each in meant))


def _case(version: ProcedureVersion) -> Iterator[Worth]:
    cases = version.cases_to_choose
    if len(cases) > 1:
        yield Worth(CASE, "one", choices=tuple(Choice(each.code, each.name) for each in cases))


def _papers(version: ProcedureVersion, told: Told) -> Iterator[Worth]:
    if version.form is None:
        return
    chosen = version.case(told.case) if told.case else None
    conditions = [
        component.when
        for component in version.components
        if component.when is not None and (chosen is None or component.code in chosen.components)
    ]
    yield from _questions(version.form.questions, conditions, told.form, FORM)


def _bars(version: ProcedureVersion, told: Told) -> Iterator[Worth]:
    if version.eligibility is None:
        return
    conditions = [
        bar.when
        for bar in version.eligibility.bars
        if not bar.cases or not told.case or told.case in bar.cases
    ]
    yield from _questions(version.eligibility.form.questions, conditions, told.bars, BAR)


def _questions(
    questions: tuple[Question, ...],
    conditions: list[Condition],
    answers: Mapping[str, Any],
    begin: str,
) -> Iterator[Worth]:
    """Questions the conditions look at, and those under which they are asked, in the order of the form."""
    looked_at = [each for condition in conditions for each in comparisons_in(condition)]
    needed = {each.question for each in looked_at}
    for question in reversed(questions):
        if question.key in needed:
            needed |= {each.question for each in comparisons_in(question.when)}
            looked_at += comparisons_in(question.when)
    open_still = untold(questions, answers)
    for question in questions:
        is_asked = question.key in answers or question.key in open_still
        if question.key in needed and is_asked:
            yield from _asked(question, [each for each in looked_at if each.question == question.key], begin)


def _asked(question: Question, looked_at: list[Comparison], begin: str) -> Iterator[Worth]:
    name, label, hint = begin + question.key, question.label, question.hint
    if question.options:
        kind = "many" if question.kind is Kind.MANY else "one"
        choices = tuple(Choice(each.value, each.label) for each in question.options)
        yield Worth(name, kind, label, hint, choices)
    elif question.kind is Kind.NUMBER and not question.decimals:
        choices = bands(looked_at)
        if choices:
            yield Worth(name, "one", label, hint, choices)


def bands(looked_at: Iterable[Comparison]) -> tuple[Choice, ...]:
    """Whole numbers in as many bands as the comparisons can tell apart, so that nobody states their own."""
    cuts: set[int] = set()
    for each in looked_at:
        if isinstance(each.value, int) and not isinstance(each.value, bool):
            cuts |= {
                "<": {each.value},
                ">=": {each.value},
                "<=": {each.value + 1},
                ">": {each.value + 1},
                "=": {each.value, each.value + 1},
                "!=": {each.value, each.value + 1},
            }.get(each.op, set())
    if not cuts:
        return ()
    ordered = sorted(cuts)
    first, last = ordered[0], ordered[-1]
    between = [Choice(str(low), "", low, high - 1) for low, high in pairwise(ordered)]
    return (Choice(str(first - 1), "", None, first - 1), *between, Choice(str(last), "", last, None))


def _channel(version: ProcedureVersion) -> Iterator[Worth]:
    ways = tuple(version.limits)
    fees = {tuple(rule.code for rule in version.fee_rules if rule.applies(way, "")) for way in ways}
    limits = {
        tuple(str(case.limits.get(way)) for case in version.cases_to_choose) or (str(version.limits[way]),)
        for way in ways
    }
    if len(ways) > 1 and (len(fees) > 1 or len(limits) > 1):
        yield Worth(CHANNEL, "one", choices=tuple(Choice(way) for way in ways))


def _claims(version: ProcedureVersion, told: Told) -> Iterator[Worth]:
    rules = [rule for rule in rules_that_may_apply(version, told) if rule.exemptions]
    found = {each.code: Choice(each.code, each.name) for rule in rules for each in rule.exemptions}
    if found:
        yield Worth(CLAIMS, "many", choices=(*found.values(), Choice(NONE)))


def _counts(version: ProcedureVersion, told: Told) -> Iterator[Worth]:
    named: dict[str, str] = {}
    for rule in rules_that_may_apply(version, told):
        if rule.unit:
            named.setdefault(rule.unit, _label(version, rule.unit) or rule.unit_name)
        if rule.times:
            named.setdefault(rule.times, _label(version, rule.times))
    for unit, label in named.items():
        yield Worth(COUNT + unit, "count", label)


def _label(version: ProcedureVersion, key: str) -> str:
    questions = version.form.questions if version.form else ()
    return next((each.label for each in questions if each.key == key), "")
