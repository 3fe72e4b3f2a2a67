"""From draft to version in force: by a decision, from a day on. Dossiers keep the version they came under."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from motcua.catalogue.actions.publish import Published, store
from motcua.catalogue.content import understood
from motcua.catalogue.editing.comparing import essence
from motcua.catalogue.editing.copying import Content, content_of
from motcua.catalogue.editing.drafts import forget_begun, newest
from motcua.catalogue.editing.keptanswers import without_trials
from motcua.catalogue.editing.lint import lint
from motcua.catalogue.editing.listing import PUBLISHED
from motcua.catalogue.editing.refusals import (
    BaseChanged,
    DayPast,
    DaysWrong,
    DecidedLater,
    DecisionMissing,
    DraftFaulty,
    EndMissing,
    NothingChanged,
)
from motcua.catalogue.models import Draft, Status
from motcua.catalogue.rows import CHANNELS
from motcua.kernel.process import spec_from_data
from motcua.kernel.text import nfc
from motcua.platform import clock, ledger
from motcua.platform.access import Actor


@dataclass(frozen=True, slots=True)
class Publication:
    """What is ordered: this revision of the draft, by which decision, from when, until when.

    A provisional version (quy trình khung tạm) has to name its last day; any other may.
    """

    revision: int
    decision: str
    effective_from: date | None
    effective_to: date | None = None
    is_provisional: bool = False
    decided_on: date | None = None


NOBODY_ELSE: Mapping[str, object] = MappingProxyType({})


def carry_out(
    actor: Actor, row: Draft, order: Publication, told: Mapping[str, object] = NOBODY_ELSE
) -> Published:
    """Make the version, close the ones before it, let the draft go. Needs the draft under lock.

    `told`: what the ledger's entry says of whoever proposed it. Checks nothing: `insist_on` comes first.
    """
    content = _with_order(without_trials(row.content), order)
    spec = spec_from_data(content["process"])
    row.delete()
    forget_begun(row.base)
    published = store(understood(content, spec, row.procedure.code))
    payload = {
        "version": published.version_id,
        "decision": content["decision"],
        "draft": order.revision,
        **told,
    }
    ledger.append(actor, [ledger.NewEntry(f"procedure:{row.procedure.code}", PUBLISHED, payload)])
    return published


def insist_on(row: Draft, order: Publication) -> None:
    """Everything that stands in the way, the nearest to the hand first."""
    if not order.decision.strip():
        raise DecisionMissing(field="decision")
    if order.effective_from is None or order.effective_from < max(clock.today(), row.base.effective_from):
        raise DayPast(field="effective_from", day=f"{max(clock.today(), row.base.effective_from):%d/%m/%Y}")
    if order.effective_to is not None and order.effective_to < order.effective_from:
        raise DaysWrong(field="effective_to")
    if order.is_provisional and order.effective_to is None:
        raise EndMissing(field="effective_to")
    base, is_first = newest(row.procedure), is_first_version(row)
    if (base.pk if base else None) != (None if is_first else row.base_id):
        raise BaseChanged(number=base.number if base else "–")
    if order.decided_on is not None and order.decided_on > clock.today():
        raise DecidedLater(field="decided_on")
    is_same = not is_first and essence(row.content) == essence(content_of(row.base_id))
    if is_same and not (order.is_provisional or row.base.is_provisional):
        raise NothingChanged
    stops = [fault for fault in lint(row.content, spec_from_data(row.content["process"])) if fault.stops]
    if stops:
        raise DraftFaulty(count=len(stops))


def is_first_version(row: Draft) -> bool:
    """Whether nothing of the procedure was published when the draft was begun."""
    return row.base.status != Status.PUBLISHED


def _with_order(content: Content, order: Publication) -> Content:
    found = {**content, "decision": nfc(order.decision.strip())[:200]}
    found["effective_from"] = (order.effective_from or clock.today()).isoformat()
    found["is_provisional"] = order.is_provisional
    # The store of drafts forgets the order of names; the counter comes first.
    offered = found["channels"]
    found["channels"] = {channel: offered[channel] for channel in CHANNELS if channel in offered}
    if order.decided_on is not None:
        found["decided_on"] = order.decided_on.isoformat()
    if order.effective_to is not None:
        found["effective_to"] = order.effective_to.isoformat()
    return found
