"""Why things were asked, refused and put off: each reason given, its text block, and the figure."""

from motcua.dossiers.reasons.counting import (
    PAGE_SIZE,
    Asked,
    Figure,
    FoundReasons,
    ReasonLine,
    reason_figures,
    reasons_behind,
)
from motcua.dossiers.reasons.keeping import Used, Written, keep, keep_of_refusal

__all__ = [
    "PAGE_SIZE",
    "Asked",
    "Figure",
    "FoundReasons",
    "ReasonLine",
    "Used",
    "Written",
    "keep",
    "keep_of_refusal",
    "reason_figures",
    "reasons_behind",
]
