"""The national list beside what is published here: what is only on one side, and what differs, by day."""

from motcua.catalogue.models import Kind
from motcua.catalogue.national.comparing import KEPT, Compared, compare_again, compare_file
from motcua.catalogue.national.holding import PARTS, Differing, held_against
from motcua.catalogue.national.reading import (
    PAGE_SIZE,
    ComparisonRow,
    DifferenceRow,
    DifferencesPage,
    Wanted,
    differences_page,
)

__all__ = [
    "KEPT",
    "PAGE_SIZE",
    "PARTS",
    "Compared",
    "ComparisonRow",
    "DifferenceRow",
    "DifferencesPage",
    "Differing",
    "Kind",
    "Wanted",
    "compare_again",
    "compare_file",
    "differences_page",
    "held_against",
]
