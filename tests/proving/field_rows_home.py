"""Rows of P32 for what people find, fill in and attach at home, joined in `field_rows.py`."""

from proving.field_reasons import CONTENT, KEY, MOMENT, OWN, SEARCH, SECRET, STATE, WORK

ROWS_AT_HOME: dict[str, dict[str, str]] = {
    "catalogue.LifeEvent": {
        KEY: "id",
        CONTENT: "slug place name summary lead steps certainty",
    },
    "catalogue.SearchPhrase": {
        KEY: "id",
        CONTENT: "phrase kind procedures event note certainty",
        SEARCH: "folded words",
    },
    "dossiers.Behalf": {
        KEY: "id public_id account paper",
        "behalf.name": "name",
        "behalf.personal_id": "personal_id",
        "behalf.birth_date": "birth_date",
        "behalf.proof": "proof",
        STATE: "kind valid_to",
        MOMENT: "declared_at ended_at",
    },
    "dossiers.DraftPage": {
        KEY: "id draft file reused_from",
        WORK: "component_code",
        STATE: "position turn",
        SECRET: "sha256",
    },
    "dossiers.Enclosure": {
        KEY: "id draft file",
        WORK: "question",
    },
    "dossiers.Filing": {
        KEY: "draft account visitor version_of_procedure",
        "filing.choices": "choices",
        "filing.answers": "answers",
        STATE: "stamps revision spent is_timed",
        MOMENT: "saved_at sent_at reminded_at",
    },
    "dossiers.PartTime": {
        KEY: "id form",
        WORK: "part",
        STATE: "counts",
    },
    "dossiers.Holder": {
        KEY: "id dossier account behalf",
        STATE: "how",
        MOMENT: "since",
    },
    "dossiers.Opening": {
        KEY: "id dossier account",
        WORK: "unit",
        MOMENT: "day",
    },
    "dossiers.Thread": {
        KEY: "dossier",
        MOMENT: "asked_at answer_by answered_at",
    },
    "dossiers.ThreadReading": {
        KEY: "id thread",
        STATE: "side",
        MOMENT: "up_to",
    },
    "privacy.Request": {
        KEY: "id public_id account officer",
        "request.words": "words",
        "request.answer": "answer",
        "request.extension_because": "extension_because",
        OWN: "ground outcome",
        STATE: "kind state with_others extension_days",
        MOMENT: "asked_at answer_due_at due_at answered_at ended_at late_noted_at",
    },
    "platform.Upload": {
        KEY: "id account purpose file",
        "upload.name": "name",
        STATE: "size received",
        MOMENT: "began_at expires_at",
        SECRET: "sha256",
    },
}
