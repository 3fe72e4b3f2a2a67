"""Marks taken over into a request for a supplement: offered under each component, put into what is asked."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from motcua.dossiers.api import DossierView, paper_marks
from motcua.platform.ui.fields import Choice
from motcua.platform.ui.questions import PREFIX

_TAKE = "mark__"


def by_component(view: DossierView) -> dict[str, tuple[Choice, ...]]:
    """The marks on papers, by what is asked for: the component, or the question the file answers."""
    about = {each.file: each.component or PREFIX + each.question for each in view.papers if each.file}
    found: dict[str, tuple[Choice, ...]] = {}
    for row in paper_marks.marks_of(view.state) if any(paper.marks for paper in view.papers) else ():
        component, hint = about[row.file], _("trang %(page)s") % {"page": row.page}
        found[component] = (*found.get(component, ()), Choice(f"{_TAKE}{row.id}", row.words, hint))
    return found


def taken_over(view: DossierView, given: Mapping[str, str]) -> Mapping[str, str]:
    """What was typed, with the words of ticked marks after what was written about their component.

    From then on they are like typed: seen when the page comes back, and edited.
    """
    if not any(name.startswith(_TAKE) for name in given):
        return given
    changed = {name: value for name, value in given.items() if not name.startswith(_TAKE)}
    for component, choices in by_component(view).items():
        note = f"faults__{component}"
        for choice in choices:
            before = changed.get(note, "").strip()
            if choice.value in given:
                changed[f"faults:{component}"] = "on"
            if choice.value in given and choice.label not in before:
                changed[note] = f"{before}; {choice.label}" if before else choice.label
    return changed
