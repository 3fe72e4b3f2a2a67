"""Addresses under /api/v1/: the document, every operation, and one answer for all other addresses."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from motcua.surfaces.openapi import problems
from motcua.surfaces.openapi.api import patterns, show_document

app_name = "openapi"


@csrf_exempt
@login_not_required
def document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document, for everybody."""
    if request.method not in {"GET", "HEAD"}:
        return problems.not_allowed("GET")
    return show_document(request)


@csrf_exempt
@login_not_required
def nowhere(request: HttpRequest) -> HttpResponse:
    """Any other address of the interface."""
    return problems.no_such_address(request)


urlpatterns = [
    path("openapi.json", document, name="document"),
    *(pattern for pattern in patterns() if pattern.name != "api-root"),
    re_path("^", nowhere),
]
