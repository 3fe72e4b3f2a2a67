"""What may be allowed here; the rights over a change itself are those of its kind."""

from enum import StrEnum


class Permission(StrEnum):
    """`room:thing:act`; held over the whole province or not at all."""

    RULE_CHANGE = "platform:rule:change"
