"""From a draft's answers to the papers of the dossier, within the act that takes them in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from motcua.dossiers.enclosing.reading import Enclosed, asked_in, enclosed, of_draft
from motcua.dossiers.models import Paper
from motcua.dossiers.state import Change
from motcua.kernel.forms import Form

LONGEST_NAME = 300


def there(change: Change, form: Form, draft: UUID | None) -> Mapping[str, Enclosed]:
    """By id the files an answer may name: of the draft, and of the dossier they were sent with before.

    Of a form that asks for none nothing is read.
    """
    if not asked_in(form.questions):
        return {}
    sent = () if change.is_new else _of_dossier(change.state.id)
    found = (*sent, *(of_draft(draft) if draft is not None else ()))
    return {str(each.file): each for each in found}


def _of_dossier(dossier: int) -> tuple[Enclosed, ...]:
    rows = Paper.objects.filter(dossier_id=dossier).exclude(question="").order_by("pk")
    return enclosed(rows.values_list("question", "file__public_id", "file_id"), is_new=False)


def enclose(change: Change, form: Form, cleaned: Mapping[str, Any], found: Mapping[str, Enclosed]) -> None:
    """Every new file of the answers becomes a paper of the dossier, called as its question."""
    for question in asked_in(form.questions):
        for file in (found[each] for each in cleaned.get(question.key, ())):
            if file.is_new:
                change.insert(
                    "dossiers_paper",
                    component_code="",
                    question=question.key,
                    name=question.label[:LONGEST_NAME],
                    form="electronic",
                    state="scanned",
                    quantity=1,
                    file_id=file.row,
                    added_at=change.case.now,
                    reused_from_id=None,
                )
