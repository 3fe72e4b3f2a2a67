"""The places of the country (`units.txt`: code, province, name), laid over with what this province decided.

Source: codes of the General Statistics Office in force since 1 July 2025, state of 2026-07-25, under the MIT
licence of data/units/NOTICE. Names of before 1 July 2025 are known for this province only, from what its
units took over; elsewhere people write the new name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from motcua.agencies.kept import kept
from motcua.agencies.models import Succession, UnitKind
from motcua.agencies.rows import UnitRow
from motcua.agencies.structure import structure
from motcua.kernel.forms import TODAY, Kind, Known, Place, Places, Question
from motcua.platform import clock

TWO_LEVELS_SINCE = "2025-07-01"
_OF_TODAY = frozenset({Kind.ADDRESS, Kind.PERSON, Kind.IDENTITY_PAPER})
_FILE = Path(__file__).with_name("units.txt")
_KINDS = frozenset({UnitKind.COMMUNE_COMMITTEE.value, UnitKind.PROVINCE_COMMITTEE.value})


def known_for(questions: Iterable[Question]) -> Known:
    """What answers to these questions are judged by: today and the places, where any is judged by them."""
    asked = tuple(questions)
    if not any(_looks_at_today(question) for question in asked):
        return Known()
    asks_where = any(question.kind is Kind.ADDRESS for question in asked)
    return Known(today=clock.today(), places=places() if asks_where else None)


def _looks_at_today(question: Question) -> bool:
    bounds = {question.minimum, question.maximum}
    return question.kind in _OF_TODAY or TODAY in bounds or any(map(_looks_at_today, question.columns))


def places() -> Places:
    """Every place, with those of this province as the organisation knows them."""
    return kept("places", _load)


def _load() -> Places:
    own = [row for row in structure().units.values() if row.kind in _KINDS and row.administrative_code]
    own = [row for row in own if not row.is_training]
    home = next((row.administrative_code for row in own if len(row.administrative_code) == 2), "")
    communes = {row.administrative_code for row in own if len(row.administrative_code) == 5}
    country = [place for place in _country() if place.code not in communes]
    return Places([*country, *_own(own, home), *_past(own, home)], home)


def _country() -> Iterator[Place]:
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        code, province, name = line.split("\t")
        yield Place(code, name, province, TWO_LEVELS_SINCE)


def _own(rows: Iterable[UnitRow], home: str) -> Iterator[Place]:
    """Communes of this province under every name they bore here, oldest first."""
    known = structure()
    for row in sorted(rows, key=lambda row: row.valid_from):
        if len(row.administrative_code) == 5:
            heir = known.units[known.heir(row.id)]
            until = row.valid_to.isoformat() if row.valid_to else ""
            heirs = (heir.administrative_code,) if heir.id != row.id else ()
            yield Place(
                row.administrative_code, row.short_name, home, row.valid_from.isoformat(), until, heirs
            )


def _past(rows: Iterable[UnitRow], home: str) -> Iterator[Place]:
    """What the communes of this province took over from times before this system."""
    codes = {row.id: row.administrative_code for row in rows if len(row.administrative_code) == 5}
    gone = Succession.objects.filter(predecessor_id__isnull=True, successor_id__in=codes).order_by("id")
    heirs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, on, successor in gone.values_list("name", "on", "successor_id"):
        heirs[name.partition(",")[0].strip(), on.isoformat()].append(codes[successor])
    for number, ((name, until), found) in enumerate(heirs.items()):
        yield Place(f"x{number}", name, home, "", until, tuple(dict.fromkeys(found)))
