"""Money, counts and file sizes the way Vietnamese readers expect them."""

from decimal import Decimal

from django.utils.translation import gettext as _

NARROW = "\u00a0"
"""Keeps a figure and its unit on one line."""


def grouped(number: int) -> str:
    """1.250.000."""
    return f"{number:,}".replace(",", ".")


def money(amount: int) -> str:
    """1.250.000 đ; an amount of nothing is said in words."""
    return f"{grouped(amount)}{NARROW}đ" if amount else _("miễn phí")


def file_size(size: int) -> str:
    """Bytes in the unit people know: 845 KB, 1,2 MB."""
    if size < 1024:
        return f"{size}{NARROW}byte"
    if size < 1024 * 1024:
        return f"{round(size / 1024)}{NARROW}KB"
    return f"{size / (1024 * 1024):.1f}".replace(".", ",") + f"{NARROW}MB"


def figure(number: Decimal | float) -> str:
    """A number as people write it: 1.250.000 or 72,5."""
    return f"{number:,}".replace(",", " ").replace(".", ",").replace(" ", ".")
