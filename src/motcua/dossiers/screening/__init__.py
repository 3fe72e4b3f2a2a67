"""Before a dossier: whether the person qualifies, and the numbered refusal of a request not taken in."""

from motcua.dossiers.screening.asking import (
    Screened,
    account_of,
    answer,
    require_asked,
    require_may_ask,
    screened,
    skip,
)
from motcua.dossiers.screening.listing import (
    PAGE_SIZE,
    FoundRefusals,
    Narrowed,
    RefusalRow,
    may_see_refusals,
    refusal,
    refusals_page,
)
from motcua.dossiers.screening.refusing import Ground, RefuseIntake, refuse_intake

__all__ = [
    "PAGE_SIZE",
    "FoundRefusals",
    "Ground",
    "Narrowed",
    "RefusalRow",
    "RefuseIntake",
    "Screened",
    "account_of",
    "answer",
    "may_see_refusals",
    "refusal",
    "refusals_page",
    "refuse_intake",
    "require_asked",
    "require_may_ask",
    "screened",
    "skip",
]
