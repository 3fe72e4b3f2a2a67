"""Papers of one's own earlier dossiers that need not be photographed again.

Those the province's list names, still good by the list's months, and not of a dossier that was turned down:
the paper may have been why. It comes as a paper of the new request, which an officer looks at like any other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from motcua.dossiers.belonging import mine
from motcua.dossiers.models import Paper, ReusablePaper
from motcua.dossiers.reusing import SET_ASIDE, is_valid, last_day
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE

MOST = 200
"""Papers that are looked at, the newest first."""


@dataclass(frozen=True, slots=True)
class OwnOffer:
    """A paper of an own dossier. `good_until` is None where the list names no end."""

    component: str
    paper_id: int
    dossier: UUID
    dossier_code: str
    file: UUID
    file_name: str
    received_at: datetime
    good_until: date | None


def offers(actor: Actor, components: Iterable[str]) -> dict[str, OwnOffer]:
    """For each component the newest such paper; by component. Two statements, whatever there is."""
    listed = ReusablePaper.objects.filter(code__in=list(components))
    months = dict(listed.values_list("code", "months"))
    if not months:
        return {}
    today = clock.today()
    found: dict[str, OwnOffer] = {}
    for paper in _newest(actor, list(months)):
        received = paper.added_at.astimezone(ZONE)
        limit = months[paper.component_code]
        if paper.file is not None and is_valid(received.date(), limit, today):
            found.setdefault(
                paper.component_code,
                OwnOffer(
                    component=paper.component_code,
                    paper_id=paper.pk,
                    dossier=paper.dossier.public_id,
                    dossier_code=paper.dossier.code,
                    file=paper.file.public_id,
                    file_name=paper.file.original_name,
                    received_at=received,
                    good_until=last_day(received.date(), limit),
                ),
            )
    return found


def _newest(actor: Actor, components: list[str]) -> Iterable[Paper]:
    return (
        Paper.objects.filter(
            dossier__in=mine(actor).order_by().values("pk"), component_code__in=components, file__isnull=False
        )
        .exclude(dossier__status__in=[int(status) for status in SET_ASIDE])
        .select_related("dossier", "file")
        .only(
            *("component_code", "added_at", "dossier__public_id", "dossier__code"),
            *("file__public_id", "file__original_name"),
        )
        .order_by("-added_at", "-id")[:MOST]
    )
