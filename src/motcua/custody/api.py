"""The door of the room: shelves, where paper is, manifests, the end of a day."""

from motcua.custody.access import handles_paper, may
from motcua.custody.days import Closing, DayBook, Since, Till, close_day, closings, day_book, since
from motcua.custody.drafting import add, add_waiting, change_lines, discard, draft, receivers, remove
from motcua.custody.handing import Finding, Receipt, hand_over, receive
from motcua.custody.manifests import (
    PAGE_SIZE,
    LineRow,
    ManifestRow,
    ManifestView,
    Pile,
    Waiting,
    manifest,
    manifests_page,
    waiting_papers,
)
from motcua.custody.models.manifests import Manifest, ManifestLine
from motcua.custody.permissions import Permission
from motcua.custody.shelves import ShelfRow, arrange, close, shelf, shelves
from motcua.custody.whereabouts import (
    Whereabouts,
    dossiers_on,
    may_place,
    on_shelf,
    place,
    place_all,
    whereabouts,
    whereabouts_of,
)

Outcome = ManifestLine.Outcome
ManifestState = Manifest.State

__all__ = [
    "PAGE_SIZE",
    "Closing",
    "DayBook",
    "Finding",
    "LineRow",
    "ManifestRow",
    "ManifestState",
    "ManifestView",
    "Outcome",
    "Permission",
    "Pile",
    "Receipt",
    "ShelfRow",
    "Since",
    "Till",
    "Waiting",
    "Whereabouts",
    "add",
    "add_waiting",
    "arrange",
    "change_lines",
    "close",
    "close_day",
    "closings",
    "day_book",
    "discard",
    "dossiers_on",
    "draft",
    "hand_over",
    "handles_paper",
    "manifest",
    "manifests_page",
    "may",
    "may_place",
    "on_shelf",
    "place",
    "place_all",
    "receive",
    "receivers",
    "remove",
    "shelf",
    "shelves",
    "since",
    "waiting_papers",
    "whereabouts",
    "whereabouts_of",
]
