"""Open a dossier: from an intake command to code, open step and, at the counter, acceptance at once.

NĐ 118/2025 chapter III steps 1–3 as amended by NĐ 309/2026. The same intent sent again returns the same
dossier (P1); the code is taken last, just before the ledger, so that numbers have no gaps.
"""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from motcua.agencies import api as agencies
from motcua.agencies.api import UnitRow
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers import behalf, intake_checks, money, progress, reusing, rules, timing, training
from motcua.dossiers.acting import done
from motcua.dossiers.actions.accept import settle
from motcua.dossiers.belonging import files_for_themselves
from motcua.dossiers.impartiality import insist_impartial
from motcua.dossiers.intake import Intake
from motcua.dossiers.permissions import Permission
from motcua.dossiers.refusals import CaseUnknown, ChannelClosed, NotCompetent, ProcedureNotInForce, WrongUnit
from motcua.dossiers.reusing import TakenUp
from motcua.dossiers.state import Case, Change, DossierState
from motcua.dossiers.words import CHANNEL
from motcua.kernel import process, text, worktime
from motcua.platform.access import Actor, allowed
from motcua.platform.clock import ZONE
from motcua.platform.errors import Invalid


def submit(
    actor: Actor, intake: Intake, new_id: int, now: datetime, files: Mapping[Any, int], taken: TakenUp
) -> Change:
    """The change that opens the dossier; its code is still empty, `store.write` takes it last."""
    case = case_of(actor, intake, new_id, now)
    change = Change(case, case.state, is_new=True)
    intake_checks.declare(change, intake.answers, draft=intake.intent_key)
    add_people(change, intake)
    insist_impartial(actor, change.state, rules.RULES["accept"].label)
    for paper in intake.papers:
        intake_checks.add_paper(change, paper, files, taken.get(paper.component))
    reusing.record(change, taken.values(), reusing.Purpose.INTAKE)
    _belong(change, actor, intake)
    progress.begin(change)
    _estimate(change)
    if intake.accept_now:
        rules.check(actor, change.state, "accept")
        settle(change, change.state.steps[0])
    else:
        money.oblige_at_filing(change)
    return done(
        change,
        "submitted",
        notes={"owner": change.state.owner_name, "skipped_because": intake.skipped_because},
        procedure=case.version.code,
        procedure_version=case.version.id,
        case=intake.case or None,
        channel=intake.channel,
        receiving=case.state.receiving_id,
        competent=case.state.competent_id,
        papers=sorted(case.papers),
        reused=[[each.component, each.paper_id] for each in taken.values()] or None,
        accepted=intake.accept_now or None,
        slip=intake.slip or None,
        screened=intake.screened or None,
        confirmed=intake.confirmed or None,
        consents=sorted(intake.consents) or None,
        on_behalf=intake.behalf is not None or None,
    )


def _belong(change: Change, actor: Actor, intake: Intake) -> None:
    """Whoever sends it themselves has it in their account. Raises AuthorityEnded, NotADeclaredPerson."""
    if files_for_themselves(actor):
        since, for_another = change.case.now, behalf.insist(actor, intake)
        change.insert(
            "dossiers_holder", account_id=actor.account, how="filed", since=since, behalf_id=for_another
        )


def help_of(actor: Actor, intake: Intake) -> str:
    """Who typed. What an officer sends in is never the person's own doing, whatever the form says."""
    typed_by_officer = actor.kind == "staff" and intake.help_kind == "self"
    return "officer" if typed_by_officer else intake.help_kind


def _version(intake: Intake, now: datetime) -> ProcedureVersion:
    day = _day(now)
    version = catalogue.version_on(intake.procedure, day)
    if version is None:
        raise ProcedureNotInForce(field="procedure", procedure=intake.procedure, day=day.strftime("%d/%m/%Y"))
    cases = [case.code for case in version.cases]
    if intake.case and intake.case not in cases:
        raise CaseUnknown(field="case", procedure=version.code, case=intake.case, cases=", ".join(cases))
    if version.limit(intake.channel, intake.case) is None:
        raise ChannelClosed(field="channel", procedure=version.code, channel=intake.channel)
    if intake.result_channel not in CHANNEL:
        raise Invalid(field="result_channel")
    return version


