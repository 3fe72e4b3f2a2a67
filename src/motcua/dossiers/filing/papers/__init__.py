"""The papers of a filing, each put together of pages: photographs and PDF files, in order, turned upright.

Whoever fills in adds, moves, turns and drops pages until it is sent. Bound, the pages are one file, and that
is what the dossier gets; a page changed afterwards unbinds the paper. What each page was when it was sent
stays on record by its fingerprint.
"""

from motcua.dossiers.filing.papers.adding import add_file, add_upload, purpose_of, take_again, take_kept
from motcua.dossiers.filing.papers.arranging import drop, move, turn
from motcua.dossiers.filing.papers.binding import bind, bind_all
from motcua.dossiers.filing.papers.reading import PageRow, file_of, pages_of
from motcua.dossiers.filing.papers.rules import MOST_PAGES, TooManyPages

__all__ = [
    "MOST_PAGES",
    "PageRow",
    "TooManyPages",
    "add_file",
    "add_upload",
    "bind",
    "bind_all",
    "drop",
    "file_of",
    "move",
    "pages_of",
    "purpose_of",
    "take_again",
    "take_kept",
    "turn",
]
