"""What may be allowed in this room."""

from enum import StrEnum


class Permission(StrEnum):
    """Rights over people's data are held for all units or not at all: a person belongs to no unit. Those over
    accounts of staff are held over the units they work for, which `agencies` knows and names."""

    ACCOUNT_CREATE = "parties:account:create"
    ACCOUNT_SUSPEND = "parties:account:suspend"
    ACCOUNT_VIEW = "parties:account:view"
    KEY_ISSUE = "parties:key:issue"
    KEY_REVOKE = "parties:key:revoke"
    PERSON_VIEW = "parties:person:view"
    PERSON_CORRECT = "parties:person:correct"
    REPRESENTATION_RECORD = "parties:representation:record"
