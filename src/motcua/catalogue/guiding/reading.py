"""Answers out of an address: what is none of the choices was not said."""

from collections.abc import Mapping, Sequence

from motcua.catalogue.guiding.asking import MOST_COUNTED, Worth, worth_asking
from motcua.catalogue.guiding.told import BAR, CASE, CHANNEL, CLAIMS, COUNT, FORM, NONE, Told
from motcua.catalogue.rows import ProcedureVersion


def told_in(version: ProcedureVersion, given: Mapping[str, Sequence[str]]) -> Told:
    """What an address says, by parameter. Never refuses: an address may be old or mistyped."""
    told = Told()
    # Answers decide what is asked next: read again until nothing more is.
    for _round in range(len(given) + 1):
        known = _read(worth_asking(version, told), given)
        if known == told:
            break
        told = known
    return told


def _read(questions: Sequence[Worth], given: Mapping[str, Sequence[str]]) -> Told:
    plain: dict[str, str] = {}
    form: dict[str, object] = {}
    bars: dict[str, object] = {}
    counts: dict[str, int] = {}
    claims: frozenset[str] | None = None
    for question in questions:
        values = list(given.get(question.name, ()))
        if question.kind == "count":
            number = _count(values)
            if number is not None:
                counts[question.name.removeprefix(COUNT)] = number
            continue
        known = {choice.value for choice in question.choices}
        said = [value for value in dict.fromkeys(values) if value in known]
        if not said:
            continue
        if question.name == CLAIMS:
            claims = frozenset(said) - {NONE}
        elif question.name in {CASE, CHANNEL}:
            plain[question.name] = said[0]
        else:
            answers = form if question.name.startswith(FORM) else bars
            key = question.name.removeprefix(FORM if answers is form else BAR)
            answers[key] = said if question.kind == "many" else _value(question, said[0])
    return Told(plain.get(CASE, ""), plain.get(CHANNEL, ""), form, bars, claims, counts)


def _value(question: Worth, said: str) -> object:
    """A band stands for each of its numbers: conditions cannot tell them apart."""
    is_band = any(choice.least is not None or choice.most is not None for choice in question.choices)
    return int(said) if is_band else said


def _count(values: Sequence[str]) -> int | None:
    for value in values:
        if value.isascii() and value.isdecimal() and len(value) <= 4 and int(value) <= MOST_COUNTED:
            return int(value)
    return None
