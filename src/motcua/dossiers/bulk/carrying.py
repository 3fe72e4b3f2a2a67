"""Carry an order in small batches. A line's act and its outcome are one transaction, so that no death of a
worker, and no second worker, does a line twice.

Whoever carries holds the order's row during a batch; stopping it and other workers wait for that long.
"""

from datetime import timedelta

import structlog
from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from motcua.dossiers.asked import whose
from motcua.dossiers.bulk.acts import orders_of, why_not
from motcua.dossiers.bulk.ordering import CARRY
from motcua.dossiers.models import BulkLine, BulkOrder
from motcua.dossiers.perform import perform_each
from motcua.platform import clock, jobs, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.errors import Refusal

_log = structlog.get_logger(__name__)

AT_ONCE = 20
LEFT_LYING = timedelta(minutes=2)
"""An order that moved no line for so long has lost its job: a new one takes it up."""
UNCONFIRMED_FOR = timedelta(days=1)


def carry(order_id: int) -> None:
    """Carry what is left of an order, until nothing is or it is stopped."""
    while _go_on(order_id):
        pass


def _go_on(order_id: int) -> bool:
    try:
        return _batch(order_id, AT_ONCE)
    except (OperationalError, InterfaceError):
        raise  # the database is away: the job is tried again
    except Exception as error:  # noqa: BLE001 (one line that cannot be done must stop no other)
        _log.warning("bulk.batch_failed", order=order_id, error=type(error).__name__)
    return all(_one(order_id) for _each in range(AT_ONCE))


def _one(order_id: int) -> bool:
    """The next line by itself; one that fails for a reason nobody foresaw says so."""
    try:
        return _batch(order_id, 1)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # noqa: BLE001 (the same)
        _log.error("bulk.line_failed", order=order_id, error=type(error).__name__)
        return _set_aside(order_id)


def _batch(order_id: int, most: int) -> bool:
    """Carry the next lines; false when there are none."""
    with transaction.atomic(durable=True):
        order, lines = _next(order_id, most)
        if order is None:
            return False
        if not lines:
            _end(order)
            return False
        _carry(order, lines)
        BulkLine.objects.bulk_update(lines, ["state", "sentence"])
        BulkOrder.objects.filter(pk=order.pk).update(moved_at=clock.now())
        return True


def _next(order_id: int, most: int) -> tuple[BulkOrder | None, list[BulkLine]]:
    """The order, ours until commit, and its next lines; None when there is nothing to carry any more."""
    under_way = BulkOrder.objects.filter(confirmed_at__isnull=False, ended_at__isnull=True)
    order = under_way.select_for_update().filter(pk=order_id).first()
    if order is None:
        return None, []
    waiting = order.lines.filter(state=BulkLine.State.WAITING).select_related("dossier")
    return order, list(waiting.order_by("number")[:most])


def _carry(order: BulkOrder, lines: list[BulkLine]) -> None:
    """Rights are asked again here: of an account suspended or a role lost since, every line is refused."""
    try:
        outcomes = perform_each(orders_of(whose(order), order, lines))
    except Refusal as refusal:
        outcomes = [refusal for _line in lines]
    sentences = iter(why_not([outcome for outcome in outcomes if isinstance(outcome, Refusal)]))
    for line, outcome in zip(lines, outcomes, strict=True):
        refused = isinstance(outcome, Refusal)
        line.state = BulkLine.State.REFUSED if refused else BulkLine.State.DONE
        line.sentence = next(sentences) if refused else ""


def _set_aside(order_id: int) -> bool:
    with transaction.atomic(durable=True):
        order, lines = _next(order_id, 1)
        for line in lines:
            line.state = BulkLine.State.REFUSED
            line.sentence = _("Chưa làm được do lỗi của chương trình. Hãy mở hồ sơ và làm riêng.")
            line.save(update_fields=["state", "sentence"])
    return order is not None


def _end(order: BulkOrder) -> None:
    order.ended_at = clock.now()
    order.save(update_fields=["ended_at"])
    lines = order.lines
    told = {state: lines.filter(state=state).count() for state in ("done", "refused")}
    ledger.append(SYSTEM, [ledger.NewEntry(f"bulk:{order.pk}", "dossiers.bulk.ended", told)])


def tend() -> None:
    """Give orders without a job a new one; forget what nobody confirmed in a day."""
    now = clock.now()
    with transaction.atomic(durable=True):
        lying = BulkOrder.objects.filter(
            confirmed_at__isnull=False, ended_at__isnull=True, moved_at__lt=now - LEFT_LYING
        )
        for order in lying.values_list("pk", flat=True):
            jobs.defer(CARRY, order=order)
        BulkOrder.objects.filter(confirmed_at=None, made_at__lt=now - UNCONFIRMED_FOR).delete()
