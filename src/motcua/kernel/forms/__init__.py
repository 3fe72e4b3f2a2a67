"""Forms as data: questions of many kinds in sections, conditions, and what is wrong with answers."""

from motcua.kernel.forms.answers import Answer, is_blank, judge_file
from motcua.kernel.forms.compound import PAPERS, clean_answer, parts_of
from motcua.kernel.forms.computing import Expression
from motcua.kernel.forms.conditions import (
    Comparison,
    Condition,
    Junction,
    comparisons_in,
    condition_from_data,
    condition_to_data,
    holds,
    names_in,
)
from motcua.kernel.forms.definition import (
    FILE_KINDS,
    PRECISIONS,
    TODAY,
    USUAL_MB,
    USUAL_ROWS,
    Form,
    Option,
    Question,
)
from motcua.kernel.forms.difference import diff, diff_rules, diff_sections
from motcua.kernel.forms.eligibility import Bar, Eligibility
from motcua.kernel.forms.facets import FACETS, OPERATORS
from motcua.kernel.forms.filling import filled_in, prefill
from motcua.kernel.forms.kinds import COLUMNS, COMPOUND, NO, PARTS, USUAL, YES, Kind
from motcua.kernel.forms.known import NOTHING, FileFacts, Known
from motcua.kernel.forms.layout import (
    DOWN,
    REMOVE,
    UP,
    Layout,
    arranged,
    divided,
    moved,
    section_moved,
    section_worded,
)
from motcua.kernel.forms.moments import day, day_words
from motcua.kernel.forms.moving import Dropped, Moved, move
from motcua.kernel.forms.parts import WHOLE, Part, parts, sections_of, validate_part
from motcua.kernel.forms.places import Place, Places
from motcua.kernel.forms.prefilling import SOURCES, Prefill, Prefilled
from motcua.kernel.forms.sections import Section
from motcua.kernel.forms.soundness import Flaw, check
from motcua.kernel.forms.tentative import settled
from motcua.kernel.forms.together import Rule
from motcua.kernel.forms.validation import Problem, applying, is_needed, validate, visible, worked_out

__all__ = [
    "COLUMNS",
    "COMPOUND",
    "DOWN",
    "FACETS",
    "FILE_KINDS",
    "NO",
    "NOTHING",
    "OPERATORS",
    "PAPERS",
    "PARTS",
    "PRECISIONS",
    "REMOVE",
    "SOURCES",
    "TODAY",
    "UP",
    "USUAL",
    "USUAL_MB",
    "USUAL_ROWS",
    "WHOLE",
    "YES",
    "Answer",
    "Bar",
    "Comparison",
    "Condition",
    "Dropped",
    "Eligibility",
    "Expression",
    "FileFacts",
    "Flaw",
    "Form",
    "Junction",
    "Kind",
    "Known",
    "Layout",
    "Moved",
    "Option",
    "Part",
    "Place",
    "Places",
    "Prefill",
    "Prefilled",
    "Problem",
    "Question",
    "Rule",
    "Section",
    "applying",
    "arranged",
    "check",
    "clean_answer",
    "comparisons_in",
    "condition_from_data",
    "condition_to_data",
    "day",
    "day_words",
    "diff",
    "diff_rules",
    "diff_sections",
    "divided",
    "filled_in",
    "holds",
    "is_blank",
    "is_needed",
    "judge_file",
    "move",
    "moved",
    "names_in",
    "parts",
    "parts_of",
    "prefill",
    "section_moved",
    "section_worded",
    "sections_of",
    "settled",
    "validate",
    "validate_part",
    "visible",
    "worked_out",
]
