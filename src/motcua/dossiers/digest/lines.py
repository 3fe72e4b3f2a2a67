"""What a digest counts: worklists under a filter and piles of errands; a number is the length of its list."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers import thread
from motcua.dossiers.errands import waiting
from motcua.dossiers.queries.filters import EVERYTHING, Filter, HolderIs
from motcua.dossiers.queries.worklist import ListName, counts_of
from motcua.platform.access import Actor

SOON_HOURS = 8
"""Office hours: what is due before this time tomorrow."""


class ErrandList(StrEnum):
    """Lists of errands a line may lead to."""

    MINE = "errands"
    GIVEN = "errands-given"


class ThreadList(StrEnum):
    """Lists of messages of people a line may lead to."""

    UNANSWERED = "threads"


AnyList = ListName | ErrandList | ThreadList


@dataclass(frozen=True, slots=True)
class DigestLine:
    """A line in words and the list behind it."""

    key: str
    words: str | Promise
    list: AnyList
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
    DigestLine("silent", _("Ý kiến quá hạn, chưa trả lời"), ListName.SILENT),
    DigestLine("forgotten", _("Để quá lâu chưa có người nhận"), ListName.FORGOTTEN),
)
_ERRANDS = (
    DigestLine("errands", _("Việc được giao cho bạn"), ErrandList.MINE),
    DigestLine("errands-given-late", _("Việc bạn giao đã quá hạn"), ErrandList.GIVEN),
)
_THREADS = (DigestLine("threads", _("Lời nhắn của người dân chưa trả lời"), ThreadList.UNANSWERED),)
KEYS: Mapping[str, DigestLine] = {line.key: line for line in (*_LINES, *_ERRANDS, *_THREADS)}
"""In the order they are said."""


def count(actor: Actor) -> dict[str, int]:
    """Every line's number, by its name; the conditions are those of the lists themselves."""
    lists = [(line.list, line.filter) for line in _LINES if isinstance(line.list, ListName)]
    errands = waiting(actor)
    beside = (errands.to_do, errands.given_late, thread.waiting(actor).all)
    return dict(zip(KEYS, (*counts_of(actor, lists), *beside), strict=True))
