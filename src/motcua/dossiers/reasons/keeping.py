"""Keep the reasons of an act: one row each, with the version of the text block it was taken from.

What the surface says was picked is checked: the block could have been offered there, and its words still
stand in what was sent. Of anything else nothing is kept but that the officer wrote in words of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.agencies import api as agencies
from motcua.catalogue.api import ProcedureVersion, wordings
from motcua.dossiers.models import IntakeRefusal, Reason
from motcua.dossiers.state import Change
from motcua.platform.access import Actor


@dataclass(frozen=True, slots=True)
class Used:
    """A version of a text block somebody picked; `component` is the paper it was picked for, where it was."""

    wording: UUID
    number: int
    kind: str
    component: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A reason as it was sent; `component` is the paper (or question) it is about, where it is."""

    kind: wordings.Kind
    text: str
    component: str = ""


Named = list[list[Any]]
"""What the ledger keeps of blocks: [kind, component, id, version]."""


def keep(change: Change, written: Sequence[Written], used: Sequence[Used]) -> Named | None:
    """The rows of an act on a dossier; answers with what its entry in the ledger names, if anything."""
    case, state = change.case, change.state
    rows = _rows(case.actor, case.version, written, used)
    for row in rows:
        change.insert(
            "dossiers_reason",
            **row,
            procedure_code=state.procedure_code,
            field_code=state.field_code,
            unit_id=state.competent_id,
            is_training=state.is_training,
            given_at=case.now,
            given_by=case.actor.post or 0,
        )
    return _named(rows)


def keep_of_refusal(
    actor: Actor, refusal: IntakeRefusal, version: ProcedureVersion, text: str, used: Sequence[Used]
) -> Named | None:
    """The same for a request refused at the counter in words of the officer, where there is no dossier."""
    written = [Written(wordings.Kind.REFUSAL_AT_INTAKE, text)] if text else []
    rows = _rows(actor, version, written, used)
    Reason.objects.bulk_create(Reason(refusal=refusal, **row, **_place(refusal)) for row in rows)
    return _named(rows)


def _place(refusal: IntakeRefusal) -> dict[str, Any]:
    at: datetime = refusal.refused_at
    return {
        "procedure_code": refusal.procedure_code,
        "field_code": refusal.field_code,
        "unit_id": refusal.unit_id,
        "is_training": agencies.unit(refusal.unit_id).is_training,
        "given_at": at,
        "given_by": refusal.refused_by,
    }


def _rows(
    actor: Actor, version: ProcedureVersion, written: Sequence[Written], used: Sequence[Used]
) -> list[dict[str, Any]]:
    lineage = agencies.unit(actor.unit).lineage if actor.unit else ()
    keys = {(each.wording, each.number) for each in used}
    found = wordings.blocks(keys, lineage=lineage, field=version.field_code, procedure=version.code)
    rows = []
    for reason in written:
        own: dict[str, Any] = {"kind": str(reason.kind), "component": reason.component}
        picked = [
            found[key]
            for each in used
            if (key := (each.wording, each.number)) in found
            and (each.kind, each.component) == (reason.kind, reason.component)
        ]
        stands = {
            block.wording: block.number
            for block in picked
            if block.kind == reason.kind and wordings.stands_in(block.text, reason.text)
        }
        rows += [own | {"wording": wording, "wording_version": number} for wording, number in stands.items()]
        rows += [] if stands else [own | {"wording": None, "wording_version": None}]
    return rows


def _named(rows: Sequence[dict[str, Any]]) -> Named | None:
    named = [
        [row["kind"], row["component"], row["wording"], row["wording_version"]]
        for row in rows
        if row["wording"] is not None
    ]
    return named or None
