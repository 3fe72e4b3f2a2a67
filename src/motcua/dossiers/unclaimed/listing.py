"""Results that wait at the counter where the dossier was filed, the longest first."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from motcua.dossiers.models import Dossier, Participant, ResultReminder
from motcua.dossiers.permissions import Permission
from motcua.dossiers.status import Status
from motcua.dossiers.training import dossiers_q
from motcua.dossiers.unclaimed.period import period_at
from motcua.platform import clock
from motcua.platform.access import Actor, scope
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound
from motcua.platform.ordering import gathered_first

PAGE_SIZE = 50
AT_THE_COUNTER = Q(status=Status.COMPLETED.value, result_channel="counter")
"""Ready, and to be fetched by the person: what goes by post waits for the office, not for them."""


class Waited(StrEnum):
    """How many days at the least."""

    ANY = "any"
    WEEK = "week"
    MONTH = "month"


DAYS = {Waited.ANY: 0, Waited.WEEK: 7, Waited.MONTH: 30}


@dataclass(frozen=True, slots=True)
class UnclaimedRow:
    """`days` are local days gone since the result was ready; `is_reachable`: a phone or e-mail was left."""

    public_id: UUID
    code: str
    owner_name: str
    version: int
    receiving: int
    ready_at: datetime
    days: int
    reminders: int
    reminded_on: date | None
    is_reachable: bool


@dataclass(frozen=True, slots=True)
class FoundUnclaimed:
    rows: tuple[UnclaimedRow, ...]
    counts: dict[Waited, int]
    period: int
    """After how many days people are reminded where this person works."""


def unclaimed_page(actor: Actor, waited: Waited = Waited.ANY, number: int = 1) -> FoundUnclaimed:
    """A numbered page and how long each list is: one condition makes both."""
    if not may_see_unclaimed(actor):
        raise NotFound
    today = clock.today()
    here = _here(actor)
    counted = here.aggregate(**{each.name: Count("pk", filter=_for(each, today)) for each in Waited})
    first = (max(1, number) - 1) * PAGE_SIZE
    ordered = here.filter(_for(waited, today)).order_by(gathered_first("finished_at"), "id")
    page = list(ordered.values_list("pk", flat=True)[first : first + PAGE_SIZE])
    known = Dossier.objects.in_bulk(page)
    rows = _rows([known[pk] for pk in page], today)
    counts = {each: counted[each.name] for each in Waited}
    return FoundUnclaimed(rows, counts, period_at(actor.unit or 0, today))


def may_see_unclaimed(actor: Actor) -> bool:
    return not scope(actor, Permission.VIEW).nothing


def _here(actor: Actor) -> QuerySet[Dossier]:
    """Those filed where this person may look: there the result is fetched."""
    reach = scope(actor, Permission.VIEW).q(
        unit_field="receiving_id", field_field="field_code", procedure_field="procedure_code"
    )
    return Dossier.objects.filter(AT_THE_COUNTER, dossiers_q(actor), reach)


def _for(waited: Waited, today: date) -> Q:
    """Ready on a local day so long ago; that is how the days of a row are counted too."""
    latest = datetime.combine(today - timedelta(days=DAYS[waited] - 1), time(), ZONE)
    return Q(finished_at__lt=latest)


def _rows(found: list[Dossier], today: date) -> tuple[UnclaimedRow, ...]:
    ids = [dossier.pk for dossier in found]
    counted = ResultReminder.objects.filter(dossier_id__in=ids).values_list("dossier_id")
    told = {pk: (many, last) for pk, many, last in counted.annotate(Count("pk"), Max("sent_on"))}
    people = Participant.objects.filter(reachable_people(), dossier_id__in=ids)
    reached = set(people.values_list("dossier_id", flat=True))
    return tuple(
        _row(dossier, today, told.get(dossier.pk, (0, None)), is_reachable=dossier.pk in reached)
        for dossier in found
    )


def reachable_people() -> Q:
    """Owner or applicant with a phone or an e-mail address."""
    return Q(role__in=("owner", "applicant")) & (~Q(phone="") | ~Q(email=""))


def _row(dossier: Dossier, today: date, told: tuple[int, date | None], *, is_reachable: bool) -> UnclaimedRow:
    ready = (dossier.finished_at or clock.now()).astimezone(ZONE)
    return UnclaimedRow(
        public_id=dossier.public_id,
        code=dossier.code,
        owner_name=dossier.owner_name,
        version=dossier.version_of_procedure_id,
        receiving=dossier.receiving_id,
        ready_at=ready,
        days=(today - ready.date()).days,
        reminders=told[0],
        reminded_on=told[1],
        is_reachable=is_reachable,
    )
