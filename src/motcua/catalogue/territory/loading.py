"""Lists of a province's data folder: `non-territorial.json`, held against its schema; safe to repeat."""

from datetime import date
from pathlib import Path
from typing import Any

from motcua.catalogue.files import read_list
from motcua.catalogue.models import NonTerritorialPhase
from motcua.catalogue.territory.deciding import PhaseGiven, announce
from motcua.platform.access import SYSTEM, Actor

FILE = "non-territorial.json"


def load_lists(folder: Path, actor: Actor = SYSTEM) -> int:
    """The phases of a folder that are not there yet; says how many. A folder without a list has none."""
    listed = read_list(folder, FILE)
    if listed is None:
        return 0
    made = 0
    for phase in listed["phases"]:
        known = NonTerritorialPhase.objects.filter(decision=phase["decision"], name=phase["name"])
        if not known.exists():
            announce(actor, _given(phase))
            made += 1
    return made


def _given(phase: dict[str, Any]) -> PhaseGiven:
    lines = "\n".join(f"{each['code']} {each.get('name', '')}" for each in phase["procedures"])
    return PhaseGiven(
        decision=phase["decision"],
        decided_on=_day(phase["decided_on"]),
        issuer=phase["issuer"],
        name=phase["name"],
        valid_from=_day(phase["valid_from"]),
        valid_to=_day(phase["valid_to"]),
        lines=lines,
        certainty=phase["certainty"],
    )


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None
