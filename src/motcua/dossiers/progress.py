"""Moving the process on: what the kernel's effects mean for the rows of a dossier."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from motcua.agencies import api as agencies
from motcua.dossiers import money, timing, training
from motcua.dossiers.impartiality import others
from motcua.dossiers.refusals import UnitUnknown
from motcua.dossiers.state import Change, OpenStep
from motcua.dossiers.status import ENDED, Handing, Status
from motcua.kernel import process, worktime
from motcua.platform.clock import ZONE

NEVER = datetime(2999, 1, 1, tzinfo=UTC)
"""Sorts what has no due moment behind everything that has one."""


def begin(change: Change) -> None:
    """Start the process of a new dossier."""
    instance, effects = process.start(change.case.spec, facts(change))
    apply(change, instance, effects)


def complete(change: Change, step: OpenStep, outcome: str) -> None:
    """A person has finished a step with an outcome."""
    _advance(change, process.Complete(step.token, outcome))


def send_back(change: Change, step: OpenStep, to: str | None) -> None:
    """A person sends a step back: to a named step, or to whence it came."""
    _advance(change, process.SendBack(step.token, to))


def take_back(change: Change, step: OpenStep) -> None:
    """What opened the step was done by mistake a moment ago: the step before is open again."""
    _advance(change, process.TakeBack(step.token))


def fire(change: Change, token: int, move: str) -> None:
    """The hours of a timed move are over."""
    _advance(change, process.TimerFired(token, move))


def cancel(change: Change, outcome: str) -> None:
    """The dossier ends here: nobody holds a step of it any more."""
    _advance(change, process.Cancel(outcome))
    beside = [step for step in change.state.steps if step.token < 0]
    change.closed.extend((step, outcome) for step in beside)
    change.state = change.state.but(steps=(), finished_at=change.case.now)


def facts(change: Change) -> dict[str, Any]:
    """What guards may ask: the case, the channel, money, and the plain answers under `answers.`."""
    state = change.state
    own = {"case": state.case_code, "channel": state.channel, "money": state.money}
    return own | {f"answers.{key}": value for key, value in state.guard_facts.items()}


def risk(step: OpenStep, due_at: datetime | None) -> datetime:
    """The earlier of the step's own and the dossier's due moment: lists sort by it."""
    return min(step.due_at or NEVER, due_at or NEVER)


def _advance(change: Change, act: process.Act) -> None:
    spec = change.case.spec
    instance, effects = process.advance(spec, change.state.instance(), act, facts(change))
    apply(change, instance, effects)


def apply(change: Change, instance: process.Instance, effects: tuple[process.Effect, ...]) -> None:
    """Take over what the kernel answered: the instance, and each effect in its order."""
    change.state = change.state.but(process=instance.to_data())
    for effect in effects:
        _EFFECTS[type(effect)](change, effect)


def _closed(change: Change, effect: process.StepClosed) -> None:
    state, actor = change.state, change.case.actor
    step = next(s for s in state.steps if s.token == effect.token)
    change.closed.append((step, effect.outcome))
    change.state = state.but(
        steps=tuple(s for s in state.steps if s.token != effect.token),
        holders=state.holders | {step.key: [actor.account, actor.post]},
    )


def _opened(change: Change, effect: process.StepOpened) -> None:
    state, now = change.state, change.case.now
    step = change.case.spec.step(effect.step)
    unit = unit_for(change, step.unit_rule or "competent")
    holder, post = _holder(change, step.key, step.function or "", unit)
    due_at = None
    if step.hours is not None:
        calendar = agencies.calendar_of(unit)
        due_at = worktime.add_working_minutes(calendar, now.astimezone(ZONE), round(step.hours * 60))
    function = step.function or ""
    new = OpenStep(
        None, effect.token, step.key, step.name, step.kind, function, unit, holder, post, now, due_at
    )
    change.opened.append(new)
    change.state = state.but(steps=(*state.steps, new))
    if step.kind == process.StepKind.RETURN:
        _ready(change)


def _ready(change: Change) -> None:
    """The result lies at the one-stop unit: the clock has done its work."""
    change.state = change.state.but(
        status=Status.COMPLETED, finished_at=change.case.now, delivery=Handing.READY
    )
    money.oblige_at_return(change)


_AT_THE_COUNTER = frozenset({"receiver", "returner"})
"""Whoever stands at the counter does these; nobody is named for them in advance."""


def _holder(change: Change, key: str, function: str, unit: int) -> tuple[int | None, int | None]:
    """Whoever had this step before, else the only person with this function there, else nobody yet.

    Those whose own matter it is, or a relative's, are not asked.
    """
    day = change.case.now.astimezone(ZONE).date()
    known = agencies.holders(function, unit, change.state.field_code, day) if function else ()
    people = others(known, change.state)
    before = change.state.holders.get(key)
    for person in people:
        if before is not None and person.account_id == before[0]:
            return before[0], before[1]
    if function in _AT_THE_COUNTER:
        return None, None
    return (people[0].account_id, people[0].post_id) if len(people) == 1 else (None, None)


def unit_for(change: Change, rule: str) -> int:
    """The unit a step's rule names for this dossier. Steps never name one ward, so one spec serves all."""
    state = change.state
    known = {"receiving": state.receiving_id, "competent": state.competent_id, "helping": state.helping_id}
    if rule in known:
        return agencies.successor_of(known[rule])
    if rule == "parent":
        found = agencies.unit(state.competent_id).parent_id or state.competent_id
        return training.unit_within(state.is_training, found, state.competent_id)
    named = agencies.unit_by_identifier(rule.removeprefix("named:"))
    if named is None:
        raise UnitUnknown(identifier=rule.removeprefix("named:"))
    unit = agencies.successor_of(named.id)
    return training.unit_within(state.is_training, unit, state.competent_id)


def _timer(change: Change, effect: process.TimerSet) -> None:
    if effect.hours is None:
        return
    unit = next((s.unit for s in change.state.steps if s.token == effect.token), change.state.competent_id)
    calendar = agencies.calendar_of(unit)
    at = worktime.add_working_minutes(calendar, change.case.now.astimezone(ZONE), round(effect.hours * 60))
    change.insert("dossiers_timer", token=effect.token, move=effect.move, fires_at=at)


def _paused(change: Change, effect: process.ClockPaused) -> None:
    timing.pause(change, effect.why, effect.why)


def _resumed(change: Change, _effect: process.ClockResumed) -> None:
    timing.resume(change)


def _called(change: Change, effect: process.Called) -> None:
    """Another procedure is called for; opening it is the work of the floor above, which listens."""
    change.announce(
        "dossiers.dossier.called", f"called:{effect.token}", procedure=effect.procedure, token=effect.token
    )


def _reminded(change: Change, effect: process.Reminded) -> None:
    change.announce("dossiers.dossier.reminded", f"reminded:{effect.token}:{effect.move}", token=effect.token)


def _finished(change: Change, _effect: process.Finished) -> None:
    if change.state.status not in ENDED | {Status.COMPLETED}:
        _ready(change)


_EFFECTS: dict[type, Callable[[Change, Any], None]] = {
    process.StepClosed: _closed,
    process.StepOpened: _opened,
    process.TimerSet: _timer,
    process.ClockPaused: _paused,
    process.ClockResumed: _resumed,
    process.Called: _called,
    process.Reminded: _reminded,
    process.Finished: _finished,
}
