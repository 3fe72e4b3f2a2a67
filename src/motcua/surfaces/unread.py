"""The page of those whose form came without its token."""

from django.http import HttpRequest, HttpResponse
from django.views.csrf import csrf_failure

from motcua.surfaces.session import broken_off, line_broke


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose line broke has no token either, but its page was not open for too long."""
    return broken_off(request) if line_broke(request) else csrf_failure(request, reason)
