"""Sections of a form: one theme each, one a page at home, one after another at a counter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.messages import Message

_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")
MOST_SECTIONS = 30


@dataclass(frozen=True, slots=True)
class Section:
    """A theme: what its page is called, and a sentence of help under the title."""

    key: str
    title: str
    hint: str = ""

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise KernelError("forms.section.key", section=self.key)

    def to_data(self) -> dict[str, Any]:
        """Plain JSON; no hint is left out."""
        data = {"key": self.key, "title": self.title}
        return {**data, "hint": self.hint} if self.hint else data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Section:
        """Read one section; raises KernelError."""
        try:
            return cls(data["key"], data["title"], data.get("hint", ""))
        except (KeyError, TypeError, AttributeError) as error:
            raise KernelError("forms.section.malformed", reason=str(error)) from error


def misplaced(sections: Sequence[Section], placed: Sequence[tuple[str, str]]) -> Iterator[Message]:
    """What is wrong with the order of a form; `placed`: each question's key with that of its section."""
    order = {section.key: number for number, section in enumerate(sections)}
    titles = {section.key: section.title for section in sections}
    if len(sections) > MOST_SECTIONS:
        yield Message("forms.section.many", {"most": MOST_SECTIONS})
    if len(order) != len(sections):
        yield Message("forms.section.twice", {})
    reached = 0
    for question, section in placed:
        if section not in order:
            if sections or section:
                yield Message("forms.section.unknown", {"question": question, "section": section})
        elif order[section] < reached:
            yield Message("forms.section.order", {"question": question, "section": titles[section]})
        else:
            reached = order[section]
    used = {section for _question, section in placed}
    for key, title in titles.items():
        if key not in used:
            yield Message("forms.section.empty", {"section": title})
