"""Forms as data: questions of eight kinds, conditions between them, and what is wrong with answers."""

from motcua.kernel.forms.answers import Answer, clean_answer
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
from motcua.kernel.forms.definition import Form, Kind, Option, Question
from motcua.kernel.forms.difference import diff, diff_sections
from motcua.kernel.forms.eligibility import Bar, Eligibility
from motcua.kernel.forms.facets import FACETS, OPERATORS
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
from motcua.kernel.forms.parts import WHOLE, Part, parts, sections_of, validate_part
from motcua.kernel.forms.sections import Section
from motcua.kernel.forms.soundness import Flaw, check
from motcua.kernel.forms.validation import Problem, validate, visible

__all__ = [
    "DOWN",
    "FACETS",
    "OPERATORS",
    "REMOVE",
    "UP",
    "WHOLE",
    "Answer",
    "Bar",
    "Comparison",
    "Condition",
    "Eligibility",
    "Flaw",
    "Form",
    "Junction",
    "Kind",
    "Layout",
    "Option",
    "Part",
    "Problem",
    "Question",
    "Section",
    "arranged",
    "check",
    "clean_answer",
    "comparisons_in",
    "condition_from_data",
    "condition_to_data",
    "diff",
    "diff_sections",
    "divided",
    "holds",
    "moved",
    "names_in",
    "parts",
    "section_moved",
    "section_worded",
    "sections_of",
    "validate",
    "validate_part",
    "visible",
]
