"""The message thread on a dossier's page: what was written, and where an officer writes."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.api import DossierView, thread
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.surfaces import threads
from motcua.surfaces.session import actor_of

LEAVE = "khong-can"


@dataclass(frozen=True, slots=True)
class Written:
    """What was typed, and why it was not taken in."""

    words: str = ""
    intent: UUID = field(default_factory=uuid4)
    problem: Refusal | None = None


def written(request: HttpRequest) -> Written:
    return Written(request.POST.get(threads.NAME, ""), threads.intent_of(request))


def send(request: HttpRequest, dossier: UUID, typed: Written) -> Refusal | None:
    """Answer, or set aside what needs no answer; what stood in the way. Raises NotFound."""
    actor = actor_of(request)
    try:
        if request.POST.get("lam") == LEAVE:
            thread.leave(actor, dossier, typed.intent)
        else:
            thread.answer(actor, dossier, typed.words, typed.intent)
    except NotFound:
        raise
    except Refusal as refusal:
        return refusal
    return None


def card(actor: Actor, view: DossierView, typed: Written) -> dict[str, Any] | None:
    """The thread on the page of a dossier; None where there is none and this officer cannot begin one."""
    found = thread.of_office(actor, view.state, view.now)
    if not found.said and not found.may_write and typed.problem is None:
        return None
    thread.note_seen(found, thread.Side.OFFICE)
    asks = found.may_write or typed.problem is not None
    asked = threads.field(_("Nội dung"), "", typed.words, typed.problem)
    return {
        "lines": threads.lines(found, thread.Side.OFFICE),
        "asked_at": found.asked_at,
        "answer_by": found.answer_by,
        "is_late": found.is_late,
        "field": asked if asks else None,
        "is_open": bool(found.said or typed.problem),
        "intent": typed.intent,
        "url": reverse("desk:write", args=[view.state.public_id]),
    }
