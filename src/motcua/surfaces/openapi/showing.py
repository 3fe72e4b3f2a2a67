"""From what the rooms hand out to what the interface shows."""

from collections.abc import Iterable
from typing import Any

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import DossierState, DossierView, Event
from motcua.platform import words
from motcua.surfaces.openapi.schemas_common import CodeName, UnitOut
from motcua.surfaces.openapi.schemas_dossiers import (
    ActOut,
    ClockOut,
    DossierOut,
    DossierRowOut,
    DueOut,
    EventOut,
    LineOut,
    PaperOut,
    PersonOut,
    ResultOut,
    StepOut,
    SupplementOut,
)

ROW_COLUMNS = (
    "id", "public_id", "code", "status", "version", "version_of_procedure_id", "owner_name", "channel",
    "receiving_id", "competent_id", "submitted_at", "due_at", "due_is_estimate",
)  # fmt: skip


def unit_out(unit: int) -> UnitOut:
    row = agencies.unit(unit)
    return UnitOut(identifier=row.identifier, name=row.name)


def row_out(row: dict[str, Any]) -> DossierRowOut:
    """A line of the list, from the columns above."""
    version = catalogue.version(row["version_of_procedure_id"])
    return DossierRowOut(
        id=row["public_id"],
        code=row["code"],
        status=row["status"],
        status_word=dossiers.status_word(row["status"]),
        version=row["version"],
        procedure=CodeName(code=version.code, name=version.name),
        owner_name=row["owner_name"],
        channel=row["channel"],
        receiving=unit_out(row["receiving_id"]),
        competent=unit_out(row["competent_id"]),
        submitted_at=row["submitted_at"],
        due_at=row["due_at"],
        due_is_estimate=row["due_is_estimate"],
    )


_SAME = (
    "code", "version", "owner_name", "channel", "submitted_at", "due_at", "due_is_estimate",
    "result_channel", "money", "delivery", "accepted_at", "clock_started_at", "intake_due_at", "finished_at",
    "returned_at", "extension_count", "supplement_count", "source_system",
)  # fmt: skip
"""Facts that bear the same name in the dossier's state and in the interface."""


def dossier_out(view: DossierView) -> DossierOut:
    """The whole dossier."""
    state, version = view.state, view.version
    return DossierOut(
        **{name: getattr(state, name) for name in _SAME},
        id=state.public_id,
        status=state.status.value,
        status_word=dossiers.status_word(state.status),
        procedure=CodeName(code=version.code, name=version.name),
        procedure_version=version.number,
        case=state.case_code,
        help=state.help_kind,
        receiving=unit_out(state.receiving_id),
        competent=unit_out(state.competent_id),
        helping=unit_out(state.helping_id),
        non_territorial=state.is_non_territorial,
        external_codes=list(state.external_codes),
        answers=view.answers,
        people=[PersonOut.model_validate(row, from_attributes=True) for row in view.people],
        papers=[PaperOut.model_validate(row, from_attributes=True) for row in view.papers],
        supplements=list(_supplements(view)),
        steps=list(_steps(view)),
        result=_result(state),
        clock=ClockOut.model_validate(view.clock, from_attributes=True) if view.clock else None,
        acts=list(_acts(view)),
    )


def _supplements(view: DossierView) -> Iterable[SupplementOut]:
    for row in view.supplements:
        yield SupplementOut(
            stage=row.stage,
            faults=row.items,
            reason=row.reason,
            legal_basis=row.legal_basis,
            asked_at=row.asked_at,
            answer_by=row.answer_by,
            answered_at=row.answered_at,
        )


def _steps(view: DossierView) -> Iterable[StepOut]:
    for step, holder in view.holders:
        yield StepOut(
            token=step.token,
            key=step.key,
            name=step.name,
            kind=step.kind,
            function=step.function,
            unit=unit_out(step.unit),
            holder=holder,
            opened_at=step.opened_at,
            due_at=step.due_at,
        )


def _result(state: DossierState) -> ResultOut | None:
    if state.result is None:
        return None
    return ResultOut(**{name: getattr(state.result, name) for name in ResultOut.model_fields})


def _acts(view: DossierView) -> Iterable[ActOut]:
    for each in view.acts:
        yield ActOut(
            act=each.act,
            label=each.label,
            is_open=each.is_open,
            why_not=each.why_not,
            token=each.token,
            outcomes=[CodeName(code=code, name=name) for code, name in each.outcomes],
        )


def event_out(event: Event) -> EventOut:
    """A line of the history, without the ids inside."""
    version = event.payload.get("version")
    return EventOut(
        name=event.name,
        sentence=event.sentence,
        occurred_at=event.occurred_at,
        recorded_at=event.recorded_at,
        who=event.who,
        unit=event.unit,
        step=event.step,
        channel=event.channel,
        help=event.help_kind,
        version=version if isinstance(version, int) else None,
        notes=event.notes,
    )


def due_out(state: DossierState, lines: Iterable[Any]) -> DueOut:
    """The due date and why it is what it is."""
    return DueOut(
        due_at=state.due_at,
        due_is_estimate=state.due_is_estimate,
        explanation=[LineOut(key=line.key, sentence=words.say(line.key, **line.values)) for line in lines],
        recipe=state.recipe,
    )
