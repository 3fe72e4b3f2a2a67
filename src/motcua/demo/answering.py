"""What invented citizens answer to a form: of each question's kind, within its bounds, and in agreement."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil
from typing import Any

from motcua.demo.people import Names, number_of, street
from motcua.dossiers.api import PersonGiven
from motcua.kernel import forms
from motcua.kernel.forms import TODAY, Form, Kind, Question, Rule

_WORDS = ("theo giấy tờ kèm theo", "như trong bản gốc", "đúng với thực tế", "theo quy định hiện hành")
_BANKS = ("Vietcombank", "Agribank", "BIDV", "VietinBank")
_USUAL = {
    "mã ngành": ("4721", "5610", "9631"),
    "ngành": ("Bán lẻ lương thực", "Quán ăn", "Cắt tóc"),
    "tầng": ("Tầng 1", "Tầng 2", "Tầng lửng"),
    "quan hệ": ("con", "vợ", "em ruột"),
    "biển số": ("51B-123.45", "50H-678.90"),
    "năm": ("2012", "2019"),
}
"""What cells of tables say, by a word of their head."""
_LEFT_OPEN = 0.4
"""Share of the questions that may stay empty and do."""
_EXAMPLE = "Ví dụ: "
_A_WORD = 60
"""Where no more fits, an example of several words names one after the other."""
_ROUNDS = 8
_TURNED = {">": "<", "<": ">", ">=": "<=", "<=": ">=", "=": "=", "!=": "!="}
_STEPS = {">": 1, "<": -1}


@dataclass(frozen=True)
class Teller:
    """Who answers, by what chance, on which day."""

    owner: PersonGiven
    names: Names
    chance: random.Random
    day: date


def answers(form: Form, owner: PersonGiven, names: Names, chance: random.Random, day: date) -> dict[str, Any]:
    """Answers that the form takes as they are on that day; some of what may stay open stays so."""
    teller = Teller(owner, names, chance, day)
    given: dict[str, Any] = {}
    cleaned: dict[str, Any] = {}
    for question in form.questions:
        asked = question.when is None or forms.holds(question.when, cleaned)
        if not asked or question.compute is not None:
            continue
        told = _told(question, teller)
        if told is not None:
            given[question.key] = told
            cleaned[question.key] = forms.clean_answer(question, told)
    return _agreeing(form, given, teller)


def _told(question: Question, teller: Teller) -> Any:
    """The owner's own facts where they are asked for; nothing for some of what may stay open."""
    owner = teller.owner
    own = {
        "full_name": owner.name,
        "personal_id": owner.personal_id,
        "phone": owner.phone,
        "residence": owner.address,
        "birth_date": owner.birth_date.isoformat() if owner.birth_date else None,
    }
    if own.get(question.key):
        return own[question.key]
    if not forms.is_needed(question) and teller.chance.random() < _LEFT_OPEN:
        return None
    return _BY_KIND[question.kind](question, teller)


def _agreeing(form: Form, given: dict[str, Any], teller: Teller) -> dict[str, Any]:
    """The same with every rule of the form kept: one side of a broken one moves."""
    for _round in range(_ROUNDS if form.rules else 0):
        cleaned, _problems = forms.validate(form, given)
        broken = [rule for rule in form.rules if not rule.holds(cleaned)]
        if not broken:
            break
        _settle(form, broken[0], given, cleaned, teller)
    return given


def _settle(
    form: Form, rule: Rule, given: dict[str, Any], cleaned: Mapping[str, Any], teller: Teller
) -> None:
    """Move the left side, or the right one where the left is worked out or cannot go so far."""
    left, right = (form.question(name.partition(".")[0]) for name in (rule.left, rule.right))
    if rule.op == "!=":
        given[left.key] = _BY_KIND[left.kind](left, teller)
    elif left.compute is not None:
        given[right.key] = _beside(cleaned[left.key], _TURNED[rule.op], right.kind)
    else:
        moved = _beside(cleaned[right.key], rule.op, left.kind)
        if left.maximum == TODAY and moved > teller.day.isoformat():
            moved = teller.day.isoformat()
            given[right.key] = _beside(moved, _TURNED[rule.op], right.kind)
        given[left.key] = moved


def _beside(value: Any, op: str, kind: Kind) -> Any:
    """The nearest answer that stands to the value as said."""
    step = _STEPS.get(op, 0)
    if kind is Kind.DATE:
        return (date.fromisoformat(value) + timedelta(days=step)).isoformat()
    if kind is Kind.TIME:
        return f"{int(value[:2]) + step:02}{value[2:]}"
    return value if kind is Kind.TEXT else value + step


def _text(question: Question, teller: Teller) -> str:
    """Some name for a name; else the worked example of the question, else something in its manner."""
    label, chance = question.label.lower(), teller.chance
    if "tên" in label and ("họ" in label or "người" in label):
        return teller.names.one(chance)[0]
    example = question.hint.rpartition(_EXAMPLE)[2].rstrip(".") if _EXAMPLE in question.hint else ""
    if example:
        return (example.split(", ")[0] if question.max_length <= _A_WORD else example)[: question.max_length]
    usual = next((chance.choice(said) for word, said in _USUAL.items() if word in label), "")
    if usual:
        return usual
    if label.startswith(("số ", "mã ")):
        return f"{chance.randrange(1, 900)}/{teller.day.year - chance.randrange(6)}"
    if "địa chỉ" in label or "nơi" in label:
        return street(chance)
    return chance.choice(_WORDS)[: question.max_length]


