"""The province's list of papers that may be used again: `reusable-papers.json`, held against its schema.

A code that is not on it is never offered: `to-khai` is another paper in every procedure.
"""

from pathlib import Path

from motcua.catalogue import api as catalogue
from motcua.dossiers.models import ReusablePaper

FILE = "reusable-papers.json"


def load_list(folder: Path) -> int:
    """Put the list of a data folder in the place of the one before; says how many. Without a file, none."""
    listed = catalogue.read_list(folder, FILE)
    if listed is None:
        return 0
    rows = [ReusablePaper(decision=listed["decision"], **each) for each in listed["papers"]]
    kept = [row.code for row in rows]
    ReusablePaper.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "months", "basis", "certainty", "decision"],
    )
    ReusablePaper.objects.exclude(code__in=kept).delete()
    return len(rows)
