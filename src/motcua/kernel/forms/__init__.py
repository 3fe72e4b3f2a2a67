"""Forms as data: questions of many kinds in sections, conditions, and what is wrong with answers."""

from motcua.kernel.forms.answers import Answer, is_blank
from motcua.kernel.forms.compound import PAPERS, clean_answer, parts_of
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
from motcua.kernel.forms.difference import diff, diff_sections
from motcua.kernel.forms.eligibility import Bar, Eligibility
from motcua.kernel.forms.facets import FACETS, OPERATORS
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
from motcua.kernel.forms.moments import day_words
from motcua.kernel.forms.parts import WHOLE, Part, parts, sections_of, validate_part
from motcua.kernel.forms.places import Place, Places
from motcua.kernel.forms.sections import Section
from motcua.kernel.forms.soundness import Flaw, check
from motcua.kernel.forms.tentative import settled
from motcua.kernel.forms.validation import Problem, is_needed, validate, visible

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
    "Eligibility",
    "FileFacts",
    "Flaw",
    "Form",
    "Junction",
    "Kind",
    "Known",
    "Layout",
    "Option",
    "Part",
    "Place",
    "Places",
    "Problem",
    "Question",
    "Section",
    "arranged",
    "check",
    "clean_answer",
    "comparisons_in",
    "condition_from_data",
    "condition_to_data",
    "day_words",
    "diff",
    "diff_sections",
    "divided",
    "holds",
    "is_blank",
    "is_needed",
    "moved",
    "names_in",
    "parts",
    "parts_of",
    "section_moved",
    "section_worded",
    "sections_of",
    "settled",
    "validate",
    "validate_part",
    "visible",
]
