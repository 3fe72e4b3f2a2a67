"""Whom a procedure is open to: what is asked before a dossier is taken in, and which answers bar it.

Every bar has the reason that is told to the person and the article it rests on (NĐ 118/2025: a refusal names
both). Answers are chosen or counted, never written: none of them names a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.forms.conditions import Condition, condition_from_data, condition_to_data, holds, names_in
from motcua.kernel.forms.definition import Form
from motcua.kernel.forms.kinds import Kind

_KINDS = frozenset({Kind.CHOICE, Kind.MANY, Kind.NUMBER, Kind.YES_NO})


@dataclass(frozen=True, slots=True)
class Bar:
    """Answers under which the request cannot be taken in; `cases` empty: under every case."""

    code: str
    when: Condition
    reason: str
    article: str
    cases: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """Plain JSON; no cases are left out."""
        data = {"code": self.code, "when": condition_to_data(self.when), "reason": self.reason}
        return {**data, "article": self.article, **({"cases": list(self.cases)} if self.cases else {})}


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The questions, as a form of their own, and the bars."""

    form: Form
    bars: tuple[Bar, ...]

    def __post_init__(self) -> None:
        asked = {question.key for question in self.form.questions}
        codes = [bar.code for bar in self.bars]
        for question in self.form.questions:
            if question.kind not in _KINDS:
                raise KernelError("forms.eligibility.kind", question=question.key)
        for bar in self.bars:
            if codes.count(bar.code) > 1:
                raise KernelError("forms.eligibility.twice", bar=bar.code)
            for name in names_in(bar.when):
                if name not in asked:
                    raise KernelError("forms.eligibility.unknown", bar=bar.code, name=name)

    def barring(self, answers: Mapping[str, Any], case: str = "") -> tuple[Bar, ...]:
        """The bars that cleaned answers meet under a case, in their order."""
        return tuple(
            bar for bar in self.bars if (not bar.cases or case in bar.cases) and holds(bar.when, answers)
        )

    @property
    def looks_at_case(self) -> bool:
        """Whether the case must be chosen before the answers say anything."""
        return any(bar.cases for bar in self.bars)

    def to_data(self) -> dict[str, Any]:
        """Plain JSON, as in data/schema/procedure.json."""
        questions = [question.to_data() for question in self.form.questions]
        return {"questions": questions, "bars": [bar.to_data() for bar in self.bars]}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Eligibility:
        """Read questions and bars; raises KernelError naming what cannot be understood."""
        form = Form.from_data({"code": "eligibility", "version": 1, "title": "", **data})
        try:
            bars = tuple(
                Bar(
                    each["code"],
                    condition_from_data(each["when"]),
                    each["reason"],
                    each["article"],
                    tuple(each.get("cases", ())),
                )
                for each in data["bars"]
            )
        except (KeyError, TypeError) as error:
            raise KernelError("forms.form.malformed", reason=str(error)) from error
        return cls(form, bars)
