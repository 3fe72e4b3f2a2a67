"""The door of the room: intake, acts, and what surfaces may show. Everything asks the same rules."""

from motcua.dossiers import (
    assisting,
    beside,
    between,
    calendars,
    digest,
    errands,
    followup,
    opinions,
    overview,
    reusing,
    screening,
    unclaimed,
)
from motcua.dossiers.access import visible
from motcua.dossiers.actions.accept import Accept, ConfirmReceipt
from motcua.dossiers.actions.consult import AnswerConsultation, Consult
from motcua.dossiers.actions.decide import Approve, SendBack, Sign
from motcua.dossiers.actions.drafts import add_to_draft, open_draft
from motcua.dossiers.actions.ending import Extend, Reject, Resume, Stop, Withdraw
from motcua.dossiers.actions.examine import Assign, CompleteStep, Release, Take, fingerprint
from motcua.dossiers.actions.issue import Deliver, Issue, Number
from motcua.dossiers.actions.open_by_import import Imported, PastEvent, open_by_import
from motcua.dossiers.actions.payment import PaymentSettled, RequirePayment
from motcua.dossiers.actions.supplement import AnswerSupplement, Fault, ReturnForSupplement
from motcua.dossiers.bulk import MOST as MOST_AT_ONCE
from motcua.dossiers.bulk import (
    BulkAct,
    BulkRow,
    Letter,
    LineRow,
    bulk_acts,
    bulk_fit,
    bulk_look,
    bulk_order,
    bulk_orders,
    bulk_outcome,
    bulk_preview,
)
from motcua.dossiers.bulk import ShownOtherwise as BulkShownOtherwise
from motcua.dossiers.bulk import adjust as adjust_bulk
from motcua.dossiers.bulk import confirm as confirm_bulk
from motcua.dossiers.bulk import prepare as prepare_bulk
from motcua.dossiers.bulk import stop as stop_bulk
from motcua.dossiers.calendars import DateMoved, change_calendars, moved_dates
from motcua.dossiers.exporting import export_worklist
from motcua.dossiers.intake import Intake, PaperGiven, PersonGiven
from motcua.dossiers.money import receive_cash
from motcua.dossiers.perform import (
    Done,
    Order,
    insist_on_version,
    perform,
    perform_all,
    perform_each_beside,
    perform_within,
    submit_all,
    submit_one,
    submit_within,
)
from motcua.dossiers.permissions import Permission
from motcua.dossiers.presence import PresenceRow, Watch, here, watch_page
from motcua.dossiers.queries.assigning import anyone_fit, fit_for, may_be_given, not_to
from motcua.dossiers.queries.batch import states_of
from motcua.dossiers.queries.detail import (
    ActOption,
    DossierView,
    Scan,
    alarmed,
    dossier_view,
    explain_due,
    scans_of_draft,
)
from motcua.dossiers.queries.filters import (
    CHANNEL_SLUGS,
    EVERYTHING,
    FILTER_LABEL,
    PARAMETER,
    Filter,
    HolderIs,
    ReadFilter,
    RunsOut,
    exact_filter,
    filter_words,
    plain_words,
    read_filter,
)
from motcua.dossiers.queries.register import RegisterLine, register
from motcua.dossiers.queries.routing_slip import Handover, Party, routing_slip
from motcua.dossiers.queries.search import (
    AlikeRow,
    code_of_intent,
    names_a_dossier,
    open_alike,
    search,
)
from motcua.dossiers.queries.tracking import Tracking, find_by_code_and_phone, tracking
from motcua.dossiers.queries.who_sees import who_sees
from motcua.dossiers.queries.worklist import (
    PAGE_SIZE,
    Found,
    ListName,
    WorkRow,
    counts,
    counts_of,
    found_in,
    worklist_ids,
    worklist_page,
)
from motcua.dossiers.refusals import WrongPassword
from motcua.dossiers.state import DossierState, OpenStep
from motcua.dossiers.status import Status
from motcua.dossiers.timeline import Event, timeline, timeline_page
from motcua.dossiers.training import in_training
from motcua.dossiers.words import (
    APOLOGY,
    CHANNEL,
    CONFIRMED,
    FUNCTION,
    HELP,
    STATUS,
    TONE,
    letter,
    status_word,
)

__all__ = [
    "APOLOGY",
    "CHANNEL",
    "CHANNEL_SLUGS",
    "CONFIRMED",
    "EVERYTHING",
    "FILTER_LABEL",
    "FUNCTION",
    "HELP",
    "MOST_AT_ONCE",
    "PAGE_SIZE",
    "PARAMETER",
    "STATUS",
    "TONE",
    "Accept",
    "ActOption",
    "AlikeRow",
    "AnswerConsultation",
    "AnswerSupplement",
    "Approve",
    "Assign",
    "BulkAct",
    "BulkRow",
    "BulkShownOtherwise",
    "CompleteStep",
    "ConfirmReceipt",
    "Consult",
    "DateMoved",
    "Deliver",
    "Done",
    "DossierState",
    "DossierView",
    "Event",
    "Extend",
    "Fault",
    "Filter",
    "Found",
    "Handover",
    "HolderIs",
    "Imported",
    "Intake",
    "Issue",
    "Letter",
    "LineRow",
    "ListName",
    "Number",
    "OpenStep",
    "Order",
    "PaperGiven",
    "Party",
    "PastEvent",
    "PaymentSettled",
    "Permission",
    "PersonGiven",
    "PresenceRow",
    "ReadFilter",
    "RegisterLine",
    "Reject",
    "Release",
    "RequirePayment",
    "Resume",
    "ReturnForSupplement",
    "RunsOut",
    "Scan",
    "SendBack",
    "Sign",
    "Status",
    "Stop",
    "Take",
    "Tracking",
    "Watch",
    "Withdraw",
    "WorkRow",
    "WrongPassword",
    "add_to_draft",
    "adjust_bulk",
    "alarmed",
    "anyone_fit",
    "assisting",
    "beside",
    "between",
    "bulk_acts",
    "bulk_fit",
    "bulk_look",
    "bulk_order",
    "bulk_orders",
    "bulk_outcome",
    "bulk_preview",
    "calendars",
    "change_calendars",
    "code_of_intent",
    "confirm_bulk",
    "counts",
    "counts_of",
    "digest",
    "dossier_view",
    "errands",
    "exact_filter",
    "explain_due",
    "export_worklist",
    "filter_words",
    "find_by_code_and_phone",
    "fingerprint",
    "fit_for",
    "followup",
    "found_in",
    "here",
    "in_training",
    "insist_on_version",
    "letter",
    "may_be_given",
    "moved_dates",
    "names_a_dossier",
    "not_to",
    "open_alike",
    "open_by_import",
    "open_draft",
    "opinions",
    "overview",
    "perform",
    "perform_all",
    "perform_each_beside",
    "perform_within",
    "plain_words",
    "prepare_bulk",
    "read_filter",
    "receive_cash",
    "register",
    "reusing",
    "routing_slip",
    "scans_of_draft",
    "screening",
    "search",
    "states_of",
    "status_word",
    "stop_bulk",
    "submit_all",
    "submit_one",
    "submit_within",
    "timeline",
    "timeline_page",
    "tracking",
    "unclaimed",
    "visible",
    "watch_page",
    "who_sees",
    "worklist_ids",
    "worklist_page",
]
