"""Furniture of the room: one aggregate per file. No other room imports these."""

from motcua.dossiers.models.bulk import BulkLine, BulkOrder
from motcua.dossiers.models.calendar import CalendarDraft, CalendarMove
from motcua.dossiers.models.counters import CodeCounter, NumberBook
from motcua.dossiers.models.decision import Delivery, Result, ResultReminder
from motcua.dossiers.models.dossier import HELPED_ELSEWHERE, Dossier, Holder, Participant, Submission
from motcua.dossiers.models.draft import (
    Behalf,
    BehalfKind,
    Draft,
    DraftPage,
    DraftPaper,
    Enclosure,
    Filing,
    HelpConfirmation,
    IntakeRefusal,
    PartTime,
    Screening,
)
from motcua.dossiers.models.followup import Errand, FollowUp, FollowUpNote, Obstacle
from motcua.dossiers.models.hints import Digest, Opening, Presence
from motcua.dossiers.models.paper import Paper, PaperMark, ReusablePaper
from motcua.dossiers.models.requests import (
    Consultation,
    Extension,
    Reason,
    SilenceTold,
    Supplement,
    Thread,
    ThreadReading,
    Timer,
)
from motcua.dossiers.models.step import Step

__all__ = [
    "HELPED_ELSEWHERE",
    "Behalf",
    "BehalfKind",
    "BulkLine",
    "BulkOrder",
    "CalendarDraft",
    "CalendarMove",
    "CodeCounter",
    "Consultation",
    "Delivery",
    "Digest",
    "Dossier",
    "Draft",
    "DraftPage",
    "DraftPaper",
    "Enclosure",
    "Errand",
    "Extension",
    "Filing",
    "FollowUp",
    "FollowUpNote",
    "HelpConfirmation",
    "Holder",
    "IntakeRefusal",
    "NumberBook",
    "Obstacle",
    "Opening",
    "Paper",
    "PaperMark",
    "PartTime",
    "Participant",
    "Presence",
    "Reason",
    "Result",
    "ResultReminder",
    "ReusablePaper",
    "Screening",
    "SilenceTold",
    "Step",
    "Submission",
    "Supplement",
    "Thread",
    "ThreadReading",
    "Timer",
]
