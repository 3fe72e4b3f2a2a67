"""The messages about the dossiers an account holds. A phone typed on another's dossier opens nothing."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import TextField, Value
from django.db.models.functions import Cast, Concat

from motcua.dossiers.belonging import mine
from motcua.dossiers.models import Dossier
from motcua.notifications import api as notifications
from motcua.notifications.api import MessageRow
from motcua.platform.access import Actor

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class OwnMessage:
    """One message and the dossier it is about."""

    message: MessageRow
    dossier: UUID
    code: str


def messages(actor: Actor, number: int = 1) -> tuple[tuple[OwnMessage, ...], int]:
    """A page of them, the newest first, and how many there are: three statements, whatever there is."""
    subject = Concat(Value("dossier:"), Cast("pk", TextField()), output_field=TextField())
    held = mine(actor).order_by().annotate(subject=subject).values("subject")
    begin = (max(1, number) - 1) * PAGE_SIZE
    rows, total = notifications.messages_within(held, begin, begin + PAGE_SIZE)
    numbers = {int(row.subject.partition(":")[2]) for row in rows}
    named = Dossier.objects.filter(pk__in=numbers).values_list("pk", "public_id", "code") if numbers else ()
    known = {f"dossier:{number}": (public_id, code) for number, public_id, code in named}
    return tuple(OwnMessage(row, *known[row.subject]) for row in rows), total
