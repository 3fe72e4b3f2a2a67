"""Days as people write them on pages."""

from datetime import date, datetime

from motcua.platform import clock

_YEARS = range(2000, 2200)


def day_of(typed: str) -> date | None:
    """A day as people write it (21/11/2026), or as programs do; None for anything else."""
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            day = datetime.strptime(typed, form).replace(tzinfo=clock.ZONE).date()
        except ValueError:
            continue
        return day if day.year in _YEARS else None
    return None
