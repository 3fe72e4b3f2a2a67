"""The minutes of a form's parts."""

from motcua.dossiers.filing.minutes.measuring import middle
from motcua.dossiers.models import PartTime


def minutes_of(form: int | None) -> dict[str, int]:
    """By part, for those of which enough filings told; `form` is the definition's id."""
    rows = PartTime.objects.filter(form=form).values_list("part", "counts") if form is not None else ()
    found = {part: middle(counts) for part, counts in rows}
    return {part: minutes for part, minutes in found.items() if minutes is not None}
