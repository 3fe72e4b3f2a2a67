"""What is late or about to be, by unit and person and by where the hours went."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from motcua.dossiers.overview.causes import Cause
from motcua.dossiers.overview.figures import Figure, dossiers_behind
from motcua.dossiers.overview.lines import Line, lines
from motcua.dossiers.overview.reach import require_overseer
from motcua.platform.access import Actor

MOST_WEIGHED = 1_000
"""Those due first are weighed for their cause: whoever has more of them late has another question first."""


@dataclass(frozen=True, slots=True)
class Group:
    """What one person (or nobody) holds for one unit. `causes` of the late ones, most frequent first."""

    unit: int
    holder: UUID | None
    holder_name: str
    late: int
    soon: int
    causes: tuple[tuple[Cause, int], ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Groups with the most late first; `is_whole` is False where more are late than were weighed."""

    groups: tuple[Group, ...]
    causes: tuple[tuple[Cause, int], ...]
    late: int
    soon: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """Which of the weighed dossiers are meant; None is not asked for; `nobody`: the step has no holder."""

    unit: int | None = None
    holder: UUID | None = None
    nobody: bool = False
    cause: Cause | None = None

    def holds(self, line: Line) -> bool:
        return (
            self.unit in (None, line.unit)
            and self.holder in (None, line.holder)
            and (not self.nobody or line.holder is None)
            and self.cause in (None, line.cause)
        )


def weighed(actor: Actor, figure: Figure, now: datetime) -> tuple[tuple[Line, ...], bool]:
    """All of a figure with person and cause, those due first; and whether that is all of them."""
    require_overseer(actor)
    found = dossiers_behind(actor, figure, now).order_by("due_at", "id")
    got = lines(found[: MOST_WEIGHED + 1], now)
    return got[:MOST_WEIGHED], len(got) <= MOST_WEIGHED


def lines_of(actor: Actor, figure: Figure, now: datetime, cell: Cell) -> tuple[Line, ...]:
    """The dossiers a cell of the breakdown counts."""
    return tuple(line for line in weighed(actor, figure, now)[0] if cell.holds(line))


def breakdown(actor: Actor, now: datetime) -> Breakdown:
    late, all_late = weighed(actor, Figure.LATE, now)
    soon, all_soon = weighed(actor, Figure.SOON, now)
    names: dict[tuple[int, UUID | None], str] = {}
    counted: dict[Figure, Counter[tuple[int, UUID | None]]] = {f: Counter() for f in Figure}
    causes: dict[tuple[int, UUID | None], Counter[Cause]] = defaultdict(Counter)
    for figure, rows in ((Figure.LATE, late), (Figure.SOON, soon)):
        for line in rows:
            key = (line.unit, line.holder)
            names[key] = line.holder_name
            counted[figure][key] += 1
            if figure is Figure.LATE:
                causes[key][line.cause] += 1
    groups = [
        Group(*key, name, counted[Figure.LATE][key], counted[Figure.SOON][key], _ordered(causes[key]))
        for key, name in names.items()
    ]
    return Breakdown(
        groups=tuple(sorted(groups, key=lambda g: (-g.late, -g.soon, g.unit, g.holder_name))),
        causes=_ordered(sum(causes.values(), Counter())),
        late=len(late),
        soon=len(soon),
        is_whole=all_late and all_soon,
    )


def _ordered(counted: Counter[Cause]) -> tuple[tuple[Cause, int], ...]:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
