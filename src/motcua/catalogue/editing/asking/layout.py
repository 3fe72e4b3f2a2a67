"""The sections of a draft's form: worded, moved, taken out; and how questions in sections are saved."""

from collections.abc import Callable

from motcua.catalogue.editing.asking.typed import QuestionGiven, titled
from motcua.catalogue.editing.copying import Content
from motcua.catalogue.editing.drafts import save
from motcua.catalogue.editing.lint import FORM, questions_of, rules_of, sections_of
from motcua.catalogue.editing.refusals import FilledWrong
from motcua.kernel.errors import KernelError
from motcua.kernel.forms import DOWN, REMOVE, UP, Layout, Rule, Section, section_moved, section_worded
from motcua.kernel.text import nfc, slug
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

Change = Callable[[Layout, str], Layout]
ChangeRules = Callable[[tuple[Rule, ...]], tuple[Rule, ...]]


def save_layout(
    actor: Actor, code: str, revision: int, change: Change, rules: ChangeRules = lambda rules: rules
) -> int:
    """Change questions and sections of the draft, given the form's title; the revision. Raises Refusal."""

    def changed(content: Content) -> Content:
        form = content["form"]
        old = Layout(questions_of(content), sections_of(content))
        new, old_rules = change(old, form["title"]), rules_of(content)
        new_rules = rules(old_rules)
        if (new, new_rules) == (old, old_rules):
            return content
        kept = {key: value for key, value in form.items() if key not in {"sections", "together"}}
        if new_rules:
            kept["together"] = [rule.to_data() for rule in new_rules]
        if new.sections:
            kept["sections"] = [section.to_data() for section in new.sections]
        return {**content, "form": {**kept, "questions": [each.to_data() for each in new.questions]}}

    return save(actor, code, revision, changed, FORM)


def put_section(actor: Actor, code: str, revision: int, key: str, title: str, hint: str) -> int:
    """Another title or hint for a section; the new revision. Raises Refusal."""

    def changed(layout: Layout, _title: str) -> Layout:
        others = [section for section in layout.sections if section.key != key]
        faults = titled("title", title, others) + titled("hint", hint, (), may_lack=True)
        if faults:
            raise FilledWrong(tuple(faults))
        try:
            return section_worded(layout, key, nfc(title.strip()), nfc(hint.strip()))
        except KernelError as error:
            raise NotFound from error

    return save_layout(actor, code, revision, changed)


def change_section(actor: Actor, code: str, revision: int, key: str, act: str) -> int:
    """A section with its questions up ("up") or down ("down"), or undone ("remove"). Raises Refusal."""
    if act not in {UP, DOWN, REMOVE}:
        raise NotFound

    def changed(layout: Layout, _title: str) -> Layout:
        try:
            return section_moved(layout, key, act)
        except KernelError as error:
            raise NotFound from error

    return save_layout(actor, code, revision, changed)


def new_section(given: QuestionGiven, layout: Layout) -> Section:
    """The section typed with a question, under a key that none has."""
    title = nfc(given.section_title.strip())
    wish = slug(title).replace("-", "_")[:40].strip("_")
    wish = wish if wish and wish[0].isalpha() else f"phan_{wish}".strip("_")
    taken = {section.key for section in layout.sections}
    key = next(each for each in (wish, *(f"{wish}_{n}" for n in range(2, 100))) if each not in taken)
    return Section(key, title)
