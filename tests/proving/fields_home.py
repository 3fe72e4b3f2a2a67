"""Which field of whom stands on which of people's own pages: P32's table of what is reached at home.

`AUDIENCES` says who gets to see something at a place, for each of the three things of `own_people.py`;
`SHOWN` which planted words stand there. What is in neither may be shown nowhere.
"""

from collections.abc import Callable, Mapping

from proving import fields
from proving.own_people import (
    DATA,
    ENDED,
    GONE,
    HERS,
    HOLDERS,
    OFFICER,
    OWNER,
    REPRESENTATIVE,
    SELF,
    TRACKER,
)

Audience = Callable[[str], frozenset[str]]


def holders(whose: str) -> frozenset[str]:
    """Whose account the dossier is in: who filed it, and its owner who took it over."""
    return HOLDERS[whose]


def tracking(whose: str) -> frozenset[str]:
    """The same, and the browser that has shown code and phone of the owner's dossier."""
    return HOLDERS[whose] | ({TRACKER} if whose == HERS else set())


def self(whose: str) -> frozenset[str]:
    """Whoever wrote it, and nobody else."""
    return frozenset({SELF[whose]})


def sender(whose: str) -> frozenset[str]:
    """Who sent the dossier."""
    return frozenset({REPRESENTATIVE}) if whose == HERS else self(whose)


def acting(whose: str) -> frozenset[str]:
    """Who may still do something with the dossier: not somebody whose authority has ended."""
    return HOLDERS[whose] - {ENDED}


def declaring(whose: str) -> frozenset[str]:
    """Who declared for whom they file; a company has declared nobody."""
    return {HERS: frozenset({REPRESENTATIVE}), GONE: frozenset({ENDED})}.get(whose, frozenset())


def declaring_now(whose: str) -> frozenset[str]:
    """The same, while it holds."""
    return declaring(whose) - {ENDED}


def officer(_whose: str) -> frozenset[str]:
    """The one-stop officer of the unit it was said to."""
    return frozenset({OFFICER})


def data_officer(_whose: str) -> frozenset[str]:
    return frozenset({DATA})


def called(whose: str) -> frozenset[str]:
    """One call was recorded, in the owner's words."""
    return frozenset({OFFICER}) if whose == HERS else frozenset()


MINE, LISTED, MESSAGES, SENT, SENT_PDF, RECEIPT, PAPER = (
    "portal:own", "portal:mine", "portal:messages", "portal:own-sent", "portal:own-sent-pdf",
    "portal:own-receipt-pdf", "portal:own-declaration",
)  # fmt: skip
FILE, WHY, CALENDAR, WITHDRAW, ANSWER = (
    "portal:own-file", "portal:own-explain", "portal:own-calendar", "portal:own-withdraw",
    "portal:own-answer",
)  # fmt: skip
TRACKED, TRACKED_WHY, TRACKED_CALENDAR, PAY, PAID, RATE, RATED, SAY = (
    "portal:tracked", "portal:tracked-explain", "portal:tracked-calendar", "portal:pay", "portal:pay-receipt",
    "portal:rate", "portal:rate-more", "portal:say",
)  # fmt: skip
DECLARATION, PERSON, CHECK, PART, PAPERS, PAGES, JUST_SENT = (
    "portal:filing-declaration", "portal:filing-person", "portal:filing-check", "portal:filing-part",
    "portal:filing-papers", "portal:filing-paper", "portal:filing-sent",
)  # fmt: skip
BEHALF_PAPER = "portal:behalf-paper"
BEHALF, MATTER, REQUEST, SHEETS, SHEET, MY_DATA, MY_COPY = (
    "portal:behalf", "portal:matter", "portal:own-data-request", "portal:filing-many", "portal:filing-sheet",
    "portal:own-data-contents", "portal:own-data-copy",
)  # fmt: skip
OFFICE_MATTER, OFFICE_MATTERS, OFFICE_CALL, OFFICE_CALLS, OFFICE_REQUEST, OFFICE_REQUESTS = (
    "desk:matter", "desk:matters", "desk:call", "desk:calls", "console:data-request", "console:data-requests",
)  # fmt: skip

AUDIENCES: dict[str, Audience] = {
    **dict.fromkeys((MINE, LISTED, MESSAGES, SENT, SENT_PDF, RECEIPT, PAPER, FILE, WHY, CALENDAR), holders),
    **dict.fromkeys((WITHDRAW, ANSWER), acting),
    **dict.fromkeys((TRACKED, TRACKED_WHY, TRACKED_CALENDAR, PAY, PAID, RATE), tracking),
    RATED: holders,
    **dict.fromkeys((DECLARATION, PERSON, CHECK, PART, PAPERS, PAGES, SAY), self),
    **dict.fromkeys((MATTER, REQUEST, SHEETS, SHEET, "portal:feedback"), self),
    JUST_SENT: sender,
    **dict.fromkeys((BEHALF, BEHALF_PAPER), declaring_now),
    **dict.fromkeys((OFFICE_MATTER, OFFICE_MATTERS), officer),
    **dict.fromkeys((OFFICE_CALL, OFFICE_CALLS), called),
    **dict.fromkeys((OFFICE_REQUEST, OFFICE_REQUESTS), data_officer),
}
"""Who finds something at a place, of each thing."""

