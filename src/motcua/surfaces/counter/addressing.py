"""The intent of a request stands in the address of each of its pages, so that going back finds it again."""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from motcua.catalogue.api import ProcedureVersion


def address_of(page: str, version: ProcedureVersion, intent: UUID) -> str:
    """A page of the counter about one procedure and one intent: one intent, one dossier (P1)."""
    return f"{reverse(f'counter:{page}', args=[version.code])}?y={intent}"


def intent_of(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("intent") or request.GET.get("y", ""))
    except ValueError:
        return None
