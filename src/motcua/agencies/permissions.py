"""What may be allowed in this room; rights are held over the unit concerned and its subtree."""

from enum import StrEnum


class Permission(StrEnum):
    """`room:thing:act`."""

    CALENDAR_SAVE = "agencies:calendar:save"
    CHANGE_VIEW = "agencies:change:view"
    UNIT_ADMINISTER = "agencies:unit:administer"
    UNIT_VIEW = "agencies:unit:view"
    POST_APPOINT = "agencies:post:appoint"
    POST_END = "agencies:post:end"
    ROLE_GRANT = "agencies:role:grant"
    DELEGATION_RECORD = "agencies:delegation:record"
    COMPETENCE_ASSIGN = "agencies:competence:assign"
