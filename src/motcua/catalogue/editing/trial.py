"""Walking a draft without a dossier: who does what, from when to when, and whether it ends in time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.catalogue.editing.lint import questions_of
from motcua.kernel.errors import KernelError
from motcua.kernel.forms import Kind
from motcua.kernel.process import (
    ClockPaused,
    ClockResumed,
    Complete,
    Effect,
    Instance,
    OpenStep,
    Spec,
    Step,
    StepOpened,
    TimedKind,
    TimerFired,
    advance,
    choices,
    facts_of,
    start,
)
from motcua.kernel.worktime import (
    Calendar,
    Limit,
    Recipe,
    add_working_minutes,
    due,
    pause,
    resume,
)
from motcua.kernel.worktime import start as recipe_of
from motcua.platform.words import say

MOST_STEPS = 200
"""A walk that goes round and round is stopped here and told as such."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One step of the walk with its moments and outcome; `pauses`: the clock stood still meanwhile."""

    step: Step
    begin: datetime
    end: datetime
    outcome: str
    label: str
    pauses: bool


@dataclass(frozen=True, slots=True)
class Walk:
    """A whole walk. `problem` says why it ended early; `due_at` is None where no day is promised."""

    stretches: tuple[Stretch, ...]
    received_at: datetime
    ended_at: datetime
    due_at: datetime | None
    is_finished: bool
    problem: str

    @property
    def is_late(self) -> bool:
        return self.is_finished and self.due_at is not None and self.ended_at > self.due_at


def walk(
    spec: Spec,
    facts: Mapping[str, object],
    chosen: Mapping[str, str],
    *,
    calendar: Calendar,
    limit: Limit,
    received_at: datetime,
) -> Walk:
    """Every step takes its hours; `chosen` names outcomes of steps at their first visit."""
    return _Walker(spec, facts, chosen, calendar, limit, received_at).walk()


def facts_asked(spec: Spec) -> tuple[str, ...]:
    """The facts the conditions of a spec ask for, in order."""
    return tuple(dict.fromkeys(fact for move in spec.moves for fact in facts_of(move.guard)))


def limit_of(content: Mapping[str, Any], channel: str, case: str) -> Limit:
    """The legal limit of a draft on a channel for a case; none where the channel is not offered."""
    cases: dict[str, Mapping[str, Any]] = {each["code"]: each for each in content.get("cases", ())}
    own: Mapping[str, str] = cases.get(case, {}).get("limits", {})
    text = own.get(channel) or content["channels"].get(channel, {}).get("limit", "none")
    return Limit.parse(text)


class _Walker:
    """Plays the engine: of all open steps the one that is done first is completed next."""

    def __init__(
        self,
        spec: Spec,
        facts: Mapping[str, object],
        chosen: Mapping[str, str],
        calendar: Calendar,
        limit: Limit,
        received_at: datetime,
    ) -> None:
        self.spec, self.facts, self.chosen, self.calendar = spec, facts, chosen, calendar
        self.received_at = self.now = received_at
        self.recipe: Recipe = recipe_of(calendar, limit, received_at=received_at)
        self.opened: dict[int, datetime] = {}
        self.stretches: list[Stretch] = []
        self.visited: set[str] = set()
        self.instance = Instance()

    def walk(self) -> Walk:
        problem = ""
        try:
            self._take(*start(self.spec, self.facts))
            while self.instance.open and len(self.stretches) < MOST_STEPS:
                self._step(min(self.instance.open, key=self._done_at))
        except KernelError as error:
            problem = say(error.key, **error.values)
        if not problem and not self.instance.finished:
            problem = say("process.walk.stuck" if not self.instance.open else "process.walk.endless")
        promised = due(self.calendar, self.recipe)
        parts = tuple(self.stretches), self.received_at, self.now, promised
        return Walk(*parts, is_finished=self.instance.finished, problem=problem)

    def _done_at(self, step: OpenStep) -> datetime:
        hours = self._hours(step.step)
        return add_working_minutes(self.calendar, self.opened[step.token], round(hours * 60))

    def _hours(self, key: str) -> float:
        """The norm of a step; a wait that only time ends lasts as long as that."""
        hours = self.spec.step(key).hours
        if hours is None and not self.spec.moves_from(key):
            hours = next((timed.hours for timed in self._expiries(key)), None)
        return float(hours or 0)

    def _expiries(self, key: str) -> Iterator[Any]:
        return (timed for timed in self.spec.timed_on(key) if timed.kind is TimedKind.EXPIRE)

    def _step(self, step: OpenStep) -> None:
        begin, self.now = self.opened[step.token], self._done_at(step)
        outcome, label = self._outcome(step.step)
        was_paused = self.instance.pauses > 0
        act: Complete | TimerFired = Complete(step.token, outcome)
        expiry = next(self._expiries(step.step), None)
        if not self.spec.moves_from(step.step) and expiry is not None:
            act, label = TimerFired(step.token, expiry.key), expiry.label
        told = Stretch(self.spec.step(step.step), begin, self.now, outcome, label, was_paused)
        self.stretches.append(told)
        self._take(*advance(self.spec, self.instance, act, self.facts))

    def _outcome(self, key: str) -> tuple[str, str]:
        """What was chosen for the first visit; later the first that goes on, so that the walk ends."""
        offered = {choice.key: choice for choice in choices(self.spec, key)}
        onward = [choice for choice in offered.values() if not choice.goes_back]
        wanted = offered.get(self.chosen.get(key, "")) if key not in self.visited else None
        self.visited.add(key)
        found = wanted or next(iter(onward), None) or next(iter(offered.values()), None)
        return (found.key, found.label) if found is not None else ("done", "")

    def _take(self, instance: Instance, effects: tuple[Effect, ...]) -> None:
        self.instance = instance
        for effect in effects:
            if isinstance(effect, StepOpened):
                self.opened[effect.token] = self.now
            elif isinstance(effect, ClockPaused):
                self.recipe = pause(self.recipe, self.now, "", effect.why, effect.article)
            elif isinstance(effect, ClockResumed):
                self.recipe = resume(self.recipe, self.now)


def fact_value(content: Mapping[str, Any], fact: str, typed: str) -> object:
    """An answer as a condition meets it: numbers as numbers, several choices parted by commas, else words."""
    kind = next((each.kind for each in questions_of(content) if f"answers.{each.key}" == fact), Kind.CHOICE)
    if kind is Kind.MANY:
        return [part.strip() for part in typed.split(",")]
    if kind in {Kind.NUMBER, Kind.MONEY}:
        try:
            return float(typed.replace(",", "."))
        except ValueError:
            return typed
    return typed
