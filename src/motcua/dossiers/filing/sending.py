"""Send a filing: exactly one dossier comes of it, however often it is sent (P1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import Component, ProcedureVersion
from motcua.dossiers.behalf import PROOF
from motcua.dossiers.belonging import files_for_themselves
from motcua.dossiers.filing.keeping import is_open
from motcua.dossiers.filing.refusals import (
    CaseMissing,
    ConsentMissing,
    NotForThem,
    NotOnline,
    NotScreened,
    PapersMissing,
    SignInFirst,
)
from motcua.dossiers.intake import Intake
from motcua.dossiers.models import Dossier, DraftPage, DraftPaper, Filing
from motcua.dossiers.perform import Done, submit_within
from motcua.kernel import forms
from motcua.kernel.forms import Eligibility, holds
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

CONSENTS = ("truthful", "data")
"""What is agreed to when sending, neither ticked beforehand: that it is true, and how the data are used."""


@dataclass(frozen=True, slots=True)
class Wanting:
    """A paper the request needs under the answers given, and whether it is here."""

    component: Component
    is_here: bool
    is_needed: bool


def papers_wanted(
    version: ProcedureVersion, answers: dict[str, Any], here: frozenset[str], *, on_behalf: bool = False
) -> tuple[Wanting, ...]:
    """Which papers the answers ask for. The declaration is the form itself; what a register knows is not
    demanded (NĐ 309/2026 art. 2). Whoever files for another shows the paper that lets them."""
    return tuple(
        Wanting(each, each.code in here, is_needed=each.required and not each.from_database)
        for each in (*version.components, *([PROOF] if on_behalf else []))
        if not each.is_form and (each.when is None or holds(each.when, answers))
    )


def send(actor: Actor, intake: Intake, consents: frozenset[str]) -> Done:
    """Open the dossier of a filing of this account; sent again it answers with the same dossier.

    Raises SignInFirst, NotFound, ConsentMissing, NotOnline, CaseMissing, NotScreened, NotForThem,
    PapersMissing and what intake refuses.
    """
    if not files_for_themselves(actor):
        raise SignInFirst
    with transaction.atomic(durable=True):
        filing = Filing.objects.select_for_update().filter(pk=intake.intent_key).first()
        if filing is None or filing.account_id != actor.account:
            raise NotFound
        if filing.sent_at is None and not Dossier.objects.filter(intent_key=filing.pk).exists():
            version = catalogue.version_on(intake.procedure, clock.today())
            insist(version, intake, consents, filing.choices)
        done = submit_within([(actor, intake)])[0]
        Filing.objects.filter(pk=filing.pk, sent_at__isnull=True).update(sent_at=clock.now())
    return done


def insist(
    version: ProcedureVersion, intake: Intake, consents: frozenset[str], choices: Mapping[str, Any]
) -> None:
    """What a filing needs before it is taken in. Raises NotOnline, ConsentMissing, CaseMissing, NotScreened,
    NotForThem, PapersMissing."""
    if not is_open(version):
        raise NotOnline
    if not consents.issuperset(CONSENTS):
        raise ConsentMissing(field="consents")
    if version.cases and intake.case not in {case.code for case in version.cases_to_choose}:
        raise CaseMissing(field="case")
    if version.eligibility is not None:
        _insist_open(version.eligibility, choices.get("eligibility") or {}, intake.case)
    here = frozenset(paper.component for paper in intake.papers)
    missing = [
        wanting.component.name
        for wanting in papers_wanted(version, dict(intake.answers), here, on_behalf=intake.behalf is not None)
        if wanting.is_needed and not wanting.is_here
    ]
    if missing:
        raise PapersMissing(field="papers", names=", ".join(missing))


def _insist_open(eligibility: Eligibility, given: Mapping[str, Any], case: str) -> None:
    cleaned, problems = forms.validate(eligibility.form, given)
    if problems:
        raise NotScreened(field="eligibility")
    if bars := eligibility.barring(cleaned, case):
        raise NotForThem(field="eligibility", reasons=" ".join(bar.reason for bar in bars))


def files_of(draft: UUID) -> dict[str, tuple[UUID, str]]:
    """By component the file attached to a draft and its name.

    Of a paper whose pages are not bound yet it is the first page: it is here, and cannot be sent like this.
    """
    values = ("component_code", "file__public_id", "file__original_name")
    pages = DraftPage.objects.filter(draft_id=draft).order_by("-position", "-pk").values_list(*values)
    bound = DraftPaper.objects.filter(draft_id=draft).order_by("pk").values_list(*values)
    return {code: (file, name) for code, file, name in (*pages, *bound)}
