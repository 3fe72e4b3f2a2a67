"""The legal clock of a dossier: kept as the kernel's recipe, changed only here.

The clock starts when the dossier is accepted or, for non-territorial intake, when the competent agency
receives it (NĐ 309/2026 art. 8). It pauses only where the procedure version has a rule with its article;
a technical stop is not a legal stop.
"""

from dataclasses import replace
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.models import Timer
from motcua.dossiers.state import Case, Change, DossierState
from motcua.kernel import worktime
from motcua.kernel.worktime import Calendar, Limit, LimitUnit, Recipe
from motcua.platform.clock import ZONE


def limit_of(case: Case) -> Limit:
    """The legal limit of the procedure version for this dossier's case and channel."""
    limit = case.version.limit(case.state.channel, case.state.case_code)
    return limit if limit is not None else Limit(0, LimitUnit.NONE)


def calendar_for(state: DossierState) -> Calendar:
    """The calendar version under which the clock was started; before that, the deciding agency's own."""
    if state.recipe is None:
        return agencies.calendar_of(state.competent_id)
    named = state.recipe["calendar"]
    return agencies.calendar(named["code"], named["version"])


def begin(change: Change, started_at: datetime) -> None:
    """The clock starts; the due date stops being an estimate."""
    case, state = change.case, change.state
    rule = "competent_received" if state.is_non_territorial else "received"
    recipe = worktime.start(
        case.calendar,
        limit_of(case),
        received_at=state.accepted_at or started_at,
        start_rule=rule,
        started_at=started_at,
    )
    change.state = state.but(clock_started_at=started_at, due_is_estimate=False)
    _keep(change, recipe)


def pause(change: Change, act: str, why: str) -> bool:
    """Pause if the procedure version says that this act pauses; True when it did."""
    article = change.case.version.pause_article(act)
    recipe = recipe_of(change)
    if article is None or recipe is None or recipe.is_paused:
        return False
    _keep(change, worktime.pause(recipe, change.case.now, who=_who(change), why=why, article=article))
    return True


def resume(change: Change) -> None:
    """Let the clock run again; nothing happens if it is not paused."""
    recipe = recipe_of(change)
    if recipe is None or not recipe.is_paused:
        return
    begin = recipe.pauses[-1].begin
    _keep_by_calendar_in_force(change, worktime.resume(recipe, change.case.now))
    _shift_steps(change, begin)


def _shift_steps(change: Change, begin: datetime) -> None:
    """The citizen's time is not the officer's: what steps and timers had left, they have still."""
    steps, units = [], {}
    for step in change.state.steps:
        units[step.token] = step.unit
        if step.due_at is not None and step.opened_at <= begin:
            step = replace(step, due_at=_later(change, step.unit, step.due_at, begin))  # noqa: PLW2901
            change.held.append(step)
            if step.token < 0:
                change.insert("moved_consultation", token=step.token, due_at=step.due_at)
        steps.append(step)
    change.state = change.state.but(steps=tuple(steps))
    waiting = Timer.objects.filter(dossier_id=change.state.id, fired_at__isnull=True)
    for timer, token, fires_at in waiting.values_list("id", "token", "fires_at"):
        unit = units.get(token, change.state.competent_id)
        change.insert("shifted_timers", id=timer, fires_at=_later(change, unit, fires_at, begin))


def _later(change: Change, unit: int, moment: datetime, begin: datetime) -> datetime:
    """A moment put off by the office hours of the unit that went by in the pause begun at `begin`."""
    calendar = agencies.calendar_of(unit)
    waited = worktime.working_minutes(calendar, begin, change.case.now)
    return worktime.add_working_minutes(calendar, moment.astimezone(ZONE), waited)


def extend(change: Change, more: Limit, why: str, article: str) -> None:
    """Move the due date by an extension granted once, in writing (Form 04)."""
    recipe = recipe_of(change)
    if recipe is not None:
        granted = worktime.extend(recipe, more, change.case.now, who=_who(change), why=why, article=article)
        _keep_by_calendar_in_force(change, granted)


def follow(change: Change, code: str, version: str) -> None:
    """Count the date by another version of its calendar, or by another calendar, from here on."""
    recipe = recipe_of(change)
    if recipe is not None:
        _keep(change, recipe._replace(calendar_code=code, calendar_version=version))


def recipe_of(change: Change) -> Recipe | None:
    """The recipe as the act has left it so far."""
    return Recipe.from_data(change.state.recipe) if change.state.recipe is not None else None


def _keep_by_calendar_in_force(change: Change, recipe: Recipe) -> None:
    """A date that is given anew follows the newest version of its calendar, or of the one its unit uses
    now, unless that brings it forward."""
    _keep(change, recipe)
    newest = agencies.calendar_followed(recipe.calendar_code, change.state.competent_id)
    promised, current = change.state.due_at, (recipe.calendar_code, recipe.calendar_version)
    if (newest.code, newest.version) != current and promised is not None:
        anew = worktime.due(newest, recipe)
        if anew is not None and anew > promised:
            follow(change, newest.code, newest.version)


def _keep(change: Change, recipe: Recipe) -> None:
    calendar = change.case.calendar
    if (calendar.code, calendar.version) != (recipe.calendar_code, recipe.calendar_version):
        calendar = agencies.calendar(recipe.calendar_code, recipe.calendar_version)
    change.state = change.state.but(recipe=recipe.to_data(), due_at=worktime.due(calendar, recipe))


def _who(change: Change) -> str:
    """An opaque reference: names do not belong into a recipe."""
    return f"post:{change.case.actor.post}" if change.case.actor.post else change.case.actor.kind
