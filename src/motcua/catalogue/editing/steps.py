"""One step as an officer fills it in: read into a step and its ways on, or every fault at its field."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from motcua.catalogue.editing.drafts import save_process
from motcua.catalogue.editing.refusals import FilledWrong
from motcua.catalogue.exchange.conditions import ConditionError, guard_of, is_exact, text_of
from motcua.catalogue.exchange.yaml_form import BACK, END, is_default
from motcua.kernel.process import (
    DONE,
    FUNCTIONS,
    NAMED_UNIT,
    UNIT_RULES,
    Guard,
    Move,
    Spec,
    Step,
    StepKind,
    add_beside,
    add_step,
    change_step,
    new_key,
    new_step,
)
from motcua.kernel.text import nfc, slug
from motcua.platform.access import Actor

CLOCKS = {"": (False, False), "pause": (True, False), "resume": (False, True), "pause_again": (True, True)}
MOST_HOURS = 10_000
LONGEST_NAME, LONGEST_WORDS, LONGEST_CONDITION = 200, 300, 500


@dataclass(frozen=True, slots=True)
class WayGiven:
    """One way on, as typed. Without a target it is no way; `when` is a condition as text."""

    target: str
    label: str = ""
    outcome: str = ""
    when: str = ""
    article: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class StepGiven:
    """A step as typed; `hours` with comma or point."""

    name: str
    kind: str
    function: str = ""
    unit_rule: str = ""
    hours: str = ""
    fact: str = ""
    calls: str = ""
    ways: tuple[WayGiven, ...] = ()


def change_given(actor: Actor, code: str, revision: int, key: str, given: StepGiven) -> int:
    """Change a step of the draft; the new revision. Raises Refusal or KernelError."""

    def change(spec: Spec) -> Spec:
        step, ways = understood(spec, spec.step(key), given)
        return change_step(spec, step, ways)

    return save_process(actor, code, revision, change)


def add_given(
    actor: Actor, code: str, revision: int, given: StepGiven, *, after: str = "", beside: str = ""
) -> int:
    """A new step behind another or side by side with it; without either at the beginning. Raises Refusal."""

    def change(spec: Spec) -> Spec:
        blank = new_step(spec, slug(given.name)[:40], given.name)
        step, _ways = understood(spec, blank, replace(given, ways=()))
        if beside:
            return add_beside(spec, replace(step, stage=spec.step(beside).stage), beside)
        return add_step(spec, step, after or None)

    return save_process(actor, code, revision, change)


def given_of(spec: Spec, key: str) -> StepGiven:
    """A step of the draft as it would be typed."""
    step = spec.step(key)
    return StepGiven(
        name=step.name,
        kind=str(step.kind),
        function=step.function or "",
        unit_rule=step.unit_rule or "",
        hours="" if step.hours is None else f"{step.hours:g}".replace(".", ","),
        fact=step.fact or "",
        calls=step.calls or "",
        ways=tuple(_way_given(move) for move in spec.moves_from(key)),
    )


def condition_words(move: Move) -> str:
    """The condition of a way as text, or empty."""
    return text_of(move.guard) if move.guard is not None else ""


def can_be_typed(spec: Spec, key: str) -> bool:
    """Whether the conditions of a step say the same as text: else they are changed in the file only."""
    return all(move.guard is None or is_exact(move.guard) for move in spec.moves_from(key))


def _way_given(move: Move) -> WayGiven:
    clock = next(name for name, pair in CLOCKS.items() if pair == (move.pauses, move.resumes))
    target = BACK if move.target is None else move.target
    return WayGiven(target, move.label, move.outcome, condition_words(move), move.article, clock)


def understood(spec: Spec, old: Step, given: StepGiven) -> tuple[Step, tuple[Move, ...]]:
    """The step and its ways. Raises FilledWrong with every fault."""
    ways: list[Move] = []
    faults = list(_step_faults(old, given))
    for number, way in enumerate(given.ways):
        if way.target:
            found = list(_way_faults(spec, number, way))
            faults += found
            if not found:
                ways.append(_way(spec, old.key, way, tuple(ways)))
    if faults:
        raise FilledWrong(tuple(faults))
    step = replace(
        old,
        name=nfc(given.name.strip()),
        kind=StepKind(given.kind),
        function=given.function or None,
        unit_rule=given.unit_rule or None,
        hours=_hours(given.hours),
        fact=given.fact.strip() or None,
        calls=given.calls.strip() or None,
    )
    return step, tuple(_with_defaults(ways))


def _step_faults(old: Step, given: StepGiven) -> Iterator[tuple[str, str]]:
    if not given.name.strip():
        yield "name", _("Ghi tên bước.")
    if len(given.name) > LONGEST_NAME:
        yield "name", _("Tên bước dài quá {most} ký tự. Hãy viết ngắn lại.").format(most=LONGEST_NAME)
    if given.kind not in set(StepKind):
        yield "kind", _("Chọn loại bước.")
    if given.function and given.function not in FUNCTIONS:
        yield "function", _("Chọn người làm trong danh sách.")
    is_kept = given.unit_rule == old.unit_rule and given.unit_rule.startswith(NAMED_UNIT)
    if given.unit_rule and given.unit_rule not in UNIT_RULES and not is_kept:
        yield "unit_rule", _("Chọn đơn vị trong danh sách.")
    try:
        _hours(given.hours)
    except ValueError:
        yield "hours", _("Ghi số giờ làm việc, ví dụ 4 hoặc 0,5.")


def _hours(typed: str) -> int | float | None:
    """Working hours; whole ones stay whole. Raises ValueError."""
    if not typed.strip():
        return None
    hours = float(typed.strip().replace(",", "."))
    if not 0 <= hours <= MOST_HOURS:
        raise ValueError(typed)
    return int(hours) if hours.is_integer() else hours


def _way_faults(spec: Spec, number: int, way: WayGiven) -> Iterator[tuple[str, str]]:
    field = f"way-{number}"
    if way.target not in {BACK, END} and way.target not in {part.key for part in spec.parts}:
        yield f"{field}-target", _("Chọn nơi đi tiếp trong danh sách.")
    if way.clock not in CLOCKS:
        yield f"{field}-clock", _("Chọn cách tính thời hạn trong danh sách.")
    elif way.clock and not way.article.strip():
        yield f"{field}-article", _("Ghi điều luật cho phép dừng hoặc tính lại thời hạn.")
    if max(len(way.label), len(way.article), len(way.outcome)) > LONGEST_WORDS:
        yield f"{field}-label", _("Nội dung dài quá {most} ký tự.").format(most=LONGEST_WORDS)
    try:
        _guard(way.when)
    except ConditionError as fault:
        sentence = _('Điều kiện không hiểu được ở “{part}”. Viết dạng: answers.amount > 5 and case == "A".')
        yield f"{field}-when", sentence.format(part=str(fault)[:60])


def _guard(typed: str) -> Guard | None:
    if len(typed) > LONGEST_CONDITION:
        raise ConditionError(typed)
    return guard_of(typed) if typed.strip() else None


def _way(spec: Spec, source: str, way: WayGiven, others: tuple[Move, ...]) -> Move:
    label = nfc(way.label.strip())
    pauses, resumes = CLOCKS[way.clock]
    return Move(
        source=source,
        target=None if way.target == BACK else way.target,
        outcome=way.outcome.strip() or _outcome(spec, label, others),
        label=label,
        guard=_guard(way.when),
        article=nfc(way.article.strip()),
        pauses=pauses,
        resumes=resumes,
    )


def _outcome(spec: Spec, label: str, others: tuple[Move, ...]) -> str:
    """The code of an outcome nobody named: the usual one for the first way, else from its words."""
    if not any(move.outcome == DONE for move in others):
        return DONE
    same = next((move.outcome for move in others if label and move.label == label), None)
    return same or new_key(spec, slug(label)[:40] or "huong")


def _with_defaults(ways: list[Move]) -> Iterator[Move]:
    """Of several ways of one outcome the last without a condition is taken when no condition holds."""
    for way in ways:
        same = [each for each in ways if each.outcome == way.outcome]
        guarded = [each.guard is not None for each in same]
        yield replace(way, default=is_default(guarded, same.index(way)))
