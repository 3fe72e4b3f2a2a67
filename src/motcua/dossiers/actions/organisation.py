"""What changes of the organisation do to a dossier, asked by no person, under no rule of the table of
acts: its date is counted anew by a new version of its calendar; its units have been followed by others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from motcua.agencies import api as agencies
from motcua.dossiers import timing
from motcua.dossiers.acting import done
from motcua.dossiers.refusals import DateStays
from motcua.dossiers.state import Case, Change, DossierState, OpenStep
from motcua.dossiers.status import ENDED
from motcua.kernel import worktime
from motcua.kernel.worktime import Recipe

Heirs = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Recount:
    """Asked when calendars are saved only, by whoever may save them."""

    calendar: str
    version: str
    why: str


def recount(case: Case, command: Recount) -> Change:
    change, before = Change(case, case.state), case.state
    later = later_by(before, command.calendar, command.version)
    if before.due_at is None or before.recipe is None or later is None:
        raise DateStays
    timing.follow(change, command.calendar, command.version)
    return done(
        change,
        "due_moved",
        notes={"reason": command.why},
        old=before.due_at.isoformat(),
        calendar=[before.recipe["calendar"]["version"], command.version],
        **_other(before.recipe["calendar"]["code"], command.calendar),
    )


def _other(before: str, after: str) -> dict[str, Any]:
    """The calendars by code, where the unit has another one now."""
    return {} if before == after else {"codes": [before, after]}


def later_by(state: DossierState, code: str, version: str) -> datetime | None:
    """The due moment by another version of its calendar, or another one, if the dossier runs and it is later.

    A date once promised is never brought forward: then the version stays under which it was promised.
    """
    if state.recipe is None or state.due_at is None or state.finished_at is not None:
        return None
    recipe = Recipe.from_data(state.recipe)
    due_at = worktime.due(agencies.calendar(code, version), recipe)
    return due_at if due_at is not None and due_at > state.due_at else None


@dataclass(frozen=True, slots=True)
class Follow:
    """Asked on the day units change."""

    heirs: Heirs
    posts: Mapping[int, int]
    decision: str


def follow(case: Case, command: Follow) -> Change:
    change, before = Change(case, case.state), case.state
    competent, receiving = who_goes_on(before, command.heirs)
    steps = tuple(_step(step, command) for step in before.steps)
    change.held.extend(steps)
    change.state = before.but(
        competent_id=competent,
        receiving_id=receiving,
        steps=steps,
        holders={key: _holder(held, command.posts) for key, held in before.holders.items()},
    )
    units = {"competent": [before.competent_id, competent], "receiving": [before.receiving_id, receiving]}
    return done(change, "followed", notes={"decision": command.decision}, units=units)


def who_goes_on(state: DossierState, heirs: Heirs) -> tuple[int, int]:
    """The competent unit and the receiving one from now on.

    The heir decides what is not decided yet; what has been decided stays the old unit's, and the heir of the
    unit that took it in hands it out. Where the person was helped is past. The date promised binds the heir
    and is counted on by the calendar it was promised by, also where another agency is competent now; only a
    clock that has not started yet is started by the heir's calendar (`timing.calendar_for`).
    """
    is_decided, is_over = state.finished_at is not None, state.status in ENDED
    competent, receiving = state.competent_id, state.receiving_id
    return (
        competent if is_decided else heirs.get(competent, competent),
        receiving if is_over else heirs.get(receiving, receiving),
    )


def _step(step: OpenStep, command: Follow) -> OpenStep:
    post = step.holder_post
    return replace(
        step,
        unit=command.heirs.get(step.unit, step.unit),
        holder_post=command.posts.get(post, post) if post is not None else None,
    )


def _holder(held: list[int | None], posts: Mapping[int, int]) -> list[int | None]:
    account, post = held
    return [account, posts.get(post, post) if post is not None else None]
