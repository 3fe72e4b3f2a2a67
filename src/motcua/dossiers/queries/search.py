"""One box for everything an officer may have in hand: code, name in any spelling, identity number, phone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from motcua.dossiers.access import Side, sides, visible
from motcua.dossiers.models import HELPED_ELSEWHERE, Dossier, Participant, Step
from motcua.dossiers.permissions import Permission
from motcua.dossiers.queries.worklist import WorkRow, row_of
from motcua.dossiers.status import ENDED
from motcua.dossiers.training import dossiers_q
from motcua.kernel import codes, text
from motcua.kernel.errors import KernelError
from motcua.platform.access import Actor, scope
from motcua.platform.ordering import gathered_first

MOST = 50


def search(actor: Actor, words: str, also: Collection[int] = ()) -> tuple[WorkRow, ...]:
    """The newest dossiers that match, at most fifty, of those this person may see.

    `also` are dossiers that a room above knows under these words: a shelf, a slip.
    """
    dossiers = _newest(actor, words, also)
    steps = Step.objects.filter(dossier_id__in=[d.pk for d in dossiers], closed_at__isnull=True)
    first: dict[int, Step] = {}
    for step in steps.select_related("holder").order_by("id"):
        first.setdefault(step.dossier_id, step)
    return tuple(row_of(dossier, first.get(dossier.pk)) for dossier in dossiers)


def _newest(actor: Actor, words: str, also: Collection[int]) -> list[Dossier]:
    matching = _matching(words)
    if also:
        matching |= Q(id__in=also)
    if names_a_dossier(words) or scope(actor, Permission.VIEW).everything:
        return list(visible(actor).filter(matching).order_by("-submitted_at", "-id")[:MOST])
    return _newest_named(actor, words, also)


def _newest_named(actor: Actor, words: str, also: Collection[int]) -> list[Dossier]:
    """By owner's name within some units: each side by its own index, the newest of them all."""
    within = sides(actor)
    within[Side.HELPING] &= HELPED_ELSEWHERE
    named = Dossier.objects.filter(dossiers_q(actor), _matching(words))
    lists = [named.filter(side) for side in within.values()]
    lists += [visible(actor).filter(id__in=also)] if also else []
    newest = (gathered_first("submitted_at").desc(), "-id")
    first, *others = (each.order_by(*newest).values_list("submitted_at", "id")[:MOST] for each in lists)
    found = [pk for _at, pk in first.union(*others).order_by("-submitted_at", "-id")[:MOST]]
    dossiers = Dossier.objects.in_bulk(found)
    return [dossiers[pk] for pk in found]


def names_a_dossier(words: str) -> bool:
    """Whether they can only mean a dossier or a person: a code or a number, not a name."""
    given = " ".join(words.split())
    return _number(given) is not None or _is_code(given)


def _matching(words: str) -> Q:
    given = " ".join(words.split())
    number = _number(given)
    if number is not None:
        people = Participant.objects.filter(Q(personal_id=number) | Q(phone=number))
        return Q(id__in=people.values("dossier_id"))
    if _is_code(given):
        return Q(code=given.upper())
    return Q(owner_name_folded__startswith=text.fold(given))


def _number(given: str) -> str | None:
    """The identity number or phone that was typed."""
    for read in (codes.personal_id, codes.phone):
        try:
            return read(given)
        except KernelError:
            continue
    return None


def _is_code(given: str) -> bool:
    return any(letter.isdigit() for letter in given) and "-" in given


def code_of_intent(actor: Actor, intent: UUID) -> str | None:
    """The code of the dossier an intent has become, if this person may see it."""
    return visible(actor).filter(intent_key=intent).values_list("code", flat=True).first()


MOST_ALIKE = 5


@dataclass(frozen=True, slots=True)
class AlikeRow:
    """An open dossier of the same person under the same procedure."""

    public_id: UUID
    code: str
    status: int
    submitted_at: datetime
    receiving_id: int


def open_alike(actor: Actor, procedure: str, personal_id: str, intent: UUID) -> tuple[AlikeRow, ...]:
    """Other dossiers not yet ended that this person owns under the procedure, of those the actor may see.

    `intent` is left out: a page sent twice is no second request. A number that is none finds nothing.
    """
    try:
        number = codes.personal_id(personal_id)
    except KernelError:
        return ()
    owned = Participant.objects.filter(personal_id=number, role="owner").values("dossier_id")
    found = (
        visible(actor)
        .filter(pk__in=owned, procedure_code=procedure)
        .exclude(status__in=ENDED)
        .exclude(intent_key=intent)
    )
    columns = ("public_id", "code", "status", "submitted_at", "receiving_id")
    return tuple(AlikeRow(*row) for row in found.order_by("-submitted_at").values_list(*columns)[:MOST_ALIKE])
