"""Work for later: timed moves that come due, dossiers nobody has taken, bulk acts to carry."""

from motcua.dossiers.actions import watch
from motcua.dossiers.bulk import carrying
from motcua.dossiers.bulk.ordering import CARRY
from motcua.platform.jobs import every, task


@every("* * * * *", name="dossiers.fire_timers")
def fire_timers() -> None:
    watch.fire_due_timers()


@every("*/10 * * * *", name="dossiers.without_holder")
def raise_alarms() -> None:
    watch.raise_alarms()


@task(CARRY)
def carry_bulk(order: int) -> None:
    carrying.carry(order)


@every("* * * * *", name="dossiers.tend_bulk")
def tend_bulk() -> None:
    carrying.tend()
