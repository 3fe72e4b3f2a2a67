"""The list of procedures taken in anywhere, as pages show it: by decision and phase."""

from datetime import date
from typing import Any

from django.urls import reverse

from motcua.catalogue.api import territory
from motcua.surfaces import wording


def groups(day: date) -> list[dict[str, Any]]:
    """The phases in force that day, each with its procedures."""
    shown: dict[tuple[str, str], dict[str, Any]] = {}
    for row in territory.listed(day):
        group = shown.setdefault(
            (row.decision, row.phase),
            {
                "name": row.phase,
                "decision": row.decision,
                "decided_on": row.decided_on,
                "valid_from": row.valid_from,
                "rows": [],
            },
        )
        group["rows"].append(_row(row))
    return list(shown.values())


def _row(row: territory.Listed) -> dict[str, str]:
    return {
        "code": row.code,
        "name": row.name,
        "field_name": row.field_name,
        "level_name": str(wording.LEVEL.get(row.level, "")),
        "url": reverse("portal:procedure", args=[row.code]) if row.is_known else "",
    }
