"""Marks that officers put on a page of a paper: a rectangle and a remark, beside the file, never in it."""

from motcua.dossiers.paper_marks.acts import NewMark, mark, withdraw
from motcua.dossiers.paper_marks.frames import Frame, Place, frame_of, place_of
from motcua.dossiers.paper_marks.reading import MarkRow, marks_of
from motcua.dossiers.paper_marks.rule import LONGEST, MOST, may_mark, may_withdraw

__all__ = [
    "LONGEST",
    "MOST",
    "Frame",
    "MarkRow",
    "NewMark",
    "Place",
    "frame_of",
    "mark",
    "marks_of",
    "may_mark",
    "may_withdraw",
    "place_of",
    "withdraw",
]
