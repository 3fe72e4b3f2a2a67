"""Write down a phase of the list as it was decided, amend it, end it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.catalogue.models import NonTerritorialItem, NonTerritorialPhase
from motcua.catalogue.territory.listed import require_decider
from motcua.catalogue.territory.refusals import (
    DayMissing,
    DaysOutOfOrder,
    DecisionMissing,
    LinesUnfit,
    NoProcedures,
    PhaseChanged,
    PhaseKnown,
    TextTooLong,
    TextUnfit,
)
from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean
from motcua.platform import ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.words import say

LONGEST_LINE, LONGEST_NAME, LONGEST_LIST = 200, 1_000, 400_000
MOST_SHOWN = 10
_APART = re.compile(r"[\s;,|]+")


@dataclass(frozen=True, slots=True)
class PhaseGiven:
    """`lines`: one procedure a line, its code and, after a blank or semicolon, its name."""

    decision: str
    decided_on: date | None
    issuer: str
    name: str
    valid_from: date | None
    valid_to: date | None
    lines: str
    certainty: str = "S"


def announce(actor: Actor, given: PhaseGiven) -> UUID:
    """A new phase. Raises Refusal."""
    require_decider(actor)
    phase, items = NonTerritorialPhase(version=0), read_lines(given.lines)
    with transaction.atomic(durable=True):
        _write(phase, given, items)
        _record(actor, phase, "announced", {"codes": sorted(items)})
    return phase.public_id


def amend(actor: Actor, public_id: UUID, given: PhaseGiven, seen: int) -> None:
    """The same phase, written anew. Raises Refusal."""
    require_decider(actor)
    items = read_lines(given.lines)
    with transaction.atomic(durable=True):
        phase = _locked(public_id)
        if phase.version != seen:
            raise PhaseChanged
        before = set(phase.items.values_list("code", flat=True))
        _write(phase, given, items)
        told = {"added": sorted(set(items) - before), "taken_off": sorted(before - set(items))}
        _record(actor, phase, "amended", told)


def end(actor: Actor, public_id: UUID, on: date | None) -> None:
    """It holds no more from a day on. Raises Refusal."""
    require_decider(actor)
    with transaction.atomic(durable=True):
        phase = _locked(public_id)
        if on is None:
            raise DayMissing(field="end_on")
        if on <= phase.valid_from:
            raise DaysOutOfOrder(field="end_on")
        phase.valid_to, phase.version = on, phase.version + 1
        phase.save(update_fields=["valid_to", "version"])
        _record(actor, phase, "ended", {"on": on.isoformat()})


def read_lines(typed: str) -> dict[str, str]:
    """Name by code, in the order given; every line that is none is named. Raises Refusal."""
    if len(typed) > LONGEST_LIST:
        raise TextTooLong(field="lines", most=LONGEST_LIST)
    found: dict[str, str] = {}
    wrong = []
    for number, line in enumerate(typed.splitlines(), 1):
        if not line.strip():
            continue
        parted = _parted(line)
        if parted is None or parted[0] in found:
            wrong.append(number)
        else:
            found[parted[0]] = parted[1]
    if wrong:
        shown = ", ".join(map(str, wrong[:MOST_SHOWN])) + ("…" if len(wrong) > MOST_SHOWN else "")
        raise LinesUnfit(field="lines", lines=shown)
    if not found:
        raise NoProcedures(field="lines")
    return found


def _parted(line: str) -> tuple[str, str] | None:
    """Code and name of a line; None for what is neither. A heading of a table is no line either."""
    first, *rest = _APART.split(line.strip().strip('"'), maxsplit=1)
    try:
        code = codes.procedure_code(first.strip('"')).text
        name = clean(rest[0].strip().strip('"')) if rest else ""
    except KernelError:
        return None
    return (code, name) if len(name) <= LONGEST_NAME else None


def _write(phase: NonTerritorialPhase, given: PhaseGiven, items: Mapping[str, str]) -> None:
    phase.decision, phase.issuer = _fit(given.decision, "decision"), _fit(given.issuer, "issuer")
    phase.name, phase.decided_on = _fit(given.name, "name"), given.decided_on
    if not phase.decision:
        raise DecisionMissing(field="decision")
    if given.valid_from is None:
        raise DayMissing(field="valid_from")
    if given.valid_to is not None and given.valid_to <= given.valid_from:
        raise DaysOutOfOrder(field="valid_to")
    phase.valid_from, phase.valid_to = given.valid_from, given.valid_to
    phase.certainty, phase.version = given.certainty, phase.version + 1
    try:
        with transaction.atomic():
            phase.save()
    except IntegrityError:
        raise PhaseKnown(field="decision", decision=phase.decision) from None
    phase.items.all().delete()
    NonTerritorialItem.objects.bulk_create(
        NonTerritorialItem(phase=phase, place=place, code=code, name=name)
        for place, (code, name) in enumerate(items.items(), 1)
    )


def _fit(typed: str, field: str) -> str:
    if len(typed) > LONGEST_LINE:
        raise TextTooLong(field=field, most=LONGEST_LINE)
    try:
        return clean(typed)
    except KernelError as error:
        raise TextUnfit(field=field, reason=say(error.key, **error.values)) from None


def _locked(public_id: UUID) -> NonTerritorialPhase:
    found = NonTerritorialPhase.objects.select_for_update().filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def _record(actor: Actor, phase: NonTerritorialPhase, act: str, told: Mapping[str, object]) -> None:
    named = {"decision": phase.decision, "version": phase.version} | dict(told)
    entry = ledger.NewEntry(f"non-territorial:{phase.pk}", f"catalogue.non_territorial.{act}", named)
    ledger.append(actor, [entry])
