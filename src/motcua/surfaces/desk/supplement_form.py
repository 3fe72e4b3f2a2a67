"""What the person brings when asked for a supplement: papers with their scans, and answers said anew."""

from typing import Any

from motcua.agencies import api as agencies
from motcua.dossiers import api as d
from motcua.dossiers.api import DossierView
from motcua.kernel.forms import Question
from motcua.platform.ui.fields import Field
from motcua.platform.ui.questions import answers_read, fields_of
from motcua.surfaces.desk.act_fields import Given, note, ticked
from motcua.surfaces.enclosures import without_files


def papers(view: DossierView) -> dict[str, str]:
    """What is wrong with each paper asked for, by component."""
    return {item["component"]: item["fault"] for item in _asked(view) if item["component"]}


def asks(view: DossierView, given: Given) -> list[Field]:
    questions = questions_of(view)
    answers = view.answers | _typed(questions, given)
    return [*fields_of(questions, answers, known=agencies.known_for(questions)), note(given)]


def makes(view: DossierView, given: Given) -> d.AnswerSupplement:
    """The papers are added by whoever stores their scans."""
    said = _typed(questions_of(view), given)
    return d.AnswerSupplement(answers=view.answers | said if said else {}, note=given.get("note", ""))


def _asked(view: DossierView) -> list[dict[str, str]]:
    """The newest request; once it was answered it still says what the page had asked for."""
    return view.supplements[-1].items if view.supplements else []


def questions_of(view: DossierView) -> list[Question]:
    """Those whose answers were found wrong."""
    asked = {item["question"] for item in _asked(view) if item["question"]}
    form = view.version.form
    return [question for question in form.questions if question.key in asked] if form else []


def _typed(questions: list[Question], given: Given) -> dict[str, Any]:
    """Files among the answers are not typed: whoever stores them adds them."""
    return answers_read(
        lambda name: str(given.get(name, "")).strip(),
        lambda name: ticked(given, name),
        without_files(questions),
    )
