"""The way to the next page: a cursor in the body, and a Link for clients that follow links."""

from django.http import HttpRequest, HttpResponse


def link_next(request: HttpRequest, response: HttpResponse, cursor: str | None) -> None:
    """Add `Link: <…>; rel="next"`, the same address with the next cursor; nothing on the last page."""
    if cursor is None:
        return
    query = request.GET.copy()
    query["cursor"] = cursor
    response["Link"] = f'<{request.path}?{query.urlencode()}>; rel="next"'
