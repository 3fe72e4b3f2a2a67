"""Try the rows out, then do them: the work of jobs. A group of rows and its outcome is one transaction."""

from collections.abc import Sequence
from datetime import timedelta

import structlog
from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from motcua.kernel.errors import KernelError
from motcua.platform import clock, jobs, ledger
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.imports.lists import Cells, Done, ListOfRows, by_name
from motcua.platform.imports.models import Import, Line
from motcua.platform.imports.ordering import CARRY, TRY_OUT
from motcua.platform.imports.reading import LONGEST_CELL
from motcua.platform.imports.refusals import CellMissing, CellTooLong
from motcua.platform.words import say

_log = structlog.get_logger(__name__)

LEFT_LYING = timedelta(minutes=2)
"""An import that moved no row for so long has lost its job: a new one takes it up."""
KEPT_FOR = timedelta(days=7)
_TRIED = {Done.NEW: Line.State.GOOD, Done.SAME: Line.State.SAME}
_CARRIED = {Done.NEW: Line.State.DONE, Done.SAME: Line.State.SAME}


def try_out(order_id: int) -> None:
    """Do every group of rows and take it back; what each row would do is kept."""
    while (lines := _next(order_id, Line.State.READ)) is not None:
        order, group = lines
        if not group:
            Import.objects.filter(pk=order.pk, tried_at=None).update(tried_at=clock.now())
            return
        _try(order, group)


def carry(order_id: int) -> None:
    """Do what is left of an import that was given."""
    while _carry_group(order_id):
        pass


def tend() -> None:
    """Give imports without a job a new one, and forget what the rows said after a week."""
    now = clock.now()
    with transaction.atomic(durable=True):
        lying = Import.objects.filter(ended_at=None, moved_at__lt=now - LEFT_LYING)
        for order in lying.filter(tried_at=None).values_list("pk", flat=True):
            jobs.defer(TRY_OUT, order=order)
        for order in lying.filter(confirmed_at__isnull=False).values_list("pk", flat=True):
            jobs.defer(CARRY, order=order)
        Import.objects.filter(received_at__lt=now - KEPT_FOR).delete()


def _next(order_id: int, state: str) -> tuple[Import, list[Line]] | None:
    """The order and its next group of rows in a state; None when the order is gone."""
    order = Import.objects.filter(pk=order_id).first()
    if order is None:
        return None
    waiting = order.lines.filter(state=state)
    first = waiting.order_by("group", "number").first()
    if first is None:
        return order, []
    return order, list(waiting.filter(group=first.group).order_by("number"))


def _try(order: Import, lines: Sequence[Line]) -> None:
    entry = by_name(order.name)
    try:
        with transaction.atomic():
            _do(entry, order, lines, _TRIED, bad=Line.State.BAD)
            transaction.set_rollback(True)
    finally:
        entry.forget()
    with transaction.atomic(durable=True):
        _keep(lines)
        Import.objects.filter(pk=order.pk).update(moved_at=clock.now())


def _carry_group(order_id: int) -> bool:
    """Do the next group; false when there is none. Whoever carries holds the order's row meanwhile."""
    with transaction.atomic(durable=True):
        given = Import.objects.select_for_update().filter(confirmed_at__isnull=False, ended_at=None)
        order = given.filter(pk=order_id).first()
        found = _next(order_id, Line.State.GOOD) if order is not None else None
        if order is None or found is None:
            return False
        lines = found[1]
        if not lines:
            _end(order)
            return False
        _do(by_name(order.name), order, lines, _CARRIED, bad=Line.State.REFUSED)
        _keep(lines)
        Import.objects.filter(pk=order.pk).update(moved_at=clock.now())
        return True


def _do(
    entry: ListOfRows,
    order: Import,
    lines: Sequence[Line],
    states: dict[Done, Line.State],
    *,
    bad: Line.State,
) -> None:
    """Each row in a savepoint of its own: a refused one leaves the others of its group standing."""
    try:
        actor = entry.whose(order)
    except NotFound:
        actor = None
    for line in lines:
        line.column = line.sentence = ""
        try:
            with transaction.atomic():
                line.state = states[_done(entry, actor, line.cells)]
        except Refusal as refusal:
            line.state, line.column, line.sentence = bad, refusal.field or "", str(refusal)
        except KernelError as error:
            line.state, line.sentence = bad, say(error.key, **error.values)
        except (OperationalError, InterfaceError):
            raise  # the database is away: the job is tried again
        except (DatabaseError, ValueError, LookupError) as error:
            _log.warning("imports.row_failed", order=order.pk, row=line.number, error=type(error).__name__)
            line.state, line.sentence = bad, _("Chưa làm được dòng này do lỗi của chương trình.")


def _done(entry: ListOfRows, actor: Actor | None, cells: Cells) -> Done:
    if actor is None:
        raise NotFound
    for column in entry.columns:
        words = cells.get(column.key, "")
        if column.is_required and not words:
            raise CellMissing(field=column.key)
        if len(words) > LONGEST_CELL:
            raise CellTooLong(field=column.key, most=LONGEST_CELL)
    return entry.does(actor, cells)


def _keep(lines: Sequence[Line]) -> None:
    Line.objects.bulk_update(lines, ["state", "column", "sentence"])


def _end(order: Import) -> None:
    order.ended_at = clock.now()
    order.save(update_fields=["ended_at"])
    order.lines.filter(state=Line.State.BAD).update(state=Line.State.LEFT)
    told = {state: order.lines.filter(state=state).count() for state in ("done", "same", "refused", "left")}
    ledger.append(SYSTEM, [ledger.NewEntry(f"import:{order.pk}", "imports.import.ended", told)])
