"""Know a person: found again by the number of their paper, else written down."""

from datetime import date

from django.db import IntegrityError, transaction

from motcua.parties.contacts import Contact, checked_birth, checked_number, contact
from motcua.parties.models import DocumentType, Person
from motcua.parties.refusals import NumberHeldByAnother
from motcua.parties.rows import PersonRow, person_row
from motcua.parties.words import Named, named
from motcua.platform import clock


def register_person(  # noqa: PLR0913 (one argument a fact)
    *,
    name: str,
    personal_id: str = "",
    document_type: str = DocumentType.PERSONAL_ID,
    birth_date: date | None = None,
    sex: str = "",
    phone: str = "",
    email: str = "",
    address: str = "",
    commune_code: str = "",
) -> PersonRow:
    """The person with this number, with the contact given last; a new row if nobody has it.

    A step of a larger act (a dossier taken in), whose entry in the ledger names the person; it asks for
    no right of its own. Name and birth date of a known person are never overwritten here.
    Raises NumberHeldByAnother, NameMissing, BadNumber, BadEmail, BirthInFuture, UnfitText, TooLong.
    """
    given, born = named(name), checked_birth(birth_date)
    number = checked_number(personal_id, document_type, born, sex)
    reached = contact(phone=phone, email=email, address=address, commune_code=commune_code)
    with transaction.atomic():
        known = _find(document_type, number)
        if known is None:
            fresh = _new(given, document_type, number, born, sex)
            known = _insert(fresh, reached)
            if known is fresh:
                return person_row(fresh)
        _same_person(known, given, born)
        _update(known, born, sex, reached)
        return person_row(known)


def _find(document_type: str, number: str) -> Person | None:
    if not number:
        return None
    people = Person.objects.select_for_update()
    return people.filter(document_type=document_type, personal_id=number).first()


def _new(name: Named, document_type: str, number: str, born: date | None, sex: str) -> Person:
    return Person(
        name=name.name,
        name_folded=name.folded,
        name_sort=name.sort,
        document_type=document_type,
        personal_id=number,
        birth_date=born,
        sex=sex,
    )


def _insert(person: Person, reached: Contact) -> Person:
    """Store the new row; if another transaction was quicker with the same number, give its row."""
    for column, value in reached.given().items():
        setattr(person, column, value)
    person.created_at = person.changed_at = clock.now()
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError:
        quicker = _find(person.document_type, person.personal_id)
        if quicker is None:
            raise
        return quicker
    return person


def _same_person(known: Person, given: Named, born: date | None) -> None:
    """One mistyped digit must not hand a dossier to a stranger."""
    another_name = known.name_folded != given.folded
    another_birth = bool(known.birth_date and born and known.birth_date != born)
    if another_name or another_birth:
        raise NumberHeldByAnother(field="personal_id")


def _update(known: Person, born: date | None, sex: str, reached: Contact) -> None:
    """Take the contact given last, and fill what was not known of the person."""
    fresh: dict[str, object] = {**reached.given()}
    if born and not known.birth_date:
        fresh["birth_date"] = born
    if sex and not known.sex:
        fresh["sex"] = sex
    changed = [column for column, value in fresh.items() if getattr(known, column) != value]
    if not changed:
        return
    for column in changed:
        setattr(known, column, fresh[column])
    known.changed_at = clock.now()
    known.save(update_fields=[*changed, "changed_at"])
