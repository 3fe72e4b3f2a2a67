"""What this room holds on a unit: open dossiers with steps and holders, open questions, numbers."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.agencies.api import moving
from motcua.dossiers import store
from motcua.dossiers.actions.organisation import Follow
from motcua.dossiers.models import CodeCounter, Consultation, Dossier, NumberBook, Obstacle, Step
from motcua.dossiers.perform import Order, perform_within
from motcua.dossiers.status import ENDED

AT_ONCE = 100

Units = Iterable[int]


def _count(concerned: moving.Concerned) -> tuple[moving.Counted, ...]:
    units = concerned.units
    steps = _steps(units)
    return (
        moving.Counted("dossiers", _("Hồ sơ đang mở"), len(_dossiers(units))),
        moving.Counted("steps", _("Việc đang mở"), steps.count()),
        moving.Counted("held", _("Việc đang có người giữ"), steps.filter(holder__isnull=False).count()),
        moving.Counted("opinions", _("Ý kiến đang chờ"), _opinions(units).count()),
        moving.Counted("obstacles", _("Vướng mắc chưa trả lời"), _obstacles(units).count()),
    )


def _steps(units: Units) -> QuerySet[Step]:
    return Step.objects.filter(unit_id__in=units, closed_at__isnull=True)


def _dossiers(units: Units, most: int | None = None) -> list[int]:
    """Not decided yet, to be handed out here, or with a step here: each by its own index."""
    over = [status.value for status in ENDED]
    found = set(
        Dossier.objects.filter(competent_id__in=units, finished_at__isnull=True).values_list("id", flat=True)[
            :most
        ]
    )
    here = Dossier.objects.filter(receiving_id__in=units).exclude(status__in=over)
    found.update(here.values_list("id", flat=True)[:most])
    found.update(_steps(units).values_list("dossier_id", flat=True)[:most])
    return sorted(found)[:most]


def _opinions(units: Units) -> QuerySet[Consultation]:
    return Consultation.objects.filter(unit_id__in=units, answered_at__isnull=True)


def _obstacles(units: Units) -> QuerySet[Obstacle]:
    near = Q(unit_id__in=units) | Q(department_id__in=units)
    return Obstacle.objects.filter(near, answered_at__isnull=True)


def _begin(under_way: moving.Moving) -> Mapping[str, int]:
    heirs = under_way.heirs
    opinions, obstacles = list(_opinions(heirs)), list(_obstacles(heirs))
    for opinion in opinions:
        opinion.unit_id = heirs[opinion.unit_id]
    Consultation.objects.bulk_update(opinions, ["unit"], batch_size=500)
    for obstacle in obstacles:
        obstacle.unit_id = heirs.get(obstacle.unit_id, obstacle.unit_id)
        obstacle.department_id = heirs.get(obstacle.department_id, obstacle.department_id)
    Obstacle.objects.bulk_update(obstacles, ["unit", "department"], batch_size=500)
    moving.follow_books(under_way, NumberBook.objects.filter(year=under_way.day.year), "year", "kind")
    moving.follow_books(under_way, CodeCounter.objects.filter(day=under_way.day), "day")
    return {"opinions": len(opinions), "obstacles": len(obstacles)}


def _carry_some(under_way: moving.Moving) -> Mapping[str, int]:
    batch = _dossiers(under_way.heirs, AT_ONCE)
    if not batch:
        return {}
    ids = list(Dossier.objects.filter(pk__in=batch).order_by("pk").values_list("public_id", flat=True))
    states, _now = store.read(ids)
    command = Follow(under_way.heirs, under_way.posts, under_way.decision)
    perform_within([Order(under_way.actor, each, command) for each in ids])
    here = [step for state in states.values() for step in state.steps if step.unit in under_way.heirs]
    held = sum(1 for step in here if step.holder is not None)
    return {"dossiers": len(ids), "steps": len(here), "held": held}


PART = moving.register(moving.Part("dossiers", _count, _begin, _carry_some))
