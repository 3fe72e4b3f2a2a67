"""When a dossier is late or stuck: one condition each, over what is open."""

from datetime import datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from motcua.dossiers.models import Step, Supplement
from motcua.dossiers.queries.filters import silent_q
from motcua.dossiers.status import Status


class Standing(StrEnum):
    LATE = "late"
    STOPPED = "stopped"
    NO_HOLDER = "no-holder"
    OPINION = "opinion"
    CITIZEN = "citizen"


def standings(now: datetime) -> dict[Standing, Q]:
    """What makes a dossier late or stuck at a moment."""
    steps = Step.objects.filter(dossier_id=OuterRef("pk"), closed_at__isnull=True)
    asked = Supplement.objects.filter(dossier_id=OuterRef("pk"), closed_at__isnull=True)
    return {
        Standing.LATE: Q(due_is_estimate=False, due_at__lt=now),
        Standing.STOPPED: Q(status=Status.STOPPED),
        Standing.NO_HOLDER: Q(
            Exists(steps.filter(holder__isnull=True, alarmed_at__isnull=False, waits=False))
        ),
        Standing.OPINION: Q(Exists(steps.filter(silent_q(now)))),
        Standing.CITIZEN: Q(Exists(asked.filter(answer_by__lt=now))),
    }


def late_or_stuck(now: datetime) -> Q:
    found = Q()
    for condition in standings(now).values():
        found |= condition
    return found
