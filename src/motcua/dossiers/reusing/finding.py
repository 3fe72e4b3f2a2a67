"""What may be offered: papers of earlier dossiers of the same person, of those the reader may see.

`offers` is the one place that knows where such papers come from. The person's data store, when there is one,
is asked here and first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from motcua.dossiers.access import visible
from motcua.dossiers.models import Paper, Participant, ReusablePaper
from motcua.dossiers.reusing.validity import is_checked, is_valid, last_day
from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE

MOST = 200
"""Papers of one person that are looked at, the newest first."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that need not be asked again. `good_until` is None where the list names no end."""

    component: str
    paper_id: int
    dossier_id: int
    dossier: UUID
    dossier_code: str
    file_id: int
    file: UUID
    file_name: str
    form: str
    received_at: datetime
    good_until: date | None


def offers(actor: Actor, personal_id: str, components: Iterable[str], beside: int = 0) -> dict[str, Offer]:
    """For each component the newest paper its owner handed in that is still good; by component.

    A number that is none finds nothing. `beside`: a dossier they are for; what it has taken already is why it
    was sent back, and is not offered again. Two statements, whatever there is.
    """
    try:
        number = codes.personal_id(personal_id)
    except KernelError:
        return {}
    listed = ReusablePaper.objects.filter(code__in=list(components))
    months = dict(listed.values_list("code", "months"))
    return {offer.component: offer for offer in _good(actor, number, months, beside)} if months else {}


def offers_beside(actor: Actor, dossier: int, components: Iterable[str]) -> dict[str, Offer]:
    """The same for a dossier that is there, by the number of its owner."""
    return offers(actor, owner_number(dossier), components, dossier)


def owner_number(dossier: int) -> str:
    """Empty where none was given."""
    owners = Participant.objects.filter(dossier_id=dossier, role="owner")
    return owners.values_list("personal_id", flat=True).first() or ""


def _good(actor: Actor, number: str, months: dict[str, int | None], beside: int) -> Iterator[Offer]:
    today = clock.today()
    for paper in _newest(actor, number, list(months), beside):
        received = paper.added_at.astimezone(ZONE)
        limit = months[paper.component_code]
        dossier, file = paper.dossier, paper.file
        if file is None or not is_checked(paper.form, dossier.status):
            continue
        if is_valid(received.date(), limit, today):
            yield Offer(
                component=paper.component_code,
                paper_id=paper.pk,
                dossier_id=dossier.pk,
                dossier=dossier.public_id,
                dossier_code=dossier.code,
                file_id=file.pk,
                file=file.public_id,
                file_name=file.original_name,
                form=paper.form,
                received_at=received,
                good_until=last_day(received.date(), limit),
            )


def _newest(actor: Actor, number: str, components: list[str], beside: int) -> Iterator[Paper]:
    """What was handed in itself, the oldest first so that the newest is kept; of a dossier its last word.

    A paper that was itself taken from elsewhere is passed over: it is no newer than what it was taken from.
    """
    owned = Participant.objects.filter(personal_id=number, role="owner").values("dossier_id")
    later = Paper.objects.filter(
        dossier=OuterRef("dossier"), component_code=OuterRef("component_code")
    ).order_by("-id")
    taken = Paper.objects.filter(dossier_id=beside, reused_from__isnull=False).values("reused_from_id")
    found = (
        Paper.objects.exclude(dossier_id=beside)
        .exclude(pk__in=taken)
        .filter(
            dossier__in=visible(actor).filter(pk__in=owned),
            component_code__in=components,
            file__isnull=False,
            reused_from__isnull=True,
            pk=Subquery(later.values("pk")[:1]),
        )
        .select_related("dossier", "file")
        .only(
            *("component_code", "form", "added_at", "dossier__public_id", "dossier__code", "dossier__status"),
            *("file__public_id", "file__original_name"),
        )
        .order_by("-added_at", "-id")[:MOST]
    )
    yield from reversed(list(found))
