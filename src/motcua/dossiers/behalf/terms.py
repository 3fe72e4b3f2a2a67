"""Until when somebody may file for another. Pure."""

from datetime import date

from motcua.dossiers.models import BehalfKind

AGE_OF_MAJORITY = 18
"""Bộ luật Dân sự 2015, Điều 20 và 136: parents stand for a child until it comes of age."""
TERM_YEARS = 1
"""Bộ luật Dân sự 2015, Điều 563: an authority that names no term holds for one year."""


MOST = {"person": 20, "organisation": 200}
"""For how many one may file at once, by kind of account: neighbours help a few, a firm many."""


def last_day(kind: str, birth_date: date, named: date | None, declared_on: date) -> date:
    """The day from which it holds no longer: the one the paper names, the law's where it names none.

    A child's parents never act beyond its eighteenth birthday.
    """
    if kind == BehalfKind.GUARDIAN:
        grown_up = years_after(birth_date, AGE_OF_MAJORITY)
        return min(named, grown_up) if named else grown_up
    return named or years_after(declared_on, TERM_YEARS)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
