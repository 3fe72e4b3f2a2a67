"""The intake command of what people send themselves: the same whether filled in page by page or in a row."""

from typing import Any
from uuid import UUID

from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers.filing.sending import CONSENTS
from motcua.dossiers.intake import Intake, PaperGiven, PersonGiven


def composed(
    intent: UUID,
    version: ProcedureVersion,
    competent: int,
    owner: PersonGiven,
    papers: tuple[PaperGiven, ...],
    **more: Any,
) -> Intake:
    """`competent`: the agency that takes it in and decides. The declaration, which is the form itself, goes
    along with the papers; `more` are further parts of the command."""
    forms = (each.code for each in version.components if each.is_form)
    return Intake(
        intent_key=intent,
        procedure=version.code,
        receiving=competent,
        competent_at=competent,
        owner=owner,
        papers=(*(PaperGiven(code, "electronic", "declared") for code in forms), *papers),
        channel="online",
        help_kind="self",
        consents=CONSENTS,
        **more,
    )