_TOLD = {MINE, TRACKED}
"""The page of a dossier, one's own or found by code and phone."""
_KEPT = {SENT, SENT_PDF}
_EVERYWHERE = {
    *(MINE, LISTED, MESSAGES, SENT, SENT_PDF, RECEIPT, PAPER, WHY, CALENDAR, WITHDRAW, ANSWER, JUST_SENT),
    *(TRACKED, TRACKED_WHY, TRACKED_CALENDAR, PAY, PAID, RATE, RATED),
}

SHOWN: dict[str, set[str]] = {field: set[str]() for field in fields.SHOWN} | {
    "attestation.address": {SAY},
    "attestation.code": {PERSON, CHECK},
    "attestation.name": {OFFICE_REQUEST, OFFICE_REQUESTS},
    "attestation.personal_id": {PERSON, DECLARATION, CHECK},
    "behalf.birth_date": set(),
    "behalf.name": {BEHALF, BEHALF_PAPER},
    "behalf.paper": {BEHALF, BEHALF_PAPER},
    "behalf.personal_id": set(),
    "behalf.proof": {BEHALF, BEHALF_PAPER},
    "call.name": {OFFICE_CALL, OFFICE_CALLS},
    "call.phone": {OFFICE_CALL, OFFICE_CALLS},
    "call.words": {OFFICE_CALL, OFFICE_CALLS},
    "delivery.tracking_number": _TOLD,
    "dossier.code": _EVERYWHERE,
    "draftpage.file": {PAGES, CHECK},
    "extension.apology": _TOLD,
    "extension.reason": _TOLD,
    "filerecord.original_name": {JUST_SENT, FILE, RECEIPT, *_KEPT},
    "filing.answers": {DECLARATION, PART, CHECK},
    "filing.choices": {DECLARATION, PERSON, CHECK},
    "import.file_name": {SHEETS, SHEET},
    "line.cells": {SHEET},
    "matterperson.address": {OFFICE_MATTER},
    "matterperson.email": {OFFICE_MATTER},
    "matterperson.name": {OFFICE_MATTER},
    "matterperson.phone": {OFFICE_MATTER},
    "matterword.forward": {OFFICE_MATTER},
    "matterword.said": {OFFICE_MATTER, OFFICE_MATTERS, MATTER},
    "obligation.amount": {PAY, PAID, *_TOLD},
    "obligation.article": {PAY},
    "obligation.because": _TOLD,
    "participant.address": _KEPT,
    "participant.applicant": {PAPER},
    "participant.birth_date": _KEPT,
    "participant.email": _KEPT,
    "participant.name": {RECEIPT, PAPER, *_KEPT},
    "participant.personal_id": _KEPT,
    "participant.phone": _KEPT,
    "ratingsaid.words": {RATED},
    "request.answer": {OFFICE_REQUEST, REQUEST},
    "request.extension_because": {OFFICE_REQUEST, REQUEST},
    "request.words": {OFFICE_REQUEST, REQUEST},
    "submission.answers": {PAPER, *_KEPT},
    "supplement.items": {ANSWER, *_TOLD},
    "supplement.reason": {ANSWER, *_TOLD},
    "upload.name": set(),
}
"""Planted word → the places where it stands, for whoever finds something there."""

IN_MY_DATA: Mapping[Audience, str] = {
    self: "account.email account.phone attestation.address attestation.code attestation.personal_id "
    "draftpage.file filing.answers filing.choices matterperson.address matterperson.email matterperson.name "
    "matterperson.phone matterword.said request.answer request.extension_because request.words upload.name",
    holders: "dossier.code filerecord.original_name submission.answers",
    sender: "participant.address participant.birth_date participant.email participant.name "
    "participant.personal_id participant.phone",
    declaring: "behalf.birth_date behalf.name behalf.paper behalf.personal_id behalf.proof "
    "participant.applicant",
}
"""«Dữ liệu của tôi»: for whom which words stand among all that is held, on the page and in the copy."""

PLACES = frozenset(AUDIENCES) | {MY_DATA, MY_COPY, "portal:own-data", "portal:own-data-openings"}
"""Where something of somebody may stand."""
NAMED_BY_NUMBER = "attestation.personal_id"
"""The number of the owner stands in the declaration of who files for them, and so in that one's data."""
HEADER = "attestation.name"
"""Every page says who is signed in."""
ONLY_THERE = {
    ("participant.name", PAPER): {SELF[each] for each in SELF if each not in (HERS, GONE)},
    ("attestation.address", SAY): {OWNER, ENDED},
}
"""Who signs a declaration: whoever filed, so of the company its owner. An organisation's address is not
filled in where somebody speaks."""
