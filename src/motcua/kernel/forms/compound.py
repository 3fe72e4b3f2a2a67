"""Answers with places of their own: people, organisations, addresses, papers, accounts, and rows of tables.

Stored as an object by part, or a list of such rows; every fault is told with its place in the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.kernel.forms.answers import Answer, clean_simple, is_blank
from motcua.kernel.forms.definition import MOST_ROWS, USUAL_ROWS, Option, Question
from motcua.kernel.forms.kinds import COMPOUND, PART_KINDS, PARTS, USUAL, Kind
from motcua.kernel.forms.known import NOTHING, Known

PAPERS = ("citizen_card", "old_card", "passport", "birth_certificate", "other")
"""The papers that tell who somebody is: options of the part "paper"."""
_SEXES = ("male", "female")
_LENGTHS: Mapping[str, int] = {
    "number": 40,
    "ethnicity": 60,
    "nationality": 60,
    "commune": 120,
    "province": 120,
}
_OPTIONS: Mapping[str, tuple[str, ...]] = {"sex": _SEXES, "paper": PAPERS}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place of an answer: "name", "2.amount" (the second row), or "" as a whole."""

    place: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)


Cleaned = tuple[Answer | None, tuple[Fault, ...]]


def parts_of(question: Question) -> tuple[Question, ...]:
    """The parts a question asks for, as questions; their labels are keys of sentences, "forms.part.…"."""
    wanted = question.asks or USUAL.get(question.kind, ())
    return tuple(_part(question, name) for name in PARTS.get(question.kind, ()) if name in wanted)


def _part(question: Question, name: str) -> Question:
    options = tuple(Option(value, f"forms.option.{value}") for value in _OPTIONS.get(name, ()))
    return Question(
        key=name,
        kind=PART_KINDS.get(name, Kind.TEXT),
        label=f"forms.part.{question.kind}.{name}",
        required=name not in question.may_lack,
        options=options,
        max_length=_LENGTHS.get(name, 200),
    )


def clean(question: Question, given: object, known: Known = NOTHING) -> Cleaned:
    """The stored form of an answer, None when nothing was answered or something is wrong with it."""
    if question.kind not in COMPOUND:
        try:
            return clean_simple(question, given, known), ()
        except KernelError as error:
            return None, (Fault("", error.key, error.values),)
    if _is_unanswered(question, given):
        return None, ()
    if question.kind is Kind.TABLE:
        return _table(question, given, known)
    return _parts(question, given, known)


def _is_unanswered(question: Question, given: object) -> bool:
    """Nothing in any part; a province alone is no answer, since pages choose their own beforehand."""
    if question.kind is Kind.ADDRESS and isinstance(given, Mapping) and question.asks != ("province",):
        given = {name: part for name, part in given.items() if name != "province"}
    return is_blank(given)


def clean_answer(question: Question, given: object, known: Known = NOTHING) -> Answer | None:
    """The stored form of an answer, None when nothing was answered. Raises KernelError, the first fault."""
    value, faults = clean(question, given, known)
    if faults:
        raise KernelError(faults[0].key, **faults[0].values)
    return value


def _each(questions: tuple[Question, ...], given: object, known: Known, at: str) -> Cleaned:
    """Answers to several questions given as one object; unknown keys are a fault."""
    names = {question.key for question in questions}
    if not isinstance(given, Mapping) or not set(given) <= names | {"words"}:
        return None, (Fault(at.rstrip("."), "forms.parts.malformed"),)
    stored: dict[str, Any] = {}
    faults: list[Fault] = []
    for question in questions:
        try:
            value = clean_simple(question, given.get(question.key), known)
        except KernelError as error:
            faults.append(Fault(f"{at}{question.key}", error.key, error.values))
            continue
        if value is not None:
            stored[question.key] = value
        elif question.required:
            faults.append(Fault(f"{at}{question.key}", "forms.required"))
    return stored, tuple(faults)


def _parts(question: Question, given: object, known: Known) -> Cleaned:
    value, faults = _each(parts_of(question), given, known, "")
    if faults or not isinstance(value, dict):
        return None, faults
    try:
        return _AGREEING.get(question.kind, _as_it_is)(value, given, known), ()
    except _MisfitError as error:
        return None, (error.fault,)


