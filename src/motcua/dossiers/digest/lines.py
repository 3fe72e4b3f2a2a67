"""What a digest counts. Each line is a worklist under a filter, so its number is the length of that list."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.queries.filters import EVERYTHING, Filter, HolderIs
from motcua.dossiers.queries.worklist import ListName, counts_of
from motcua.platform.access import Actor

SOON_HOURS = 8
"""Office hours: what is due before this time tomorrow."""


@dataclass(frozen=True, slots=True)
class DigestLine:
    """A line in words and the list behind it."""

    key: str
    words: str | Promise
    list: ListName
    filter: Filter = EVERYTHING


_LINES = (
    DigestLine("late", _("Đã quá hạn"), ListName.LATE),
    DigestLine(
        "mine-soon",
        _("Của bạn, hết hạn trong 8 giờ làm việc"),
        ListName.MINE,
        Filter(runs_out=SOON_HOURS),
    ),
    DigestLine("mine", _("Của bạn, tất cả"), ListName.MINE),
    DigestLine("nobody", _("Của đơn vị, chưa ai giữ"), ListName.UNIT, Filter(holder=HolderIs.NOBODY)),
    DigestLine("forgotten", _("Để quá lâu chưa có người nhận"), ListName.FORGOTTEN),
)
KEYS: Mapping[str, DigestLine] = {line.key: line for line in _LINES}
"""In the order they are said."""


def count(actor: Actor) -> dict[str, int]:
    """Every line's number, by its name; the conditions are those of the lists themselves."""
    found = counts_of(actor, [(line.list, line.filter) for line in _LINES])
    return dict(zip(KEYS, found, strict=True))
