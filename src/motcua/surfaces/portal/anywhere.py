"""For everyone: which procedures any centre of the province takes in, by decision and phase."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.platform import clock
from motcua.surfaces import territory


@require_safe
@login_not_required
def listing(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    context = {"section": "procedures", "day": today, "groups": territory.groups(today)}
    return render(request, "portal/anywhere.html", context)