def _table(question: Question, given: object, known: Known) -> Cleaned:
    if not isinstance(given, list | tuple) or len(given) > MOST_ROWS * 2:
        return None, (Fault("", "forms.parts.malformed"),)
    rows = [(number, row) for number, row in enumerate(given, start=1) if not is_blank(row)]
    stored: list[dict[str, Any]] = []
    faults = list(_of_count(question, len(rows)))
    for number, row in rows:
        value, found = _each(question.columns, row, known, f"{number}.")
        faults += found
        if isinstance(value, dict):
            stored.append(value)
    return (None, tuple(faults)) if faults else (stored, ())


def _of_count(question: Question, count: int) -> Iterator[Fault]:
    most = question.most or max(USUAL_ROWS, question.least)
    if count < question.least:
        yield Fault("", "forms.table.few", {"least": question.least, "count": count})
    if count > most:
        yield Fault("", "forms.table.many", {"most": most, "count": count})


class _MisfitError(Exception):
    """Parts that are right one by one and do not agree."""

    def __init__(self, place: str, error: KernelError) -> None:
        super().__init__(error.key)
        self.fault = Fault(place, error.key, error.values)


def _as_it_is(value: dict[str, Any], _given: object, _known: Known) -> dict[str, Any]:
    return value


def _person(value: dict[str, Any], _given: object, known: Known) -> dict[str, Any]:
    """The number tells the year of birth and the sex; nobody is born tomorrow."""
    birth = value.get("birth")
    if birth and known.today and birth > known.today.isoformat():
        raise _MisfitError("birth", KernelError("forms.person.unborn"))
    try:
        if "personal_id" in value:
            born = date(int(birth[:4]), 1, 1) if birth else None
            codes.personal_id(value["personal_id"], born, value.get("sex"))
    except KernelError as error:
        raise _MisfitError("personal_id", error) from error
    return value


def _paper(value: dict[str, Any], _given: object, known: Known) -> dict[str, Any]:
    """Each paper has numbers of its own shape; none was issued tomorrow."""
    number = "".join(str(value.get("number", "")).split()).upper()
    paper, issued = value.get("paper"), value.get("issued_on")
    if issued and known.today and issued > known.today.isoformat():
        raise _MisfitError("issued_on", KernelError("forms.paper.later"))
    if not number:
        return value
    try:
        return {**value, "number": _NUMBERS.get(str(paper), str)(number)}
    except KernelError as error:
        raise _MisfitError("number", error) from error


def _old_card(number: str) -> str:
    if not (number.isascii() and number.isdigit() and len(number) in {9, 12}):
        raise KernelError("forms.paper.old_card")
    return number


def _passport(number: str) -> str:
    if not (number.isascii() and number.isalnum() and 6 <= len(number) <= 12):
        raise KernelError("forms.paper.passport")
    return number


_NUMBERS: Mapping[str, Callable[[str], str]] = {
    "citizen_card": codes.personal_id,
    "old_card": _old_card,
    "passport": _passport,
}


def _account(value: dict[str, Any], _given: object, _known: Known) -> dict[str, Any]:
    try:
        return {**value, "number": codes.bank_account(value["number"])} if "number" in value else value
    except KernelError as error:
        raise _MisfitError("number", error) from error


def _address(value: dict[str, Any], given: object, known: Known) -> dict[str, Any]:
    """Province and commune by code, in force on the day; `words` keep their names as they were that day."""
    places, day = known.places, known.today.isoformat() if known.today else ""
    if places is None:
        told = given.get("words") if isinstance(given, Mapping) else None
        return {**value, "words": told[:400]} if isinstance(told, str) and told else value
    found: dict[str, Any] = {}
    names: list[str] = []
    for level in ("province", "commune"):
        if level not in value:
            continue
        within = found.get("province", places.home) if level == "commune" else ""
        try:
            place = places.found(within, value[level], day)
        except KernelError as error:
            raise _MisfitError(level, error) from error
        found[level] = place.code
        names.insert(0, place.name)
    line = value.get("line")
    words = ", ".join([line, *names] if line else names)
    return {**value, **found, "words": words}


_AGREEING: Mapping[Kind, Callable[[dict[str, Any], object, Known], dict[str, Any]]] = {
    Kind.PERSON: _person,
    Kind.IDENTITY_PAPER: _paper,
    Kind.BANK_ACCOUNT: _account,
    Kind.ADDRESS: _address,
}
