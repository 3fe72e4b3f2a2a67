"""What became of something sent: its state, its clock, the answer; content with it, or not."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.feedback.api import matters
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field, problems_of
from motcua.surfaces.opening import reached_at
from motcua.surfaces.portal.feedback.channels import is_shown
from motcua.surfaces.said import CLOCKS, KINDS, row_context
from motcua.surfaces.session import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def show(request: HttpRequest, matter: UUID) -> HttpResponse:
    actor, known, problem = actor_of(request), is_shown(request, matter), None
    why = request.POST.get("words", "")
    if request.method == "POST":
        try:
            if request.POST.get("lam") == "mo-lai":
                matters.reopen(actor, matter, why, is_shown=known)
            else:
                matters.close(actor, matter, is_shown=known)
        except NotFound:
            raise
        except Refusal as refusal:
            problem = refusal
        else:
            return HttpResponseRedirect(reverse("portal:matter", args=[matter]))
    view = matters.of_person(actor, matter, is_shown=known)
    error = str(problem) if problem else ""
    field = Field("words", _("Vì sao trả lời chưa đúng?"), "lines", why, error=error, is_wide=True)
    may_reopen = matters.Act.REOPEN in view.acts
    context = {
        "section": "feedback",
        "row": row_context(view.row),
        "unit": agencies.unit(view.row.unit).name,
        "clock": CLOCKS[view.clock],
        "dossier_code": view.dossier_code,
        "words": [{"title": KINDS[each.kind], "text": each.text, "at": each.said_at} for each in view.words],
        "field": field if may_reopen else None,
        "may_close": matters.Act.CLOSE in view.acts,
        "reopen_until": view.reopen_until,
        "problems": problems_of(
            [field] if may_reopen else (), {} if may_reopen or not error else {"": error}
        ),
        "reached_at": reached_at(view.concerns),
    }
    return render(request, "portal/feedback/matter.html", context, status=problem.status if problem else 200)
