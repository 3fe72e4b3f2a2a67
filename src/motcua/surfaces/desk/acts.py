"""One act on one dossier: its page when it asks something, the act itself when it is sent."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import DossierView
from motcua.platform.errors import Conflict, NotFound, Refusal
from motcua.platform.ui.fields import Field, problems_of
from motcua.surfaces.desk import presenting
from motcua.surfaces.desk.act_forms import FORMS, ActForm
from motcua.surfaces.guesses import counted_password
from motcua.surfaces.session import actor_of, staff_only


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def act(request: HttpRequest, dossier: UUID, act: str) -> HttpResponse:
    view = dossiers.dossier_view(actor_of(request), dossier)
    form = FORMS.get(act)
    option = next((o for o in view.acts if o.act == act), None)
    if form is None or option is None:
        raise NotFound
    if request.method == "POST":
        return _do(request, view, act, form)
    refused = "" if option.is_open else option.why_not
    return _page(request, view, act, form, {}, conflict=refused)


def _do(request: HttpRequest, view: DossierView, act: str, form: ActForm) -> HttpResponse:
    given = _given(request)
    try:
        command = _at_step(form.makes(view, given), view, act)
        with counted_password(actor_of(request), command):
            done = dossiers.perform(
                actor_of(request), view.state.public_id, command, expected=_seen_version(given, view)
            )
    except Conflict as refusal:
        # The page keeps what was typed and shows the state as it is now.
        return _page(request, view, act, form, given, conflict=str(refusal), status=409)
    except Refusal as refusal:
        return _page(request, view, act, form, given, problem=refusal, status=refusal.status)
    request.session["done"] = _("Đã %(act)s.") % {"act": _label(view, act).lower()}
    return HttpResponseRedirect(reverse("desk:dossier", args=[done.public_id]))


def _at_step(command: Any, view: DossierView, act: str) -> Any:
    """The command for the step the page offered the act for; some acts have the whole dossier in hand."""
    if not hasattr(command, "token"):
        return command
    return replace(command, token=next(option.token for option in view.acts if option.act == act))


def _page(
    request: HttpRequest,
    view: DossierView,
    act: str,
    form: ActForm,
    given: dict[str, str],
    *,
    conflict: str = "",
    problem: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    try:
        fields = form.asks(view, given)
    except StopIteration:  # the act is not open any more, so it has no questions
        fields = []
    fields, problems = _with_problem(fields, problem)
    label = _label(view, act)
    context: dict[str, Any] = {
        "section": "desk",
        "act": {
            "name": label[:1].upper() + label[1:],
            "sentence": form.sentence,
            "button": form.button,
            "tone": form.tone,
            "url": reverse("desk:act", args=[view.state.public_id, act]),
        },
        "dossier": presenting.head(view),
        "consequences": form.consequences,
        "fields": fields,
        "problems": problems,
        "conflict": conflict,
        "result": presenting.result_rows(view) if act in {"approve", "sign", "send_back"} else [],
    }
    response = render(request, "desk/act.html", context, status=status)
    if problem is not None and problem.retry_after:
        response["Retry-After"] = str(problem.retry_after)
    return response


def _with_problem(fields: list[Field], problem: Refusal | None) -> tuple[list[Field], Any]:
    if problem is None:
        return fields, ()
    named = {field.name for field in fields}
    if problem.field in named:
        fields = [replace(f, error=str(problem)) if f.name == problem.field else f for f in fields]
        return fields, problems_of(fields)
    return fields, problems_of(fields, {"": str(problem)})


def _given(request: HttpRequest) -> dict[str, str]:
    """What was typed; a ticked box of a list becomes the key `name:value`."""
    given: dict[str, str] = {}
    for name, values in request.POST.lists():
        given[name] = str(values[-1])
        given |= {f"{name}:{value}": "on" for value in values if name in {"faults", "papers"}}
    for needed in ("reason", "question", "answer", "receiver", "limit", "apology"):
        given.setdefault(needed, "")
    return given


def _seen_version(given: dict[str, str], view: DossierView) -> int:
    seen = given.get("version", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else view.state.version


def _label(view: DossierView, act: str) -> str:
    return next((o.label for o in view.acts if o.act == act), act)
