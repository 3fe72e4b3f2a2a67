"""Text blocks of the province: reasons and letters officers pick while they write, with versions."""

from motcua.catalogue.wordings.filling import (
    Filler,
    example,
    fill,
    names_in,
    placeholders,
    stands_in,
)
from motcua.catalogue.wordings.kinds import FILLED, KIND_NAMES, PLACEHOLDERS, Kind
from motcua.catalogue.wordings.loading import load_wordings
from motcua.catalogue.wordings.offering import Block, blocks, id_of, named, offered
from motcua.catalogue.wordings.reading import (
    PAGE_SIZE,
    Wanted,
    WordingDetail,
    WordingRow,
    WordingVersionRow,
    may_write,
    units_to_write_for,
    wording,
    wordings_page,
)
from motcua.catalogue.wordings.writing import Place, Words, check, revise, withdraw, write

__all__ = [
    "FILLED",
    "KIND_NAMES",
    "PAGE_SIZE",
    "PLACEHOLDERS",
    "Block",
    "Filler",
    "Kind",
    "Place",
    "Wanted",
    "WordingDetail",
    "WordingRow",
    "WordingVersionRow",
    "Words",
    "blocks",
    "check",
    "example",
    "fill",
    "id_of",
    "load_wordings",
    "may_write",
    "named",
    "names_in",
    "offered",
    "placeholders",
    "revise",
    "stands_in",
    "units_to_write_for",
    "withdraw",
    "wording",
    "wordings_page",
    "write",
]
