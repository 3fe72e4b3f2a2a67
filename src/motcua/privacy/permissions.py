"""What may be done here; held for the whole province or not at all: a person belongs to no unit."""

from enum import StrEnum


class Permission(StrEnum):
    """`room:thing:act`."""

    ANSWER = "privacy:request:answer"
