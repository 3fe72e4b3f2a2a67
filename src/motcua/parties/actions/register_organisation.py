"""Know an organisation: found again by its code, else written down."""

import re

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from motcua.parties.contacts import Contact, contact
from motcua.parties.models import Organisation
from motcua.parties.refusals import BadNumber
from motcua.parties.rows import OrganisationRow, organisation_row
from motcua.parties.words import Named, named
from motcua.platform import clock

# Ten digits, a branch adds a hyphen and three; a household business may carry its owner's twelve.
_CODE = re.compile(r"\d{10}(-\d{3})?|\d{12}")


def register_organisation(
    *,
    name: str,
    code: str = "",
    kind: str = Organisation.Kind.ENTERPRISE,
    phone: str = "",
    email: str = "",
    address: str = "",
    commune_code: str = "",
) -> OrganisationRow:
    """The organisation with this code, with the contact given last; a new row if none has it.

    A step of a larger act, like `register_person`. The name may change by law while the code stays, so
    the name given last is kept. Raises BadNumber, BadEmail, NameMissing, UnfitText, TooLong.
    """
    given, number = named(name, longest=300), _checked_code(code)
    reached = contact(phone=phone, email=email, address=address, commune_code=commune_code)
    with transaction.atomic():
        known = _find(number) or _insert(Organisation(kind=kind, code=number), given, reached)
        _update(known, given, reached)
        return organisation_row(known)


def _checked_code(text: str) -> str:
    code = re.sub(r"[\s.]", "", text)
    if code and not _CODE.fullmatch(code):
        reason = _("Mã số thuế gồm 10 chữ số, hoặc 10 chữ số, gạch nối và 3 chữ số của chi nhánh.")
        raise BadNumber(field="code", reason=reason)
    return code


def _find(code: str) -> Organisation | None:
    if not code:
        return None
    return Organisation.objects.select_for_update().filter(code=code).first()


def _insert(fresh: Organisation, given: Named, reached: Contact) -> Organisation:
    """Store the new row; if another transaction was quicker with the same code, give its row."""
    _fill(fresh, given, reached)
    fresh.created_at = fresh.changed_at = clock.now()
    try:
        with transaction.atomic():
            fresh.save(force_insert=True)
    except IntegrityError:
        quicker = _find(fresh.code)
        if quicker is None:
            raise
        return quicker
    return fresh


def _update(known: Organisation, given: Named, reached: Contact) -> None:
    before = {column: getattr(known, column) for column in ("name", *reached.given())}
    _fill(known, given, reached)
    if any(getattr(known, column) != value for column, value in before.items()):
        known.changed_at = clock.now()
        known.save()


def _fill(row: Organisation, given: Named, reached: Contact) -> None:
    row.name, row.name_folded, row.name_sort = given
    for column, value in reached.given().items():
        setattr(row, column, value)
