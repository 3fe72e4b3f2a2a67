"""Add a page: a file sent with the form, one that came in pieces, or one an own earlier dossier holds."""

from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from motcua.dossiers import behalf
from motcua.dossiers.filing.papers.rules import MOST_PAGES, TooManyPages, insist, lock, unbind
from motcua.dossiers.models import DraftPage, Filing
from motcua.dossiers.own import offers
from motcua.platform import files
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


def purpose_of(draft: UUID, component: str) -> str:
    """What an upload says it is for, so that it is taken for nothing else."""
    return f"filing:{draft}:{component}"


def add_file(actor: Actor, draft: UUID, component: str, name: str, content: BinaryIO) -> int:
    """Take a file in as the last page. Raises SignInFirst, NotFound, AlreadySent, TooManyPages and the
    sentences of `files`."""
    _insist_on_room(actor, draft, component)
    sha256 = files.uploads.fingerprint_of(content)
    stored = files.store(name, content, actor)
    return _put(actor, draft, component, stored.id, sha256)


def add_upload(actor: Actor, draft: UUID, component: str, upload: UUID) -> int:
    """Take a whole upload in as the last page; taken already, it is the page it became. Raises the same."""
    _insist_on_room(actor, draft, component)
    taken = files.uploads.take(actor, upload, purpose_of(draft, component))
    return _put(actor, draft, component, taken.file.id, taken.sha256)


def take_again(actor: Actor, draft: UUID, component: str, paper: int) -> int:
    """Take a paper of an own earlier dossier as the last page. Raises the same; NotFound when not offered."""
    _insist_on_room(actor, draft, component)
    offer = offers(actor, [component], _behalf(draft)).get(component)
    if offer is None or offer.paper_id != paper:
        raise NotFound
    (stored,) = files.stored([offer.file])
    return _put(actor, draft, component, stored.id, stored.sha256, reused=paper)


def take_kept(actor: Actor, draft: UUID) -> int:
    """Take the paper kept with the declaration of whom it is for. Raises the same; NotFound for none."""
    _insist_on_room(actor, draft, behalf.PROOF.code)
    chosen = _behalf(draft)
    kept = behalf.one(actor, chosen).paper if chosen else None
    if kept is None:
        raise NotFound
    (stored,) = files.stored([kept])
    return _put(actor, draft, behalf.PROOF.code, stored.id, stored.sha256)


def _behalf(draft: UUID) -> UUID | None:
    """For whom it is filed, as chosen on its page."""
    choices = Filing.objects.filter(pk=draft).values_list("choices", flat=True).first() or {}
    return UUID(str(choices["behalf"])) if choices.get("behalf") else None


def _insist_on_room(actor: Actor, draft: UUID, component: str) -> None:
    insist(actor, draft, component)
    if DraftPage.objects.filter(draft_id=draft, component_code=component).count() >= MOST_PAGES:
        raise TooManyPages(most=MOST_PAGES)


def _put(actor: Actor, draft: UUID, component: str, file: int, sha256: str, reused: int | None = None) -> int:
    with transaction.atomic():
        lock(actor, draft)
        pages = DraftPage.objects.filter(draft_id=draft, component_code=component)
        there = pages.filter(file_id=file).values_list("pk", flat=True).first()
        if there is not None:
            return there
        _insist_on_room(actor, draft, component)
        unbind(draft, component)
        last = pages.order_by("-position").values_list("position", flat=True).first() or 0
        page = DraftPage.objects.create(
            draft_id=draft,
            component_code=component,
            position=last + 1,
            file_id=file,
            sha256=sha256,
            reused_from_id=reused,
        )
    return page.pk
