"""Say at which counter one sits today: one press."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.platform import clock
from motcua.surfaces import sitting
from motcua.surfaces.session import actor_of, staff_only

_BACK = {"vi-tri": "desk:posts"}


@require_POST
@staff_only
def sit(request: HttpRequest) -> HttpResponse:
    sitting.sit(request, actor_of(request), request.POST.get("quay", "").strip()[:4], clock.today())
    return HttpResponseRedirect(reverse(_BACK.get(request.POST.get("ve", ""), "counter:start")))
