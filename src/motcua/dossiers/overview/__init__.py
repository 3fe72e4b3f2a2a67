"""What leaders see: five numbers, what is late and why, what runs out next, what waits for a letter.

Every number is a condition of a moment, and the list behind it is made of the same condition.
"""

from motcua.dossiers.overview.breakdown import MOST_WEIGHED, Breakdown, Cell, Group, breakdown, lines_of
from motcua.dossiers.overview.causes import (
    Cause,
    Loss,
    Span,
    StepSpan,
    main_cause,
    split,
    where_hours_went,
)
from motcua.dossiers.overview.decisions import Matter, ToDecide, letter_ids, letters_page, to_decide
from motcua.dossiers.overview.figures import OPEN, Figure, Number, numbers
from motcua.dossiers.overview.filed import Filed, Way, filed_in, month_after, page_filed
from motcua.dossiers.overview.forecast import DayCell, Forecast, forecast, page_due_on
from motcua.dossiers.overview.lines import (
    PAGE_SIZE,
    Line,
    Part,
    ToSign,
    cause_of,
    ids_waiting_for_me,
    page_behind,
    waiting_for_me,
)
from motcua.dossiers.overview.lines import lines as lines_from
from motcua.dossiers.overview.reach import WEEK, overseen, require_overseer
from motcua.dossiers.overview.reach import units_of as overseen_units
from motcua.dossiers.overview.words import CAUSE_WORDS

__all__ = [
    "CAUSE_WORDS",
    "MOST_WEIGHED",
    "OPEN",
    "PAGE_SIZE",
    "WEEK",
    "Breakdown",
    "Cause",
    "Cell",
    "DayCell",
    "Figure",
    "Filed",
    "Forecast",
    "Group",
    "Line",
    "Loss",
    "Matter",
    "Number",
    "Part",
    "Span",
    "StepSpan",
    "ToDecide",
    "ToSign",
    "Way",
    "breakdown",
    "cause_of",
    "filed_in",
    "forecast",
    "ids_waiting_for_me",
    "letter_ids",
    "letters_page",
    "lines_from",
    "lines_of",
    "main_cause",
    "month_after",
    "numbers",
    "overseen",
    "overseen_units",
    "page_behind",
    "page_due_on",
    "page_filed",
    "require_overseer",
    "split",
    "to_decide",
    "waiting_for_me",
    "where_hours_went",
]
