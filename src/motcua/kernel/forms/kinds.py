"""The kinds of question, and the parts of those that ask several things at once."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of question."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    MANY = "many"
    PERSON_ID = "person_id"
    PHONE = "phone"
    EMAIL = "email"
    YES_NO = "yes_no"
    PARTIAL_DATE = "partial_date"
    TIME = "time"
    TAX_CODE = "tax_code"
    DECLARATION = "declaration"
    FILE = "file"
    ADDRESS = "address"
    PERSON = "person"
    ORGANISATION = "organisation"
    IDENTITY_PAPER = "identity_paper"
    BANK_ACCOUNT = "bank_account"
    TABLE = "table"


YES, NO = "yes", "no"
PARTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.ADDRESS: ("province", "commune", "line"),
    Kind.PERSON: (
        "name", "personal_id", "birth", "sex", "ethnicity", "nationality", "phone", "email", "residence",
    ),
    Kind.ORGANISATION: ("name", "tax_code", "address", "representative", "phone"),
    Kind.IDENTITY_PAPER: ("paper", "number", "issued_on", "issued_by"),
    Kind.BANK_ACCOUNT: ("number", "bank", "holder"),
}  # fmt: skip
"""What a question of several parts can ask, in the order in which it is asked."""

USUAL: Mapping[Kind, tuple[str, ...]] = {
    **PARTS,
    Kind.PERSON: ("name", "personal_id", "birth", "sex"),
    Kind.ORGANISATION: ("name", "tax_code"),
}
"""What it asks when its definition does not say."""

PART_KINDS: Mapping[str, Kind] = {
    "personal_id": Kind.PERSON_ID,
    "birth": Kind.PARTIAL_DATE,
    "sex": Kind.CHOICE,
    "phone": Kind.PHONE,
    "email": Kind.EMAIL,
    "tax_code": Kind.TAX_CODE,
    "paper": Kind.CHOICE,
    "issued_on": Kind.DATE,
}
"""What kind of answer each part is; text where it is not named."""

COLUMNS = frozenset(
    {Kind.TEXT, Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.CHOICE, Kind.PERSON_ID, Kind.PHONE, Kind.EMAIL}
    | {Kind.YES_NO, Kind.PARTIAL_DATE, Kind.TIME, Kind.TAX_CODE}
)
"""Kinds a column of a table can have."""

COMPOUND = frozenset({*PARTS, Kind.TABLE})
"""Kinds whose answer has places of its own: an answer by part, or rows of answers."""
