"""«Finish service»: nothing of the last person stays in reach of whoever stands at the counter next."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.surfaces import typed_words
from motcua.surfaces.counter.addressing import close_all
from motcua.surfaces.counter.receipt import JUST_TAKEN_IN
from motcua.surfaces.session import LOCKED, staff_even_locked

_OF_THE_LAST_PERSON = ("done", JUST_TAKEN_IN)


@require_POST
@staff_even_locked
def finish(request: HttpRequest) -> HttpResponse:
    """Forget typed words and open requests, have the browser drop its copies, and lock."""
    typed_words.forget(request)
    close_all(request)
    for name in _OF_THE_LAST_PERSON:
        request.session.pop(name, None)
    request.session[LOCKED] = True
    return HttpResponseRedirect(reverse("counter:locked"), headers={"Clear-Site-Data": '"cache"'})


@require_safe
@staff_even_locked
def locked(request: HttpRequest) -> HttpResponse:
    if not request.session.get(LOCKED):
        return HttpResponseRedirect(reverse("counter:start"))
    return render(request, "counter/locked.html", {"section": "counter"})


@require_POST
@staff_even_locked
def unlock(request: HttpRequest) -> HttpResponse:
    request.session.pop(LOCKED, None)
    return HttpResponseRedirect(reverse("counter:start"))
