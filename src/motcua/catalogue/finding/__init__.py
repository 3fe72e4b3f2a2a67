"""How people find their procedure: in words of their own, by what happened to them, by letters alike."""

from motcua.catalogue.finding.events import events_of, life_event, life_events
from motcua.catalogue.finding.loading import load_search
from motcua.catalogue.finding.rows import Asked, Event, EventRow, EventStep, Found, FoundRow, Note, Why
from motcua.catalogue.finding.searching import find, suggestions

__all__ = [
    "Asked",
    "Event",
    "EventRow",
    "EventStep",
    "Found",
    "FoundRow",
    "Note",
    "Why",
    "events_of",
    "find",
    "life_event",
    "life_events",
    "load_search",
    "suggestions",
]
