"""A row for somebody else: by the number of whom one has declared to file for, and by no other's."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers import behalf
from motcua.dossiers.actions.drafts import open_draft
from motcua.dossiers.behalf import BehalfRow
from motcua.dossiers.filing.many.columns import FOR
from motcua.dossiers.filing.many.refusals import AnotherPerson, NobodyDeclared, ProofNotKept
from motcua.dossiers.intake import PaperGiven, PersonGiven
from motcua.dossiers.models import Behalf, DraftPaper
from motcua.kernel.text import fold
from motcua.platform.access import Actor
from motcua.platform.imports import Cells


def digits(words: str) -> str:
    """A number as it is kept, however it was grouped."""
    return "".join(words.split())


def principal_in(actor: Actor, cells: Cells) -> BehalfRow | None:
    """For whom a row is; None for oneself. Raises NobodyDeclared."""
    if not cells.get(FOR):
        return None
    found = behalf.by_number(actor, digits(cells[FOR]))
    if found is None:
        raise NobodyDeclared(field=FOR)
    return found


def owner_of(whom: BehalfRow, *, address: str) -> PersonGiven:
    return PersonGiven(
        name=whom.name, personal_id=whom.personal_id, birth_date=whom.birth_date, address=address
    )


def answers_for(version: ProcedureVersion, whom: BehalfRow, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers with what was declared of the person; a name or number typed otherwise is somebody else's.

    Raises AnotherPerson.
    """
    known = {
        "full_name": whom.name,
        "personal_id": whom.personal_id,
        "birth_date": whom.birth_date.isoformat(),
    }
    asked = {question.key for question in version.form.questions} if version.form else set()
    for key, said in (("full_name", fold), ("personal_id", digits)):
        typed = str(answers.get(key, ""))
        if typed and said(typed) != said(known[key]):
            raise AnotherPerson(field=key, known=known[key])
    return dict(answers) | {key: value for key, value in known.items() if key in asked}


def proof_of(actor: Actor, whom: BehalfRow, intent: UUID, procedure: str) -> PaperGiven:
    """The paper kept with the declaration, put to the dossier as if it came along. Raises ProofNotKept."""
    kept = Behalf.objects.filter(public_id=whom.public_id).values_list("paper_id", flat=True).first()
    if kept is None:
        raise ProofNotKept(field=FOR)
    draft = open_draft(actor, procedure, intent)
    DraftPaper.objects.get_or_create(
        draft_id=draft, component_code=behalf.PROOF.code, defaults={"file_id": kept}
    )
    return PaperGiven(behalf.PROOF.code, "electronic", "scanned", file=whom.paper)
