"""Filters and tags of our templates: `{% load ui %}`."""

import io
from datetime import date, datetime

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe

from motcua.kernel import codes
from motcua.platform.ui import figures, moments

register = template.Library()

register.filter("money", figures.money)
register.filter("grouped", figures.grouped)
register.filter("file_size", figures.file_size)
register.filter("span", moments.span_words)
register.filter("masked", codes.mask)
register.filter("personal_id", codes.group)
register.filter("phone", codes.phone_words)


@register.filter
def moment(value: datetime | None) -> str:
    """Thứ Hai 23/11/2026, 10:25."""
    return moments.moment_words(value) if value else ""


@register.filter
def day(value: date | None) -> str:
    """Thứ Hai 23/11/2026."""
    return moments.day_words(value) if value else ""


@register.filter
def day_formal(value: date | None) -> str:
    """Ngày 23 tháng 11 năm 2026."""
    return moments.day_formal(value) if value else ""


@register.filter
def day_short(value: date | None) -> str:
    """23/11/2026, for birth dates and tables."""
    return moments.day_short(value) if value else ""


@register.filter
def near(value: datetime | None, now: datetime) -> str:
    """16:00 hôm nay, seen from `now`."""
    return moments.moment_near(value, now) if value else ""


@register.simple_tag
def qr_code(text: str, label: str) -> SafeString:
    """A QR code as inline SVG, so that a receipt prints without a second request."""
    drawn = io.BytesIO()
    segno.make(text, error="m").save(
        drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2, title=label
    )
    # segno escapes the title; the rest is geometry.
    return mark_safe(drawn.getvalue().decode().replace("<svg", '<svg role="img"', 1))  # noqa: S308
