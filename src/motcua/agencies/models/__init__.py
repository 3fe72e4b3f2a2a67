"""The tables of the room, one aggregate per file."""

from motcua.agencies.models.calendar import CalendarRow, CalendarSwitch
from motcua.agencies.models.centre import CentreKind, Counter, CounterKind, Equipment, ServiceCentre
from motcua.agencies.models.competence import Competence, DecidedBy
from motcua.agencies.models.decision import Decision, Setting
from motcua.agencies.models.post import AccessReview, Delegation, Finding, Post, Role, RoleGrant
from motcua.agencies.models.unit import Level, Revision, Succession, Unit, UnitKind, UnitMove

__all__ = [
    "AccessReview",
    "CalendarRow",
    "CalendarSwitch",
    "CentreKind",
    "Competence",
    "Counter",
    "CounterKind",
    "DecidedBy",
    "Decision",
    "Delegation",
    "Equipment",
    "Finding",
    "Level",
    "Post",
    "Revision",
    "Role",
    "RoleGrant",
    "ServiceCentre",
    "Setting",
    "Succession",
    "Unit",
    "UnitKind",
    "UnitMove",
]
