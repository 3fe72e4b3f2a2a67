"""The five numbers of a leader's morning, now and as they were a week ago (ADR 0016).

One condition of a moment makes a number and the list behind it. Looked at for a moment of the past it says
how many there were then: what was filed, due and finished by when is kept for good, and a due date that was
put off since stands in the extension that put it off.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q, QuerySet

from motcua.dossiers.models import Dossier, Extension, Step
from motcua.dossiers.overview.reach import (
    WEEK,
    day_begin,
    overseen,
    overseen_q,
    require_overseer,
    soon_end,
    soon_q,
)
from motcua.dossiers.queries.filters import own_accounts
from motcua.dossiers.queries.worklist import turn_q
from motcua.kernel.process import StepKind
from motcua.platform.access import Actor


class Figure(StrEnum):
    RECEIVED = "received"
    RUNNING = "running"
    LATE = "late"
    SOON = "soon"
    TO_SIGN = "to-sign"


@dataclass(frozen=True, slots=True)
class Number:
    """A figure now and at this time on the same day last week; `by_unit` what each unit added."""

    figure: Figure
    now: int
    before: int
    by_unit: tuple[tuple[int, int], ...]

    @property
    def change(self) -> int:
        return self.now - self.before

    @property
    def causes(self) -> tuple[tuple[int, int], ...]:
        """Units that moved it the way it went, the strongest first."""
        same = [(unit, by) for unit, by in self.by_unit if by * self.change > 0]
        return tuple(sorted(same, key=lambda pair: (-abs(pair[1]), pair[0])))


OPEN = Q(finished_at__isnull=True)
DECIDING = (StepKind.APPROVE, StepKind.SIGN)


def dossiers_behind(actor: Actor, figure: Figure, now: datetime) -> QuerySet[Dossier]:
    """The dossiers a number counts, for all figures made of dossiers."""
    condition = conditions(actor, now)[figure]
    alive = Q() if figure is Figure.RECEIVED else OPEN
    return overseen(actor).filter(alive, condition)


def steps_to_sign(actor: Actor) -> QuerySet[Step]:
    """Results that wait for this person's approval or signature; not those a colleague holds."""
    open_now = Q(closed_at__isnull=True, waits=False)
    return _deciding(actor).filter(open_now)


def _deciding(actor: Actor) -> QuerySet[Step]:
    mine = Q(holder__isnull=True) | Q(holder_id__in=own_accounts(actor))
    return Step.objects.filter(turn_q(actor), mine, kind__in=DECIDING)


def conditions(actor: Actor, moment: datetime) -> dict[Figure, Q]:
    """What makes a dossier count at a moment, beside being open then."""
    promised = Q(due_is_estimate=False)
    return {
        Figure.RECEIVED: Q(submitted_at__gte=day_begin(moment), submitted_at__lte=moment),
        Figure.RUNNING: Q(submitted_at__lte=moment),
        Figure.LATE: promised & Q(submitted_at__lte=moment, due_at__lt=moment),
        Figure.SOON: promised & Q(submitted_at__lte=moment) & soon_q(actor, moment),
    }


_STANDING = (Figure.RUNNING, Figure.LATE, Figure.SOON)


def numbers(actor: Actor, now: datetime) -> tuple[Number, ...]:
    """All five, in the order of the page."""
    require_overseer(actor)
    then = now - WEEK
    at_now, at_then = conditions(actor, now), conditions(actor, then)
    new, old = {each: Counter[int]() for each in Figure}, {each: Counter[int]() for each in Figure}
    _add(new, overseen(actor).filter(OPEN), {f: at_now[f] for f in _STANDING})
    _add(old, overseen(actor).filter(OPEN), {f: at_then[f] for f in _STANDING})
    _add(old, overseen(actor).filter(finished_at__gt=then), {f: at_then[f] for f in _STANDING})
    _put_back(actor, old, then)
    _add(new, overseen(actor).filter(at_now[Figure.RECEIVED]), {Figure.RECEIVED: Q()})
    _add(old, overseen(actor).filter(at_then[Figure.RECEIVED]), {Figure.RECEIVED: Q()})
    _add(new, steps_to_sign(actor), {Figure.TO_SIGN: Q()})
    for past in _to_sign_then(actor, then):
        _add(old, past, {Figure.TO_SIGN: Q()})
    return tuple(_number(figure, new[figure], old[figure]) for figure in Figure)


def _add(
    into: Mapping[Figure, Counter[int]],
    rows: QuerySet[Dossier] | QuerySet[Step],
    wanted: Mapping[Figure, Q],
) -> None:
    """Count by unit what meets each condition, in one reading."""
    counted = {figure.name: Count("pk", filter=condition) for figure, condition in wanted.items()}
    grouped: list[Any] = list(rows.order_by().values("competent_id").annotate(**counted))
    for row in grouped:
        for figure in wanted:
            into[figure][row["competent_id"]] += row[figure.name]


def _to_sign_then(actor: Actor, then: datetime) -> Iterable[QuerySet[Step]]:
    mine = _deciding(actor).filter(opened_at__lte=then)
    return mine.filter(closed_at__isnull=True), mine.filter(closed_at__gt=then)


def _put_back(actor: Actor, into: Mapping[Figure, Counter[int]], then: datetime) -> None:
    """Due dates put off since: at that time the older date counted."""
    rows = Extension.objects.filter(granted_at__gt=then, dossier__submitted_at__lte=then)
    rows = rows.filter(dossier__in=Dossier.objects.filter(overseen_q(actor)))
    first: set[int] = set()
    told = rows.order_by("granted_at", "id").values_list(
        "dossier_id", "dossier__competent_id", "old_due_at", "dossier__due_at"
    )
    for dossier, unit, old, new in told:
        if dossier in first:
            continue
        first.add(dossier)
        for figure in (Figure.LATE, Figure.SOON):
            into[figure][unit] += _holds(figure, old, unit, then) - _holds(figure, new, unit, then)


def _holds(figure: Figure, due: datetime | None, unit: int, moment: datetime) -> bool:
    if due is None:
        return False
    if figure is Figure.LATE:
        return due < moment
    return moment <= due < soon_end(unit, moment)


def _number(figure: Figure, new: Counter[int], old: Counter[int]) -> Number:
    moved = {unit: new[unit] - old[unit] for unit in new | old}
    by_unit = tuple(sorted((unit, by) for unit, by in moved.items() if by))
    return Number(figure, sum(new.values()), sum(old.values()), by_unit)
