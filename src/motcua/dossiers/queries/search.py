"""One box for everything an officer may have in hand: code, name in any spelling, identity number, phone."""

from uuid import UUID

from django.db.models import Q

from motcua.dossiers.access import visible
from motcua.dossiers.models import Participant, Step
from motcua.dossiers.queries.worklist import WorkRow, row_of
from motcua.kernel import codes, text
from motcua.kernel.errors import KernelError
from motcua.platform.access import Actor

MOST = 50


def search(actor: Actor, words: str) -> tuple[WorkRow, ...]:
    """The newest dossiers that match, at most fifty, of those this person may see."""
    found = visible(actor).filter(_matching(words)).order_by("-submitted_at", "-id")[:MOST]
    dossiers = list(found)
    steps = Step.objects.filter(dossier_id__in=[d.pk for d in dossiers], closed_at__isnull=True)
    first: dict[int, Step] = {}
    for step in steps.select_related("holder").order_by("id"):
        first.setdefault(step.dossier_id, step)
    return tuple(row_of(dossier, first.get(dossier.pk)) for dossier in dossiers)


def _matching(words: str) -> Q:
    given = " ".join(words.split())
    for read in (codes.personal_id, codes.phone):
        try:
            number = read(given)
        except KernelError:
            continue
        people = Participant.objects.filter(Q(personal_id=number) | Q(phone=number))
        return Q(id__in=people.values("dossier_id"))
    if any(letter.isdigit() for letter in given) and "-" in given:
        return Q(code=given.upper())
    return Q(owner_name_folded__startswith=text.fold(given))


def code_of_intent(actor: Actor, intent: UUID) -> str | None:
    """The code of the dossier an intent has become, if this person may see it."""
    return visible(actor).filter(intent_key=intent).values_list("code", flat=True).first()
