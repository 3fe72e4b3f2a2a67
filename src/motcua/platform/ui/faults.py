"""The page of a fault of ours. It must come whatever is broken, if need be without anything of the house."""

import structlog
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_log = structlog.get_logger(__name__)


def fault_page(_request: HttpRequest) -> HttpResponse:
    """In the look of the house, and without it where even that fails (no list of static files, say)."""
    try:
        return HttpResponseServerError(render_to_string("500.html"))
    except Exception as error:  # noqa: BLE001 (the fault itself is logged by Django, but not what broke its page)
        _log.error("fault.page", exc_info=error)
        return HttpResponseServerError(_plain())


def _plain() -> str:
    return format_html(
        '<!doctype html><html lang="{}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{}</title></head>'
        '<body><h1>{}</h1><p>{}</p><p>{}</p><p><a href="/tra-cuu/">{}</a></p></body></html>',
        get_language() or "vi",
        title := _("Trang tạm thời không làm việc được"),
        title,
        _("Việc bạn vừa làm có thể chưa được ghi lại. Sự cố đã được báo cho người vận hành."),
        _("Hãy tra cứu hồ sơ trước khi gửi lại, để không nộp hai lần. Việc gấp xin đến quầy gần nhất."),
        _("Tra cứu hồ sơ"),
    )
