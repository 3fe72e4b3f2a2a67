"""Attach a file to an answer of a draft, and take it out again."""

from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.actions.drafts import insist_on_right
from motcua.dossiers.enclosing.reading import Enclosed, facts_of
from motcua.dossiers.models import Draft, Enclosure
from motcua.kernel.errors import KernelError
from motcua.kernel.forms import Question, judge_file
from motcua.platform import files, words
from motcua.platform.access import Actor
from motcua.platform.errors import Invalid, NotFound
from motcua.platform.files import StoredFile


class EnclosureWrong(Invalid):
    code = "enclosure-wrong"
    sentence = _("{what}")


def purpose_of(draft: UUID, question: str) -> str:
    """What an upload says it is for: no paper has a colon in its code."""
    return f"filing:{draft}:answer:{question}"


def add(actor: Actor, draft: UUID, question: Question, name: str, content: BinaryIO) -> Enclosed:
    """Take a file in as an answer. Raises NotFound, NotPermitted, EnclosureWrong and what `files` refuses.

    Where one file is asked for, it takes the place of the one before.
    """
    _insist(actor, draft)
    return _put(draft, question, files.store(name, content, actor))


def add_upload(actor: Actor, draft: UUID, question: Question, upload: UUID) -> tuple[Enclosed, str]:
    """Take a whole upload in, with the fingerprint of its bytes as sent; taken already, the same file.

    Raises the same.
    """
    _insist(actor, draft)
    taken = files.uploads.take(actor, upload, purpose_of(draft, question.key))
    return _put(draft, question, taken.file), taken.sha256


def drop(actor: Actor, draft: UUID, question: str, file: UUID) -> None:
    """Take a file out of an answer; its bytes stay on record. One that is not there is out already."""
    with transaction.atomic():
        _insist(actor, draft)
        Enclosure.objects.filter(draft_id=draft, question=question, file__public_id=file).delete()


def _insist(actor: Actor, draft: UUID) -> None:
    """A draft of this account, and somebody who may prepare dossiers."""
    if actor.account is None or not Draft.objects.filter(pk=draft, account=actor.account).exists():
        raise NotFound
    insist_on_right(actor)


def _put(draft: UUID, question: Question, file: StoredFile) -> Enclosed:
    most = question.most or 1
    with transaction.atomic(durable=True):
        Draft.objects.select_for_update().get(pk=draft)
        _judge(question, file)
        others = Enclosure.objects.filter(draft_id=draft, question=question.key).exclude(file_id=file.id)
        if most == 1:
            others.delete()
        elif others.count() >= most:
            raise _wrong(question, KernelError("forms.file.many", most=most))
        Enclosure.objects.get_or_create(draft_id=draft, question=question.key, file_id=file.id)
    return Enclosed(question.key, file.public_id, file.id, facts_of(file))


def _judge(question: Question, file: StoredFile) -> None:
    try:
        judge_file(question, facts_of(file))
    except KernelError as error:
        raise _wrong(question, error) from error


def _wrong(question: Question, error: KernelError) -> EnclosureWrong:
    return EnclosureWrong(
        field=question.key, what=words.say(error.key, **{**error.values, "label": question.label})
    )
