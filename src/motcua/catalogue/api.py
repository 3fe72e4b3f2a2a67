"""The door of the catalogue."""

from motcua.catalogue.actions.load import Loaded, load_data
from motcua.catalogue.actions.publish import Published, publish
from motcua.catalogue.permissions import Permission
from motcua.catalogue.queries import (
    fields,
    forget_versions,
    imported_version,
    procedures_accepting,
    search,
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
    "Case",
    "Component",
    "FactSource",
    "FieldRow",
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
    "UnknownProcedure",
    "UnreadableFile",
    "fields",
    "forget_versions",
    "imported_version",
    "load_data",
    "procedures_accepting",
    "publish",
    "search",
    "version",
    "version_on",
]
