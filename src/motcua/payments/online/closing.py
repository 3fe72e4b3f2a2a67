"""An obligation has ended another way: its open attempts pay nothing any more."""

from collections.abc import Iterable

from motcua.payments.models import OPEN_ATTEMPT, Attempt, AttemptState
from motcua.platform import clock


def close_attempts(obligations: Iterable[int], because: str, *, but: int | None = None) -> int:
    """Close what is open, but for one attempt; the provider is asked about them all the same, since money
    may be on its way. Within the transaction that ends the obligation."""
    still_open = Attempt.objects.filter(obligation_id__in=list(obligations), state__in=OPEN_ATTEMPT)
    if but is not None:
        still_open = still_open.exclude(pk=but)
    return still_open.update(state=AttemptState.EXPIRED, because=because, ended_at=clock.now())
