"""Open a counter of a centre, change it, end it after a last day: it ends rather than disappears."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from motcua.agencies.kept import changed
from motcua.agencies.models import Counter, CounterKind, ServiceCentre
from motcua.agencies.serving.centres import ending, locked_centre
from motcua.agencies.serving.refusals import BeginsBeforeCentre, NumberTaken
from motcua.agencies.serving.typed import counter_number, words
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

COUNTER_KEPT = "agencies.counter.kept"


@dataclass(frozen=True, slots=True)
class CounterTyped:
    """What was typed. No fields: all of them; no `begin`, no `last`: as long as its centre."""

    number: str
    kind: str
    name: str = ""
    fields: tuple[str, ...] = ()
    begin: date | None = None
    last: date | None = None


def keep_counter(actor: Actor, code: str, number: int | None, typed: CounterTyped) -> bool:
    """Change the counter with a number, or (None) open another; whether anything differed.

    A number stays with its counter. Raises NotFound, CentreOver, NumberTaken, and what was typed badly.
    """
    wanted = counter_number(typed.number) if number is None else number
    with transaction.atomic():
        centre = locked_centre(actor, code)
        counter = centre.counters.filter(number=wanted).first()
        if number is None and counter is not None:
            raise NumberTaken(field="number", number=wanted)
        if number is not None and counter is None:
            raise NotFound
        before = _told(counter) if counter else {}
        kept = counter or Counter(centre=centre, number=wanted)
        _take(kept, typed, centre)
        after = _told(kept)
        if after == before:
            return False
        kept.save()
        ServiceCentre.objects.filter(pk=centre.pk).update(kept_at=clock.now())
        changed()
        payload = {"centre": centre.name, "counter": wanted, "before": before, "after": after}
        ledger.append(actor, [ledger.NewEntry(f"unit:{centre.unit_id}", COUNTER_KEPT, payload)])
    return True


def _take(counter: Counter, typed: CounterTyped, centre: ServiceCentre) -> None:
    kind = typed.kind if typed.kind in CounterKind.values else ""
    counter.kind = words(kind, "kind", 8, needed=True)
    counter.name = words(typed.name, "name", 100)
    counter.fields = sorted(set(typed.fields))
    if typed.begin is not None and typed.begin < centre.valid_from:
        raise BeginsBeforeCentre(field="begin", day=f"{centre.valid_from:%d/%m/%Y}")
    counter.valid_to = ending(typed.last, typed.begin, counter.valid_to)
    counter.valid_from = typed.begin


def _told(counter: Counter) -> dict[str, Any]:
    begins, ends = counter.valid_from, counter.valid_to
    return {
        "name": counter.name,
        "counter_kind": str(counter.kind),
        "counter_fields": list(counter.fields),
        "from": begins.isoformat() if begins else None,
        "to": ends.isoformat() if ends else None,
    }
