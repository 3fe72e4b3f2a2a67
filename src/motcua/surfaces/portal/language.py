"""The language of the pages, for whoever does not go by what the browser asks for. Kept in a cookie."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST
from django.views.i18n import set_language


@require_POST
@login_not_required
def choose(request: HttpRequest) -> HttpResponseBase:
    """Back to the page one came from, in the other language."""
    return set_language(request)
