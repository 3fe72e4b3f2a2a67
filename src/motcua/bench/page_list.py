"""The lists that `motcua bench pages` reads: by name, for whom they are, and their address.

A test holds that no page of the desk, the leader, the counter or the console is missing, or is named below as
what it is instead of a list.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.custody import api as custody
from motcua.dossiers import api as dossiers
from motcua.feedback import api as feedback
from motcua.payments import api as payments
from motcua.privacy import api as privacy

DESK, LEADER, COUNTER, CONSOLE, ASKING = "desk", "leader", "counter", "console", "asking"
PAPER, HANDING, DAY, CONTROL = "paper", "handing", "day", "control"
DECIDING, WRITING, MONEY, FIGURES, PRIVACY = "deciding", "writing", "money", "figures", "privacy"
ANSWERS, THREADS = "answers", "threads"

NEEDS: Mapping[str, str] = {
    DESK: dossiers.Permission.VIEW,
    LEADER: dossiers.Permission.OVERSEE,
    COUNTER: dossiers.Permission.ACCEPT,
    CONSOLE: agencies.Permission.UNIT_ADMINISTER,
    ASKING: dossiers.Permission.OBSTACLE_RAISE,
    PAPER: custody.Permission.SHELF_ARRANGE,
    HANDING: custody.Permission.HAND_OVER,
    DAY: custody.Permission.DAY_CLOSE,
    CONTROL: catalogue.Permission.PROCEDURE_EDIT,
    FIGURES: feedback.Permission.FIGURES,
    ANSWERS: feedback.Permission.MATTER_HANDLE,
    THREADS: dossiers.Permission.THREAD_ANSWER,
    MONEY: payments.Permission.RECONCILE_VIEW,
    WRITING: catalogue.Permission.WORDING_EDIT,
    PRIVACY: privacy.Permission.ANSWER,
    DECIDING: catalogue.Permission.NON_TERRITORIAL_DECIDE,
}
"""Who is asked to read a page: those who hold this permission, wherever they hold it."""

AT_HOME = (PAPER, HANDING, DAY)
"""Pages of one's own agency: for those who hold the permission in the unit they sit in."""


@dataclass(frozen=True)
class Listed:
    """One list. `route` is its name in the URL conf; `words` are typed into the search box first."""

    name: str
    route: str
    reader: str
    query: str = ""
    words: str = ""


_WORKLISTS = (
    "cua-toi",
    "don-vi",
    "cho-cong-dan",
    "cho-don-vi-khac",
    "da-tre",
    "chua-co-nguoi-nhan",
    "y-kien-qua-han",
)
_NARROWED = ("thu-tuc=1.004873", "han=16", "kenh=tren-mang&linh-vuc=ho-tich", "trang=2")
_FIGURES = ("tiep-nhan", "dang-xu-ly", "da-tre", "sap-tre")

