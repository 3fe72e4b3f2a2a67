"""Say by decision who decides a procedure or a field of work from a day on."""

from datetime import date

from django.db import IntegrityError, transaction

from motcua.agencies.decisions import decision_named
from motcua.agencies.kept import changed
from motcua.agencies.models import Competence, DecidedBy
from motcua.agencies.permissions import Permission
from motcua.agencies.queries import unit
from motcua.agencies.refusals import BadPeriod, CompetenceIncomplete, CompetenceTwice
from motcua.platform import ledger
from motcua.platform.access import Actor, require


def assign_competence(
    actor: Actor,
    *,
    decision: str,
    valid_from: date,
    procedure: str = "",
    field: str = "",
    agency_id: int | None = None,
    unit_kind: str = "",
    valid_to: date | None = None,
) -> int:
    """One procedure or one field is decided by an agency, by the local unit of a kind, or (neither given)
    by the commune committee. Earlier rules stay; the latest beginning counts. Gives the id.

    The right is held over the agency, or over all units for a rule that holds everywhere.
    Raises NotFound, CompetenceIncomplete, CompetenceTwice, DecisionMissing, BadPeriod.
    """
    require(actor, Permission.COMPETENCE_ASSIGN, agency_id)
    if bool(procedure) == bool(field) or (agency_id is not None and unit_kind):
        raise CompetenceIncomplete
    if valid_to is not None and valid_to <= valid_from:
        raise BadPeriod(field="valid_to")
    agency = unit(agency_id) if agency_id is not None else None
    with transaction.atomic():
        rule = Competence(
            procedure=procedure,
            field=field,
            decided_by=_way(agency_id, unit_kind),
            agency_id=agency.id if agency else None,
            unit_kind=unit_kind,
            decision=decision_named(decision, None, procedure or field),
            valid_from=valid_from,
            valid_to=valid_to,
        )
        try:
            with transaction.atomic():
                rule.save(force_insert=True)
        except IntegrityError:
            raise CompetenceTwice(code=procedure or field, day=f"{valid_from:%d/%m/%Y}") from None
        changed()
        payload = {"competence": rule.pk, "agency": agency_id, "from": valid_from.isoformat()}
        subject = f"procedure:{procedure}" if procedure else f"field:{field}"
        ledger.append(actor, [ledger.NewEntry(subject, "agencies.competence.assigned", payload)])
    return rule.pk


def _way(agency_id: int | None, unit_kind: str) -> DecidedBy:
    if agency_id is not None:
        return DecidedBy.AGENCY
    return DecidedBy.KIND if unit_kind else DecidedBy.COMMUNE
