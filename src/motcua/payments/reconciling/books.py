"""Our own money of a day, as the provider's file would name it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from motcua.payments.models import Incoming, Refund, RefundState
from motcua.payments.reconciling.comparing import Ours
from motcua.platform import clock


def span(day: date) -> tuple[datetime, datetime]:
    """A local day, from and until."""
    begin = datetime.combine(day, time(), tzinfo=clock.ZONE)
    return begin, begin + timedelta(days=1)


def money_of(provider: str, day: date) -> list[Ours]:
    """What came in and went back, by when the provider says it did."""
    return [*_came(provider, day), *_went(provider, day)]


def _came(provider: str, day: date) -> Iterator[Ours]:
    begin, end = span(day)
    rows = Incoming.objects.filter(provider=provider, paid_at__gte=begin, paid_at__lt=end)
    for number, amount in rows.values_list("transaction", "amount"):
        yield Ours("pay", number, amount)


def _went(provider: str, day: date) -> Iterator[Ours]:
    """Refunds are dated by the answer we got: over midnight a line may stand in the next day's file."""
    begin, end = span(day)
    rows = Refund.objects.filter(
        incoming__provider=provider, state=RefundState.DONE, settled_at__gte=begin, settled_at__lt=end
    )
    for number, amount in rows.values_list("transaction", "amount"):
        yield Ours("refund", number, amount)
