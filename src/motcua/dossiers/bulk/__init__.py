"""One act on many dossiers, as an order that is stored, carried in small batches and shown line by line."""

from motcua.dossiers.bulk.acts import BulkAct, bulk_acts
from motcua.dossiers.bulk.carrying import carry, tend
from motcua.dossiers.bulk.ordering import CARRY, MOST, Letter, adjust, confirm, prepare, stop
from motcua.dossiers.bulk.refusals import ShownOtherwise
from motcua.dossiers.bulk.showing import (
    BulkRow,
    LineRow,
    Look,
    bulk_fit,
    bulk_look,
    bulk_order,
    bulk_orders,
    bulk_outcome,
    bulk_preview,
)

__all__ = [
    "CARRY",
    "MOST",
    "BulkAct",
    "BulkRow",
    "Letter",
    "LineRow",
    "Look",
    "ShownOtherwise",
    "adjust",
    "bulk_acts",
    "bulk_fit",
    "bulk_look",
    "bulk_order",
    "bulk_orders",
    "bulk_outcome",
    "bulk_preview",
    "carry",
    "confirm",
    "prepare",
    "stop",
    "tend",
]
