"""Mark a unit as training: what has happened in it decides whether one can, and rooms above know that."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from motcua.agencies.access import reason
from motcua.agencies.kept import changed
from motcua.agencies.models import Unit
from motcua.agencies.permissions import Permission
from motcua.agencies.queries import unit_by_public_id
from motcua.agencies.rows import UnitRow
from motcua.agencies.structure import structure
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, allowed
from motcua.platform.errors import Conflict, NotFound

MARKED = "agencies.unit.marked"


class MarkedAlready(Conflict):
    """Somebody was quicker."""

    code = "training-marked-already"
    sentence = _("Đơn vị đã ở đúng trạng thái này. Hãy tải lại trang.")


class AboveIsTraining(Conflict):
    """What is below a training unit is training with it."""

    code = "training-above"
    sentence = _("{name} là đơn vị tập huấn, nên mọi đơn vị trực thuộc đã là tập huấn.")


def may_mark(actor: Actor, unit: UnitRow) -> bool:
    """Whether they administer what the unit is below: nobody takes their own unit out of the figures."""
    above = unit.parent_id
    return above is not None and allowed(actor, Permission.UNIT_ADMINISTER, above)


def set_training(
    actor: Actor,
    public_id: UUID,
    *,
    is_training: bool,
    because: str,
    insist: Callable[[frozenset[int]], None],
) -> None:
    """Mark a unit of today with all below it, or take the mark away; other processes follow in seconds.

    `insist` is given the unit with all below it and all it followed; it raises where the mark would be untrue
    of what has happened there. The rows are held meanwhile, so that nothing can be written for them.
    Raises NotFound, MarkedAlready, AboveIsTraining, ReasonMissing.
    """
    row = unit_by_public_id(public_id)
    if not may_mark(actor, row) or not row.holds_on(clock.today()):
        raise NotFound
    notes, known = reason(actor, because), structure()
    with transaction.atomic():
        units = known.subtree(row.id)
        held = {
            unit.pk: unit for unit in Unit.objects.select_for_update().filter(pk__in=units).order_by("pk")
        }
        if held[row.id].is_training == is_training:
            raise MarkedAlready
        above = [known.units[each] for each in row.lineage[1:] if known.units[each].is_training]
        if above:
            raise AboveIsTraining(name=above[0].name)
        insist(units)
        Unit.objects.filter(pk=row.id).update(is_training=is_training)
        changed()
        sides = {"before": {"training": not is_training}, "after": {"training": is_training}}
        ledger.append(actor, [ledger.NewEntry(f"unit:{row.id}", MARKED, sides, notes=notes)])
