"""The form of a draft as the counter shows it, and answers tried on it; kept only under a name."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.catalogue.api import editing
from motcua.kernel.errors import KernelError
from motcua.kernel.forms import Question
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field, Problem, problems_of
from motcua.platform.ui.questions import answers_of, fields_of, groups_of
from motcua.platform.ui.shown import answer_words
from motcua.platform.words import say
from motcua.surfaces.console.frame import say_done
from motcua.surfaces.console.procedures.drafting import revision_of
from motcua.surfaces.console.procedures.guard import controllers_only, draft_of, shown_of, trail
from motcua.surfaces.session import actor_of


def _kept(request: HttpRequest, draft: editing.DraftView, answers: dict[str, Any]) -> HttpResponse:
    """The answers as they were sent go with the draft; a refusal comes back with all of them."""
    name = request.POST.get(editing.TRIAL_NAME, "")[:500]
    try:
        editing.keep_answers(actor_of(request), draft.code, revision_of(request), name, answers)
    except NotFound:
        raise
    except Refusal as refusal:
        wrong = dict(refusal.by_field) if isinstance(refusal, editing.FilledWrong) else {"": str(refusal)}
        return _shown(request, draft, answers, wrong=wrong, status=refusal.status)
    say_done(request, _("Đã giữ bộ thử. Mỗi lần kiểm tra đều thử lại."))
    return HttpResponseRedirect(reverse("console:draft-form", args=[draft.code]))


@require_http_methods(["GET", "HEAD", "POST"])
@controllers_only
def attempt(request: HttpRequest, code: str) -> HttpResponse:
    """The questions to fill in; once sent, what a dossier would keep or what is wrong.

    Sent by POST, since answers tried here are often somebody's own and addresses are written down.
    """
    draft = draft_of(request, code)
    answers = answers_of(request.POST, editing.questions_of(draft.content))
    if request.method == "POST" and "keep" in request.POST:
        return _kept(request, draft, answers)
    return _shown(request, draft, answers)


def _shown(
    request: HttpRequest,
    draft: editing.DraftView,
    answers: dict[str, Any],
    *,
    wrong: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    code, errors = draft.code, wrong or {}
    questions = editing.questions_of(draft.content)
    own = [question for question in questions if question.key not in editing.OF_THE_PERSON]
    tried, unsound, known = None, "", agencies.known_for(questions)
    try:
        editing.form_of(draft.content)
        tried = editing.try_answers(draft, answers, known) if request.method == "POST" else None
    except KernelError as error:
        unsound = say(error.key, **error.values)
    mine = {question.key for question in own}
    problems = [each for each in tried.problems if each.question in mine] if tried else []
    fields = fields_of(own, answers, problems, known=known)
    back = reverse("console:draft-form", args=[code])
    name = _name_field(request, errors)
    context = {
        "trail": [*trail(code, draft=True), {"name": _("Mẫu đơn"), "url": back}],
        "draft": {"code": code, "name": draft.name},
        "title": draft.content["form"]["title"],
        "unsound": unsound,
        "groups": groups_of(editing.sections_of(draft.content), own, fields),
        "of_the_person": [each.label for each in questions if each.key not in mine],
        "problems": (*problems_of([*fields, name]), *([Problem("", errors[""])] if "" in errors else [])),
        "trial": name,
        "revision": draft.revision,
        "may_edit": draft.may_edit,
        "tried": _told(tried, own) if tried and not problems else None,
        "back": back,
    }
    return shown_of(request, draft, "form_try", context, status=422 if problems else status)


def _name_field(request: HttpRequest, errors: dict[str, str]) -> Field:
    hint = _("Giữ câu trả lời trên cùng bản thảo. Dùng dữ liệu dựng, không dùng của người thật.")
    return Field(
        editing.TRIAL_NAME, _("Tên bộ thử"), value=request.POST.get(editing.TRIAL_NAME, "")[:500], hint=hint,
        error=errors.get(editing.TRIAL_NAME, ""), is_required=False,
    )  # fmt: skip


def _told(tried: editing.Tried, questions: list[Question]) -> dict[str, object]:
    asked = {question.key: question for question in questions}
    rows = [
        {"name": asked[key].label, "value": answer_words(asked[key], value), "note": "", "url": ""}
        for key, value in tried.kept.items()
        if key in asked
    ]
    return {"rows": rows, "papers": tried.papers}
