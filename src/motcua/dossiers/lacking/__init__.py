"""What an act lacks, whoever does it at whatever step: named conditions for the table of acts."""

from motcua.dossiers.lacking.conditions import (
    extendable,
    has_number,
    no_number_yet,
    not_yet_received,
    nothing_owed,
    unsigned,
    with_result,
)

__all__ = [
    "extendable",
    "has_number",
    "no_number_yet",
    "not_yet_received",
    "nothing_owed",
    "unsigned",
    "with_result",
]
