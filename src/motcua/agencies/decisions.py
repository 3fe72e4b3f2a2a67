"""Decisions named while somebody works: known by their number, written down once."""

from datetime import date

from motcua.agencies.models import Decision
from motcua.agencies.refusals import DecisionMissing
from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean


def decision_named(number: str, signed_on: date | None, subject: str) -> Decision:
    """The decision with this number, stored if it is new. Raises DecisionMissing."""
    try:
        stored, about = clean(number)[:80], clean(subject)[:500]
    except KernelError:
        raise DecisionMissing(field="decision") from None
    if not stored:
        raise DecisionMissing(field="decision")
    key = f"{stored}@{signed_on.isoformat()}" if signed_on else stored
    found, _ = Decision.objects.get_or_create(
        key=key[:80], defaults={"number": stored, "signed_on": signed_on, "subject": about}
    )
    return found