def _day(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()


def _units(
    actor: Actor, intake: Intake, version: ProcedureVersion, now: datetime, permission: Permission
) -> tuple[UnitRow, UnitRow]:
    """Where it is received and which agency decides, by the dated assignments of that day."""
    receiving = agencies.agency_of(intake.receiving)
    if receiving is None or not (
        _files_for_themselves(actor, intake)
        or allowed(actor, permission, receiving.id, version.field_code, version.code)
    ):
        raise WrongUnit(field="receiving", unit=intake.receiving)
    at = intake.competent_at or receiving.id
    competent = agencies.competent_for(
        version.code, at, now.astimezone(ZONE).date(), field=version.field_code
    )
    if competent is None:
        raise NotCompetent(field="competent", procedure=version.code, unit=agencies.unit(at).name)
    is_training = receiving.id in agencies.training_units()
    if not training.is_outside(actor) and is_training != training.in_training(actor):
        raise WrongUnit(field="receiving", unit=intake.receiving)
    for each, field in ((competent.id, "competent"), (intake.helping or receiving.id, "helping")):
        training.insist_apart(is_training, each, field)
    return receiving, competent


def _files_for_themselves(actor: Actor, intake: Intake) -> bool:
    """People send to whatever office decides, on the net; nobody takes their own dossier in."""
    return files_for_themselves(actor) and intake.channel == "online" and not intake.accept_now


def case_of(
    actor: Actor,
    intake: Intake,
    new_id: int,
    now: datetime,
    *,
    filed_at: datetime | None = None,
    permission: Permission = Permission.SUBMIT,
) -> Case:
    """The dossier to be, under the version in force on the day of filing; importers name that day."""
    version = _version(intake, filed_at or now)
    receiving, competent = _units(actor, intake, version, filed_at or now, permission)
    version, variant = catalogue.variants.for_intake(version, competent.id, _day(filed_at or now))
    help_kind = help_of(actor, intake)
    papers = frozenset(paper.component for paper in intake.papers if paper.state != "missing")
    return Case(
        state=_state(intake, version, new_id, now, receiving, competent).but(
            help_kind=help_kind, variant_id=variant, counter_id=actor.counter
        ),
        version=version,
        actor=actor,
        now=now,
        calendar=agencies.calendar_of(competent.id),
        help_kind=help_kind,
        papers=papers,
    )


def _state(
    intake: Intake,
    version: ProcedureVersion,
    new_id: int,
    now: datetime,
    receiving: UnitRow,
    competent: UnitRow,
) -> DossierState:
    owner = intake_checks.name_of(intake.owner.name, "owner")
    return DossierState(
        id=new_id,
        public_id=uuid.uuid4(),
        intent_key=intake.intent_key,
        external_codes=intake.external_codes,
        source_system=intake.source_system,
        is_training=receiving.id in agencies.training_units(),
        procedure_version_id=version.id,
        procedure_code=version.code,
        field_code=version.field_code,
        case_code=intake.case,
        channel=intake.channel,
        help_kind=intake.help_kind,
        result_channel=intake.result_channel,
        helping_id=intake.helping or receiving.id,
        receiving_id=receiving.id,
        competent_id=competent.id,
        is_non_territorial=receiving.id not in competent.lineage,
        submitted_at=now,
        owner_name=owner,
        owner_name_folded=text.fold(owner),
        fee_facts={"quantities": dict(intake.quantities), "claims": list(intake.claims)},
    )


def add_people(change: Change, intake: Intake) -> None:
    intake_checks.add_person(change, "owner", intake.owner)
    intake_checks.add_person(change, "applicant", intake.applicant or intake.owner)
    if intake.event_subject is not None:
        intake_checks.add_person(change, "subject", intake.event_subject)
    rows = change.rows["dossiers_participant"]
    change.state = change.state.but(numbers=tuple(row["personal_id"] for row in rows if row["personal_id"]))


def _estimate(change: Change) -> None:
    """Until acceptance: when the one-stop unit must have looked at it, and when the result would be due."""
    case = change.case
    local = case.now.astimezone(ZONE)
    intake_calendar = agencies.calendar_of(change.state.receiving_id)
    intake_due_at = worktime.add_working_minutes(intake_calendar, local, _intake_minutes(case.spec))
    recipe = worktime.start(case.calendar, timing.limit_of(case), received_at=local)
    due_at = worktime.due(case.calendar, recipe)
    opened = tuple(
        replace(step, due_at=step.due_at or intake_due_at) if step.kind == process.StepKind.RECEIVE else step
        for step in change.state.steps
    )
    change.opened = list(opened)
    change.state = change.state.but(intake_due_at=intake_due_at, due_at=due_at, steps=opened)


INTAKE_HOURS = 8
"""Working hours to look at what was sent in, where the process gives its first step none."""


def _intake_minutes(spec: process.Spec) -> int:
    hours = spec.step(spec.start).hours if spec.is_step(spec.start) else None
    return round((hours or INTAKE_HOURS) * 60)
