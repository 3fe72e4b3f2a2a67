"""Refuse a request at the counter (Form 03): reason and law, a number of the book, no dossier."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers import intake_checks, store
from motcua.dossiers.acting import LONGEST_LINE, LONGEST_TEXT, fit
from motcua.dossiers.intake import PersonGiven
from motcua.dossiers.models import IntakeRefusal
from motcua.dossiers.perform import lock_intents
from motcua.dossiers.permissions import Permission
from motcua.dossiers.reasons import Used, keep_of_refusal
from motcua.dossiers.screening.asking import require_undecided, screened
from motcua.dossiers.screening.refusals import NoArticle, NoGround
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound

BOOK = "intake-refusal"
"""The book in which refusals of a year are numbered."""
REFUSED = "dossiers.intake.refused"


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason with its article; `code` is that of the bar, empty where an officer wrote it."""

    code: str
    reason: str
    article: str


@dataclass(frozen=True, slots=True)
class RefuseIntake:
    """`reason` and `article` are what the officer adds; needed where the answers bar nothing."""

    person: PersonGiven
    reason: str = ""
    article: str = ""
    used: tuple[Used, ...] = ()


def refuse_intake(actor: Actor, version: ProcedureVersion, intent: UUID, command: RefuseIntake) -> UUID:
    """Refuse once; the same request refused again is the same slip. Raises Refusal."""
    receiving = agencies.agency_of(actor.unit) if actor.unit else None
    if receiving is None:
        raise NotFound
    require(actor, Permission.ACCEPT, receiving.id, version.field_code, version.code)
    asked = screened(actor, version, intent)
    grounds = [Ground(bar.code, bar.reason, bar.article) for bar in (asked.bars if asked else ())]
    grounds += _own(command, needed=not grounds)
    person = intake_checks.person_values("person", command.person)
    with transaction.atomic(durable=True):
        lock_intents([intent])
        before = IntakeRefusal.objects.filter(intent_key=intent, unit_id=receiving.id).first()
        if before is not None:
            return before.public_id
        require_undecided(intent)
        now = clock.now()
        row = IntakeRefusal.objects.create(
            intent_key=intent,
            unit_id=receiving.id,
            book_number=store.next_number(receiving.id, now.astimezone(clock.ZONE).year, BOOK),
            book_symbol=receiving.identifier,
            procedure_version_id=version.id,
            procedure_code=version.code,
            field_code=version.field_code,
            case_code=asked.case if asked else "",
            grounds=[asdict(ground) for ground in grounds],
            answers=dict(asked.answers) if asked else {},
            refused_at=now,
            refused_by=actor.post or 0,
            **_kept(person),
        )
        own = next((ground.reason for ground in grounds if not ground.code), "")
        _record(actor, row, grounds, keep_of_refusal(actor, row, version, own, command.used))
    return row.public_id


def _own(command: RefuseIntake, *, needed: bool) -> list[Ground]:
    """What the officer wrote: both reason and article, or neither where the answers say enough."""
    reason = fit(command.reason, field="reason", most=LONGEST_TEXT, lines=True)
    article = fit(command.article, field="article", most=LONGEST_LINE)
    if not reason and (needed or article):
        raise NoGround(field="reason")
    if reason and not article:
        raise NoArticle(field="article")
    return [Ground("", reason, article)] if reason else []


def _kept(person: Mapping[str, Any]) -> dict[str, Any]:
    return {name: person[name] for name in ("name", "personal_id", "phone", "email", "address")}


def _record(actor: Actor, row: IntakeRefusal, grounds: list[Ground], named: list[list[Any]] | None) -> None:
    payload = {
        "procedure": row.procedure_code,
        "procedure_version": row.procedure_version_id,
        "unit": row.unit_id,
        "number": row.book_number,
        "grounds": [ground.code for ground in grounds],
    } | ({"wordings": named} if named else {})
    own = next((ground for ground in grounds if not ground.code), None)
    notes = {"person": row.name} | ({"reason": own.reason, "article": own.article} if own else {})
    ledger.append(actor, [ledger.NewEntry(f"intake-refusal:{row.pk}", REFUSED, payload, notes=notes)])
