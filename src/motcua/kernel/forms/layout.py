"""Where questions stand while a form is written: moved among sections so that a form can be made of them.

A section has at least one question: the one whose last question goes is gone with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from motcua.kernel.errors import KernelError
from motcua.kernel.forms.definition import Question
from motcua.kernel.forms.sections import Section

UP, DOWN, REMOVE = "up", "down", "remove"


@dataclass(frozen=True, slots=True)
class Layout:
    """The questions in their order, and the sections they stand in; no sections: not divided."""

    questions: tuple[Question, ...]
    sections: tuple[Section, ...] = ()

    def section(self, key: str) -> Section:
        """The section of that key. Raises KernelError "forms.section.none"."""
        for each in self.sections:
            if each.key == key:
                return each
        raise KernelError("forms.section.none", section=key)


def arranged(questions: Sequence[Question], sections: Sequence[Section]) -> Layout:
    """Questions in the order of their sections; one without a section joins the question before it."""
    order = {section.key: number for number, section in enumerate(sections)}
    if not order:
        return Layout(tuple(replace(each, section="") for each in questions))
    placed: list[Question] = []
    before = sections[0].key
    for each in questions:
        before = each.section if each.section in order else before
        placed.append(replace(each, section=before))
    placed.sort(key=lambda question: order[question.section])
    used = {question.section for question in placed}
    return Layout(tuple(placed), tuple(section for section in sections if section.key in used))


def moved(layout: Layout, at: int, act: str) -> Layout:
    """The question at that place up, down or out; across the edge of a section it changes the section."""
    question, rest = layout.questions[at], [*layout.questions[:at], *layout.questions[at + 1 :]]
    to = at + {UP: -1, DOWN: 1}.get(act, 0)
    if act == REMOVE:
        return arranged(rest, layout.sections)
    if not 0 <= to < len(layout.questions):
        return layout
    beyond = layout.questions[to].section
    if beyond != question.section:
        rest.insert(at, replace(question, section=beyond))
    else:
        rest.insert(to, question)
    return arranged(rest, layout.sections)


def divided(layout: Layout, at: int, section: Section, rest: str) -> Layout:
    """A new section from the question at that place to the end of the section it stood in.

    `rest`: the title of what stands before it, where the form was not divided yet.
    """
    questions, sections = list(layout.questions), list(layout.sections)
    if not sections:
        first = Section("phan_dau" if section.key != "phan_dau" else "phan_truoc", rest)
        questions, sections = [replace(each, section=first.key) for each in questions], [first]
    old = questions[at].section
    for place in range(at, len(questions)):
        if questions[place].section == old:
            questions[place] = replace(questions[place], section=section.key)
    behind = [each.key for each in sections].index(old) + 1
    return arranged(questions, [*sections[:behind], section, *sections[behind:]])


def section_moved(layout: Layout, key: str, act: str) -> Layout:
    """A section with all its questions up or down; taken out, its questions join the section before it.

    Those of the first join the second; out of the only section, the form is not divided any more.
    """
    at = layout.sections.index(layout.section(key))
    rest = [*layout.sections[:at], *layout.sections[at + 1 :]]
    if act != REMOVE:
        rest.insert(max(0, at + (1 if act == DOWN else -1)), layout.sections[at])
        return arranged(layout.questions, rest)
    heir = rest[max(0, at - 1)].key if rest else ""
    questions = [replace(q, section=heir) if q.section == key else q for q in layout.questions]
    return arranged(questions, rest)


def section_worded(layout: Layout, key: str, title: str, hint: str) -> Layout:
    """A section under another title or hint. Raises KernelError."""
    old = layout.section(key)
    new = Section(key, title, hint)
    return Layout(layout.questions, tuple(new if each is old else each for each in layout.sections))
