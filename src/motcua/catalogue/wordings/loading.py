"""Text blocks of a data folder: `wordings.json`, held against its schema; safe to repeat."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.catalogue.files import read_procedure
from motcua.catalogue.models import Wording
from motcua.catalogue.refusals import UnreadableFile
from motcua.catalogue.wordings.refusals import FieldUnknown, ProcedureUnknown
from motcua.catalogue.wordings.writing import Place, Words, revise, write
from motcua.platform.access import SYSTEM, Actor

FILE = "wordings.json"


def load_wordings(folder: Path, actor: Actor = SYSTEM) -> int:
    """Blocks of the province's own unit that are new or changed in the file; says how many.

    What somebody revised or withdrew here is left as it is: the province's word beats the file's. A block
    of a field or procedure this province does not have is left out.
    """
    path, schema = _found(folder)
    root = agencies.unit(agencies.units_of_kind("province_committee")[0].lineage[-1])
    known = {row.key: row for row in Wording.objects.filter(unit_id=root.id).exclude(key="")}
    return sum(_load(actor, root, each, known) for each in read_procedure(path, schema)["wordings"])


def _load(actor: Actor, root: agencies.UnitRow, each: dict[str, Any], known: dict[str, Wording]) -> bool:
    words = Words(each["title"], each["text"], each["article"], each["certainty"])
    row = known.get(each["key"])
    if row is None:
        place = Place(each["kind"], root.identifier, each["field"] or "", each["procedure"] or "")
        try:
            write(actor, place, words, key=each["key"])
        except (FieldUnknown, ProcedureUnknown):
            return False
        return True
    ours = row.withdrawn_at is None and not row.versions.exclude(saved_by=None).exists()
    return ours and revise(actor, row.public_id, words, row.version) > row.version


def _found(folder: Path) -> tuple[Path, Path]:
    """The file and its schema, in the folder or in one above it."""
    for place in (folder, *folder.resolve().parents):
        schema = place / "schema" / "wording.json"
        if (place / FILE).is_file() and schema.is_file():
            return place / FILE, schema
    raise UnreadableFile(file=FILE, fault=_("không thấy tệp này trong thư mục dữ liệu."))
