"""The form of a draft as the counter shows it, and answers tried on it; nothing typed here is kept."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.catalogue.api import editing
from motcua.kernel.errors import KernelError
from motcua.kernel.forms import Question
from motcua.platform.ui.fields import problems_of
from motcua.platform.ui.questions import answers_of, fields_of, groups_of
from motcua.platform.ui.shown import answer_words
from motcua.platform.words import say
from motcua.surfaces.console.procedures.guard import controllers_only, draft_of, shown_of, trail


@require_http_methods(["GET", "HEAD", "POST"])
@controllers_only
def attempt(request: HttpRequest, code: str) -> HttpResponse:
    """The questions to fill in; once sent, what a dossier would keep or what is wrong.

    Sent by POST, since answers tried here are often somebody's own and addresses are written down.
    """
    draft = draft_of(request, code)
    questions = editing.questions_of(draft.content)
    own = [question for question in questions if question.key not in editing.OF_THE_PERSON]
    answers = answers_of(request.POST, questions)
    tried, unsound, known = None, "", agencies.known_for(questions)
    try:
        editing.form_of(draft.content)
        tried = (
            editing.try_answers(draft, answers, agencies.known_for(questions))
            if request.method == "POST"
            else None
        )
    except KernelError as error:
        unsound = say(error.key, **error.values)
    mine = {question.key for question in own}
    problems = [each for each in tried.problems if each.question in mine] if tried else []
    fields = fields_of(own, answers, problems, known=known)
    back = reverse("console:draft-form", args=[code])
    context = {
        "trail": [*trail(code, draft=True), {"name": _("Mẫu đơn"), "url": back}],
        "draft": {"code": code, "name": draft.name},
        "title": draft.content["form"]["title"],
        "unsound": unsound,
        "groups": groups_of(editing.sections_of(draft.content), own, fields),
        "of_the_person": [each.label for each in questions if each.key not in mine],
        "problems": problems_of(fields),
        "tried": _told(tried, own) if tried and not problems else None,
        "back": back,
    }
    return shown_of(request, draft, "form_try", context, status=422 if problems else 200)


def _told(tried: editing.Tried, questions: list[Question]) -> dict[str, object]:
    asked = {question.key: question for question in questions}
    rows = [
        {"name": asked[key].label, "value": answer_words(asked[key], value), "note": "", "url": ""}
        for key, value in tried.kept.items()
        if key in asked
    ]
    return {"rows": rows, "papers": tried.papers}
