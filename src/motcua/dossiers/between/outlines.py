"""A dossier in one line, of those somebody may see: what paper came with it, from where, for whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from motcua.dossiers.access import visible
from motcua.dossiers.models import Dossier, Draft, Paper
from motcua.dossiers.status import ENDED
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


@dataclass(frozen=True, slots=True)
class Outline:
    """`papers` counts what came on paper; scans sent in and looked-up registers are none."""

    id: int
    public_id: UUID
    code: str
    owner_name: str
    procedure_version_id: int
    field_code: str
    channel: str
    receiving_id: int
    competent_id: int
    submitted_at: datetime
    is_non_territorial: bool
    clock_started_at: datetime | None
    status: int
    counter_id: int | None
    papers: int

    @property
    def subject(self) -> str:
        return f"dossier:{self.id}"

    @property
    def awaits_receipt(self) -> bool:
        """Taken in for another agency, which has not received it: its clock does not run yet."""
        return self.is_non_territorial and self.clock_started_at is None


_COLUMNS = (
    "pk", "public_id", "code", "owner_name", "version_of_procedure_id", "field_code", "channel",
    "receiving_id", "competent_id", "submitted_at", "is_non_territorial", "clock_started_at", "status",
    "counter_id", "papers_on_paper",
)  # fmt: skip


def outline(actor: Actor, public_id: UUID) -> Outline:
    """One dossier this person may see. Raises NotFound."""
    found = outlines_from(visible(actor).filter(public_id=public_id))
    if not found:
        raise NotFound
    return found[0]


def outlines(actor: Actor, ids: Collection[int]) -> dict[int, Outline]:
    """By id; those this person may not see are left out."""
    return {row.id: row for row in outlines_from(visible(actor).filter(pk__in=ids))}


def outlines_by_code(actor: Actor, codes: Collection[str], ids: Collection[UUID] = ()) -> tuple[Outline, ...]:
    """By code or by the id of addresses, as read from a slip."""
    known = visible(actor)
    return outlines_from((known.filter(code__in=codes) | known.filter(public_id__in=ids)).order_by("code"))


def came_in(actor: Actor, unit: int, begin: datetime, end: datetime) -> tuple[Outline, ...]:
    """What a unit took in over its counters and by post, in the order of filing."""
    found = visible(actor).filter(receiving_id=unit, submitted_at__gte=begin, submitted_at__lt=end)
    return outlines_from(found.exclude(channel="online").order_by("submitted_at", "pk"))


def papers_to_hand_on(actor: Actor, unit: int) -> QuerySet[Dossier]:
    """Dossiers in hand that a unit took in for other agencies and that came on paper, the oldest first."""
    found = visible(actor).filter(Exists(_on_paper()), receiving_id=unit, is_non_territorial=True)
    return found.exclude(status__in=ENDED).order_by("submitted_at", "pk")


def unsent_drafts(actor: Actor, begin: datetime, end: datetime) -> tuple[tuple[UUID, str], ...]:
    """Intakes this person began and did not finish: the intent and the procedure of each."""
    sent = Dossier.objects.filter(intent_key=OuterRef("pk"))
    begun = Draft.objects.filter(account_id=actor.account or 0, created_at__gte=begin, created_at__lt=end)
    left = begun.exclude(procedure_code="").filter(~Exists(sent))
    return tuple(left.order_by("created_at").values_list("pk", "procedure_code"))


def outlines_from(found: QuerySet[Dossier]) -> tuple[Outline, ...]:
    """The rows of a queryset already filtered by access, in its order, by one statement."""
    counted = _on_paper().order_by().values("dossier_id").annotate(sum=Sum("quantity")).values("sum")
    rows = found.annotate(papers_on_paper=Coalesce(Subquery(counted), 0)).values_list(*_COLUMNS)
    return tuple(Outline(*row) for row in rows)


def _on_paper() -> QuerySet[Paper]:
    papers = Paper.objects.filter(dossier_id=OuterRef("pk"), form__in=("original", "copy"))
    return papers.exclude(state__in=("missing", "register"))
