"""Write down who may act for whom."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from motcua.parties.models import Organisation, Person, Representation
from motcua.parties.permissions import Permission
from motcua.parties.refusals import BadPeriod, ProofMissing, RepresentsOneself
from motcua.parties.rows import RepresentationRow, representation_row
from motcua.parties.words import fit
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


def record_representation(  # noqa: PLR0913 (one argument a fact)
    *,
    actor: Actor,
    representative_id: int,
    kind: str,
    proof: str,
    person_id: int | None = None,
    organisation_id: int | None = None,
    procedures: Sequence[str] = (),
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> RepresentationRow:
    """Record that one person acts for another person or for an organisation, on the paper in `proof`.

    `procedures` empty means every procedure. Raises NotFound, ProofMissing, BadPeriod, RepresentsOneself.
    """
    if not actor.granted(Permission.REPRESENTATION_RECORD):
        raise NotFound
    begins, shown = valid_from or clock.today(), fit(proof, field="proof", longest=300)
    if not shown:
        raise ProofMissing(field="proof")
    if valid_to is not None and valid_to <= begins:
        raise BadPeriod(field="valid_to")
    if representative_id == person_id:
        raise RepresentsOneself(field="representative")
    _exist(representative_id, person_id, organisation_id)
    with transaction.atomic():
        found = Representation.objects.create(
            representative_id=representative_id,
            person_id=person_id,
            organisation_id=organisation_id,
            kind=kind,
            proof=shown,
            procedures=list(procedures),
            valid_from=begins,
            valid_to=valid_to,
            created_at=clock.now(),
        )
        subject = f"person:{person_id}" if person_id else f"organisation:{organisation_id}"
        payload = {"representation": found.pk, "representative": representative_id, "kind": kind}
        ledger.append(actor, [ledger.NewEntry(subject, "parties.representation.recorded", payload)])
    return representation_row(found)


def _exist(representative_id: int, person_id: int | None, organisation_id: int | None) -> None:
    wanted = {representative_id} | ({person_id} if person_id else set())
    if Person.objects.filter(pk__in=wanted).count() != len(wanted):
        raise NotFound
    principals = [person_id, organisation_id]
    if principals.count(None) != 1:
        raise NotFound
    if organisation_id and not Organisation.objects.filter(pk=organisation_id).exists():
        raise NotFound
