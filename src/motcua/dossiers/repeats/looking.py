"""What there was of a dossier at each request for a supplement, read back from its papers and answers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from motcua.dossiers.models import Paper, Submission, Supplement
from motcua.dossiers.repeats.rule import Earlier, Item, overlooked


def overlooked_by(items: Iterable[Mapping[str, str]], earlier: Sequence[Supplement]) -> list[str]:
    """Codes of the components and keys of the questions that a request could have named before.

    `earlier` are the dossier's requests in their order; without any nothing is read.
    """
    if not earlier:
        return []
    dossier = earlier[0].dossier_id
    papers = Paper.objects.filter(dossier_id=dossier).exclude(state="missing").order_by("id")
    given = list(papers.values_list("component_code", "id", "added_at"))
    answers = list(Submission.objects.filter(dossier_id=dossier).order_by("number"))
    before = [
        Earlier(
            asked=frozenset(_item(each) for each in request.items),
            there=_papers((code, pk) for code, pk, at in given if at <= request.asked_at)
            # What was declared first has the number 1; an answer to the first request the number 2.
            | _answers(said for said in answers if said.number <= number),
        )
        for number, request in enumerate(earlier, start=1)
    ]
    there = _papers((code, pk) for code, pk, _at in given) | _answers(answers)
    return [code for _kind, code in overlooked(map(_item, items), there, before)]


def _item(raw: Mapping[str, str]) -> Item:
    return ("component", raw["component"]) if raw["component"] else ("question", raw["question"])


def _papers(given: Iterable[tuple[str, int]]) -> dict[Item, Any]:
    """The newest paper of each component."""
    return {("component", code): pk for code, pk in given}


def _answers(given: Iterable[Submission]) -> dict[Item, Any]:
    """The answers in force: those of the newest submission."""
    newest = list(given)[-1:]
    return {("question", key): value for said in newest for key, value in said.answers.items()}
