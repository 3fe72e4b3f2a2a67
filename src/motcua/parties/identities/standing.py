"""Whom somebody represents by law, as far as their provider says so."""

from motcua.parties.actions.register_organisation import register_organisation
from motcua.parties.models import Representation, RepresentationKind
from motcua.parties.ports import Verified
from motcua.parties.rows import PersonRow
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM


def keep_representations(person: PersonRow, verified: Verified) -> None:
    """Legal representatives are what the provider says of today: new ones are written down, those it no
    longer names end. What an officer recorded from a paper is left alone.
    """
    today = clock.today()
    held = Representation.objects.filter(
        representative_id=person.id, attested_by=verified.issuer, valid_to__isnull=True
    )
    known = {row.organisation_id: row for row in held if row.organisation_id is not None}
    named = {register_organisation(name=each.name, code=each.code).id for each in verified.represents}
    for organisation_id in named - set(known):
        _begin(person, organisation_id, verified)
    for organisation_id in set(known) - named:
        row = known[organisation_id]
        row.valid_to = today
        row.save(update_fields=["valid_to"])
        _record(row, "parties.representation.ended")


def _begin(person: PersonRow, organisation_id: int, verified: Verified) -> None:
    today = clock.today()
    row = Representation.objects.create(
        representative_id=person.id,
        organisation_id=organisation_id,
        kind=RepresentationKind.LEGAL_REPRESENTATIVE,
        proof=f"{verified.source}, {today:%d/%m/%Y}",
        attested_by=verified.issuer,
        valid_from=today,
        created_at=clock.now(),
    )
    _record(row, "parties.representation.recorded")


def _record(row: Representation, name: str) -> None:
    payload = {"representation": row.pk, "representative": row.representative_id, "kind": row.kind}
    ledger.append(SYSTEM, [ledger.NewEntry(f"organisation:{row.organisation_id}", name, payload)])
