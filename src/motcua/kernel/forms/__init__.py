"""Forms as data: questions of eight kinds, conditions between them, and what is wrong with answers."""

from motcua.kernel.forms.answers import Answer
from motcua.kernel.forms.conditions import Condition, condition_from_data, condition_to_data, holds, names_in
from motcua.kernel.forms.definition import Form, Kind, Option, Question
from motcua.kernel.forms.eligibility import Bar, Eligibility
from motcua.kernel.forms.validation import Problem, validate, visible

__all__ = [
    "Answer",
    "Bar",
    "Condition",
    "Eligibility",
    "Form",
    "Kind",
    "Option",
    "Problem",
    "Question",
    "condition_from_data",
    "condition_to_data",
    "holds",
    "names_in",
    "validate",
    "visible",
]
