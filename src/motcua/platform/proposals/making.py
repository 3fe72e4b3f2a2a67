"""Propose a change: freeze its content, and what people were shown of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.kernel.text import clean
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound
from motcua.platform.proposals.kinds import by_name
from motcua.platform.proposals.models import Proposal, State
from motcua.platform.proposals.refusals import ProposedAlready, WordsMissing

KEPT_FOR = timedelta(days=14)
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of before and after, in the words people were shown."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What is proposed. `content` holds ids and codes only; `about` says on whom or what, in words.

    The right of its kind is asked over `unit` and, where the change lies in one, `field` of work.
    """

    kind: str
    subject: str
    unit: int | None
    content: Mapping[str, Any]
    about: str
    facts: Sequence[Fact]
    field: str | None = None


def propose(actor: Actor, change: Change, *, because: str) -> UUID:
    """Store a change for a second person. Raises NotFound, WordsMissing, ProposedAlready."""
    kind, told = by_name(change.kind), words_of(because)
    if actor.account is None:
        raise NotFound
    require(actor, kind.permission, change.unit, change.field)
    now = clock.now()
    with transaction.atomic():
        same = Proposal.objects.filter(
            kind=kind.name, state=State.WAITING, expires_at__gt=now, content=dict(change.content)
        )
        mark = kind.mark(change.content)
        if same.exists():
            raise ProposedAlready
        proposal = Proposal.objects.create(
            kind=kind.name,
            subject=change.subject,
            unit_id=change.unit,
            field_code=change.field or "",
            content=dict(change.content),
            mark=mark,
            about=change.about[:LONGEST],
            facts=[[fact.label, fact.before, fact.after] for fact in change.facts],
            because=told,
            proposed_by=actor.account,
            proposed_for=actor.on_behalf,
            proposed_at=now,
            expires_at=now + KEPT_FOR,
        )
        record(actor, proposal, "made", told)
    return proposal.public_id


def words_of(because: str) -> str:
    """The reason somebody gives. Raises WordsMissing."""
    told = clean(because)[:LONGEST]
    if not told:
        raise WordsMissing(field="because")
    return told


def record(actor: Actor, proposal: Proposal, act: str, told: str = "") -> None:
    """An entry under the subject of the change; `act`: made, approved, refused, withdrawn, stale, expired."""
    payload = {"id": str(proposal.public_id), "kind": proposal.kind, "unit": proposal.unit_id}
    notes = {"because": told} if told else {}
    entry = ledger.NewEntry(proposal.subject, f"platform.proposal.{act}", payload, notes=notes)
    ledger.append(actor, [entry])
