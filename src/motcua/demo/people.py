"""Invented citizens: seeded, so that a run can be repeated."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from motcua.dossiers.api import PersonGiven

_STREETS = (
    "Quang Trung", "Lê Đức Thọ", "Phan Văn Trị", "Nguyễn Oanh", "Lê Lợi", "Trần Hưng Đạo", "Hai Bà Trưng",
    "Cách Mạng Tháng Tám", "Nguyễn Thái Sơn", "Lý Thường Kiệt", "Điện Biên Phủ", "Võ Văn Tần",
)  # fmt: skip


@dataclass(frozen=True)
class Names:
    """The name lists of a province's generated.json; family names come with weights."""

    raw: Mapping[str, Any]

    def one(self, chance: random.Random) -> tuple[str, str]:
        """A full name and the sex it belongs to."""
        raw = self.raw
        if chance.random() < raw["minority_share"]:
            found = chance.choice(raw["minority"])
            return found["name"], found["sex"]
        sex = chance.choice(("female", "male"))
        family = chance.choices([f[0] for f in raw["family"]], [f[1] for f in raw["family"]])[0]
        return f"{family} {chance.choice(raw['middle_' + sex])} {chance.choice(raw['given_' + sex])}", sex


def person(names: Names, chance: random.Random, province: str, place: str) -> PersonGiven:
    """A grown-up with an identity number that passes its check and a phone number nobody has."""
    name, sex = names.one(chance)
    born = date(1948, 1, 1) + timedelta(days=chance.randrange(365 * 58))
    return PersonGiven(
        name=name,
        personal_id=number_of(chance, province, born, sex),
        birth_date=born,
        phone=f"09{chance.randrange(10**8):08}",
        address=street(chance, f", {place}"),
    )


def number_of(chance: random.Random, province: str, born: date, sex: str) -> str:
    """An identity number that tells that year of birth and that sex."""
    century = (0 if born.year < 2000 else 2) + (1 if sex == "female" else 0)
    return f"0{province[-2:]}{century}{born.year % 100:02}{chance.randrange(10**6):06}"


def street(chance: random.Random, where: str = "") -> str:
    """A house number and a street, and where that is."""
    return f"{chance.randrange(1, 400)} {chance.choice(_STREETS)}{where}"
