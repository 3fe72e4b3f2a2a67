"""Lists a procedure stands on from a day to a day: essential services, phases of intake anywhere.

Source of law: QĐ 06/QĐ-TTg (2022) for the essential services, NĐ 309/2026 art. 7 for intake anywhere.
Which procedures stand on which list is for the decisions to say, never for this file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.editing.access import procedure_within, require
from motcua.catalogue.editing.refusals import DaysWrong, DecisionMissing, TagOverlaps, TagUnknown
from motcua.catalogue.models import Procedure, ProcedureTag
from motcua.catalogue.permissions import Permission
from motcua.kernel.text import nfc
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

TAGGED, UNTAGGED = "catalogue.tag.recorded", "catalogue.tag.ended"


class TagKind(StrEnum):
    """The lists known to the product."""

    ESSENTIAL = "essential"
    NON_TERRITORIAL = "non_territorial"


TAG_NAMES = {
    TagKind.ESSENTIAL: _("Dịch vụ công thiết yếu (Đề án 06)"),
    TagKind.NON_TERRITORIAL: _("Tiếp nhận phi địa giới"),
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A list by its kind, with phase, decision and days; `effective_to` is the last day."""

    id: int
    kind: str
    phase: str
    decision: str
    effective_from: date
    effective_to: date | None

    def holds_on(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


@dataclass(frozen=True, slots=True)
class NewTag:
    """What somebody asks to be recorded."""

    kind: str
    decision: str
    effective_from: date | None
    effective_to: date | None = None
    phase: str = ""


def record_tag(actor: Actor, code: str, tag: NewTag) -> Tag:
    """Put a procedure on a list. Raises Refusal."""
    procedure = procedure_within(actor, code)
    require(actor, Permission.PROCEDURE_PUBLISH, _field_of(procedure))
    begin = tag.effective_from
    if tag.kind not in set(TagKind):
        raise TagUnknown(field="kind")
    if not tag.decision.strip():
        raise DecisionMissing(field="decision")
    if begin is None or (tag.effective_to is not None and tag.effective_to < begin):
        raise DaysWrong(field="effective_to")
    with transaction.atomic(durable=True):
        Procedure.objects.select_for_update().get(pk=procedure.pk)
        if _overlapping(procedure, tag.kind, begin, tag.effective_to):
            raise TagOverlaps(field="effective_from")
        row = ProcedureTag.objects.create(
            procedure=procedure,
            kind=tag.kind,
            phase=nfc(tag.phase.strip())[:100],
            decision=nfc(tag.decision.strip())[:200],
            effective_from=begin,
            effective_to=tag.effective_to,
        )
        _record(actor, code, TAGGED, row)
    return _tag(row)


def end_tag(actor: Actor, code: str, tag_id: int, on: date | None) -> None:
    """Name the last day of a tag. Raises Refusal."""
    procedure = procedure_within(actor, code)
    require(actor, Permission.PROCEDURE_PUBLISH, _field_of(procedure))
    with transaction.atomic(durable=True):
        row = ProcedureTag.objects.select_for_update().filter(pk=tag_id, procedure=procedure).first()
        if row is None:
            raise NotFound
        if on is None or on < row.effective_from:
            raise DaysWrong(field="on")
        row.effective_to = on
        row.save(update_fields=["effective_to"])
        _record(actor, code, UNTAGGED, row)


def tag_to_end(actor: Actor, code: str, tag_id: int) -> Tag:
    """The tag, for who may end it. Raises NotFound."""
    procedure = procedure_within(actor, code)
    require(actor, Permission.PROCEDURE_PUBLISH, _field_of(procedure))
    row = ProcedureTag.objects.filter(pk=tag_id, procedure=procedure).first()
    if row is None:
        raise NotFound
    return _tag(row)


def tags_of(procedures: Iterable[int]) -> Mapping[int, tuple[Tag, ...]]:
    """The tags of many procedures by the procedure's id, in the order of their days."""
    found: dict[int, tuple[Tag, ...]] = {}
    rows = ProcedureTag.objects.filter(procedure_id__in=list(procedures))
    for row in rows.order_by("effective_from", "pk"):
        found[row.procedure_id] = (*found.get(row.procedure_id, ()), _tag(row))
    return found


def tagged(kind: str, day: date) -> Q:
    """The condition on versions whose procedure stands on a list on a day."""
    rows = ProcedureTag.objects.filter(Q(effective_to=None) | Q(effective_to__gte=day))
    rows = rows.filter(kind=kind, effective_from__lte=day)
    return Q(procedure_id__in=rows.values("procedure_id"))


def _overlapping(procedure: Procedure, kind: str, begin: date, end: date | None) -> bool:
    same = ProcedureTag.objects.filter(procedure=procedure, kind=kind)
    same = same.filter(Q(effective_to=None) | Q(effective_to__gte=begin))
    return (same.filter(effective_from__lte=end) if end is not None else same).exists()


def _field_of(procedure: Procedure) -> str:
    return str(procedure.versions.order_by("-number").values_list("field__code", flat=True)[0])


def _record(actor: Actor, code: str, name: str, row: ProcedureTag) -> None:
    payload = {
        "tag": row.pk,
        "kind": row.kind,
        "from": row.effective_from.isoformat(),
        "to": row.effective_to.isoformat() if row.effective_to else None,
        "at": clock.today().isoformat(),
    }
    ledger.append(actor, [ledger.NewEntry(f"procedure:{code}", name, payload)])


def _tag(row: ProcedureTag) -> Tag:
    return Tag(row.pk, row.kind, row.phase, row.decision, row.effective_from, row.effective_to)
