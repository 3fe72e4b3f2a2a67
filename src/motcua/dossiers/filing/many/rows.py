"""One row is one dossier of whoever sends the sheet, or of somebody they file for; the same row sent again is
the same dossier."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers.belonging import files_for_themselves
from motcua.dossiers.filing.composing import composed
from motcua.dossiers.filing.keeping import is_open
from motcua.dossiers.filing.many.columns import (
    CASE,
    COMMUNE,
    FOR,
    answers_in,
    case_in,
    columns_of,
    commune_in,
    fits,
)
from motcua.dossiers.filing.many.others import answers_for, digits, owner_of, principal_in, proof_of
from motcua.dossiers.filing.many.refusals import RowWrong
from motcua.dossiers.filing.refusals import NotOnline, PlaceMissing, SignInFirst
from motcua.dossiers.filing.sending import CONSENTS, insist
from motcua.dossiers.intake import Intake, PersonGiven
from motcua.dossiers.models import Dossier
from motcua.dossiers.perform import submit_within
from motcua.dossiers.refusals import AnswersWrong
from motcua.parties import api as parties
from motcua.platform import clock, imports
from motcua.platform.access import Actor
from motcua.platform.imports import Cells, Done, ListOfRows

NAME = "dossiers.filing:"
"""The name of the list of a procedure begins like this; its code follows."""


def name_of(procedure: str) -> str:
    return NAME + procedure


def is_offered(version: ProcedureVersion) -> bool:
    """Whether many dossiers of this procedure may come from a sheet."""
    return is_open(version) and fits(version)


def list_of(name: str) -> ListOfRows:
    """The list of a procedure under the version in force today. Raises UnknownProcedure."""
    version = catalogue.version_on(name.removeprefix(NAME), clock.today())

    def does(actor: Actor, cells: Cells) -> Done:
        return file_row(actor, version, cells)

    return ListOfRows(
        name=name,
        columns=columns_of(version),
        group=_fingerprint,
        does=does,
        whose=agencies.actor_again,
        forget=lambda: None,
    )


imports.family(NAME, list_of)


def file_row(actor: Actor, version: ProcedureVersion, cells: Cells) -> Done:
    """Send one dossier, within the transaction there is. Raises what filing refuses, naming the column."""
    if not files_for_themselves(actor) or actor.account is None:
        raise SignInFirst
    if not is_offered(version):
        raise NotOnline
    intent = _intent(actor.account, version.code, cells)
    if Dossier.objects.filter(intent_key=intent).exists():
        return Done.SAME
    intake = _intake(actor, version, cells, intent)
    insist(version, intake, frozenset(CONSENTS), {})
    try:
        submit_within([(actor, intake)])
    except AnswersWrong as wrong:
        by_question = wrong.values.get("by_question")
        first = by_question[0][0] if isinstance(by_question, tuple) and by_question else ""
        raise RowWrong(field=str(first), problems=wrong.values.get("problems", "")) from wrong
    return Done.NEW


def _intake(actor: Actor, version: ProcedureVersion, cells: Cells, intent: UUID) -> Intake:
    competent, whom = _competent(version, cells), principal_in(actor, cells)
    answers = answers_in(version, cells)
    sender = _sender(actor, answers)
    if whom is None:
        return composed(
            intent,
            version,
            competent,
            sender,
            (),
            answers=answers,
            case=_case(version, cells),
            result_channel="online",
        )
    return composed(
        intent,
        version,
        competent,
        owner_of(whom, address=sender.address),
        (proof_of(actor, whom, intent, version.code),),
        applicant=sender,
        behalf=whom.public_id,
        answers=answers_for(version, whom, answers),
        case=_case(version, cells),
        result_channel="online",
    )


def _competent(version: ProcedureVersion, cells: Cells) -> int:
    at = commune_in(cells)
    if at is None:
        raise PlaceMissing(field=COMMUNE)
    competent = agencies.competent_for(version.code, at, clock.today(), field=version.field_code)
    if competent is None:
        raise PlaceMissing(field=COMMUNE)
    return competent.id


def _sender(actor: Actor, answers: Mapping[str, Any]) -> PersonGiven:
    """Whoever sends the sheet, as vouched for, reached as the row says."""
    known = parties.attestation_of(actor.account) if actor.account is not None else None
    return PersonGiven(
        name=known.name if known else actor.name,
        personal_id=known.personal_id if known else "",
        birth_date=known.birth_date if known else None,
        phone=str(answers.get("phone", "")),
        address=str(answers.get("residence", "")),
    )


def _case(version: ProcedureVersion, cells: Cells) -> str:
    case = case_in(version, cells) if version.cases else ""
    if version.cases and version.case(case) is None:
        raise RowWrong(field=CASE, problems=str(_("Hãy ghi đúng tên một trường hợp của thủ tục.")))
    return case


def _intent(account: int, procedure: str, cells: Cells) -> UUID:
    return uuid5(NAMESPACE_URL, f"motcua:many:{account}:{procedure}:{_fingerprint(cells)}")


def _fingerprint(cells: Mapping[str, Any]) -> str:
    """Rows that say the same are done together, so that they become one dossier. A row of one's own says the
    same with and without the column of whom it is for."""
    for_others = {FOR: digits(cells[FOR])} if cells.get(FOR) else {}
    told = {key: value for key, value in cells.items() if key != FOR} | for_others
    said = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return uuid5(NAMESPACE_URL, said).hex
