"""One decision about what an agency does otherwise: a variant stated, put in another's place, or ended.

What was decided is never written over: a variant that is changed ends the day before the new one begins.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from django.db.models import F, Q

from motcua.agencies import api as agencies
from motcua.catalogue.editing.access import require
from motcua.catalogue.editing.drafts import newest
from motcua.catalogue.editing.local import LONGEST, VariantGiven, agencies_for, understood
from motcua.catalogue.editing.refusals import (
    AgencyUnfit,
    DaysWrong,
    DecisionMissing,
    GroundMissing,
    LastDayWrong,
    NothingInForce,
    TakenOverEarly,
    VariantOver,
    VariantOverlaps,
    VariantPast,
    VariantUnchanged,
)
from motcua.catalogue.models import Procedure, Variant
from motcua.catalogue.permissions import Permission
from motcua.catalogue.queries import version, version_on
from motcua.catalogue.refusals import UnknownProcedure
from motcua.catalogue.rows import ProcedureVersion
from motcua.catalogue.variants import Overrides
from motcua.kernel.text import nfc
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

RECORDED, ENDED = "catalogue.variant.recorded", "catalogue.variant.ended"
DAY = timedelta(days=1)
NOTHING = Overrides()
NOBODY_ELSE: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class VariantOrder:
    """What is asked for: `given` alone states a variant, with `variant` it takes that one's place.

    Without `given` the variant ends on its `last` day, on the `ground` of a decision or for a reason.
    """

    given: VariantGiven | None = None
    variant: int | None = None
    last: date | None = None
    ground: str = ""


@dataclass(frozen=True, slots=True)
class LocalChange:
    """An order as understood: the variant that `ends` on its `last` day, and what is stated from then on."""

    procedure: Procedure
    inherited: ProcedureVersion
    agency: int
    ends: Variant | None
    last: date | None
    local: Overrides | None
    decision: str
    begin: date | None
    until: date | None

    @property
    def before(self) -> Overrides:
        """What is done otherwise so far."""
        return NOTHING if self.ends is None else Overrides.from_data(self.ends.overrides)

    @property
    def after(self) -> Overrides:
        return NOTHING if self.local is None else self.local

    @property
    def about(self) -> str:
        return f"{self.procedure.code} · {self.inherited.name} · {agencies.unit(self.agency).name}"


def touches_fees(change: LocalChange) -> bool:
    """Whether anybody may owe another amount on any day: the amounts differ, or how long they hold."""
    before, after = change.before.fees, change.after.fees
    is_other_day = change.ends is not None and change.ends.effective_to != change.until
    return before != after or (bool(after) and is_other_day)


def understood_order(actor: Actor, procedure: Procedure, order: VariantOrder) -> LocalChange:
    """The order held against the version on its first day. Needs the procedure under lock. Raises Refusal."""
    row = None if order.variant is None else _variant(procedure, order.variant)
    change = _ended(procedure, row, order) if order.given is None else _stated(procedure, row, order.given)
    require(actor, Permission.PROCEDURE_PUBLISH, change.inherited.field_code)
    insist_on(change)
    return change


def insist_on(change: LocalChange) -> None:
    """Whatever stands in the way; asked when it is sent and again when it is approved."""
    if change.ends is not None and change.last is not None:
        _insist_on_last_day(change.ends, change.last, is_end=change.local is None)
    if change.local is not None:
        _insist_on_new(change)
    elif change.last is None:
        raise LastDayWrong(field="on", day=f"{clock.today():%d/%m/%Y}")
    if _overlapping(change):
        raise VariantOverlaps(field="on" if change.local is None else "effective_from")


def carry_out(
    actor: Actor, change: LocalChange, told: Mapping[str, object] = NOBODY_ELSE, because: str = ""
) -> int | None:
    """End the one, write the other; its id. `told`: what the ledger says of whoever proposed it."""
    notes = {"because": because} if because else {}
    entries = []
    if change.ends is not None:
        change.ends.effective_to = change.last
        change.ends.save(update_fields=["effective_to"])
        entries.append(_entry(change, ENDED, change.ends, told, notes))
    row = None if change.begin is None else _written(actor, change, change.begin)
    if row is not None:
        entries.append(_entry(change, RECORDED, row, told, notes))
    ledger.append(actor, entries)
    return None if row is None else row.pk


def to_content(change: LocalChange) -> dict[str, Any]:
    """The change as a proposal keeps it."""
    days = {"last": change.last, "from": change.begin, "to": change.until}
    return {
        "procedure": change.procedure.code,
        "agency": change.agency,
        "variant": change.ends.pk if change.ends is not None else None,
        "overrides": change.local.to_data() if change.local is not None else None,
        "decision": change.decision,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def from_content(content: Mapping[str, Any]) -> LocalChange:
    """The same, once the mark has told that nothing it was held against is another."""
    procedure = Procedure.objects.get(code=content["procedure"])
    last, begin, until = (
        date.fromisoformat(content[name]) if content[name] else None for name in ("last", "from", "to")
    )
    return LocalChange(
        procedure=procedure,
        inherited=_inherited(procedure, begin),
        agency=content["agency"],
        ends=_variant(procedure, content["variant"]) if content["variant"] else None,
        last=last,
        local=Overrides.from_data(content["overrides"]) if content["overrides"] else None,
        decision=content["decision"],
        begin=begin,
        until=until,
    )


def _variant(procedure: Procedure, variant: int) -> Variant:
    row = Variant.objects.filter(pk=variant, procedure=procedure).first()
    if row is None:
        raise NotFound
    return row


def _inherited(procedure: Procedure, begin: date | None) -> ProcedureVersion:
    """The version of the first day; where something only ends, the newest one. Raises NothingInForce."""
    if begin is None:
        found = newest(procedure)
        if found is None:
            raise NotFound
        return version(found.pk)
    try:
        return version_on(procedure.code, begin)
    except UnknownProcedure:
        raise NothingInForce(field="effective_from") from None


def _ended(procedure: Procedure, row: Variant | None, order: VariantOrder) -> LocalChange:
    if row is None:
        raise NotFound
    ground = nfc(order.ground.strip())[:LONGEST]
    if not ground:
        raise GroundMissing(field="ground")
    inherited = _inherited(procedure, None)
    return LocalChange(procedure, inherited, row.agency_id, row, order.last, None, ground, None, None)


def _stated(procedure: Procedure, row: Variant | None, given: VariantGiven) -> LocalChange:
    decision, begin = nfc(given.decision.strip())[:LONGEST], given.effective_from
    if not decision:
        raise DecisionMissing(field="decision")
    if begin is None or begin < clock.today():
        raise VariantPast(field="effective_from")
    inherited = _inherited(procedure, begin)
    agency = given.agency if row is None else row.agency_id
    if agency is None:
        raise AgencyUnfit(field="agency")
    local, last = understood(inherited, given), _last_before(row, begin)
    return LocalChange(procedure, inherited, agency, row, last, local, decision, begin, given.effective_to)


def _last_before(row: Variant | None, begin: date) -> date | None:
    """The last day of the one that is taken over: the day before, unless it ends sooner by itself."""
    if row is None:
        return None
    return begin - DAY if row.effective_to is None else min(row.effective_to, begin - DAY)


def _insist_on_new(change: LocalChange) -> None:
    begin = change.begin
    if begin is None or begin < clock.today():
        raise VariantPast(field="effective_from")
    if change.until is not None and change.until < begin:
        raise DaysWrong(field="effective_to")
    if change.agency not in {row.id for row in agencies_for(change.inherited)}:
        raise AgencyUnfit(field="agency")
    if change.ends is not None and (change.before, change.ends.effective_to) == (change.after, change.until):
        raise VariantUnchanged


def _insist_on_last_day(row: Variant, last: date, *, is_end: bool) -> None:
    """It holds still or will; the last day is no earlier than yesterday, or the day before its first."""
    today = clock.today()
    if row.effective_to is not None and row.effective_to < max(today, row.effective_from):
        raise VariantOver
    earliest = max(today, row.effective_from) - DAY
    if is_end and last < earliest:
        raise LastDayWrong(field="on", day=f"{earliest:%d/%m/%Y}")
    if is_end and last == row.effective_to:
        raise VariantUnchanged
    if last < row.effective_from - DAY:
        raise TakenOverEarly(field="effective_from", day=f"{row.effective_from:%d/%m/%Y}")


def _overlapping(change: LocalChange) -> bool:
    """Whether the agency would have two on one day; what was called off before its first holds on none."""
    if change.local is not None:
        first, last = change.begin, change.until
    else:
        first, last = (change.ends.effective_from if change.ends else None), change.last
    never = Q(effective_to__isnull=False, effective_to__lt=F("effective_from"))
    same = Variant.objects.filter(procedure=change.procedure, agency_id=change.agency).exclude(never)
    if change.ends is not None:
        same = same.exclude(pk=change.ends.pk)
    same = same.filter(Q(effective_to=None) | Q(effective_to__gte=first))
    return (same.filter(effective_from__lte=last) if last is not None else same).exists()


def _written(actor: Actor, change: LocalChange, begin: date) -> Variant:
    return Variant.objects.create(
        procedure=change.procedure,
        agency_id=change.agency,
        overrides=change.after.to_data(),
        decision=change.decision,
        effective_from=begin,
        effective_to=change.until,
        recorded_at=clock.now(),
        recorded_by=actor.account,
    )


def _entry(
    change: LocalChange, name: str, row: Variant, told: Mapping[str, object], notes: Mapping[str, str]
) -> ledger.NewEntry:
    payload = {
        "variant": row.pk,
        "agency": row.agency_id,
        "from": row.effective_from.isoformat(),
        "to": row.effective_to.isoformat() if row.effective_to else None,
        **told,
    }
    return ledger.NewEntry(f"procedure:{change.procedure.code}", name, payload, notes=dict(notes))
