"""Prepare a dossier: a draft to which papers are uploaded before it is sent."""

from typing import Any, BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.belonging import files_for_themselves
from motcua.dossiers.models import Draft, DraftPaper
from motcua.dossiers.permissions import Permission
from motcua.dossiers.refusals import NotPermitted
from motcua.platform import clock, files
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.files import StoredFile


def open_draft(actor: Actor, procedure: str = "", key: UUID | None = None) -> UUID:
    """A new draft of this account; its id is the intent key of the dossier it becomes."""
    if actor.account is None:
        raise NotFound
    insist_on_right(actor)
    with transaction.atomic():
        values = {"account_id": actor.account, "procedure_code": procedure, "created_at": clock.now()}
        draft = Draft.objects.create(**values) if key is None else _same(key, values)
    return draft.pk


def _same(key: UUID, values: dict[str, Any]) -> Draft:
    """The draft of this key, opened if it is not; of two that come at once both find the one."""
    Draft.objects.bulk_create([Draft(pk=key, **values)], ignore_conflicts=True)
    draft = Draft.objects.get(pk=key)
    if draft.account_id != values["account_id"]:
        raise NotFound
    return draft


def insist_on_right(actor: Actor) -> None:
    """Papers come with a dossier or with an answer: whoever may hand in neither prepares nothing."""
    if not files_for_themselves(actor) and not any(
        actor.granted(right) for right in (Permission.SUBMIT, Permission.ANSWER_SUPPLEMENT)
    ):
        raise NotPermitted(act=_("chuẩn bị hồ sơ"))


def add_to_draft(actor: Actor, draft: UUID, component: str, name: str, content: BinaryIO) -> StoredFile:
    """Store a file and put it to the draft; refused by the sentences of platform.files."""
    own = Draft.objects.filter(pk=draft).first()
    if own is None or own.account_id != actor.account:
        raise NotFound
    insist_on_right(actor)
    stored = files.store(name, content, actor)
    with transaction.atomic(durable=True):
        DraftPaper.objects.create(draft=own, component_code=component, file_id=stored.id)
    return stored
