"""Paper just put on a shelf goes back to where it lay: for ten seconds, by whoever put it there.

Light like the acts of `dossiers.undoing`: it stays inside the office and only says where something lies. All
papers of one putting go back together, or none. The ledger keeps both. Our own design; no source of law.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from motcua.custody.access import insist
from motcua.custody.models import Holding, Shelf
from motcua.custody.permissions import Permission
from motcua.custody.refusals import MovedSince, NoSuchShelf
from motcua.custody.shelves import named
from motcua.custody.whereabouts import SHELVED, Placed, insist_here, whereabouts_of
from motcua.dossiers.api import between, undoing
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.ledger import EntryRow

PUT_BACK = "custody.paper.put_back"
_SALT = "custody.put_back"


def token_for(actor: Actor, placed: Placed) -> str:
    """For one putting; good for nobody else."""
    what = [actor.account, actor.on_behalf, placed.shelf, placed.at.isoformat(), placed.papers]
    return Signer(salt=_SALT).sign_object(what)


def put_back(actor: Actor, token: str) -> int:
    """Take one putting back; says of how many dossiers.

    Raises NotFound, UndoneTooLate, MovedSince, OnTheWay, HeldElsewhere, NoSuchShelf.
    """
    placed = _read(actor, token)
    with transaction.atomic(durable=True):
        shelf = Shelf.objects.filter(pk=placed.shelf).first()
        if shelf is None:
            raise NotFound
        insist(actor, Permission.PLACE, shelf.unit_id)
        undoing.insist_soon(placed.at, clock.now(), _("ghi lại chỗ để giấy"))
        locked = Holding.objects.select_for_update().order_by("dossier_id")
        held = list(locked.filter(shelf=shelf, since=placed.at, by_post=actor.post or 0))
        if len(held) != placed.papers:
            raise MovedSince(shelf=shelf.code)
        known = between.outlines(actor, [holding.dossier_id for holding in held])
        if len(known) != len(held):
            raise NotFound
        insist_here(known.values(), whereabouts_of(known.values()), shelf.unit_id)
        _restore(actor, shelf, held, known)
    return len(held)


def _read(actor: Actor, token: str) -> Placed:
    """Raises NotFound for what was not given to this person."""
    try:
        account, on_behalf, shelf, at, papers = Signer(salt=_SALT).unsign_object(token)
    except (BadSignature, ValueError) as wrong:
        raise NotFound from wrong
    if (account, on_behalf) != (actor.account, actor.on_behalf):
        raise NotFound
    return Placed(shelf, datetime.fromisoformat(at), papers)


def _restore(actor: Actor, shelf: Shelf, held: list[Holding], known: Mapping[int, between.Outline]) -> None:
    """Where each lay stands in the fact of its putting; what nobody had written down is unwritten again."""
    facts = ledger.entries_of(known[holding.dossier_id].subject for holding in held)
    was = {each.dossier_id: _was(facts[known[each.dossier_id].subject], each.since) for each in held}
    shelves = named(shelf.unit_id, [code for code, _since, _missing in was.values() if code])
    fresh = [holding.pk for holding in held if not was[holding.dossier_id][1]]
    for holding in held:
        code, since, holding.is_missing = was[holding.dossier_id]
        if code and code not in shelves:
            raise NoSuchShelf(code=code)
        holding.shelf_id = shelves.get(code)
        holding.since = datetime.fromisoformat(since) if since else holding.since
    Holding.objects.filter(pk__in=fresh).delete()
    kept = [holding for holding in held if holding.pk not in set(fresh)]
    Holding.objects.bulk_update(kept, ["shelf", "since", "is_missing"])
    told = {"of": shelf.code, "unit": shelf.unit_id}
    back = ((known[holding.dossier_id].subject, was[holding.dossier_id][0]) for holding in held)
    ledger.append(
        actor, [ledger.NewEntry(subject, PUT_BACK, {**told, "shelf": code}) for subject, code in back]
    )


def _was(entries: list[EntryRow], at: datetime) -> tuple[str, str, bool]:
    """Shelf, since when, whether it was missing."""
    fact = next(each for each in reversed(entries) if each.name == SHELVED and each.occurred_at == at)
    shelf, since, is_missing = cast("list[object]", fact.payload["was"])
    return str(shelf), str(since), bool(is_missing)
