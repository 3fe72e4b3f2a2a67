"""Phones, e-mail, numbers of papers: checked once, stored in one form."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.parties.models import DocumentType
from motcua.parties.refusals import BadEmail, BadNumber, BirthInFuture
from motcua.parties.words import fit
from motcua.platform import clock
from motcua.platform.words import say

_EARLIEST_BIRTH_YEAR = 1850


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody is reached; empty means not given."""

    phone: str = ""
    email: str = ""
    address: str = ""
    commune_code: str = ""

    def given(self) -> dict[str, str]:
        """Only what was given, by column."""
        every = {
            "phone": self.phone,
            "email": self.email,
            "address": self.address,
            "commune_code": self.commune_code,
        }
        return {column: value for column, value in every.items() if value}


def contact(*, phone: str = "", email: str = "", address: str = "", commune_code: str = "") -> Contact:
    """A checked contact. Raises BadNumber, BadEmail, UnfitText, TooLong, each naming its field."""
    return Contact(
        phone=checked_phone(phone),
        email=checked_email(email),
        address=fit(address, field="address", longest=500),
        commune_code=fit(commune_code, field="commune_code", longest=5),
    )


def checked_phone(text: str) -> str:
    """A phone number in its national form, or nothing."""
    if not text.strip():
        return ""
    try:
        return codes.phone(text)
    except KernelError as error:
        raise BadNumber(field="phone", reason=say(error.key, **error.values)) from None


def checked_email(text: str) -> str:
    """An e-mail address, or nothing."""
    address = fit(text, field="email", longest=254)
    if not address:
        return ""
    try:
        validate_email(address)
    except ValidationError:
        raise BadEmail(field="email") from None
    return address


def checked_number(text: str, document_type: str, birth_date: date | None, sex: str) -> str:
    """The number of a paper; for the citizen card all rules of the twelve digits hold."""
    number = fit(text, field="personal_id", longest=40)
    if not number or document_type != DocumentType.PERSONAL_ID:
        return fit(number.upper().replace(" ", ""), field="personal_id", longest=20)
    try:
        return codes.personal_id(number, birth_date, sex or None)
    except KernelError as error:
        raise BadNumber(field="personal_id", reason=say(error.key, **error.values)) from None


def checked_birth(birth_date: date | None) -> date | None:
    """A birth date that can be one."""
    if birth_date is None:
        return None
    if birth_date.year < _EARLIEST_BIRTH_YEAR or birth_date > clock.today():
        raise BirthInFuture(field="birth_date")
    return birth_date
