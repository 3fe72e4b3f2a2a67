"""Number, issue and hand over the result (NĐ 30/2020; NĐ 118/2025 on returning results)."""

from dataclasses import dataclass, replace

from motcua.agencies import api as agencies
from motcua.dossiers import progress, store
from motcua.dossiers.acting import begin_at_step, done, fit, reason, to_status
from motcua.dossiers.models import Participant
from motcua.dossiers.refusals import (
    AuthorityMissing,
    IdentityDiffers,
    NoResult,
    NotNumbered,
    ReceiverNumberMissing,
    RuleBroken,
    TrackingMissing,
)
from motcua.dossiers.state import Case, Change
from motcua.dossiers.status import Handing, Status
from motcua.dossiers.words import CHANNEL
from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.platform import words
from motcua.platform.clock import ZONE
from motcua.platform.errors import Invalid

BOOK = "result"
"""The book in which results are numbered."""

PROXY = "proxy"
IDENTITY_CHECKS = frozenset({"identity_card", "vneid", PROXY, "slip"})
"""How whoever receives a result was identified; away from the counter nobody is looked at."""


@dataclass(frozen=True, slots=True)
class Number:
    """Take the next number of the agency's book of this year."""

    token: int | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    token: int | None = None


@dataclass(frozen=True, slots=True)
class Deliver:
    """`channel`: counter, post or online; `identity_check`: how the receiver was identified.

    `receiver_number` is the identity number on the paper that was shown: of the person themselves it is held
    against the dossier, a proxy is written down by it. `authority` is the paper by which a proxy receives.
    """

    receiver: str
    channel: str = "counter"
    identity_check: str = "identity_card"
    tracking_number: str = ""
    receiver_number: str = ""
    authority: str = ""
    token: int | None = None


def number(case: Case, command: Number) -> Change:
    change, step = begin_at_step(case, "number", command.token)
    result = case.state.result
    if result is None:
        raise NoResult(act="cấp số")
    agency = agencies.agency_of(case.state.competent_id) or agencies.unit(case.state.competent_id)
    taken = store.next_number(agency.id, case.now.astimezone(ZONE).year, BOOK)
    numbered = replace(result, book_number=taken, book_symbol=agency.identifier)
    change.state = change.state.but(result=numbered)
    return done(change, "numbered", step=step, number=taken, symbol=agency.identifier)


def issue(case: Case, command: Issue) -> Change:
    change, step = begin_at_step(case, "issue", command.token)
    result = case.state.result
    if result is None or result.book_number is None:
        raise NotNumbered
    change.state = change.state.but(result=replace(result, issued_at=case.now))
    progress.complete(change, step, "done")
    return done(change, "issued", step=step, result=result.number, fingerprint=result.fingerprint)


def deliver(case: Case, command: Deliver) -> Change:
    change, step = begin_at_step(case, "deliver", command.token)
    receiver = reason(fit(command.receiver, field="receiver", most=200))
    _known(command)
    number = _checked_number(case, command)
    authority, tracking = _papers_of(command)
    progress.complete(change, step, "done")
    to_status(change, Status.RETURNED)
    change.state = change.state.but(returned_at=case.now, delivery=Handing.DONE)
    change.insert(
        "dossiers_delivery",
        channel=command.channel,
        receiver=receiver,
        identity_check=command.identity_check,
        receiver_number=number,
        authority=authority,
        tracking_number=tracking,
        delivered_by=case.actor.post or 0,
        delivered_at=case.now,
    )
    checked = {"number_checked": True} if number else {}
    how = {"channel": command.channel, "identity": command.identity_check} | checked
    return done(change, "returned", step=step, notes={"authority": authority}, **how)


def _known(command: Deliver) -> None:
    """The way of handing over, and the check that belongs to it."""
    if command.channel not in CHANNEL:
        raise Invalid(field="channel")
    unseen = command.channel != "counter" and not command.identity_check
    if not unseen and command.identity_check not in IDENTITY_CHECKS:
        raise Invalid(field="identity_check")


def _checked_number(case: Case, command: Deliver) -> str:
    """The number on the paper shown; the person's own must be one the dossier knows, if it knows any."""
    if command.channel != "counter":
        return ""
    is_proxy = command.identity_check == PROXY
    if not command.receiver_number.strip():
        if is_proxy:
            raise ReceiverNumberMissing(field="receiver_number")
        return ""
    try:
        number = codes.personal_id(command.receiver_number)
    except KernelError as error:
        raise RuleBroken(field="receiver_number", what=words.say(error.key, **error.values)) from error
    known = set(
        Participant.objects.filter(dossier_id=case.state.id)
        .exclude(personal_id="")
        .values_list("personal_id", flat=True)
    )
    if not is_proxy and known and number not in known:
        raise IdentityDiffers(field="receiver_number")
    return number


def _papers_of(command: Deliver) -> tuple[str, str]:
    """The paper of authority where a proxy receives, the tracking number where the post does."""
    authority = fit(command.authority, field="authority", most=300)
    tracking = fit(command.tracking_number, field="tracking_number", most=40)
    is_proxy = command.channel == "counter" and command.identity_check == PROXY
    if is_proxy and not authority:
        raise AuthorityMissing(field="authority")
    if command.channel == "post" and not tracking:
        raise TrackingMissing(field="tracking_number")
    return (authority if is_proxy else ""), tracking
