"""Dossiers as their slips show them. Printing is no act: it changes nothing, and the sheet says when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers import rules, store
from motcua.dossiers.printing.refusals import NotAcceptedYet, PrintTooMany
from motcua.dossiers.queries.detail import PaperRow, PersonRow, papers_of, people_of
from motcua.dossiers.refusals import BulkNothingChosen
from motcua.dossiers.state import DossierState
from motcua.dossiers.timeline import name_of_actor
from motcua.parties import api as parties
from motcua.platform import ledger
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE
from motcua.platform.errors import Refusal
from motcua.platform.ledger import EntryRow

MOST = 100
"""Sheets of one print: a box of paper jams sooner, and the page stays quick."""


@dataclass(frozen=True, slots=True)
class Printed:
    """All that a slip of one dossier may say; `now` is the moment it was read."""

    state: DossierState
    version: ProcedureVersion
    now: datetime
    people: tuple[PersonRow, ...]
    papers: tuple[PaperRow, ...]
    accepted_by: str


def to_print(actor: Actor, dossiers: Sequence[UUID]) -> tuple[Printed, ...]:
    """Those of the dossiers this person may see, in their order. Raises PrintTooMany, BulkNothingChosen."""
    wanted = list(dict.fromkeys(dossiers))
    if len(wanted) > MOST:
        raise PrintTooMany(count=len(wanted), most=MOST)
    found, now = store.look_at(wanted) if wanted else ({}, None)
    states = [found[key] for key in wanted if key in found and rules.may_see(actor, found[key])]
    if not states or now is None:
        raise BulkNothingChosen
    ids = [state.id for state in states]
    people, papers, who = people_of(ids), papers_of(ids), accepted_by(states)
    return tuple(
        Printed(
            state=state,
            version=catalogue.variants.version_of(state.procedure_version_id, state.variant_id),
            now=now.astimezone(ZONE),
            people=people[state.id],
            papers=papers[state.id],
            accepted_by=who[state.id],
        )
        for state in states
    )


def no_receipt(state: DossierState) -> Refusal | None:
    """Form 01 says until when: there is none before acceptance."""
    return NotAcceptedYet() if state.accepted_at is None else None


def accepted_by(states: Sequence[DossierState]) -> dict[int, str]:
    """Who accepted each dossier, by id; empty where that was never recorded here."""
    history = ledger.entries_of(state.subject for state in states)
    rows = {state.id: next(filter(_accepts, history[state.subject]), None) for state in states}
    acted = {each for row in rows.values() if row for each in (row.account, row.on_behalf)}
    names = parties.account_names({account for account in acted if account is not None})
    return {each: name_of_actor(row, names) if row and row.account else "" for each, row in rows.items()}


def _accepts(row: EntryRow) -> bool:
    return row.name == "dossiers.dossier.accepted" or bool(row.payload.get("accepted"))
