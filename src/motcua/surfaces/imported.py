"""Sheets brought in row by row, as their pages show them: the template, the limits, how far one is."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from motcua.platform import imports
from motcua.platform.ui.fields import Field

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template_of(name: str, file_name: str) -> HttpResponse:
    """The sheet of a list to fill in, to be kept under a name."""
    headers = {
        "Content-Disposition": f'attachment; filename="{file_name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(imports.template(name), content_type=_XLSX, headers=headers)


def file_field(error: str = "") -> Field:
    """The one question of such a page."""
    limits = {"rows": imports.MOST_ROWS, "size": imports.MOST_BYTES // (1024 * 1024)}
    hint = _("Nhiều nhất %(rows)s dòng, %(size)s MB; không công thức, không macro.") % limits
    return Field("tep", _("Tệp XLSX"), kind="sheet", hint=hint, error=error)


def line(row: imports.ImportRow, url: str) -> dict[str, Any]:
    """A sheet in a list, and at the top of its own page."""
    return {
        "name": row.file_name,
        "url": url,
        "at": row.received_at,
        "rows": row.rows,
        "state": _standing(row),
    }


def is_running(row: imports.ImportRow) -> bool:
    return not row.is_tried or (row.is_given and row.ended_at is None)


def _standing(row: imports.ImportRow) -> dict[str, str]:
    if not row.is_tried:
        return {"word": _("Đang thử"), "tone": "work"}
    if not row.is_given:
        return {"word": _("Chờ bạn quyết định"), "tone": "wait"}
    if row.ended_at is None:
        return {"word": _("Đang nhập"), "tone": "work"}
    return {"word": _("Đã xong"), "tone": "done"}
