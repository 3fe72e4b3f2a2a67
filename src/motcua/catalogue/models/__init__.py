"""Tables of the catalogue; private to this room."""

from motcua.catalogue.models.definition import FormDefinition, ProcessSpec
from motcua.catalogue.models.national import Kind, NationalComparison, NationalDifference
from motcua.catalogue.models.parts import (
    Case,
    ChannelLimit,
    Component,
    Fee,
    NonTerritorialItem,
    NonTerritorialPhase,
    PauseRule,
    Wording,
    WordingVersion,
)
from motcua.catalogue.models.procedure import (
    Draft,
    Field,
    LifeEvent,
    Procedure,
    ProcedureTag,
    ProcedureVersion,
    Said,
    SearchPhrase,
    Status,
    Variant,
)

__all__ = [
    "Case",
    "ChannelLimit",
    "Component",
    "Draft",
    "Fee",
    "Field",
    "FormDefinition",
    "Kind",
    "LifeEvent",
    "NationalComparison",
    "NationalDifference",
    "NonTerritorialItem",
    "NonTerritorialPhase",
    "PauseRule",
    "Procedure",
    "ProcedureTag",
    "ProcedureVersion",
    "ProcessSpec",
    "Said",
    "SearchPhrase",
    "Status",
    "Variant",
    "Wording",
    "WordingVersion",
]
