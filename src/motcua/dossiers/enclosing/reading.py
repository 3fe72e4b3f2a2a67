"""The files of a draft's answers, as pages show them and as the form judges them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from motcua.dossiers.models import Enclosure
from motcua.dossiers.queries.detail import PaperRow
from motcua.kernel.forms import FileFacts, Kind, Question
from motcua.platform import files
from motcua.platform.errors import NotFound
from motcua.platform.files import StoredFile

_KINDS = {"jpeg": "jpg"}
"""What files call a kind where forms call it otherwise."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One file that answers a question. `row` is its record; `is_new`: no dossier has it yet.

    `facts` are None where its bytes are gone: the answer still names it, and is refused.
    """

    question: str
    file: UUID
    row: int
    facts: FileFacts | None
    is_new: bool = True


def asked_in(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Those that are answered with files."""
    return tuple(question for question in questions if question.kind is Kind.FILE)


def of_draft(draft: UUID) -> tuple[Enclosed, ...]:
    """In the order they came; whoever asks has found the draft."""
    rows = Enclosure.objects.filter(draft_id=draft).order_by("pk")
    return enclosed(rows.values_list("question", "file__public_id", "file_id"), is_new=True)


def enclosed(rows: Iterable[tuple[str, UUID, int]], *, is_new: bool) -> tuple[Enclosed, ...]:
    """From questions with the ids of files."""
    found = list(rows)
    there = {file.public_id: facts_of(file) for file in present([file for _key, file, _row in found])}
    return tuple(Enclosed(key, file, row, there.get(file), is_new) for key, file, row in found)


def present(asked: list[UUID]) -> tuple[StoredFile, ...]:
    """Those whose bytes are there; asked one by one only when not all are."""
    try:
        return files.stored(asked) if asked else ()
    except NotFound:
        return () if len(asked) == 1 else tuple(one for file in asked for one in present([file]))


def facts_of(file: StoredFile) -> FileFacts:
    return FileFacts(file.original_name, _KINDS.get(file.kind, file.kind), file.size, file.sha256)


def facts(found: Iterable[Enclosed]) -> dict[str, FileFacts]:
    """Of those whose bytes are there, by the id an answer holds."""
    return {str(each.file): each.facts for each in found if each.facts is not None}


def ids(found: Iterable[Enclosed]) -> dict[str, list[str]]:
    """The answers: ids of files by question."""
    answers: dict[str, list[str]] = {}
    for each in found:
        answers.setdefault(each.question, []).append(str(each.file))
    return answers


def of_papers(papers: Iterable[PaperRow]) -> dict[str, FileFacts]:
    """The same facts of a dossier, whose files of answers are papers."""
    return {
        str(each.file): FileFacts(
            each.file_name, each.file_name.rpartition(".")[2].lower(), each.size or 0, each.sha256
        )
        for each in papers
        if each.question
    }
