"""The message thread of an own dossier: what was written, and where one writes to the office."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue import api as catalogue
from motcua.dossiers.api import thread
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import problems_of
from motcua.surfaces import threads
from motcua.surfaces.guesses import counted_writing
from motcua.surfaces.opening import reached_at
from motcua.surfaces.portal.mine import people_only
from motcua.surfaces.session import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
@people_only
def show(request: HttpRequest, dossier: UUID) -> HttpResponse:
    problem = _send(request, dossier) if request.method == "POST" else None
    if request.method == "POST" and problem is None:
        return HttpResponseRedirect(reverse("portal:own-thread", args=[dossier]) + "#cuoi")
    view = thread.of_own(actor_of(request), dossier)
    thread.note_seen(view, thread.Side.PERSON)
    field = threads.field(
        _("Lời nhắn của bạn"),
        _("Hỏi hoặc báo điều cơ quan cần biết về hồ sơ này. Gửi rồi thì không sửa, không xóa được."),
        request.POST.get(threads.NAME, ""),
        problem,
    )
    shown = [field] if view.may_write or problem else []
    context = {
        "section": "mine",
        "code": view.state.code,
        "procedure_name": catalogue.version(view.state.procedure_version_id).name,
        "thread": view,
        "lines": threads.lines(view, thread.Side.PERSON),
        "field": shown[0] if shown else None,
        "problems": problems_of(shown),
        "intent": threads.intent_of(request),
        "back_url": reverse("portal:own", args=[dossier]),
        "say_url": f"{reverse('portal:feedback')}?ho-so={dossier}",
        "reached_at": reached_at(view.state.receiving_id),
    }
    return render(request, "portal/thread.html", context, status=problem.status if problem else 200)


def _send(request: HttpRequest, dossier: UUID) -> Refusal | None:
    """What stood in the way, with the page to say it on. Raises NotFound."""
    actor = actor_of(request)
    try:
        with counted_writing(actor):
            thread.ask(actor, dossier, request.POST.get(threads.NAME, ""), threads.intent_of(request))
    except NotFound:
        raise
    except Refusal as refusal:
        return refusal
    return None
