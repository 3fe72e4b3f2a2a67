"""Put pages in order, turn them upright, take them out. A page that is not there is not found."""

from uuid import UUID

from django.db import transaction

from motcua.dossiers.filing.papers.rules import insist, lock, renumber
from motcua.dossiers.models import DraftPage
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

_QUARTERS = 4


def move(actor: Actor, draft: UUID, component: str, page: int, by: int) -> None:
    """Move a page so many places towards the end, or with less than nothing towards the beginning."""
    with transaction.atomic():
        order = _order(actor, draft, component, page)
        at = order.index(page)
        order.insert(min(max(at + by, 0), len(order) - 1), order.pop(at))
        renumber(draft, component, order)


def turn(actor: Actor, draft: UUID, component: str, page: int, quarters: int = 1) -> None:
    """Turn a page clockwise."""
    with transaction.atomic():
        order = _order(actor, draft, component, page)
        now = DraftPage.objects.values_list("turn", flat=True).get(pk=page)
        DraftPage.objects.filter(pk=page).update(turn=(now + quarters) % _QUARTERS)
        renumber(draft, component, order)


def drop(actor: Actor, draft: UUID, component: str, page: int) -> None:
    """Take a page out of its paper; its file stays on record."""
    with transaction.atomic():
        order = _order(actor, draft, component, page)
        DraftPage.objects.filter(pk=page).delete()
        renumber(draft, component, [each for each in order if each != page])


def _order(actor: Actor, draft: UUID, component: str, page: int) -> list[int]:
    """The ids of a paper's pages, in order; the filing is held. Raises SignInFirst, NotFound, AlreadySent."""
    insist(actor, draft, component)
    lock(actor, draft)
    pages = DraftPage.objects.filter(draft_id=draft, component_code=component)
    order = list(pages.order_by("position", "pk").values_list("pk", flat=True))
    if page not in order:
        raise NotFound
    return order
