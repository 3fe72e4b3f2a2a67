"""The questions of a procedure, asked before its dossier is taken in, or left out for a reason.

The answers stand under the key the dossier would get, so that the intake page, the refusal and a page opened
again all find them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers.acting import LONGEST_LINE, fit
from motcua.dossiers.models import Dossier, IntakeRefusal, Screening
from motcua.dossiers.permissions import Permission
from motcua.dossiers.refusals import AnswersWrong, CaseUnknown
from motcua.dossiers.screening.refusals import (
    Barred,
    NotAsked,
    NothingToAsk,
    RefusedAlready,
    SkipUnexplained,
    TakenInAlready,
)
from motcua.kernel import forms
from motcua.kernel.forms import Bar
from motcua.platform import clock, words
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound


@dataclass(frozen=True, slots=True)
class Screened:
    """What was asked of a request: `bars` met by the answers, or the reason for asking nothing."""

    case: str
    answers: Mapping[str, Any]
    bars: tuple[Bar, ...]
    skipped_because: str

    @property
    def how(self) -> str:
        return "skipped" if self.skipped_because else "asked"


def answer(
    actor: Actor, version: ProcedureVersion, intent: UUID, answers: Mapping[str, Any], case: str = ""
) -> Screened:
    """Keep the answers and say what they bar. Raises Refusal; wrong answers name their questions."""
    eligibility = _asked_of(actor, version)
    if case and version.case(case) is None:
        known = ", ".join(each.code for each in version.cases)
        raise CaseUnknown(field="case", procedure=version.code, case=case[:60], cases=known)
    cleaned, problems = forms.validate(eligibility.form, answers)
    if problems:
        sentences = [(p.place, words.say_problem(p)) for p in problems]
        raise AnswersWrong(problems=" ".join(s for _, s in sentences), by_question=tuple(sentences))
    return _keep(actor, version, intent, case_code=case, answers=cleaned)


def skip(actor: Actor, version: ProcedureVersion, intent: UUID, because: str) -> Screened:
    """Take the dossier in without asking, for a reason that stays with it. Raises Refusal."""
    _asked_of(actor, version)
    reason = fit(because, field="because", most=LONGEST_LINE)
    if not reason:
        raise SkipUnexplained(field="because")
    return _keep(actor, version, intent, skipped_because=reason)


def screened(actor: Actor, version: ProcedureVersion, intent: UUID) -> Screened | None:
    """What this person was told of the request, under this version; None before anything was asked."""
    row = Screening.objects.filter(
        intent_key=intent, account_id=account_of(actor), procedure_version_id=version.id
    ).first()
    return None if row is None else _read(version, row)


def require_asked(actor: Actor, version: ProcedureVersion, intent: UUID) -> Screened | None:
    """What goes with the dossier to be; None where the procedure asks nothing. Raises Refusal."""
    _not_refused(intent)
    if version.eligibility is None:
        return None
    found = screened(actor, version, intent)
    if found is None:
        raise NotAsked
    if found.bars:
        raise Barred(reasons=" ".join(bar.reason for bar in found.bars))
    return found


def require_may_ask(actor: Actor, version: ProcedureVersion) -> int:
    """For whoever takes dossiers of this procedure in; the agency they do it for. Raises NotFound."""
    receiving = agencies.agency_of(actor.unit) if actor.unit else None
    if receiving is None:
        raise NotFound
    require(actor, Permission.SUBMIT, receiving.id, version.field_code, version.code)
    return receiving.id


def account_of(actor: Actor) -> int:
    """Whoever asks is somebody: programs take dossiers in through other doors."""
    if actor.account is None:
        raise NotFound
    return actor.account


def _asked_of(actor: Actor, version: ProcedureVersion) -> forms.Eligibility:
    require_may_ask(actor, version)
    if version.eligibility is None:
        raise NothingToAsk
    return version.eligibility


def _keep(actor: Actor, version: ProcedureVersion, intent: UUID, **said: Any) -> Screened:
    """Write it down, unless the request has come to its end already."""
    values = {"case_code": "", "answers": {}, "skipped_because": ""} | said
    with transaction.atomic(durable=True):
        require_undecided(intent)
        of_somebody_else = Screening.objects.filter(intent_key=intent).exclude(account_id=account_of(actor))
        if of_somebody_else.exists():
            raise NotFound
        row, _new = Screening.objects.update_or_create(
            intent_key=intent,
            defaults={
                "account_id": account_of(actor),
                "procedure_version_id": version.id,
                "asked_at": clock.now(),
                **values,
            },
        )
    return _read(version, row)


def require_undecided(intent: UUID) -> None:
    """Neither a dossier nor a refusal. Raises Conflict."""
    code = Dossier.objects.filter(intent_key=intent).values_list("code", flat=True).first()
    if code is not None:
        raise TakenInAlready(code=code)
    _not_refused(intent)


def _not_refused(intent: UUID) -> None:
    columns = ("book_number", "book_symbol")
    refused = IntakeRefusal.objects.filter(intent_key=intent).values_list(*columns).first()
    if refused is not None:
        raise RefusedAlready(number="{}/{}".format(*refused))


def _read(version: ProcedureVersion, row: Screening) -> Screened:
    eligibility = version.eligibility
    bars = () if eligibility is None else eligibility.barring(row.answers, row.case_code)
    return Screened(row.case_code, row.answers, bars, row.skipped_because)
