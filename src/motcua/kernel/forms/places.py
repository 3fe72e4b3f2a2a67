"""Provinces and communes by code: two levels since 1 July 2025, each from a day to a day, with heirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from motcua.kernel.errors import KernelError
from motcua.kernel.text import fold


@dataclass(frozen=True, slots=True)
class Place:
    """A province (two digits) or a commune (five), in force from `since` until before `until` (ISO days).

    `heirs`: codes of the places that took it over. A place that ended before codes were kept has a code here
    that is no number.
    """

    code: str
    name: str
    province: str = ""
    since: str = ""
    until: str = ""
    heirs: tuple[str, ...] = ()

    def holds_on(self, day: str) -> bool:
        """Whether it is in force on an ISO day; "" is any day."""
        return not day or (self.since <= day and (not self.until or day < self.until))


class Places:
    """All places, found by code or by what people call them; `home`: the code of this system's province."""

    def __init__(self, places: Iterable[Place], home: str = "") -> None:
        self.home = home
        self._by_code: dict[str, list[Place]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in places:
            self._by_code[place.code].append(place)
            for name in {fold(place.name), bare(place.name)}:
                self._by_name[place.province, name].append(place)

    def provinces(self, day: str) -> tuple[Place, ...]:
        """Those in force on a day, in the order in which they were given."""
        return tuple(each for each in self._every() if not each.province and each.holds_on(day))

    def communes(self, province: str, day: str) -> tuple[Place, ...]:
        """Those of a province in force on a day."""
        return tuple(each for each in self._every() if each.province == province and each.holds_on(day))

    def name(self, code: str) -> str:
        """What a place is called, the newest name of its code; the code itself where it is not known."""
        known = self._by_code.get(code)
        return known[-1].name if known else code

    def found(self, province: str, typed: str, day: str) -> Place:
        """The place of that code or name in force on that day ("" as province: a province).

        Raises KernelError "forms.address.unknown", ".ended" (naming the heirs), ".several".
        """
        every = [each for each in self._by_code.get(typed.strip(), ()) if each.province == province]
        every = every or self._by_name.get((province, fold(typed)), [])
        every = every or self._by_name.get((province, bare(typed)), [])
        if not every:
            raise KernelError("forms.address.unknown", typed=typed[:60])
        holding = [each for each in every if each.holds_on(day)]
        exact = [each for each in holding if fold(each.name) == fold(typed)] or holding
        if len({each.code for each in exact}) > 1:
            names = ", ".join(f"{each.name} ({each.code})" for each in exact)
            raise KernelError("forms.address.several", typed=typed[:60], names=names)
        if exact:
            return exact[0]
        heirs = dict.fromkeys(self.name(code) for each in every for code in each.heirs)
        if not heirs:
            raise KernelError("forms.address.unknown", typed=typed[:60])
        raise KernelError("forms.address.ended", name=every[-1].name, heirs=", ".join(heirs))

    def _every(self) -> Iterable[Place]:
        return (each for places in self._by_code.values() for each in places)


_TYPES = ("thanh pho", "tinh", "phuong", "xa", "dac khu", "thi tran", "tp", "tp.", "p.", "x.")


def bare(name: str) -> str:
    """A name as people shorten it, folded: without what kind of place it is."""
    folded = fold(name)
    for kind in _TYPES:
        if folded.startswith(f"{kind} "):
            return folded[len(kind) + 1 :]
    return folded
