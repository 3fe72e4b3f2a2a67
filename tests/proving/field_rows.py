"""Every field of every table, and the planted word it holds, or why there is nothing to tell of it.

A table that holds anything of people or of their dossiers stands in ROWS with each of its fields; a new
field without a row fails. The word's places are in `fields.py`.
"""

from proving.field_reasons import (
    CONTENT,
    COUNTER,
    KEY,
    LEDGER,
    MOMENT,
    OFFICE,
    OWN,
    SEARCH,
    SECRET,
    STATE,
    UNSHOWN,
    WORK,
)
from proving.field_rows_home import ROWS_AT_HOME
from proving.said import ROWS_SAID

ROWS: dict[str, dict[str, str]] = ROWS_AT_HOME | {
    "agencies.AccessReview": {
        KEY: "id",
        STATE: "quarter",
        MOMENT: "made_at",
    },
    "agencies.Finding": {
        KEY: "id public_id review account grant unit",
        STATE: "kind outcome",
        OFFICE: "because settled_by",
        MOMENT: "since settled_at",
    },
    "agencies.UnitMove": {
        KEY: "id public_id unit target proposal edition account_id post_id behalf_id unit_of_actor units "
        "posts new_units",
        CONTENT: "act name short_name identifier decision heirs",
        OFFICE: "made_by because",
        STATE: "state channel foreseen carried",
        MOMENT: "day touched_at ended_at",
    },
    "catalogue.Draft": {
        KEY: "id procedure base revision proposal",
        CONTENT: "content",
        OFFICE: "opened_by saved_by",
        MOMENT: "opened_at saved_at",
    },
    "catalogue.NationalComparison": {
        KEY: "id compared_by",
        MOMENT: "compared_at",
        STATE: "file digest fault there here broken",
    },
    "catalogue.NonTerritorialItem": {
        KEY: "id phase place",
        CONTENT: "code name",
    },
    "catalogue.NonTerritorialPhase": {
        KEY: "id public_id version",
        CONTENT: "decision decided_on issuer name certainty",
        MOMENT: "valid_from valid_to",
    },
    "catalogue.ProcedureTag": {
        KEY: "id procedure",
        CONTENT: "kind phase decision",
        MOMENT: "effective_from effective_to",
    },
    "catalogue.Wording": {
        KEY: "id public_id key unit field procedure version",
        STATE: "kind",
        OFFICE: "withdrawn_by",
        MOMENT: "withdrawn_at",
    },
    "catalogue.WordingVersion": {
        KEY: "id wording number",
        CONTENT: "title text article certainty",
        OFFICE: "saved_by",
        MOMENT: "saved_at",
    },
    "custody.DayClose": {
        KEY: "id public_id unit number closed_post",
        STATE: "dossiers receipts money counted unshelved to_hand_on drafts",
        OFFICE: "closed_by remark",
        MOMENT: "day closed_at",
    },
    "custody.Holding": {
        KEY: "id dossier unit shelf by_post",
        STATE: "is_missing",
        MOMENT: "since",
    },
    "custody.Manifest": {
        KEY: "id public_id number giver receiver drafted_post handed_post received_post version",
        STATE: "state",
        OFFICE: "handed_by received_by remark",
        MOMENT: "drafted_at handed_at received_at",
    },
    "custody.ManifestBook": {
        KEY: "id unit year last",
    },
    "custody.ManifestLine": {
        KEY: "id manifest dossier code",
        WORK: "papers remark difference",
        STATE: "under_way outcome",
    },
    "custody.Shelf": {
        KEY: "id public_id unit",
        WORK: "code name",
        MOMENT: "closed_at",
    },
    "custody.Slip": {
        KEY: "id block unit number intent dossier entered_post voided_post",
        WORK: "procedure_code reason",
        MOMENT: "received_at entered_at voided_at",
    },
    "custody.SlipBlock": {
        KEY: "id public_id unit reserved_post",
        WORK: "counter first last",
        MOMENT: "reserved_at",
    },
    "custody.SlipBook": {
        KEY: "id unit last",
    },
    "dossiers.CalendarDraft": {
        KEY: "id public_id base version proposal account_id post_id behalf_id unit_id edition for_unit_id",
        CONTENT: "code data origin origin_version",
        OFFICE: "made_by because",
        STATE: "state channel moved",
        MOMENT: "touched_at counted_at ended_at leaves_on",
    },
    "dossiers.CalendarMove": {
        KEY: "id draft dossier edition unit_id",
        MOMENT: "before after",
        STATE: "is_kept why",
    },
    "dossiers.Digest": {
        KEY: "account post",
        OWN: "lines",
        MOMENT: "day made_at",
    },
    "dossiers.HelpConfirmation": {
        KEY: "intent_key account",
        "helpconfirmation.phone": "phone",
        SECRET: "digest",
        STATE: "wrong sent",
        MOMENT: "sent_at confirmed_at",
    },
    "dossiers.IntakeRefusal": {
        KEY: "id public_id intent_key unit book_number book_symbol procedure_version",
        WORK: "procedure_code field_code case_code",
        "intakerefusal.grounds": "grounds",
        "intakerefusal.name": "name",
        "intakerefusal.personal_id": "personal_id",
        "intakerefusal.phone": "phone",
        "intakerefusal.email": "email",
        "intakerefusal.address": "address",
        COUNTER: "answers",
        OFFICE: "refused_by",
        MOMENT: "refused_at",
    },
    "dossiers.ResultReminder": {
        KEY: "id dossier",
        MOMENT: "sent_on",
    },
    "dossiers.ReusablePaper": {
        KEY: "code",
        CONTENT: "name basis certainty decision",
        STATE: "months",
    },
    "dossiers.Screening": {
        KEY: "intent_key account procedure_version",
        WORK: "case_code",
        COUNTER: "answers",
        "screening.skipped_because": "skipped_because",
        MOMENT: "asked_at",
    },
    "parties.Kin": {
        KEY: "id public_id account",
        "kin.personal_id": "personal_id",
        STATE: "relation",
        MOMENT: "declared_at ended_at",
    },
    "platform.Import": {
        KEY: "id public_id account_id post_id behalf_id unit_id",
        OWN: "name",
        "import.file_name": "file_name",
        STATE: "channel",
        MOMENT: "received_at tried_at confirmed_at moved_at ended_at",
    },
    "platform.Line": {
        KEY: "id order number group",
        "line.cells": "cells",
        "line.sentence": "sentence",
        STATE: "state column",
    },
    "platform.Proposal": {
        KEY: "id public_id subject unit_id field_code",
        OFFICE: "content about facts because proposed_by proposed_for decided_by decided_for words",
        SECRET: "mark",
        STATE: "kind state",
        MOMENT: "proposed_at expires_at decided_at",
    },
    "platform.ProposalRule": {
        STATE: "kind is_needed",
        CONTENT: "decision",
        MOMENT: "changed_at",
    },
    "platform.Entry": {
        KEY: "shard seq post on_behalf subject",
        MOMENT: "occurred_at recorded_at",
        LEDGER: "actor channel name payload",
        SECRET: "prev hash",
    },
    "platform.Note": {
        "note.text": "text",
        KEY: "shard seq key",
        SECRET: "salt",
    },
    "platform.Export": {
        KEY: "id public_id account_id post_id behalf_id unit_id",
        STATE: "channel kind rows",
        OWN: "source spec title why_not",
        MOMENT: "asked_at ready_at",
    },
    "platform.FileRecord": {
        "filerecord.original_name": "original_name",
        KEY: "id public_id account",
        SECRET: "sha256",
        STATE: "size kind",
        MOMENT: "stored_at",
    },
    "platform.IdempotencyKey": {
        KEY: "id account",
        OWN: "key headers",
        SECRET: "digest body",
        MOMENT: "started_at",
        STATE: "status",
    },
    "parties.Account": {
        "account.password": "password",
        "account.login": "login",
        "account.email": "email",
        "account.phone": "phone",
        OFFICE: "name suspended_because",
        KEY: "id public_id",
        STATE: "kind is_active is_training",
        SEARCH: "name_folded",
        MOMENT: "created_at suspended_at signed_in_at",
    },
    "parties.Identity": {
        KEY: "id account subject",
        UNSHOWN: "issuer",
        MOMENT: "created_at",
    },
    "parties.Attestation": {
        KEY: "account",
        "attestation.name": "name",
        "attestation.personal_id": "personal_id",
        "attestation.address": "address",
        "attestation.code": "code",
        UNSHOWN: "issuer source level",
        STATE: "sex commune_code",
        MOMENT: "verified_at birth_date",
    },
    "parties.PasswordCode": {
        KEY: "account",
        SECRET: "digest",
        MOMENT: "expires_at",
    },
    "parties.ApiKey": {
        KEY: "id public_id account unit_id",
        UNSHOWN: "name scopes",
        STATE: "prefix",
        SECRET: "digest",
        MOMENT: "created_at expires_at last_used_at revoked_at",
    },
    "parties.Organisation": {
        KEY: "id public_id account",
        STATE: "kind commune_code",
        UNSHOWN: "name code phone email address",
        SEARCH: "name_folded name_sort",
        MOMENT: "created_at changed_at",
    },
    "parties.Person": {
        "person.name": "name",
        "person.personal_id": "personal_id",
        "person.phone": "phone",
        "person.email": "email",
        "person.address": "address",
        KEY: "id public_id account",
        SEARCH: "name_folded name_sort",
        STATE: "document_type sex commune_code",
        MOMENT: "birth_date created_at changed_at",
    },
    "parties.Preference": {
        KEY: "id account",
        OWN: "name value",
    },
    "parties.Representation": {
        KEY: "id public_id representative person organisation",
        STATE: "kind",
        UNSHOWN: "proof procedures attested_by",
        MOMENT: "valid_from valid_to created_at",
    },
    "agencies.Post": {
        KEY: "id account unit decision",
        MOMENT: "valid_from valid_to",
        OFFICE: "code title ended_because",
        STATE: "is_main",
    },
    "agencies.RoleGrant": {
        KEY: "id post unit",
        MOMENT: "valid_from valid_to",
        OFFICE: "role fields",
    },
    "agencies.Delegation": {
        KEY: "id principal deputy decision",
        MOMENT: "valid_from valid_to",
        OFFICE: "roles fields procedures most reason",
    },
    "payments.Obligation": {
        "obligation.amount": "amount",
        "obligation.article": "article",
        "obligation.because": "because",
        KEY: "id public_id subject unit",
        STATE: "kind state",
        MOMENT: "due_on created_at closed_at",
    },
    "payments.ReceiptBook": {
        KEY: "id unit",
        STATE: "year last",
    },
    "payments.Receipt": {
        "obligation.amount": "amount",
        "receipt.payer": "payer",
        KEY: "id public_id obligation unit number cashier post counter",
        STATE: "year method",
        MOMENT: "received_at",
    },
    "payments.Attempt": {
        "obligation.amount": "amount",
        KEY: "id public_id obligation reference account",
        STATE: "way state because",
        MOMENT: "started_at ask_at ended_at",
    },
    "payments.DayFile": {
        KEY: "id public_id provider read_by",
        SECRET: "digest",
        MOMENT: "day read_at",
    },
    "payments.DayLine": {
        "obligation.amount": "amount",
        KEY: "id file reference transaction",
        STATE: "kind found",
        MOMENT: "at",
    },
    "payments.DaySign": {
        KEY: "id public_id file provider number",
        OFFICE: "signed_by remark",
        STATE: "equal only_here only_there other_amount money_here money_there",
        MOMENT: "day signed_at",
    },
    "payments.Incoming": {
        "obligation.amount": "amount",
        KEY: "id public_id provider transaction reference attempt obligation bank",
        STATE: "pays state reason",
        MOMENT: "paid_at heard_at",
    },
    "payments.Notice": {
        "obligation.amount": "amount",
        KEY: "id provider reference transaction",
        STATE: "source status is_genuine verdict reason",
        MOMENT: "heard_at",
    },
    "payments.OnlineBook": {
        KEY: "id unit",
        STATE: "year last",
    },
    "payments.OnlineReceipt": {
        "obligation.amount": "amount",
        KEY: "id public_id obligation incoming unit number",
        STATE: "year",
        MOMENT: "received_at",
    },
    "payments.Refund": {
        "obligation.amount": "amount",
        KEY: "id public_id incoming reference transaction",
        OFFICE: "because asked_by decided_by",
        STATE: "state before",
        MOMENT: "asked_at decided_at settled_at",
    },
    "notifications.Message": {
        KEY: "id public_id",
        STATE: "event subject template channel state reference parts",
        OWN: "title text",
        UNSHOWN: "address form",
        SECRET: "address_digest",
        MOMENT: "created_at send_at spoken_at settled_at told_at",
    },
    "dossiers.BulkOrder": {
        KEY: "id public_id account post_id behalf_id unit_id to_id",
        STATE: "channel act days",
        OWN: "note apology article",
        MOMENT: "made_at confirmed_at moved_at stopped_at ended_at",
    },
    "dossiers.BulkLine": {
        KEY: "id order number dossier token",
        STATE: "version state",
        OWN: "outcome sentence",
        SECRET: "fingerprint",
    },
    "dossiers.Errand": {
        KEY: "id public_id giver given_by owner dossier",
        "errand.text": "text",
        "errand.answer": "answer",
        OWN: "address",
        MOMENT: "due_on given_at closed_at",
        STATE: "is_taken_back",
    },
    "dossiers.CodeCounter": {
        KEY: "unit",
        MOMENT: "day",
        STATE: "last",
    },
    "dossiers.NumberBook": {
        KEY: "unit",
        STATE: "year kind last",
    },
    "dossiers.Reason": {
        KEY: "id dossier refusal wording wording_version unit given_by",
        WORK: "component procedure_code field_code",
        STATE: "kind is_training",
        MOMENT: "given_at",
    },
    "dossiers.Result": {
        "result.content": "content",
        KEY: "id dossier number drafted_by approved_by signed_by",
        STATE: "decision book_number",
        SECRET: "fingerprint",
        MOMENT: "drafted_at approved_at signed_at issued_at",
        WORK: "book_symbol",
    },
    "dossiers.Delivery": {
        "delivery.receiver": "receiver",
        "delivery.tracking_number": "tracking_number",
        "delivery.receiver_number": "receiver_number",
        "delivery.authority": "authority",
        KEY: "id dossier delivered_by",
        STATE: "channel identity_check",
        MOMENT: "delivered_at",
    },
    "dossiers.Dossier": {
        "dossier.external_codes": "external_codes",
        "dossier.source_system": "source_system",
        "participant.name": "owner_name",
        KEY: "id public_id intent_key version_of_procedure variant helping receiving competent counter",
        WORK: (
            "code issuing_system procedure_code field_code case_code recipe process holders "
            "guard_facts fee_facts"
        ),
        STATE: (
            "is_mirror is_training channel help_kind result_channel is_non_territorial status "
            "money delivery sync due_is_estimate extension_count supplement_count version"
        ),
        MOMENT: ("submitted_at accepted_at clock_started_at intake_due_at due_at finished_at returned_at"),
        SEARCH: "owner_name_folded",
    },
    "dossiers.Participant": {
        "participant.name": "name",
        "participant.personal_id": "personal_id",
        "participant.birth_date": "birth_date",
        "participant.phone": "phone",
        "participant.email": "email",
        "participant.address": "address",
        KEY: "id dossier person_id",
        STATE: "role",
        SEARCH: "name_folded",
    },
    "dossiers.Submission": {
        "submission.answers": "answers",
        KEY: "id dossier number",
        SECRET: "digest",
    },
    "dossiers.Draft": {
        KEY: "id account",
        WORK: "procedure_code",
        MOMENT: "created_at",
    },
    "dossiers.DraftPaper": {
        KEY: "id draft file",
        WORK: "component_code",
    },
    "dossiers.FollowUp": {
        "followup.explanation": "explanation",
        KEY: "id dossier owner written_by",
        STATE: "cause version",
        MOMENT: "settle_by written_at noted_at",
    },
    "dossiers.FollowUpNote": {
        "followupnote.text": "text",
        KEY: "id dossier written_by",
        MOMENT: "written_at",
    },
    "dossiers.Obstacle": {
        "obstacle.question": "question",
        "obstacle.answer": "answer",
        KEY: "id public_id unit department dossier raised_by answered_by",
        WORK: "field_code procedure_code",
        MOMENT: "due_on raised_at answered_at",
    },
    "dossiers.Paper": {
        KEY: "id dossier file reused_from",
        WORK: "component_code question name",
        STATE: "form state quantity",
        MOMENT: "added_at",
    },
    "dossiers.PaperMark": {
        "papermark.words": "words",
        KEY: "id dossier file author behalf post unit withdrawn_by",
        STATE: "page left top width height",
        MOMENT: "marked_at withdrawn_at",
    },
    "dossiers.Presence": {
        KEY: "id dossier account",
        MOMENT: "since seen_at",
    },
    "dossiers.Supplement": {
        "supplement.items": "items",
        "supplement.reason": "reason",
        "supplement.legal_basis": "legal_basis",
        KEY: "id dossier asked_by asked_account",
        STATE: "stage overlooked",
        MOMENT: "asked_at answer_by answered_at closed_at",
    },
    "dossiers.Consultation": {
        "consultation.question": "question",
        "consultation.answer": "answer",
        KEY: "id dossier unit token asked_by",
        MOMENT: "asked_at due_at answered_at",
    },
    "dossiers.SilenceTold": {
        KEY: "id dossier token",
        STATE: "level",
        MOMENT: "told_at",
    },
    "dossiers.Extension": {
        "extension.reason": "reason",
        "extension.apology": "apology",
        KEY: "id dossier granted_by",
        MOMENT: "old_due_at new_due_at granted_at",
    },
    "dossiers.Timer": {
        KEY: "id dossier token",
        WORK: "move",
        MOMENT: "fires_at fired_at",
    },
    "dossiers.Step": {
        KEY: "id dossier token unit competent_id holder holder_post",
        WORK: "key name field_code outcome",
        STATE: "kind function waits",
        MOMENT: "opened_at due_at risk_at closed_at alarmed_at",
    },
}
"""Table → what there is to tell → the fields it is told of."""
ROWS |= ROWS_SAID

