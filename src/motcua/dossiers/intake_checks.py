"""Checks and rows shared by intake and supplements: answers, people, papers."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from motcua.agencies import api as agencies
from motcua.dossiers import behalf, enclosing
from motcua.dossiers.intake import PaperGiven, PersonGiven
from motcua.dossiers.models import DraftPaper
from motcua.dossiers.refusals import (
    AnswersWrong,
    FileNotYours,
    NotReusable,
    PersonWrong,
    TextTooLong,
    UnknownComponent,
)
from motcua.dossiers.reusing import Offer
from motcua.dossiers.state import Change
from motcua.kernel import codes, forms, text
from motcua.kernel.errors import KernelError
from motcua.platform import words

__all__ = ["PaperGiven", "add_paper", "add_person", "declare", "file_ids"]

PLAIN = frozenset(
    {forms.Kind.CHOICE, forms.Kind.MANY, forms.Kind.NUMBER, forms.Kind.MONEY, forms.Kind.YES_NO}
)
"""Kinds of answer that guards and fee rules may ask for; none of them names a person."""


def declare(change: Change, answers: Mapping[str, Any], number: int = 1, draft: UUID | None = None) -> None:
    """Validate the answers with the form of the version, keep them, and what guards may ask of them.

    Files among them were put to `draft` before.
    """
    form = change.case.form
    enclosed = enclosing.there(change, form, draft)
    known = replace(agencies.known_for(form.questions), files=enclosing.facts(enclosed.values()))
    cleaned, problems = forms.validate(form, answers, known)
    if problems:
        sentences = [(p.place, words.say_problem(p)) for p in problems]
        raise AnswersWrong(problems=" ".join(s for _, s in sentences), by_question=tuple(sentences))
    plain = {q.key: cleaned[q.key] for q in form.questions if q.kind in PLAIN and q.key in cleaned}
    change.state = change.state.but(guard_facts=plain)
    canonical = json.dumps(cleaned, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    change.insert("dossiers_submission", number=number, answers=cleaned, digest=digest)
    enclosing.enclose(change, form, cleaned, enclosed)


def add_person(change: Change, role: str, given: PersonGiven, person_id: int | None = None) -> None:
    """Write a person down as given on the day of filing."""
    values = person_values(role, given)
    folded = text.fold(values["name"])
    change.insert("dossiers_participant", role=role, person_id=person_id, name_folded=folded, **values)


def person_values(role: str, given: PersonGiven) -> dict[str, Any]:
    """A person as stored: numbers read, lines cleaned. Raises PersonWrong naming the field."""
    name = name_of(given.name, role)
    try:
        personal_id = codes.personal_id(given.personal_id) if given.personal_id else ""
        phone = codes.phone(given.phone) if given.phone else ""
    except KernelError as error:
        raise PersonWrong(
            field=f"{role}.{error.key.split('.')[1]}", what=words.say(error.key, **error.values)
        ) from error
    return {
        "name": name,
        "personal_id": personal_id,
        "birth_date": given.birth_date,
        "phone": phone,
        "email": _line(given.email, f"{role}.email", 120),
        "address": _line(given.address, f"{role}.address", 300),
    }


def name_of(given: str, role: str) -> str:
    """The name of a person as it is stored: composed, 1 to 200 letters."""
    name = _line(given, f"{role}.name", LONGEST_NAME)
    if not name:
        raise PersonWrong(field=f"{role}.name", what=gettext("hãy ghi họ, chữ đệm, tên."))
    return name


LONGEST_NAME = 200
_APART = 4
"""A letter typed in parts (NFD) may take this many characters until it is composed."""


def _line(given: str, field: str, most: int) -> str:
    """One line of text, looked at for its length before and after it is composed."""
    if len(given) > most * _APART:
        raise TextTooLong(field=field, length=len(given), most=most)
    try:
        line = text.clean(given)
    except KernelError as error:
        raise PersonWrong(field=field, what=words.say(error.key, **error.values)) from error
    if len(line) > most:
        raise TextTooLong(field=field, length=len(line), most=most)
    return line


def file_ids(intent_key: Any, papers: tuple[PaperGiven, ...]) -> dict[Any, int]:
    """Row ids of the files of a draft by public id; a file of another draft is as good as absent.

    The bytes are looked at again: what was there when the person checked may be gone when they send.
    """
    wanted = {paper.file for paper in papers if paper.file is not None and paper.state != "reused"}
    if not wanted:
        return {}
    rows = DraftPaper.objects.filter(draft_id=intent_key, file__public_id__in=wanted)
    found = dict(rows.values_list("file__public_id", "file_id"))
    for missing in wanted - {file.public_id for file in enclosing.present(list(found))}:
        raise FileNotYours(field="papers", file=missing)
    return found


def add_paper(
    change: Change, paper: PaperGiven, files: Mapping[Any, int] | None = None, offer: Offer | None = None
) -> None:
    """One component as it came, or as an earlier dossier holds it; named as the version words it."""
    asked = (*change.case.version.components, behalf.PROOF)
    names = {component.code: component.name for component in asked}
    if paper.component not in names:
        raise UnknownComponent(field="papers", procedure=change.case.version.code, component=paper.component)
    if paper.state == "reused" and offer is None:
        raise NotReusable(field=f"papers.{paper.component}")
    change.insert(
        "dossiers_paper",
        component_code=paper.component,
        name=names[paper.component],
        form=offer.form if offer else paper.form,
        state="scanned" if offer else paper.state,
        quantity=paper.quantity,
        file_id=offer.file_id if offer else (files or {}).get(paper.file),
        added_at=change.case.now,
        reused_from_id=offer.paper_id if offer else None,
    )
