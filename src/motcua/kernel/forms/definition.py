"""The definition of a form: versioned data that a dossier keeps for ever."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.forms.conditions import Condition, condition_from_data, condition_to_data, names_in
from motcua.kernel.forms.sections import Section, misplaced

MOST_QUESTIONS = 300
_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")


class Kind(StrEnum):
    """The eight kinds of question."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    MANY = "many"
    PERSON_ID = "person_id"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers offered."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; bounds are numbers, or ISO days for a date; `when` says if it is asked.

    `section` is the key of the section it stands in; empty in a form without sections.
    """

    key: str
    kind: Kind
    label: str
    hint: str = ""
    required: bool = False
    when: Condition | None = None
    options: tuple[Option, ...] = ()
    lines: bool = False
    max_length: int = 2_000
    minimum: float | str | None = None
    maximum: float | str | None = None
    decimals: int = 0
    section: str = ""

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise KernelError("forms.question.key", question=self.key)
        values = [option.value for option in self.options]
        if (self.kind in (Kind.CHOICE, Kind.MANY)) != bool(values) or len(set(values)) != len(values):
            raise KernelError("forms.question.options", question=self.key)
        for bound in (self.minimum, self.maximum):
            if bound is not None and isinstance(bound, str) != (self.kind is Kind.DATE):
                raise KernelError("forms.question.bounds", question=self.key)

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
        if self.max_length != 2_000:
            data["max_length"] = self.max_length
        extras = ("hint", "required", "lines", "minimum", "maximum", "decimals", "section")
        data.update({key: value for key in extras if (value := getattr(self, key)) or key.endswith("imum")})
        return {key: value for key, value in data.items() if value is not None}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Question:
        """Read one question of a form."""
        try:
            extras = {key: data[key] for key in _PLAIN if key in data}
            options = tuple(Option(each["value"], each["label"]) for each in data.get("options", ()))
            when = condition_from_data(data["when"]) if "when" in data else None
            question = cls(
                key=data["key"],
                kind=Kind(data["kind"]),
                label=data["label"],
                when=when,
                options=options,
                **extras,
            )
            for bound in (question.minimum, question.maximum):
                if isinstance(bound, str):
                    date.fromisoformat(bound)
        except (KeyError, ValueError, TypeError) as error:
            raise KernelError("forms.question.malformed", reason=str(error)) from error
        return question


_PLAIN = ("hint", "required", "lines", "max_length", "minimum", "maximum", "decimals", "section")


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
        return {**data, "questions": [question.to_data() for question in self.questions]}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Form:
        """Read a form; raises KernelError naming the place of the fault."""
        try:
            questions = tuple(Question.from_data(each) for each in data["questions"])
            sections = tuple(Section.from_data(each) for each in data.get("sections", ()))
            return cls(data["code"], int(data["version"]), data["title"], questions, sections)
        except (KeyError, ValueError, TypeError) as error:
            raise KernelError("forms.form.malformed", reason=str(error)) from error
