"""The message thread of a dossier: between its people and the office, part of its record (ADR 0064)."""

from motcua.dossiers.thread.acts import answer, ask, leave, note_seen
from motcua.dossiers.thread.reading import Said, ThreadView, of_office, of_own, of_record, with_news
from motcua.dossiers.thread.rule import ANSWER_HOURS, DAYS_AFTER_END, MOST_UNANSWERED, Kind, Side
from motcua.dossiers.thread.waiting import PAGE_SIZE, Waiting, WaitingRow, answers_any, waiting, waiting_page

__all__ = [
    "ANSWER_HOURS",
    "DAYS_AFTER_END",
    "MOST_UNANSWERED",
    "PAGE_SIZE",
    "Kind",
    "Said",
    "Side",
    "ThreadView",
    "Waiting",
    "WaitingRow",
    "answer",
    "answers_any",
    "ask",
    "leave",
    "note_seen",
    "of_office",
    "of_own",
    "of_record",
    "waiting",
    "waiting_page",
    "with_news",
]
