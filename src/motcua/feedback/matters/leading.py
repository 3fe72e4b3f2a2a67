"""Who answers for agencies: whom a matter goes to when it is led."""

from motcua.agencies import api as agencies
from motcua.agencies.api import UnitRow
from motcua.platform import clock


def lineage_of(agency: UnitRow) -> list[int]:
    """An agency and those above it, the nearest first."""
    return [agency.id, *dict.fromkeys(agencies.agency_of(each).id for each in agency.lineage[1:])]


def leaders_of(agency: int) -> frozenset[int]:
    """The accounts that answer for it today."""
    return frozenset(row.account_id for row in agencies.holders("leader", agency, None, clock.today()))
