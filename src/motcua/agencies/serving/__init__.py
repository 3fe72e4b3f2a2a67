"""Service centres and their counters, kept by whoever administers the unit that runs them."""

from motcua.agencies.serving.centres import (
    BEGUN,
    CLOSED,
    KEPT,
    CentreTyped,
    change_centre,
    close_centre,
    open_centre,
)
from motcua.agencies.serving.counters import COUNTER_KEPT, CounterTyped, keep_counter
from motcua.agencies.serving.reading import (
    CentreLine,
    administered_centre,
    administered_centres,
    centre_kinds,
    counter_kinds,
    equipment_kinds,
    may_be_served,
    may_open,
)

__all__ = [
    "BEGUN",
    "CLOSED",
    "COUNTER_KEPT",
    "KEPT",
    "CentreLine",
    "CentreTyped",
    "CounterTyped",
    "administered_centre",
    "administered_centres",
    "centre_kinds",
    "change_centre",
    "close_centre",
    "counter_kinds",
    "equipment_kinds",
    "keep_counter",
    "may_be_served",
    "may_open",
    "open_centre",
]