def _number(question: Question, teller: Teller) -> int:
    low = ceil(float(question.minimum or 1))
    high = int(float(question.maximum)) if question.maximum is not None else low + 20
    return teller.chance.randint(low, min(high, low + 20))


def _limit(bound: float | str | None, teller: Teller, slack: timedelta = timedelta()) -> date | None:
    if bound is None:
        return None
    return teller.day + slack if bound == TODAY else date.fromisoformat(str(bound))


def _day(question: Question, teller: Teller) -> str:
    """Of the last two years, or of the next month where it may be later; the counter may open days later."""
    high = _limit(question.maximum, teller) or teller.day + timedelta(days=30)
    low = _limit(question.minimum, teller, slack=timedelta(days=10)) or date.min
    low = max(low, high - timedelta(days=700))
    return (low + timedelta(days=teller.chance.randrange((high - low).days + 1))).isoformat()


def _partial(question: Question, teller: Teller) -> str:
    low = _limit(question.minimum, teller) or date(1950, 1, 1)
    high = _limit(question.maximum, teller) or teller.day
    year = teller.chance.randrange(low.year, high.year + 1)
    whole = min(max(date(year, 6, 15), low), high).isoformat()
    return whole[: {"": 4, "year": 4, "month": 7, "day": 10}[question.precision]]


def _money(question: Question, teller: Teller) -> int:
    return _number(replace(question, maximum=None), teller) * 1_000_000


def _rows(question: Question, teller: Teller) -> list[dict[str, Any]]:
    """As many rows as it needs, two where there may be."""
    number = max(min(2, question.most or 2), question.least)
    told = [
        {column.key: _BY_KIND[column.kind](column, teller) for column in question.columns}
        for _ in range(number)
    ]
    return [{key: value for key, value in row.items() if value is not None} for row in told]


def _parts(question: Question, teller: Teller) -> dict[str, Any]:
    """Each part as a question of its own; what is checked, and what must agree, is given as it must be."""
    chance = teller.chance
    name, sex = teller.names.one(chance)
    born = date(1950, 1, 1) + timedelta(days=chance.randrange(365 * 50))
    fixed = {
        Kind.ADDRESS: {"province": "79", "commune": "25768", "line": street(chance)},
        Kind.PERSON: {
            "name": name, "sex": sex, "birth": born.isoformat(), "ethnicity": "Kinh",
            "nationality": "Việt Nam", "personal_id": number_of(chance, "079", born, sex),
        },
        Kind.ORGANISATION: {"name": f"Công ty {name}", "representative": name},
        Kind.IDENTITY_PAPER: {
            "paper": "passport", "number": f"C{chance.randrange(10**6, 10**7)}", "issued_on": "2020-05-04",
            "issued_by": "Cục Quản lý xuất nhập cảnh",
        },
        Kind.BANK_ACCOUNT: {
            "number": str(chance.randrange(10**9, 10**10)), "bank": chance.choice(_BANKS),
            "holder": teller.owner.name,
        },
    }[question.kind]  # fmt: skip
    return {
        part.key: fixed.get(part.key) or _BY_KIND[part.kind](part, teller)
        for part in forms.parts_of(question)
    }


def _person_id(_question: Question, teller: Teller) -> str:
    born = date(teller.chance.randrange(1960, 2000), 1, 1)
    return number_of(teller.chance, "079", born, teller.chance.choice(("male", "female")))


_BY_KIND: dict[Kind, Callable[[Question, Teller], Any]] = {
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.DATE: _day,
    Kind.CHOICE: lambda question, teller: teller.chance.choice(question.options).value,
    Kind.MANY: lambda question, teller: [teller.chance.choice(question.options).value],
    Kind.PERSON_ID: _person_id,
    Kind.PHONE: lambda _question, teller: f"09{teller.chance.randrange(10**8):08}",
    Kind.EMAIL: lambda _question, teller: f"nguoi{teller.chance.randrange(10**5)}@vidu.vn",
    Kind.YES_NO: lambda _question, teller: teller.chance.choice(("yes", "no")),
    Kind.PARTIAL_DATE: _partial,
    Kind.TIME: lambda _question, teller: f"{teller.chance.randrange(7, 17):02}:30",
    Kind.TAX_CODE: lambda *_given: "0300588569",
    Kind.DECLARATION: lambda *_given: True,
    Kind.FILE: lambda *_given: None,
    Kind.TABLE: _rows,
    **dict.fromkeys((Kind.ADDRESS, Kind.PERSON, Kind.ORGANISATION), _parts),
    **dict.fromkeys((Kind.IDENTITY_PAPER, Kind.BANK_ACCOUNT), _parts),
}
