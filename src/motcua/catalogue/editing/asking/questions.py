"""The questions of a draft's form: added, changed, moved, taken out; and answers tried on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.catalogue.editing.asking.layout import new_section, save_layout
from motcua.catalogue.editing.asking.relating import with_rule
from motcua.catalogue.editing.asking.typed import NEW_SECTION, QuestionGiven, relation_texts, understood
from motcua.catalogue.editing.drafts import DraftView
from motcua.kernel.forms import (
    DOWN,
    NOTHING,
    REMOVE,
    UP,
    Answer,
    Form,
    Known,
    Layout,
    Problem,
    Question,
    Rule,
    arranged,
    condition_from_data,
    divided,
    holds,
    moved,
    validate,
)
from motcua.kernel.text import slug
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

Questions = tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """Answers tried on a draft: what a dossier would keep, what is wrong, which papers would be asked."""

    kept: Mapping[str, Answer]
    problems: tuple[Problem, ...]
    papers: tuple[str, ...]


def put_question(
    actor: Actor, code: str, revision: int, given: QuestionGiven, key: str = "", after: str = ""
) -> int:
    """A question changed, or a new one behind another (none named: last); in the section named, or in a
    new one that begins with it. Raises Refusal."""
    keys: list[str] = []

    def changed(layout: Layout, title: str) -> Layout:
        questions = layout.questions
        at = _place(questions, key) if key else _behind(questions, after)
        old = questions[at] if key else None
        keys.append(key or new_key(given.label, questions))
        question = understood(given, layout, at, old, keys[-1])
        found = arranged((*questions[:at], question, *questions[at + (1 if key else 0) :]), layout.sections)
        if given.section != NEW_SECTION:
            return found
        return divided(found, _place(found.questions, question.key), new_section(given, found), title)

    def ruled(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        texts = relation_texts(given)
        rule = (
            Rule(keys[-1], texts["rule_op"], texts["rule_with"], texts["rule_sentence"])
            if given.rule_op
            else None
        )
        return with_rule(rules, keys[-1], rule)

    return save_layout(actor, code, revision, changed, ruled)


def change_question(actor: Actor, code: str, revision: int, key: str, act: str) -> int:
    """A question moved up ("up") or down ("down"), or taken out ("remove"). Raises Refusal."""
    if act not in {UP, DOWN, REMOVE}:
        raise NotFound
    return save_layout(
        actor, code, revision, lambda layout, _title: moved(layout, _place(layout.questions, key), act)
    )


def try_answers(draft: DraftView, answers: Mapping[str, Any], known: Known = NOTHING) -> Tried:
    """What would come of these answers at intake; nothing is kept. Raises KernelError for an unsound form."""
    kept, problems = validate(form_of(draft.content), answers, known)
    papers = [
        row["name"]
        for row in draft.content["components"]
        if "when" not in row or holds(condition_from_data(row["when"]), kept)
    ]
    return Tried(kept, problems, tuple(papers))


def form_of(content: Mapping[str, Any]) -> Form:
    """The form of a draft as a dossier would meet it. Raises KernelError while it is unsound."""
    return Form.from_data(content["form"])


def new_key(label: str, questions: Questions) -> str:
    """A key from the label that no question has; keys stay when labels change, since answers hang on them."""
    wish = slug(label).replace("-", "_")[:40].strip("_")
    wish = wish if wish and wish[0].isalpha() else f"cau_{wish}".strip("_")
    taken = {question.key for question in questions}
    return next(key for key in (wish, *(f"{wish}_{n}" for n in range(2, 1000))) if key not in taken)


def _place(questions: Questions, key: str) -> int:
    """Where the question stands. Raises NotFound: somebody took it out meanwhile."""
    for place, question in enumerate(questions):
        if question.key == key:
            return place
    raise NotFound


def _behind(questions: Questions, after: str) -> int:
    keys = [question.key for question in questions]
    return keys.index(after) + 1 if after in keys else len(keys)
