"""Files that answer questions of a form, sent with it: put to the draft before anything else is done.

A question called `name` sends `name__there` for each file the page showed, `name` for each of them that is to
stay, and the new ones as `name__new`. The draft keeps them when the page comes back with a mistake.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.datastructures import MultiValueDict

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import enclosing
from motcua.kernel.forms import NOTHING, FileFacts, Known, Question
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field
from motcua.platform.ui.questions import PREFIX, fields_of

THERE, NEW = "__there", "__new"


class EnclosuresSent:
    """The files of the answers of one form; `before` are those a dossier holds already, by question."""

    def __init__(
        self,
        actor: Actor,
        draft: UUID,
        questions: Iterable[Question],
        before: Mapping[str, Any] | None = None,
        facts: Mapping[str, FileFacts] | None = None,
    ) -> None:
        self.actor = actor
        self.draft = draft
        self.questions = enclosing.asked_in(questions)
        self.errors: dict[str, str] = {}
        self._before = before or {}
        self._facts = facts or {}
        self._left_out: set[str] = set()
        self._found: tuple[enclosing.Enclosed, ...] | None = None

    def take(self, posted: Any, files: MultiValueDict[str, Any]) -> None:
        """Leave out what is no longer ticked, then put each new file to the draft; a refused one is told."""
        for question in self.questions:
            name = PREFIX + question.key
            for gone in set(posted.getlist(name + THERE)) - set(posted.getlist(name)):
                self._drop(question, gone)
            for upload in files.getlist(name + NEW):
                self._add(question, upload)
        self._found = None

    def _drop(self, question: Question, given: str) -> None:
        self._left_out.add(given)
        try:
            enclosing.drop(self.actor, self.draft, question.key, UUID(given))
        except (ValueError, NotFound):
            return  # of no file, or of a draft nobody opened: nothing is there to be dropped

    def _add(self, question: Question, upload: Any) -> None:
        name = PREFIX + question.key
        try:
            enclosing.add(self.actor, self.draft, question, upload.name or "", upload.file)
        except Refusal as refusal:
            self.errors[name] = " ".join(filter(None, (self.errors.get(name), str(refusal))))

    @property
    def found(self) -> tuple[enclosing.Enclosed, ...]:
        """What the draft holds now."""
        if self._found is None:
            self._found = enclosing.of_draft(self.draft) if self.questions else ()
        return self._found

    @property
    def answers(self) -> dict[str, list[str]]:
        """Ids of files by question: those of before that stay, then the new ones."""
        new = enclosing.ids(self.found)
        found = {question.key: self._ids(question, new.get(question.key, [])) for question in self.questions}
        return {key: ids for key, ids in found.items() if ids}

    def _ids(self, question: Question, new: list[str]) -> list[str]:
        kept = [each for each in self._before.get(question.key) or () if each not in self._left_out]
        ids = [*kept, *new]
        return ids[-1:] if (question.most or 1) == 1 else ids

    def insist(self) -> None:
        """Raises the first refusal of a file, at its field."""
        for name, sentence in self.errors.items():
            raise enclosing.EnclosureWrong(field=name, what=sentence)

    def completed(
        self, command: dossiers.AnswerSupplement, stored: Mapping[str, Any]
    ) -> dossiers.AnswerSupplement:
        """The command with files asked for again; the other answers stay as they were stored."""
        given, before = self.answers, {each.key: stored.get(each.key) for each in self.questions}
        if all(given.get(key) == value for key, value in before.items()):
            return command
        return replace(command, answers={**(command.answers or stored), **given})

    def drawn(self, fields: list[Field]) -> list[Field]:
        """Fields with those for files as they stand now."""
        own = fields_of(self.questions, self.answers, known=self.known(NOTHING))
        names = {field.name: field for field in own}
        return [names.get(field.name, field) for field in fields]

    def known(self, known: Known) -> Known:
        """What else the form is judged by, with the files it may name."""
        if not self.questions:
            return known
        return replace(known, files={**self._facts, **enclosing.facts(self.found)})


def without_files(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions whose answers are typed: which files answer is told by the draft, not by the page."""
    asked = tuple(questions)
    files = enclosing.asked_in(asked)
    return tuple(each for each in asked if each not in files)
