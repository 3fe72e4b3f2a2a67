"""The tables of the room, one aggregate per file."""

from motcua.agencies.models.calendar import CalendarRow
from motcua.agencies.models.centre import CentreKind, Counter, CounterKind, ServiceCentre
from motcua.agencies.models.competence import Competence, DecidedBy
from motcua.agencies.models.decision import Decision
from motcua.agencies.models.post import Delegation, Post, Role, RoleGrant
from motcua.agencies.models.revision import Revision
from motcua.agencies.models.unit import Level, Succession, Unit, UnitKind

__all__ = [
    "CalendarRow",
    "CentreKind",
    "Competence",
    "Counter",
    "CounterKind",
    "DecidedBy",
    "Decision",
    "Delegation",
    "Level",
    "Post",
    "Revision",
    "Role",
    "RoleGrant",
    "ServiceCentre",
    "Succession",
    "Unit",
    "UnitKind",
]
