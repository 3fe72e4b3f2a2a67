"""The way to the next page: a cursor in the body, and a Link for clients that follow links."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Invalid


class CursorUnknown(Invalid):
    """What the former page ended with is not, or no longer, in this list."""

    code = "cursor-unknown"
    sentence = _("Con trỏ trang không còn dùng được. Hãy đọc lại từ trang đầu.")


def link_next(request: HttpRequest, response: HttpResponse, cursor: str | None) -> None:
    """Add `Link: <…>; rel="next"`, the same address with the next cursor; nothing on the last page."""
    if cursor is None:
        return
    query = request.GET.copy()
    query["cursor"] = cursor
    response["Link"] = f'<{request.path}?{query.urlencode()}>; rel="next"'
