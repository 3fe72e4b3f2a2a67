"""A dossier another system began: it comes in mid-course, with its code, its history and its promised date.

Re-routing to another system never restarts the clock (NĐ 309/2026 art. 8). The history is written to the
ledger with the time at which it was legally so; `recorded_at` stays the database's, so that nobody can
mistake it for ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db import transaction

from motcua.dossiers import intake_checks, progress, store
from motcua.dossiers.acting import done
from motcua.dossiers.actions import submit
from motcua.dossiers.intake import Intake
from motcua.dossiers.models import Dossier
from motcua.dossiers.perform import Done, kernel_words, lock_intents, outcome_of
from motcua.dossiers.permissions import Permission
from motcua.dossiers.refusals import AlreadyImported, StatusNotImported
from motcua.dossiers.state import Change
from motcua.dossiers.status import Status
from motcua.kernel import process, worktime
from motcua.kernel.text import clean
from motcua.platform.access import Actor, require
from motcua.platform.clock import ZONE, aware
from motcua.platform.ledger import NewEntry

OPEN = frozenset({Status.REGISTERED, Status.ACCEPTED, Status.PROCESSING})
"""Statuses in which a dossier may arrive; ended ones stay in the system that ended them."""


@dataclass(frozen=True, slots=True)
class PastEvent:
    """Something that happened over there: `name` in the words of the other system, who as it names them."""

    occurred_at: datetime
    name: str
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """`intake` as it was filed (its intent key makes the import repeatable), and where it stands.

    `step` is the key of the process step that is open now; `due_at` what the person was promised.
    """

    intake: Intake
    code: str
    issuing_system: str
    received_at: datetime
    due_at: datetime | None
    step: str
    status: int = Status.PROCESSING
    accepted_at: datetime | None = None
    history: Sequence[PastEvent] = field(default_factory=tuple)
    is_mirror: bool = False


def open_by_import(actor: Actor, imported: Imported) -> Done:
    """Open it, or answer with the dossier that this import already made."""
    require(actor, Permission.IMPORT, imported.intake.receiving)
    if imported.status not in OPEN:
        raise StatusNotImported(field="status", status=imported.status)
    with transaction.atomic(durable=True), kernel_words():
        lock_intents([imported.intake.intent_key])
        known = Dossier.objects.filter(intent_key=imported.intake.intent_key).first()
        if known is not None:
            return Done(known.public_id, known.code, known.status, known.version)
        lock_intents([_of_code(imported)])
        same = Dossier.objects.filter(
            issuing_system=clean(imported.issuing_system), code=clean(imported.code)
        )
        if same.exists():
            raise AlreadyImported(field="code", code=imported.code, system=imported.issuing_system)
        change = _change(actor, imported)
        store.write([change])
        return outcome_of(change)


def _of_code(imported: Imported) -> UUID:
    """One number for a code of another system: two imports of it wait for each other."""
    return uuid5(NAMESPACE_OID, f"{clean(imported.issuing_system)}\n{clean(imported.code)}")


def _change(actor: Actor, imported: Imported) -> Change:
    now, (new_id,) = store.new_ids(1)
    intake = replace(imported.intake, accept_now=False)
    received = aware(imported.received_at)
    case = submit.case_of(
        actor, intake, new_id, now.astimezone(ZONE), filed_at=received, permission=Permission.IMPORT
    )
    change = Change(case, case.state, is_new=True, code_given=True)
    intake_checks.declare(change, intake.answers)
    submit.add_people(change, intake)
    for paper in intake.papers:
        intake_checks.add_paper(change, paper)
    _stand(change, imported)
    _remember(change, imported)
    system = imported.issuing_system
    return done(
        change,
        "imported",
        procedure=case.version.code,
        receiving=case.state.receiving_id,
        at=imported.step,
        system=system,
        received=received.isoformat(),
    )


def _stand(change: Change, imported: Imported) -> None:
    """Put it where it stood: status, code, promised date, open step."""
    accepted = aware(imported.accepted_at or imported.received_at)
    taken_in = imported.status != Status.REGISTERED
    recipe = None
    if imported.due_at is not None and taken_in:
        recipe = worktime.take_over(change.case.calendar, accepted, aware(imported.due_at))
    change.state = replace(
        change.state,
        code=clean(imported.code),
        issuing_system=clean(imported.issuing_system),
        source_system=clean(imported.issuing_system),
        is_mirror=imported.is_mirror,
        status=Status(imported.status),
        submitted_at=aware(imported.received_at),
        accepted_at=accepted if taken_in else None,
        clock_started_at=accepted if taken_in else None,
        due_at=aware(imported.due_at) if imported.due_at else None,
        due_is_estimate=not taken_in,
        recipe=recipe.to_data() if recipe else None,
    )
    instance, effects = process.start(change.case.spec, progress.facts(change), at=imported.step)
    progress.apply(change, instance, effects)


def _remember(change: Change, imported: Imported) -> None:
    for event in imported.history:
        notes = {"event": clean(event.name), "who": clean(event.who), "note": clean(event.note, lines=True)}
        change.entries.append(
            NewEntry(
                change.state.subject,
                "dossiers.history.imported",
                {"system": imported.issuing_system},
                occurred_at=aware(event.occurred_at),
                notes={key: text for key, text in notes.items() if text},
            )
        )
