"""Invented citizens and what they would answer: seeded, so that a run can be repeated."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from motcua.dossiers.api import PersonGiven
from motcua.kernel import forms
from motcua.kernel.forms import Form, Kind, Question

_STREETS = (
    "Quang Trung", "Lê Đức Thọ", "Phan Văn Trị", "Nguyễn Oanh", "Lê Lợi", "Trần Hưng Đạo", "Hai Bà Trưng",
    "Cách Mạng Tháng Tám", "Nguyễn Thái Sơn", "Lý Thường Kiệt", "Điện Biên Phủ", "Võ Văn Tần",
)  # fmt: skip
_WORDS = ("theo giấy tờ kèm theo", "như trong bản gốc", "đúng với thực tế", "theo quy định hiện hành")


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
    century = (0 if born.year < 2000 else 2) + (1 if sex == "female" else 0)
    number = f"0{province[-2:]}{century}{born.year % 100:02}{chance.randrange(10**6):06}"
    return PersonGiven(
        name=name,
        personal_id=number,
        birth_date=born,
        phone=f"09{chance.randrange(10**8):08}",
        address=f"{chance.randrange(1, 400)} {chance.choice(_STREETS)}, {place}",
    )


def answers(form: Form, owner: PersonGiven, names: Names, chance: random.Random) -> dict[str, Any]:
    """Answers to every question that is asked, each of its kind and within its bounds."""
    given: dict[str, Any] = {}
    for question in form.questions:
        if question in forms.visible(form, given):
            given[question.key] = _answer(question, owner, names, chance)
    return given


def _answer(question: Question, owner: PersonGiven, names: Names, chance: random.Random) -> Any:
    known = {
        "full_name": owner.name,
        "personal_id": owner.personal_id,
        "phone": owner.phone,
        "residence": owner.address,
        "birth_date": owner.birth_date.isoformat() if owner.birth_date else None,
    }
    if known.get(question.key):
        return known[question.key]
    return _BY_KIND[question.kind](question, owner, names, chance)


def _text(question: Question, _owner: PersonGiven, names: Names, chance: random.Random) -> str:
    label = question.label.lower()
    if "họ" in label and "tên" in label:
        return names.one(chance)[0]
    if "địa chỉ" in label or "nơi" in label:
        return f"{chance.randrange(1, 400)} {chance.choice(_STREETS)}"
    return chance.choice(_WORDS)[: question.max_length]


def _number(question: Question, _owner: PersonGiven, _names: Names, chance: random.Random) -> str:
    low = int(float(question.minimum or 1))
    high = int(float(question.maximum)) if question.maximum is not None else low + 20
    return str(chance.randint(low, min(high, low + 20)))


def _day(question: Question, _owner: PersonGiven, _names: Names, chance: random.Random) -> str:
    low = date.fromisoformat(str(question.minimum)) if question.minimum else date(2005, 1, 1)
    high = date.fromisoformat(str(question.maximum)) if question.maximum else date(2025, 6, 30)
    return (low + timedelta(days=chance.randrange(max(1, (high - low).days)))).isoformat()


def _choice(question: Question, _owner: PersonGiven, _names: Names, chance: random.Random) -> str:
    return chance.choice(question.options).value


def _many(question: Question, _owner: PersonGiven, _names: Names, chance: random.Random) -> list[str]:
    return [option.value for option in chance.sample(question.options, 1)]


def _personal_id(_question: Question, _owner: PersonGiven, _names: Names, chance: random.Random) -> str:
    return f"079{chance.choice('01')}{chance.randrange(60, 99):02}{chance.randrange(10**6):06}"


def _phone(_question: Question, _owner: PersonGiven, _names: Names, chance: random.Random) -> str:
    return f"09{chance.randrange(10**8):08}"


def _money(question: Question, owner: PersonGiven, names: Names, chance: random.Random) -> str:
    return str(int(_number(question, owner, names, chance)) * 1_000_000)


def _rows(
    question: Question, owner: PersonGiven, names: Names, chance: random.Random
) -> list[dict[str, Any]]:
    """As many rows as it needs, two at least."""
    return [
        {column.key: _BY_KIND[column.kind](column, owner, names, chance) for column in question.columns}
        for _ in range(max(2, question.least))
    ]


def _parts(question: Question, owner: PersonGiven, names: Names, chance: random.Random) -> dict[str, Any]:
    """Each part as a question of its own; places and numbers that are checked are given as they must be."""
    fixed = {
        "province": "79", "commune": "25768", "paper": "passport",
        "number": str(chance.randrange(10**7, 10**8)),
        "issued_on": "2020-05-04", "birth": "1980", "sex": "female", "personal_id": "079180001234",
    }  # fmt: skip
    return {
        part.key: fixed.get(part.key) or _BY_KIND[part.kind](part, owner, names, chance)
        for part in forms.parts_of(question)
    }


_BY_KIND: dict[Kind, Callable[[Question, PersonGiven, Names, random.Random], Any]] = {
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.DATE: _day,
    Kind.CHOICE: _choice,
    Kind.MANY: _many,
    Kind.PERSON_ID: _personal_id,
    Kind.PHONE: _phone,
    Kind.EMAIL: lambda _question, _owner, _names, chance: f"nguoi{chance.randrange(10**5)}@vidu.vn",
    Kind.YES_NO: lambda _question, _owner, _names, chance: chance.choice(("yes", "no")),
    Kind.PARTIAL_DATE: lambda _question, _owner, _names, chance: str(chance.randrange(1950, 2005)),
    Kind.TIME: lambda _question, _owner, _names, chance: f"{chance.randrange(7, 17):02}:30",
    Kind.TAX_CODE: lambda *_given: "0300588569",
    Kind.DECLARATION: lambda *_given: True,
    Kind.FILE: lambda *_given: None,
    Kind.TABLE: _rows,
    **dict.fromkeys((Kind.ADDRESS, Kind.PERSON, Kind.ORGANISATION), _parts),
    **dict.fromkeys((Kind.IDENTITY_PAPER, Kind.BANK_ACCOUNT), _parts),
}
