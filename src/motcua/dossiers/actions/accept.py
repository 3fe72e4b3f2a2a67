"""Accept a dossier (Form 01), and receipt by the competent agency when it was taken in elsewhere."""

from dataclasses import dataclass, replace
from typing import ClassVar

from motcua.dossiers import money, progress, timing
from motcua.dossiers.acting import begin, begin_at_step, done, to_status
from motcua.dossiers.refusals import AlreadyReceived, CaseUnknown, ComponentMissing
from motcua.dossiers.state import Case, Change, OpenStep
from motcua.dossiers.status import Status
from motcua.kernel.forms import holds


@dataclass(frozen=True, slots=True)
class Accept:
    """The one-stop unit finds the dossier complete and correct; the person gets the appointment."""

    needs_papers: ClassVar[bool] = True
    note: str = ""
    case: str = ""
    """The case the office found it to be, where only the office can; empty: as it was filed."""


@dataclass(frozen=True, slots=True)
class ConfirmReceipt:
    """The competent agency has received what another unit took in: its clock starts (NĐ 309/2026 art. 8)."""


def accept(case: Case, command: Accept) -> Change:
    change, step = begin_at_step(_found_to_be(case, command.case), "accept")
    settle(change, step)
    notes = {"note": command.note}
    return done(change, "accepted", step=step, notes=notes, case=command.case or None)


def _found_to_be(case: Case, code: str) -> Case:
    """The dossier in the case the office found. Raises CaseUnknown for one people choose themselves."""
    if not code:
        return case
    known = [each.code for each in case.version.cases_of_office]
    if code not in known:
        raise CaseUnknown(field="case", procedure=case.version.code, case=code, cases=", ".join(known))
    return replace(case, state=case.state.but(case_code=code))


def settle(change: Change, step: OpenStep) -> None:
    """The acceptance itself, also done by counter intake in the transaction that submits."""
    case = change.case
    missing = missing_components(case)
    if missing:
        raise ComponentMissing(components=", ".join(missing))
    to_status(change, Status.ACCEPTED)
    change.state = change.state.but(accepted_at=case.now)
    if not change.state.is_non_territorial:
        timing.begin(change, case.now)
    money.oblige_at_reception(change)
    progress.complete(change, step, "done")


def missing_components(case: Case) -> list[str]:
    """Names of the components this case requires and nobody has given or looked up."""
    version, answers = case.version, case.state.guard_facts
    in_case = version.case(case.state.case_code)
    asked = set(in_case.components) if in_case is not None else {c.code for c in version.components}
    return [
        component.name
        for component in version.components
        if component.required
        and component.code in asked
        and component.code not in case.papers
        and not component.from_database
        and (component.when is None or holds(component.when, answers))
    ]


def confirm_receipt(case: Case, _command: ConfirmReceipt) -> Change:
    change, _step = begin(case, "confirm_receipt")
    receive_transfer(change)
    return done(change, "transfer_received")


def receive_transfer(change: Change) -> None:
    if change.state.clock_started_at is not None:
        raise AlreadyReceived
    timing.begin(change, change.case.now)
