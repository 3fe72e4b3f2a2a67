"""Tracking without an account: who knows the code and the phone number given when filing sees the state.

The code is no secret (slips show it): alone it shows nothing, and a wrong pair is answered like a
missing one.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import store
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import detail
from motcua.dossiers.state import DossierState
from motcua.dossiers.status import Status
from motcua.dossiers.timeline import Event, timeline
from motcua.dossiers.words import FUNCTION
from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.kernel.messages import Message
from motcua.kernel.worktime import Progress
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound

NEWEST, FEWEST = 2_000, 10
"""Dossiers looked at to say what is asked for most, and how many of one procedure there must be."""


@dataclass(frozen=True, slots=True)
class Tracking:
    """What the person who filed may see without signing in."""

    state: DossierState
    procedure: str
    now: datetime
    receiving: str
    competent: str
    holder: str
    since: datetime | None
    clock: Progress | None
    events: tuple[Event, ...]
    supplement: detail.SupplementRow | None
    papers: tuple[detail.PaperRow, ...]
    explanation: tuple[Message, ...]


def find_by_code_and_phone(code: str, phone: str) -> UUID:
    """The public id of the dossier with this code, if somebody in it gave this phone number."""
    try:
        number = codes.phone(phone)
    except KernelError:
        raise NotFound from None
    known = Dossier.objects.filter(code=code.strip(), participants__phone=number, is_training=False)
    found = known.values_list("public_id", flat=True).order_by("id").first()
    if found is None:
        raise NotFound
    return found


def asked_for_most(most: int = 6) -> tuple[str, ...]:
    """Codes of the procedures that the newest dossiers are of, the most frequent first.

    Public: it names nobody, tells no number, and leaves out what only few have asked for.
    """
    newest = Dossier.objects.filter(is_training=False).order_by("-pk").values("pk")[:NEWEST]
    among = Dossier.objects.filter(pk__in=newest).values("procedure_code").annotate(n=Count("pk"))
    found = among.filter(n__gte=FEWEST).order_by("-n", "procedure_code")
    return tuple(found.values_list("procedure_code", flat=True)[:most])


def tracking(public_id: UUID) -> Tracking:
    """The tracking page of a dossier that was found by its pair or its slip's QR."""
    found = store.look(public_id)
    if found is None or found[0].is_training:
        raise NotFound
    state, now = found
    step = state.steps[0] if state.steps else None
    supplements = detail.supplements(state.id)
    return Tracking(
        state=state,
        procedure=catalogue.version(state.procedure_version_id).name,
        now=now.astimezone(ZONE),
        receiving=agencies.unit(state.receiving_id).name,
        competent=agencies.unit(state.competent_id).name,
        holder=_holder(state),
        since=step.opened_at.astimezone(ZONE) if step else None,
        clock=detail.progress_of(state, now),
        events=timeline(state.subject, public=True),
        supplement=supplements[-1] if supplements and state.status is Status.SUPPLEMENT_REQUIRED else None,
        papers=_newest(detail.papers(state.id)),
        explanation=detail.explain_state(state),
    )


def _newest(papers: tuple[detail.PaperRow, ...]) -> tuple[detail.PaperRow, ...]:
    """Each paper once: what was handed in with a supplement takes the place of what was there before."""
    return tuple({paper.apart: paper for paper in papers}.values())


def _holder(state: DossierState) -> str:
    """Which office and function has it now; people are named to officers only."""
    if state.status in {Status.SUPPLEMENT_REQUIRED, Status.PAYMENT_REQUIRED}:
        return "Bạn"
    if not state.steps:
        return ""
    step = state.steps[0]
    return f"{FUNCTION.get(step.function, step.name)}, {agencies.unit(step.unit).name}"
