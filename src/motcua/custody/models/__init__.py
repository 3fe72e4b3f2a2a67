"""The tables of the room, one aggregate per file."""

from motcua.custody.models.days import DayClose
from motcua.custody.models.manifests import Manifest, ManifestBook, ManifestLine
from motcua.custody.models.shelves import Holding, Shelf
from motcua.custody.models.slips import Slip, SlipBlock, SlipBook

__all__ = [
    "DayClose",
    "Holding",
    "Manifest",
    "ManifestBook",
    "ManifestLine",
    "Shelf",
    "Slip",
    "SlipBlock",
    "SlipBook",
]
