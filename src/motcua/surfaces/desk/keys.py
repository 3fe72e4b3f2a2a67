"""All keys of the staff pages, and the switch by which somebody turns single letters off (WCAG 2.1.4)."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.parties import api as parties
from motcua.surfaces.session import KEYS_OFF, actor_of, staff_only


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def keys(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        is_off = request.POST.get("tat") == "1"
        parties.change_preference(actor=actor_of(request), name=KEYS_OFF, change=lambda _before: is_off)
        return HttpResponseRedirect(reverse("desk:keys"))
    return render(request, "desk/keys.html", {"section": "desk"})
