"""What a centre's record says, in words; also for the change log."""

from collections.abc import Callable, Mapping
from typing import Any

from motcua.agencies.api import serving
from motcua.surfaces.console.naming import Fields


def equipment_words(counted: Mapping[str, int]) -> str:
    kinds = serving.equipment_kinds()
    return ", ".join(f"{kinds.get(kind, kind)}: {count}" for kind, count in counted.items())


def served_words(codes: list[str], fields: Fields) -> str:
    """A counter that names no field of work serves them all."""
    return fields.words(codes or None)


SAID: Mapping[str, Callable[[Any, Fields], str]] = {
    "counter_fields": served_words,
    "counter_kind": lambda kind, _fields: serving.counter_kinds().get(kind, kind),
    "centre_kind": lambda kind, _fields: serving.centre_kinds().get(kind, kind),
    "equipment": lambda counted, _fields: equipment_words(counted),
    "serves": lambda names, _fields: ", ".join(names),
}
"""How an entry about a centre is read, by what changed."""