PAGES: tuple[Listed, ...] = (
    *(Listed(f"worklist {slug}", "desk:worklist", DESK, f"ds={slug}") for slug in _WORKLISTS),
    *(Listed(f"worklist {query}", "desk:worklist", DESK, f"ds=don-vi&{query}") for query in _NARROWED),
    Listed("search", "desk:worklist", DESK, words="nguyen"),
    Listed("bulk orders", "desk:bulk-orders", DESK),
    Listed("exports", "desk:exports", DESK),
    Listed("errands", "desk:errands", DESK),
    Listed("messages nobody answered", "desk:threads", THREADS),
    Listed("register", "desk:register", DESK),
    Listed("feedback and complaints", "desk:matters", ANSWERS),
    Listed("calls to call back", "desk:calls", ANSWERS),
    Listed("ratings", "desk:ratings", FIGURES),
    Listed("saved filters", "desk:saved", DESK),
    Listed("posts", "desk:posts", DESK),
    Listed("morning", "leader:morning", LEADER),
    *(Listed(f"dossiers {slug}", "leader:dossiers", LEADER, f"so={slug}") for slug in _FIGURES),
    Listed("to sign", "leader:to-sign", LEADER),
    Listed("late", "leader:late", LEADER),
    Listed("late, one cell", "leader:late-cell", LEADER, "so=da-tre"),
    Listed("forecast", "leader:forecast", LEADER),
    Listed("who typed, by unit", "leader:filed", LEADER),
    Listed("typed for people", "leader:filed-cell", LEADER, "cach=nhap-ho"),
    Listed("letters", "leader:letters", LEADER),
    Listed("papers asked for again", "leader:repeats", LEADER),
    Listed("requests made again", "leader:repeats-behind", LEADER),
    Listed("reasons given", "leader:reasons", LEADER),
    Listed("reasons, one number", "leader:reasons-behind", LEADER, "mau=tu-viet"),
    Listed("follow-up register", "leader:register", LEADER),
    Listed("obstacles", "leader:obstacles", ASKING),
    Listed("procedures to take in", "counter:start", COUNTER),
    Listed("procedures found", "counter:start", COUNTER, "q=khai+sinh"),
    Listed("units", "console:units", CONSOLE),
    Listed("units found", "console:units", CONSOLE, "q=go+vap"),
    Listed("numbers of units", "console:numbers", CONSOLE),
    Listed("service centres", "console:centres", CONSOLE),
    Listed("accounts", "console:accounts", CONSOLE),
    Listed("who sees a dossier", "console:who-sees", CONSOLE),
    Listed("changes", "console:changes", CONSOLE),
    Listed("absence", "console:absence", DESK),
    Listed("relatives declared", "console:kinship", DESK),
    Listed("imports", "console:imports", CONSOLE),
    Listed("access report", "console:review", CONSOLE),
    Listed("calendars", "console:calendars", CONSOLE),
    Listed("units that change", "console:moves", CONSOLE),
    Listed("waiting for a second person", "console:proposals", CONSOLE),
    Listed("procedures", "console:procedures", CONTROL),
    Listed("procedures found", "console:procedures", CONTROL, "q=khai+sinh"),
    Listed("beside the national list", "console:procedures-national", CONTROL),
    Listed("taken in anywhere, phases", "console:anywhere", DECIDING),
    Listed("text blocks", "console:wordings", WRITING),
    Listed("days of money paid online", "console:reconciliation", MONEY),
    Listed("money to look at", "console:money-waiting", MONEY),
    Listed("requests about data", "console:data-requests", PRIVACY),
    Listed("digest of today", "desk:digest", DESK),
    Listed("taken in anywhere", "counter:anywhere", COUNTER),
    Listed("refusals", "counter:refusals", COUNTER),
    Listed("unclaimed results", "counter:unclaimed", COUNTER),
    Listed("shelves", "counter:shelves", PAPER),
    Listed("manifests", "counter:manifests", HANDING),
    Listed("end of the day", "counter:day", DAY),
    Listed("slips", "counter:slips", DAY),
)

NO_LISTS: Mapping[str, str] = {
    "desk:columns": "the columns are in the program",
    "desk:keys": "the keys are in the program",
    "desk:narrow": "leads on to the worklist",
    "leader:forecast-day": "the worklist of one day of the forecast, asked as the other lists of dossiers",
    "leader:raise-obstacle": "a form",
    "console:gallery": "examples",
    "console:declare-kin": "a form",
    "desk:call-new": "a form",
    "console:wording-new": "a form",
    "console:procedure-begin": "a form",
    "desk:give-errand": "a form",
    "desk:print": "slips of the dossiers chosen, a hundred at most",
    "console:import-template": "a file to fill in",
    "console:proposal-rules": "the kinds of heavy changes are in the program",
    "console:review-settle": "what was ticked, asked once more",
    "counter:anywhere-sheet": "the list as it is printed",
    "counter:boards": "the centre's own record",
    "counter:draft-manifest": "a manifest made of what was ticked",
    "counter:enter-slip": "a form",
    "counter:find": "leads on to what was found",
    "counter:finish": "ends the service of a person",
    "counter:locked": "the closed counter",
    "counter:reserve-slips": "a form",
    "counter:unlock": "opens the counter",
    "counter:sit": "says at which counter somebody sits",
    "counter:void-slip": "a form",
}
