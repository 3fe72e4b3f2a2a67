"""The copies: which story happens where, to whom, under which code. The same for everybody who counts along.

Two processes write the copies, one the room's tables and one the ledger; both run this generator with the
same seed and so agree on every number without a word between them.
"""

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.demo.bulk.moulds import Cutter, Mould, Story
from motcua.demo.bulk.wards import Ward
from motcua.demo.people import Names, person
from motcua.dossiers import api as dossiers
from motcua.kernel import codes, text

PEOPLE = 20_000
"""Invented names to draw from; identity and phone numbers are drawn anew for each copy."""
SHIFTS = range(-8, 9)
OPEN_SHARE = 0.03
"""Share of open steps among all steps."""


@dataclass(frozen=True)
class Plan:
    """Everything the copies are made of; `first_id` is the number of the first."""

    number: int
    seed: int
    first_id: int
    stories: Sequence[Story]
    names: Names
    province: str
    cutter: Cutter
    alike: Mapping[int, Sequence[Ward]]
    identifiers: Mapping[int, str]
    codes: Mapping[tuple[int, date], int]
    books: Mapping[tuple[int, int], int]
    now: Any


@dataclass(frozen=True, slots=True)
class Copy:
    """One dossier: its mould, its id, and what fills the holes."""

    mould: Mould
    id: int
    holes: dict[str, Any]


class Copies:
    """Iterate once; afterwards the counters say how far codes and books have come."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._chance = random.Random(plan.seed)
        self._people = self._invented()
        self.codes: dict[tuple[int, date], int] = defaultdict(int, plan.codes)
        self.books: dict[tuple[int, int], int] = defaultdict(int, plan.books)

    def __iter__(self) -> Iterator[Copy]:
        number = self._plan.first_id
        for story, weeks, count in shares(self._plan, self._chance):
            mould = self._plan.cutter.cut(story, weeks)
            wards = self._plan.alike.get(mould.ward, ())
            for _ in range(count):
                ward = self._chance.choice(wards) if wards else None
                yield Copy(mould, number, self._holes(mould, number, ward))
                number += 1

    def _holes(self, mould: Mould, number: int, ward: Ward | None) -> dict[str, Any]:
        chance = self._chance
        places = ward.places if ward is not None else {}
        receiving = self._unit(mould.receiving, places)
        self.codes[receiving, mould.day] += 1
        code = codes.dossier_code(
            self._plan.identifiers[receiving], mould.day, self.codes[receiving, mould.day]
        )
        holes: dict[str, Any] = {"id": number, "code": code, "public": _uuid(chance), "intent": _uuid(chance)}
        holes |= places
        holes |= self._people[chance.randrange(PEOPLE)]
        holes["pid"] = f"{holes['pid']}{chance.randrange(10**6):06}"
        holes["phone"] = f"09{chance.randrange(10**8):08}"
        for place, (version, decision, content) in enumerate(mould.prints):
            holes[f"print{place}"] = dossiers.fingerprint(code, int(version), decision, content)
        if mould.book is not None:
            word, agency, year = mould.book
            unit = self._unit((word, agency), places)
            self.books[unit, year] += 1
            holes["book"], holes["symbol"] = self.books[unit, year], self._plan.identifiers[unit]
        for place, words in enumerate(mould.answers):
            given = words % holes
            holes[f"answers{place}"] = given.replace("\\", "\\\\")
            holes[f"digest{place}"] = hashlib.sha256(given.encode()).hexdigest()
        return holes

    def _unit(self, place: tuple[str, int], places: Mapping[str, Any]) -> int:
        word, unit = place
        return int(places.get(word, unit))

    def _invented(self) -> list[dict[str, str]]:
        found = []
        for _ in range(PEOPLE):
            given = person(self._plan.names, self._chance, self._plan.province, "tổ dân phố 3")
            found.append(
                {
                    "name": given.name,
                    "folded": text.fold(given.name),
                    "pid": given.personal_id[:6],
                    "born": str(given.birth_date),
                    "address": given.address,
                }
            )
        return found


def shares(plan: Plan, chance: random.Random) -> list[tuple[Story, int, int]]:
    """How often each story happens and in which week: [(story, weeks later, copies)], by day of filing."""
    opened = [story for story in plan.stories if story.open_steps]
    closed = [story for story in plan.stories if not story.open_steps]
    told = round(plan.number * _open_share(opened, closed))
    found: dict[tuple[int, int], int] = defaultdict(int)
    stories = {story.id: story for story in plan.stories}
    for some, count in ((opened, told), (closed, plan.number - told)):
        weeks = {story.id: _weeks(story, plan.now) for story in some}
        for place in range(count):
            story = some[place % len(some)]
            found[story.id, chance.choice(weeks[story.id])] += 1
    cut = [(stories[number], weeks, count) for (number, weeks), count in found.items()]
    return sorted(cut, key=lambda each: (each[0].submitted_at.toordinal() + 7 * each[1], each[0].id))


def _open_share(opened: Sequence[Story], closed: Sequence[Story]) -> float:
    """The share of stories with open steps that makes OPEN_SHARE of all steps open ones."""
    if not opened or not closed:
        return float(bool(opened))
    steps_open = sum(len(story.rows["dossiers_step"]) for story in opened) / len(opened)
    steps_closed = sum(len(story.rows["dossiers_step"]) for story in closed) / len(closed)
    still = sum(story.open_steps for story in opened) / len(opened)
    return min(1.0, OPEN_SHARE * steps_closed / (still - OPEN_SHARE * (steps_open - steps_closed)))


def _weeks(story: Story, now: Any) -> list[int]:
    """The weeks by which a story may be moved: never into the future, open ones hardly at all."""
    if not story.may_shift:
        return [0]
    if story.open_steps:
        return [0, -1]
    day = 7 * 86_400
    return [weeks for weeks in SHIFTS if (now - story.last_moment).total_seconds() > weeks * day]


def _uuid(chance: random.Random) -> str:
    digits = f"{chance.getrandbits(128):032x}"
    return f"{digits[:12]}4{digits[13:16]}a{digits[17:]}"
