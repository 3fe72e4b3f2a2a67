"""Today's work: what the morning's digest counted, what it counts now, and the switch of the message."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import EVERYTHING, Filter
from motcua.surfaces.desk.lists import ALARMS, LISTS
from motcua.surfaces.desk.narrowing import LIST
from motcua.surfaces.session import actor_of, staff_only

AnyList, ErrandList, ThreadList = (
    dossiers.digest.AnyList,
    dossiers.digest.ErrandList,
    dossiers.digest.ThreadList,
)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def today(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if request.method == "POST":
        dossiers.digest.switch(actor, off=request.POST.get("tat") == "1")
        return HttpResponseRedirect(reverse("desk:digest"))
    shown = dossiers.digest.today(actor)
    lines = [
        {
            "words": line.words,
            "url": _path(line.list, line.filter),
            "then": then,
            "now": now,
            "tone": "late" if line.list in {*ALARMS, ErrandList.GIVEN} else "",
        }
        for line, then, now in shown.lines
        if then or now
    ]
    return render(request, "desk/digest.html", {"section": "desk", "today": shown, "lines": lines})


def address(name: dossiers.digest.AnyList | None, chosen: Filter = EVERYTHING) -> str:
    """For messages: the whole address, where our own is known."""
    own = settings.MOTCUA_ADDRESS
    return f"{own}{_path(name, chosen)}" if own else ""


def _path(name: dossiers.digest.AnyList | None, chosen: Filter) -> str:
    if name is None:
        return reverse("desk:digest")
    if isinstance(name, ThreadList):
        return reverse("desk:threads")
    if isinstance(name, ErrandList):
        return reverse("desk:errands") + ("" if name is ErrandList.MINE else "?ds=da-giao")
    return f"{reverse('desk:worklist')}?{urlencode({LIST: LISTS[name][0]} | dossiers.filter_words(chosen))}"
