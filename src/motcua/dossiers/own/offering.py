"""Papers of one's own earlier dossiers that need not be photographed again, each for whom it was given.

Those the province's list names, still good by the list's months, and not of a dossier that was turned down:
the paper may have been why. It comes as a paper of the new request, which an officer looks at like any other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.dossiers.behalf import in_force
from motcua.dossiers.belonging import mine
from motcua.dossiers.models import Holder, Paper, ReusablePaper
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


def offers(actor: Actor, components: Iterable[str], behalf: UUID | None = None) -> dict[str, OwnOffer]:
    """For each component the newest such paper; by component. A few statements, whatever there is.

    `behalf`: on what it is filed for another, whose papers are then offered; never one person's for another.
    """
    listed = ReusablePaper.objects.filter(code__in=list(components))
    months = dict(listed.values_list("code", "months"))
    if not months:
        return {}
    today = clock.today()
    found: dict[str, OwnOffer] = {}
    for paper in _newest(actor, list(months), behalf):
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


def _of_whom(actor: Actor, behalf: UUID | None) -> QuerySet[Holder]:
    """What this account holds of whoever it is filed for: by the declaration, or by the same number."""
    held = Holder.objects.filter(account_id=actor.account or 0)
    if behalf is None:
        return held.filter(behalf__isnull=True)
    declared = in_force(actor.account or 0).filter(public_id=behalf).values_list("pk", "personal_id").first()
    if declared is None:
        return held.none()
    row, number = declared
    return held.filter(Q(behalf_id=row) | Q(behalf__personal_id=number) & ~Q(behalf__personal_id=""))


def _newest(actor: Actor, components: list[str], behalf: UUID | None) -> Iterable[Paper]:
    dossiers = _of_whom(actor, behalf).values("dossier_id")
    return (
        Paper.objects.filter(
            dossier__in=mine(actor).order_by().filter(pk__in=dossiers).values("pk"),
            component_code__in=components,
            file__isnull=False,
        )
        .exclude(dossier__status__in=[int(status) for status in SET_ASIDE])
        .select_related("dossier", "file")
        .only(
            *("component_code", "added_at", "dossier__public_id", "dossier__code"),
            *("file__public_id", "file__original_name"),
        )
        .order_by("-added_at", "-id")[:MOST]
    )
