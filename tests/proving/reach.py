"""Who may reach what in the crowd of P31: the expectations every cell of its matrix is held against."""

from typing import Any

from proving.crowd import EVERYBODY, OUTSIDERS, PROVINCE_ROLES, WARD_ROLES

WARD, NEIGHBOUR = "the ward's", "the neighbour's"
SEES: dict[str, set[str]] = {
    **{role: {WARD} for role in WARD_ROLES},
    **{role: {WARD, NEIGHBOUR} for role in PROVINCE_ROLES},
    **{outsider: set() for outsider in OUTSIDERS},
    "administrator": set(),
    "agency_administrator": set(),
    "other unit": {NEIGHBOUR},
}
"""Who may look at which dossier. Administrators run the house and read nobody's papers."""
COLLECT = {"cashier": {WARD}, "other unit": {NEIGHBOUR}}
TAKE_IN = {"receiver", "other unit"}
SEE_ANY = {person for person, seen in SEES.items() if seen} | {"other agency", "other field"}
"""Whoever sees dossiers anywhere has a list of what was refused there."""
OVERSEERS = {"section_head", "leader", "centre_director", "procedure_control", "other unit"}
FOLLOWS = {person: seen for person, seen in SEES.items() if person in OVERSEERS}
RAISES = (set(WARD_ROLES) - {"cashier", "agency_administrator"}) | {
    "other unit",
    "other agency",
    "other field",
}
ANSWERS = RAISES - {"clerk"}
"""Who answers messages of people: those who take in, decide or hand out; each where they do."""
ASKS = FOLLOWS | {role: {WARD} for role in RAISES & set(WARD_ROLES)}
"""Who reads which obstacle: those who may raise one there, in its field, and those who may answer."""
ADMINISTER = {"administrator", "agency_administrator"}
PAPER = RAISES - {"leader"}
"""Who hands paper on and puts it on shelves."""
READS = (set(WARD_ROLES) - {"agency_administrator"}) | {
    "procedure_control",
    "auditor",
    "other unit",
    "other agency",
    "other field",
}
CLOSE_DAY = {"receiver", "centre_director", "other unit"}
STAFF = set(EVERYBODY) - {"anonymous", "citizen"}
ACCEPTED_ACTS = {
    "assign": {"section_head", "leader", "centre_director"},
    "take": {"section_head", "leader", "centre_director"},
    "extend": {"section_head", "examiner", "leader"},
    "stop": {"section_head", "examiner", "leader"},
    "withdraw": {"receiver"},
}
"""Who may change a dossier that waits to be assigned, and how; the neighbour has all roles at home."""


def controls(person: str) -> bool:
    """Whoever writes procedures for the whole province."""
    return person == "procedure_control"


def administers(person: str) -> bool:
    return person in ADMINISTER


def nobody_without_a_slip(_person: str) -> set[str]:
    return set()


_LOOKS = {"cashier", "leader", "centre_director", "administrator", "auditor", "other unit"}
_DAY = "2026-11-20"
MONEY: dict[str, tuple[Any, ...]] = {
    "console:reconciliation": ("get", _LOOKS.__contains__),
    "console:money-waiting": ("get", _LOOKS.__contains__),
    "console:reconciled-day": ("get", _LOOKS.__contains__, _DAY),
    **{
        f"console:reconciled-{act}": ("post", {"administrator"}.__contains__, _DAY)
        for act in ("fetch", "take", "sign")
    },
    # No money came of which anybody is asked here; nobody of the crowd is the platform.
    "console:money": ("get", nobody_without_a_slip, "dossier"),
    "console:refund-ask": ("post", nobody_without_a_slip, "dossier"),
    "console:refund-decide": ("post", nobody_without_a_slip, "dossier", "duyet"),
    "national_payment:notice": ("post", lambda _person: False),
}
"""Pages of money paid online: how each is asked for, by whom, and what stands in its address."""

TOLD: dict[str, tuple[Any, ...]] = {
    "desk:threads": ("get", ANSWERS.__contains__),
    # Whoever sees the dossier is told why nothing was sent; who may write: rooms/dossiers.
    "desk:write": ("post", SEES.__getitem__, "dossier"),
    "message_gateway:word": ("post", lambda _person: False),
    "zalo:word": ("post", lambda _person: False),
}
"""Messages to people: nobody of the crowd is a provider, officers answer in their dossiers."""
