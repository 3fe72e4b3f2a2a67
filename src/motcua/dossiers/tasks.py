"""What the clock asks of this room: timed moves that come due, dossiers nobody has taken."""

from motcua.dossiers.actions import watch
from motcua.platform.jobs import every


@every("* * * * *", name="dossiers.fire_timers")
def fire_timers() -> None:
    watch.fire_due_timers()


@every("*/10 * * * *", name="dossiers.without_holder")
def raise_alarms() -> None:
    watch.raise_alarms()
