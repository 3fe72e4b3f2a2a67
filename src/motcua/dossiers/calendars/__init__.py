"""Calendars changed: which promised dates would move, who agrees, and the moving itself, batch by batch."""

from motcua.dossiers.calendars.carrying import carry, count, tend
from motcua.dossiers.calendars.changing import change_calendars
from motcua.dossiers.calendars.drafting import (
    DayEdit,
    Edit,
    PlainEdit,
    SwapEdit,
    WeekEdit,
    YearEdit,
    ask_for_calendar,
    draft_change,
    drop_draft,
    reopen_draft,
)
from motcua.dossiers.calendars.kind import CARRY, COUNT
from motcua.dossiers.calendars.moving import DateMoved, moved_dates
from motcua.dossiers.calendars.owning import draft_own, draft_return, has_own
from motcua.dossiers.calendars.showing import (
    MOVES_A_PAGE,
    DraftPage,
    DraftRow,
    MoveRow,
    UnitCount,
    draft_of,
    draft_page,
    drafts_for,
    drafts_of,
    to_edit,
)

__all__ = [
    "CARRY",
    "COUNT",
    "MOVES_A_PAGE",
    "DateMoved",
    "DayEdit",
    "DraftPage",
    "DraftRow",
    "Edit",
    "MoveRow",
    "PlainEdit",
    "SwapEdit",
    "UnitCount",
    "WeekEdit",
    "YearEdit",
    "ask_for_calendar",
    "carry",
    "change_calendars",
    "count",
    "draft_change",
    "draft_of",
    "draft_own",
    "draft_page",
    "draft_return",
    "drafts_for",
    "drafts_of",
    "drop_draft",
    "has_own",
    "moved_dates",
    "reopen_draft",
    "tend",
    "to_edit",
]
