"""The definition of a form: versioned data that a dossier keeps for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.forms.computing import Expression
from motcua.kernel.forms.conditions import Condition, condition_from_data, condition_to_data, names_in
from motcua.kernel.forms.kinds import COLUMNS, PARTS, Kind
from motcua.kernel.forms.prefilling import Prefill
from motcua.kernel.forms.references import of_computing, of_prefilling, of_rules
from motcua.kernel.forms.sections import Section, misplaced
from motcua.kernel.forms.together import Rule
from motcua.kernel.messages import Message

MOST_QUESTIONS, MOST_COLUMNS, MOST_ROWS, MOST_MB = 300, 12, 200, 50
USUAL_LENGTH, USUAL_ROWS, USUAL_MB = 2_000, 20, 10
TODAY = "today"
"""As a bound: the day on which it is answered."""
PRECISIONS = ("", "year", "month", "day")
FILE_KINDS = ("pdf", "jpg", "png")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers offered."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `when` says if it is asked.

    Bounds are numbers; ISO days or "today" for dates; "HH:MM" for a time. `section` is the key of the section
    it stands in; empty in a form without sections. `asks` names the parts a person, an organisation… is asked
    for (none: the usual), `may_lack` those that may stay empty. A table has `columns`, `least` to `most` rows
    (0: the usual) and `totals` under columns; a file `most` files of the kinds `accepts` up to `most_mb`. A
    declaration names its `article`. One with `compute` is not asked but worked out; `prefill` says where its
    answer may be known beforehand. `precision` is the least that must be known of a partial date.
    """

    key: str
    kind: Kind
    label: str
    hint: str = ""
    required: bool = False
    when: Condition | None = None
    options: tuple[Option, ...] = ()
    lines: bool = False
    max_length: int = USUAL_LENGTH
    minimum: float | str | None = None
    maximum: float | str | None = None
    decimals: int = 0
    section: str = ""
    asks: tuple[str, ...] = ()
    may_lack: tuple[str, ...] = ()
    columns: tuple[Question, ...] = ()
    totals: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    accepts: tuple[str, ...] = ()
    most_mb: int = 0
    article: str = ""
    precision: str = ""
    compute: Expression | None = None
    prefill: Prefill | None = None

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise KernelError("forms.question.key", question=self.key)
        values = [option.value for option in self.options]
        if (self.kind in (Kind.CHOICE, Kind.MANY)) != bool(values) or len(set(values)) != len(values):
            raise KernelError("forms.question.options", question=self.key)
        for bound in (self.minimum, self.maximum):
            if bound is not None and not _is_bound(self.kind, bound):
                raise KernelError("forms.question.bounds", question=self.key)
        self._check_parts()

    def _check_parts(self) -> None:
        """Parts, columns and limits are such as the kind has."""
        known = PARTS.get(self.kind, ())
        if not set(self.asks) <= set(known) or not set(self.may_lack) <= set(known):
            raise KernelError("forms.question.parts", question=self.key)
        keys = [column.key for column in self.columns]
        simple = all(each.kind in COLUMNS and each.when is None for each in self.columns)
        if (self.kind is Kind.TABLE) != bool(keys) or len(set(keys)) != len(keys) or not simple:
            raise KernelError("forms.question.columns", question=self.key)
        summed = {each.key for each in self.columns if each.kind in (Kind.NUMBER, Kind.MONEY)}
        if not set(self.totals) <= summed or len(keys) > MOST_COLUMNS:
            raise KernelError("forms.question.columns", question=self.key)
        rows = 0 <= self.least <= MOST_ROWS and 0 <= self.most <= MOST_ROWS
        if not rows or (self.most and self.least > self.most) or not 0 <= self.most_mb <= MOST_MB:
            raise KernelError("forms.question.limits", question=self.key)
        if self.precision not in PRECISIONS or not set(self.accepts) <= set(FILE_KINDS):
            raise KernelError("forms.question.limits", question=self.key)

    def label_of(self, value: str) -> str:
        """What an option is called; the value itself when the option is gone."""
        return next((option.label for option in self.options if option.value == value), value)

    def to_data(self) -> dict[str, Any]:
        """Plain JSON; what is empty or usual is left out."""
        data: dict[str, Any] = {"key": self.key, "kind": self.kind.value, "label": self.label}
        if self.options:
            data["options"] = [{"value": option.value, "label": option.label} for option in self.options]
        if self.when is not None:
            data["when"] = condition_to_data(self.when)
        extras = (*_PLAIN, *_LISTS)
        told = {key: value for key in extras if (value := getattr(self, key)) or key.endswith("imum")}
        data |= {key: list(value) if key in _LISTS else value for key, value in told.items()}
        if self.columns:
            data["columns"] = [column.to_data() for column in self.columns]
        if self.compute is not None:
            data["compute"] = self.compute.to_data()
        if self.prefill is not None:
            data["prefill"] = self.prefill.to_data()
        if self.max_length == USUAL_LENGTH:
            del data["max_length"]
        return {key: value for key, value in data.items() if value is not None}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Question:
        """Read one question of a form."""
        try:
            extras = {key: data[key] for key in _PLAIN if key in data}
            extras |= {key: tuple(data[key]) for key in _LISTS if key in data}
            extras["compute"] = Expression.from_data(data["compute"]) if "compute" in data else None
            extras["prefill"] = Prefill.from_data(data["prefill"]) if "prefill" in data else None
            extras["columns"] = tuple(cls.from_data(each) for each in data.get("columns", ()))
            options = tuple(Option(each["value"], each["label"]) for each in data.get("options", ()))
            when = condition_from_data(data["when"]) if "when" in data else None
            return cls(
                key=data["key"],
                kind=Kind(data["kind"]),
                label=data["label"],
                when=when,
                options=options,
                **extras,
            )
        except (KeyError, ValueError, TypeError) as error:
            raise KernelError("forms.question.malformed", reason=str(error)) from error


