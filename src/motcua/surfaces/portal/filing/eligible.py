"""Whether the procedure is open to somebody, asked before the rest; who is barred is told why."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.dossiers.api import filing
from motcua.kernel import forms
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import problems_of
from motcua.platform.ui.questions import answers_of, fields_of
from motcua.surfaces.portal.filing.filling import Filling
from motcua.surfaces.portal.filing.tasks import next_url


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def ask(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    it = Filling.of(request, draft)
    eligibility = it.version.eligibility
    if eligibility is None:
        raise NotFound
    if it.row.sent_at is not None:
        return HttpResponseRedirect(it.url("sent"))
    questions = eligibility.form.questions
    answers: dict[str, Any] = dict(it.screening)
    problems: tuple[forms.Problem, ...] = ()
    if request.method == "POST":
        answers = answers_of(request.POST, questions)
        _cleaned, problems = forms.validate(eligibility.form, answers)
        if not problems:
            filing.choose(it.bearer, it.row.id, eligibility=answers)
            it = Filling.of(request, draft)
            if not it.bars:
                return HttpResponseRedirect(next_url(it, "eligible"))
    fields = [replace(field, is_wide=True) for field in fields_of(questions, answers, problems)]
    context = {
        "section": "procedures",
        "procedure": it.version,
        "title": _("Bạn có thuộc diện làm thủ tục này?"),
        "fields": fields,
        "problems": problems_of(fields),
        "bars": it.bars,
        "back_url": it.url("tasks"),
    }
    return render(request, "portal/filing/settings.html", context, status=422 if problems else 200)
