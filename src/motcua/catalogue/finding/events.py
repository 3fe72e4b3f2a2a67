"""Life events: what happened to somebody, and the procedures in the order they come."""

from collections.abc import Sequence

from motcua.catalogue.finding.rows import Event, EventRow, EventStep
from motcua.catalogue.models import LifeEvent
from motcua.catalogue.queries import rows_of_codes
from motcua.platform import clock
from motcua.platform.errors import NotFound


def life_events() -> tuple[EventRow, ...]:
    """Every event, in the order of the data."""
    return tuple(_row(each) for each in LifeEvent.objects.order_by("place"))


def events_named(slugs: Sequence[str]) -> tuple[EventRow, ...]:
    """Those of some slugs, in the order given."""
    if not slugs:
        return ()
    found = {each.slug: _row(each) for each in LifeEvent.objects.filter(slug__in=slugs)}
    return tuple(found[slug] for slug in slugs if slug in found)


def life_event(slug: str) -> Event:
    """One event with its steps, but those none of whose procedures is in force here. Raises NotFound."""
    found = LifeEvent.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound
    codes = [code for step in found.steps for code in step["procedures"]]
    rows = rows_of_codes(codes, clock.today())
    steps = []
    for step in found.steps:
        known = tuple(rows[code] for code in step["procedures"] if code in rows)
        if known or not step["procedures"]:
            steps.append(EventStep(step["title"], step["says"], known))
    return Event(_row(found), tuple(steps))


def events_of(code: str) -> tuple[EventRow, ...]:
    """The events a procedure belongs to."""
    fit = LifeEvent.objects.filter(steps__contains=[{"procedures": [code]}])
    return tuple(_row(each) for each in fit.order_by("place"))


def _row(found: LifeEvent) -> EventRow:
    return EventRow(found.slug, found.name, found.summary, found.lead)