_PLAIN = (
    "hint", "required", "lines", "max_length", "minimum", "maximum", "decimals", "section", "least", "most",
    "most_mb", "article", "precision",
)  # fmt: skip
_LISTS = ("asks", "may_lack", "totals", "accepts")


def _is_bound(kind: Kind, bound: float | str) -> bool:
    """Whether it can bound answers of the kind; raises ValueError for a day that is none."""
    if not isinstance(bound, str):
        return kind in (Kind.NUMBER, Kind.MONEY)
    if kind is Kind.TIME:
        return bool(_TIME.fullmatch(bound))
    if kind not in (Kind.DATE, Kind.PARTIAL_DATE):
        return False
    return bound == TODAY or bool(date.fromisoformat(bound))


@dataclass(frozen=True, slots=True)
class Form:
    """A form in one version; a question may depend only on questions before it.

    A form has no sections, or every question stands in one of them, in the order of the sections.
    """

    code: str
    version: int
    title: str
    questions: tuple[Question, ...]
    sections: tuple[Section, ...] = ()
    rules: tuple[Rule, ...] = ()

    def __post_init__(self) -> None:
        for fault in misplaced(self.sections, [(q.key, q.section) for q in self.questions]):
            raise KernelError(fault.key, **fault.values)
        if len(self.questions) > MOST_QUESTIONS:
            raise KernelError("forms.form.long", form=self.code, most=MOST_QUESTIONS)
        before: set[str] = set()
        for question in self.questions:
            if question.key in before:
                raise KernelError("forms.question.twice", form=self.code, question=question.key)
            for name in names_in(question.when) if question.when is not None else ():
                if name not in before:
                    raise KernelError("forms.condition.later", question=question.key, name=name)
            before.add(question.key)
        for fault in self._misreferring():
            raise KernelError(fault.key, **fault.values)

    def _misreferring(self) -> Iterator[Message]:
        """Computed values, sources and rules that name what is not there or does not fit."""
        before: dict[str, Question] = {}
        for question in self.questions:
            yield from of_computing(question, before)
            yield from of_prefilling(question)
            before[question.key] = question
        yield from (fault for _question, fault in of_rules(self.rules, self.questions))

    def question(self, key: str) -> Question:
        """The question of that key; raises KernelError "forms.question.unknown"."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KernelError("forms.question.unknown", question=key)

    def to_data(self) -> dict[str, Any]:
        """Plain JSON, as in data/schema/procedure.json."""
        data: dict[str, Any] = {"code": self.code, "version": self.version, "title": self.title}
        if self.sections:
            data["sections"] = [section.to_data() for section in self.sections]
        data["questions"] = [question.to_data() for question in self.questions]
        return {**data, "together": [rule.to_data() for rule in self.rules]} if self.rules else data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Form:
        """Read a form; raises KernelError naming the place of the fault."""
        try:
            questions = tuple(Question.from_data(each) for each in data["questions"])
            sections = tuple(Section.from_data(each) for each in data.get("sections", ()))
            rules = tuple(Rule.from_data(each) for each in data.get("together", ()))
            return cls(data["code"], int(data["version"]), data["title"], questions, sections, rules)
        except (KeyError, ValueError, TypeError) as error:
            raise KernelError("forms.form.malformed", reason=str(error)) from error
