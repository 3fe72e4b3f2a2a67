"""The door of the catalogue."""

from motcua.catalogue import territory
from motcua.catalogue.actions.load import Loaded, load_data
from motcua.catalogue.actions.publish import Published, publish
from motcua.catalogue.exchange import (
    Drawing,
    FileUnreadable,
    Remark,
    read_process,
    read_script,
    say_finding,
    try_out,
    write_bpmn,
    write_yaml,
)
from motcua.catalogue.importers import BrokenLine, ImportReport, import_file
from motcua.catalogue.permissions import Permission
from motcua.catalogue.plain import to_data
from motcua.catalogue.queries import (
    PAGE_SIZE,
    field_names,
    fields,
    forget_versions,
    imported_version,
    procedures_accepting,
    search,
    search_beyond,
    version,
    version_on,
)
from motcua.catalogue.refusals import ProcedureFault, UnknownProcedure, UnreadableFile
from motcua.catalogue.rows import (
    CHANNELS,
    Case,
    Component,
    FactSource,
    FieldRow,
    KeptText,
    LegalText,
    PauseRule,
    ProcedurePage,
    ProcedureRow,
    ProcedureVersion,
)

__all__ = [
    "CHANNELS",
    "PAGE_SIZE",
    "BrokenLine",
    "Case",
    "Component",
    "Drawing",
    "FactSource",
    "FieldRow",
    "FileUnreadable",
    "ImportReport",
    "KeptText",
    "LegalText",
    "Loaded",
    "PauseRule",
    "Permission",
    "ProcedureFault",
    "ProcedurePage",
    "ProcedureRow",
    "ProcedureVersion",
    "Published",
    "Remark",
    "UnknownProcedure",
    "UnreadableFile",
    "field_names",
    "fields",
    "forget_versions",
    "import_file",
    "imported_version",
    "load_data",
    "procedures_accepting",
    "publish",
    "read_process",
    "read_script",
    "say_finding",
    "search",
    "search_beyond",
    "territory",
    "to_data",
    "try_out",
    "version",
    "version_on",
    "write_bpmn",
    "write_yaml",
]
