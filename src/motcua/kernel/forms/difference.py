"""What changed between the questions of two forms, one message a change, numbered as people count them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from motcua.kernel.forms.definition import Question
from motcua.kernel.forms.sections import Section
from motcua.kernel.forms.together import Rule
from motcua.kernel.messages import Message

_FIELDS = (
    "label", "kind", "hint", "required", "when", "options", "lines", "max_length", "minimum", "maximum",
    "decimals", "section", "asks", "may_lack", "columns", "totals", "least", "most", "accepts", "most_mb",
    "article", "precision", "compute", "prefill",
)  # fmt: skip


def diff(old: Sequence[Question], new: Sequence[Question]) -> tuple[Message, ...]:
    """Messages for everything that differs; empty when nothing does."""
    before, after = _numbered(old), _numbered(new)
    return (*_gone(before, after), *_new(before, after), *_moved(before, after), *_changed(before, after))


def diff_sections(old: Sequence[Section], new: Sequence[Section]) -> tuple[Message, ...]:
    """Sections taken out, added, moved or worded otherwise."""
    before, after = {each.key: each for each in old}, {each.key: each for each in new}
    gone = [Message("forms.diff.section_removed", {"title": s.title}) for s in old if s.key not in after]
    added = [Message("forms.diff.section_added", {"title": s.title}) for s in new if s.key not in before]
    kept = [section for section in new if section.key in before]
    places = [list(before).index(section.key) for section in kept]
    stayed = set(_longest_rising([section.key for section in kept], places))
    moved = [Message("forms.diff.section_moved", {"title": s.title}) for s in kept if s.key not in stayed]
    worded = [
        Message("forms.diff.section_worded", {"old": before[s.key].title, "new": s.title})
        for s in kept
        if s != before[s.key]
    ]
    return (*gone, *added, *moved, *worded)


def diff_rules(old: Sequence[Rule], new: Sequence[Rule]) -> tuple[Message, ...]:
    """Rules between answers that came or went; one worded otherwise did both."""
    gone = [Message("forms.diff.rule_removed", {"sentence": r.sentence}) for r in old if r not in new]
    added = [Message("forms.diff.rule_added", {"sentence": r.sentence}) for r in new if r not in old]
    return (*gone, *added)


Numbered = dict[str, tuple[int, Question]]


def _numbered(questions: Sequence[Question]) -> Numbered:
    return {question.key: (number, question) for number, question in enumerate(questions, start=1)}


def _gone(before: Numbered, after: Numbered) -> Iterator[Message]:
    for key, (number, question) in before.items():
        if key not in after:
            yield Message("forms.diff.removed", {"number": number, "label": question.label})


def _new(before: Numbered, after: Numbered) -> Iterator[Message]:
    for key, (number, question) in after.items():
        if key not in before:
            yield Message("forms.diff.added", {"number": number, "label": question.label})


def _moved(before: Numbered, after: Numbered) -> Iterator[Message]:
    """Only those that left the order of the others: what a removal pushed up has not moved."""
    kept = [key for key in after if key in before]
    stayed = set(_longest_rising(kept, [before[key][0] for key in kept]))
    for key in kept:
        if key not in stayed:
            (old, _before), (new, question) = before[key], after[key]
            yield Message("forms.diff.moved", {"label": question.label, "old": old, "new": new})


def _longest_rising(keys: Sequence[str], places: Sequence[int]) -> list[str]:
    """The keys of the longest run of rising places, gaps allowed."""
    best: list[list[int]] = []
    for at, place in enumerate(places):
        ways = (way for way in best if places[way[-1]] < place)
        best.append([*max(ways, key=len, default=[]), at])
    return [keys[at] for at in max(best, key=len, default=[])]


def _changed(before: Numbered, after: Numbered) -> Iterator[Message]:
    for key, (number, question) in after.items():
        old = before[key][1] if key in before else question
        for name in _FIELDS:
            was, now = getattr(old, name), getattr(question, name)
            if name == "section" and not (was and now):
                continue  # sections that come or go are told once each, not for every question in them
            if was != now:
                told = {"number": number, "label": question.label, "question": key, "field": name}
                yield Message("forms.diff.changed", {**told, "old": was, "new": now})
