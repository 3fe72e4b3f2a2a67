"""The door of the room: shelves, where paper is, manifests, the end of a day, numbered slips."""

from motcua.custody.access import handles_paper, may
from motcua.custody.days import AtCounter, Closing, DayBook, Since, Till, close_day, closings, day_book, since
from motcua.custody.drafting import add as add_papers
from motcua.custody.drafting import add_waiting as add_waiting_papers
from motcua.custody.drafting import change_lines, receivers
from motcua.custody.drafting import discard as discard_manifest
from motcua.custody.drafting import draft as draft_manifest
from motcua.custody.drafting import remove as remove_line
from motcua.custody.handing import Finding, Receipt, hand_over, receive, take_back
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
from motcua.custody.putting_back import put_back
from motcua.custody.putting_back import token_for as put_back_token
from motcua.custody.shelves import ShelfRow, shelf, shelves
from motcua.custody.shelves import arrange as arrange_shelves
from motcua.custody.shelves import close as close_shelf
from motcua.custody.slips import ENTERING, UNUSED, USED, VOID, BlockRow, SlipRow, counters
from motcua.custody.slips import block as slip_block
from motcua.custody.slips import blocks as slip_blocks
from motcua.custody.slips import of_slip as dossiers_of_slip
from motcua.custody.slips import oldest_days as oldest_slip_days
from motcua.custody.slips import reserve as reserve_slips
from motcua.custody.slips import submit as take_in
from motcua.custody.slips import take_up as take_up_slip
from motcua.custody.slips import taken_up as slip_taken_up
from motcua.custody.slips import void as void_slip
from motcua.custody.whereabouts import (
    Placed,
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
    "ENTERING",
    "PAGE_SIZE",
    "UNUSED",
    "USED",
    "VOID",
    "AtCounter",
    "BlockRow",
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
    "Placed",
    "Receipt",
    "ShelfRow",
    "Since",
    "SlipRow",
    "Till",
    "Waiting",
    "Whereabouts",
    "add_papers",
    "add_waiting_papers",
    "arrange_shelves",
    "change_lines",
    "close_day",
    "close_shelf",
    "closings",
    "counters",
    "day_book",
    "discard_manifest",
    "dossiers_of_slip",
    "dossiers_on",
    "draft_manifest",
    "hand_over",
    "handles_paper",
    "manifest",
    "manifests_page",
    "may",
    "may_place",
    "oldest_slip_days",
    "on_shelf",
    "place",
    "place_all",
    "put_back",
    "put_back_token",
    "receive",
    "receivers",
    "remove_line",
    "reserve_slips",
    "shelf",
    "shelves",
    "since",
    "slip_block",
    "slip_blocks",
    "slip_taken_up",
    "take_back",
    "take_in",
    "take_up_slip",
    "void_slip",
    "waiting_papers",
    "whereabouts",
    "whereabouts_of",
]