PUBLIC = (
    "agencies.CalendarRow agencies.CalendarSwitch agencies.Decision agencies.Unit agencies.Succession "
    "agencies.ServiceCentre agencies.Counter agencies.Competence agencies.Role agencies.Revision "
    "agencies.Setting catalogue.ProcessSpec catalogue.FormDefinition catalogue.Field "
    "catalogue.Procedure catalogue.ProcedureVersion catalogue.Case catalogue.ChannelLimit "
    "catalogue.Component catalogue.Fee catalogue.PauseRule catalogue.Variant catalogue.NationalDifference "
)
"""Published law and the public organisation: procedures, units, calendars, roles."""

MACHINERY = (
    "auth.Permission auth.Group contenttypes.ContentType sessions.Session axes.AccessFailureLog "
    "axes.AccessAttempt axes.AccessAttemptExpiration axes.AccessLog "
    "procrastinate.ProcrastinateWorker procrastinate.ProcrastinateJob "
    "procrastinate.ProcrastinateEvent procrastinate.ProcrastinatePeriodicDefer platform.Head "
    "platform.Sealed platform.Seal platform.Trial platform.Attempt platform.OutboxFact "
    "platform.Delivery national_identity.Outage "
)
"""What carries the program: sessions, jobs, limits, the chain. P38 looks into what it keeps."""
