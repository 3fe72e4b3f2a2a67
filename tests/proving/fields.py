"""Which field of whom is shown where: the one table of P32. What is not in it may be shown nowhere.

`field_rows.py` says for every field of every table which of these words it holds.
"""

DOSSIER, PAPER, CHOSEN, RECEIPT, SLIP = (
    "desk:dossier",
    "desk:dossier, a paper open",
    "desk:worklist, one chosen",
    "counter:receipt",
    "desk:routing-slip",
)
PAY, PAID = "portal:pay", "portal:pay-receipt"
TRACKED, ACT, READ, EVENTS = "portal:tracked", "desk:act", "api:read_dossier", "api:list_events"
LIST, FOLLOW, OBSTACLE, TO_SIGN = "desk:worklist", "leader:follow-up", "leader:obstacle", "leader:to-sign"
SEARCHED, EXPORT, API_LIST = "desk:worklist, searched", "export", "api:list_dossiers"
REFUSED, REFUSALS, ERRAND, ERRANDS = "counter:refusal", "counter:refusals", "desk:errand", "desk:errands"
INTAKE, ELIGIBILITY, IMPORT, IMPORTS = (
    "counter:intake",
    "counter:eligibility",
    "console:import",
    "console:imports",
)
THREADS = "desk:threads"
LEADERS = {"leader:dossiers", "leader:filed-cell", "leader:late-cell", "leader:register"}
INSIDE = {DOSSIER, EVENTS}
"""What the office writes for itself: on the dossier's page and in the answers to its own programs."""

SHOWN: dict[str, set[str]] = {
    "account.email": {"console:account", "desk:digest"},
    "account.login": {"console:accounts", "console:account"},
    "account.password": set(),
    "account.phone": {"console:account"},
    "consultation.answer": INSIDE,
    "consultation.question": INSIDE,
    "delivery.authority": INSIDE,
    "delivery.receiver": {DOSSIER, SLIP},
    "delivery.receiver_number": {DOSSIER},
    "delivery.tracking_number": {DOSSIER, TRACKED},
    "dossier.external_codes": {READ},
    "dossier.source_system": {READ},
    "errand.answer": {ERRAND},
    "errand.text": {ERRAND, ERRANDS},
    "extension.apology": INSIDE | {TRACKED},
    "extension.reason": INSIDE | {TRACKED},
    "filerecord.original_name": {DOSSIER, READ},
    "followup.explanation": INSIDE | {FOLLOW},
    "followupnote.text": INSIDE | {FOLLOW},
    "helpconfirmation.phone": set(),
    "import.file_name": {IMPORTS, IMPORT},
    "intakerefusal.address": {REFUSED},
    "intakerefusal.email": {REFUSED},
    "intakerefusal.grounds": {REFUSED, REFUSALS},
    "intakerefusal.name": {REFUSED, REFUSALS},
    "intakerefusal.personal_id": {REFUSED},
    "intakerefusal.phone": {REFUSED},
    "kin.personal_id": set(),
    "line.cells": {IMPORT},
    "line.sentence": {IMPORT},
    "note.step": INSIDE,
    "note.text": INSIDE,
    "obligation.amount": {DOSSIER, RECEIPT, TRACKED, PAY, PAID},
    "obligation.article": {PAY},
    "obligation.because": INSIDE | {TRACKED},
    "obstacle.answer": {OBSTACLE},
    "obstacle.question": {OBSTACLE},
    "papermark.words": {PAPER, ACT},
    "participant.address": {READ, CHOSEN, RECEIPT, DOSSIER, SLIP},
    "participant.applicant": {READ, DOSSIER, ACT},
    "participant.birth_date": {READ, CHOSEN, DOSSIER},
    "participant.email": {READ, CHOSEN, RECEIPT, DOSSIER},
    "participant.name": {
        READ,
        EVENTS,
        API_LIST,
        CHOSEN,
        RECEIPT,
        DOSSIER,
        "desk:explain",
        SLIP,
        ACT,
        LIST,
        SEARCHED,
        "counter:paper",
    }
    | {EXPORT, FOLLOW, TO_SIGN, THREADS, "leader:morning"}
    | LEADERS,
    "participant.personal_id": {READ, CHOSEN, DOSSIER},
    "participant.phone": {READ, CHOSEN, RECEIPT, DOSSIER, SLIP},
    "person.address": set(),
    "person.email": set(),
    "person.name": set(),
    "person.personal_id": set(),
    "person.phone": set(),
    "receipt.payer": INSIDE,
    "result.content": {READ, ACT, DOSSIER, TO_SIGN},
    "screening.skipped_because": {INTAKE, ELIGIBILITY},
    "submission.answers": {READ, DOSSIER},
    "thread.words": INSIDE,
    "supplement.items": {READ, ACT, DOSSIER},
    "supplement.legal_basis": {READ},
    "supplement.reason": INSIDE | {READ, TRACKED},
}
"""Planted word → the places where it stands, for whoever may open them. Nobody sees it anywhere else."""
# The same page with a paper on it: of the dossier in work, of which nothing was handed over yet.
SHOWN |= {
    field: places | {PAPER}
    for field, places in SHOWN.items()
    if DOSSIER in places and not field.startswith("delivery.")
}

EXPORTED = (
    "Mã hồ sơ", "Chủ hồ sơ", "Thủ tục", "Bước", "Người giữ", "Hạn của bước", "Hẹn trả lúc",
    "Trạng thái", "Kênh nộp",
)  # fmt: skip
"""The columns of the list that is taken away as a file."""
