"""Province and commune of an address as fields: one chosen, one typed with the names of home offered."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from motcua.kernel.forms import Places
from motcua.platform.ui.fields import Choice, Field


def province_field(field: Field, values: Mapping[str, Any], places: Places, today: str) -> Field:
    """A list of those in force; that of this system is chosen until somebody chooses otherwise."""
    chosen = str(values.get("province") or places.home)
    choices = tuple(
        Choice(each.code, each.name, is_chosen=each.code == chosen) for each in places.provinces(today)
    )
    return replace(field, kind="choice", choices=choices)


def commune_field(field: Field, values: Mapping[str, Any], places: Places, today: str) -> Field:
    """Typed by name; the communes of this province are offered while typing."""
    stored = str(values.get("commune") or "")
    offered = tuple(each.name for each in places.communes(places.home, today))
    return replace(field, value=places.name(stored), suggestions=offered)
