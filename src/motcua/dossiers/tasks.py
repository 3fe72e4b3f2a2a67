"""Work for later: timed moves that come due, dossiers nobody has taken, bulk acts to carry,
what the day brings to whom."""

from motcua.dossiers import bulk, calendars, digest, filing, opinions, presence, unclaimed
from motcua.dossiers.actions import watch
from motcua.platform.jobs import every, task


@every("* * * * *", name="dossiers.fire_timers")
def fire_timers() -> None:
    watch.fire_due_timers()


@every("*/10 * * * *", name="dossiers.without_holder")
def raise_alarms() -> None:
    watch.raise_alarms()


@every("*/10 * * * *", name="dossiers.tell_of_silence")
def tell_of_silence() -> None:
    opinions.tell_of_silence()


@task(bulk.CARRY)
def carry_bulk(order: int) -> None:
    bulk.carry(order)


@every("* * * * *", name="dossiers.tend_bulk")
def tend_bulk() -> None:
    bulk.tend()


@every("*/5 * * * *", name="dossiers.forget_presence")
def forget_presence() -> None:
    presence.forget_faded()


@every("*/10 * * * *", name="dossiers.forget_filings")
def forget_filings() -> None:
    filing.forget()


@every("10 19 * * *", name="dossiers.gather_minutes")
def gather_minutes() -> None:
    """Each night, ten past two in Việt Nam."""
    filing.minutes.gather()


@every("*/10 1-9 * * *", name="dossiers.remind_filings")
def remind_filings() -> None:
    """By day in Việt Nam; each time so many, each person once."""
    filing.remind()


@every("30 1 * * *", name="dossiers.remind_unclaimed")
def remind_unclaimed() -> None:
    """Once a day, half past eight in Việt Nam."""
    unclaimed.remind()


@every("*/5 * * * *", name="dossiers.begin_digests")
def begin_digests() -> None:
    digest.begin()


@task(digest.MAKE)
def make_digests(accounts: list[int]) -> None:
    digest.make(accounts)


@task(calendars.COUNT)
def count_calendar(draft: int, edition: int) -> None:
    calendars.count(draft, edition)


@task(calendars.CARRY)
def move_dates(draft: int) -> None:
    calendars.carry(draft)


@every("* * * * *", name="dossiers.tend_calendars")
def tend_calendars() -> None:
    calendars.tend()
