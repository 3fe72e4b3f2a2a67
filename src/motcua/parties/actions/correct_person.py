"""Set right what is written about a person: a name changed by law, a mistyped birth date."""

from datetime import date

from django.db import IntegrityError, transaction

from motcua.parties.contacts import checked_birth, checked_number
from motcua.parties.models import Person
from motcua.parties.permissions import Permission
from motcua.parties.refusals import NumberHeldByAnother, ProofMissing
from motcua.parties.rows import PersonRow, person_row
from motcua.parties.words import fit, named
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound


def correct_person(
    *,
    actor: Actor,
    person_id: int,
    proof: str,
    name: str | None = None,
    birth_date: date | None = None,
    personal_id: str | None = None,
) -> PersonRow:
    """Change name, birth date or number of a known person on the paper named in `proof`.

    Dossiers keep what was true when they were filed. Raises NotFound, ProofMissing, NumberHeldByAnother
    (another person has that number), BadNumber, BirthInFuture, UnfitText, TooLong.
    """
    if not actor.granted(Permission.PERSON_CORRECT):
        raise NotFound
    shown = fit(proof, field="proof", longest=300)
    if not shown:
        raise ProofMissing(field="proof")
    with transaction.atomic():
        person = Person.objects.select_for_update().filter(pk=person_id).first()
        if person is None:
            raise NotFound
        _take(person, name, birth_date, personal_id)
        person.changed_at = clock.now()
        try:
            with transaction.atomic():
                person.save()
        except IntegrityError:
            raise NumberHeldByAnother(field="personal_id") from None
        entry = ledger.NewEntry(
            f"person:{person.pk}",
            "parties.person.corrected",
            {"name": name is not None, "birth": birth_date is not None, "number": personal_id is not None},
            notes={"proof": shown},
        )
        ledger.append(actor, [entry])
    return person_row(person)


def _take(person: Person, name: str | None, birth_date: date | None, personal_id: str | None) -> None:
    if name is not None:
        person.name, person.name_folded, person.name_sort = named(name)
    if birth_date is not None:
        person.birth_date = checked_birth(birth_date)
    if personal_id is not None:
        kind, born, sex = person.document_type, person.birth_date, person.sex
        person.personal_id = checked_number(personal_id, kind, born, sex)
