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
from motcua.kernel.forms.difference import diff
from motcua.kernel.forms.eligibility import Bar, Eligibility
from motcua.kernel.forms.facets import FACETS, OPERATORS
from motcua.kernel.forms.soundness import Flaw, check
from motcua.kernel.forms.validation import Problem, validate, visible

__all__ = [
    "FACETS",
    "OPERATORS",
    "Answer",
    "Bar",
    "Comparison",
    "Condition",
    "Eligibility",
    "Flaw",
    "Form",
    "Junction",
    "Kind",
    "Option",
    "Problem",
    "Question",
    "check",
    "clean_answer",
    "comparisons_in",
    "condition_from_data",
    "condition_to_data",
    "diff",
    "holds",
    "names_in",
    "validate",
    "visible",
]
