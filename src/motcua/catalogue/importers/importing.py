"""Import a file of the national formats into the catalogue."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.catalogue.importers.reading import read_file
from motcua.catalogue.importers.readings import ProcedureReading
from motcua.catalogue.importers.report import BrokenLine, ImportReport
from motcua.catalogue.importers.storing import store
from motcua.catalogue.permissions import Permission
from motcua.platform.access import SYSTEM, Actor, require
from motcua.platform.ledger import NewEntry, append


def import_file(path: Path, *, dry_run: bool = False, actor: Actor = SYSTEM) -> ImportReport:
    """Read every record of the file and keep it as imported version; `dry_run` only reads.

    Broken lines are reported and left out, all others are stored in one transaction. Of two records with one
    code the later one counts, and the earlier is reported.
    """
    require(actor, Permission.PROCEDURE_IMPORT)
    report = ImportReport()
    readings = read_procedures(path, report)
    report.count(readings)
    if not dry_run:
        with transaction.atomic():
            report.new, report.changed = store(readings)
            if report.new or report.changed:
                figures = {"procedures": report.procedures, "new": report.new, "changed": report.changed}
                append(actor, [NewEntry("catalogue:import", "catalogue.procedures.imported", figures)])
    return report


def read_procedures(path: Path, report: ImportReport) -> list[ProcedureReading]:
    """Readings without faults, one for each code; the report names what is broken. Raises UnreadableFile."""
    by_code: dict[str, tuple[int, ProcedureReading]] = {}
    for number, reading in read_file(path):
        if isinstance(reading, BrokenLine):
            report.broken.append(reading)
            continue
        earlier = by_code.get(reading.code)
        if earlier is not None:
            why = _("mã {code} có lại ở dòng {line}. Đã lấy dòng sau, hãy bỏ một dòng.")
            told = why.format(code=reading.code, line=number)
            report.broken.append(BrokenLine(earlier[0], told))
        by_code[reading.code] = (number, reading)
    report.broken.sort(key=lambda each: each.line)
    return [reading for _, reading in by_code.values()]
