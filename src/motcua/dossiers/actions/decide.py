"""Approve, sign, send back: separate acts with separate evidence, each bound to the draft's fingerprint.

Until the papers room comes, *sign* is a recorded approval with the password entered again, shown as
«duyệt nội bộ» and never called a digital signature.
"""

from dataclasses import dataclass, replace

from motcua.dossiers import progress
from motcua.dossiers.acting import begin_at_step, done, reason
from motcua.dossiers.refusals import NoResult, ResultChanged, WrongPassword
from motcua.dossiers.state import Case, Change, ResultState
from motcua.parties import api as parties


@dataclass(frozen=True, slots=True)
class Approve:
    """`fingerprint` is what the approver saw; a draft changed since is refused."""

    fingerprint: str
    note: str = ""
    token: int | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """`password` is entered again by whoever signs; it is compared and forgotten."""

    fingerprint: str
    password: str = ""
    token: int | None = None


@dataclass(frozen=True, slots=True)
class SendBack:
    """To the step named, or to whence it came."""

    reason: str
    to: str | None = None
    token: int | None = None


def approve(case: Case, command: Approve) -> Change:
    change, step = begin_at_step(case, "approve", command.token)
    result = _seen(case, command.fingerprint, "duyệt")
    approved = replace(result, approved_by=case.actor.post or 0, approved_at=case.now)
    change.state = change.state.but(result=approved)
    progress.complete(change, step, "done")
    notes = {"note": command.note}
    return done(
        change, "approved", step=step, notes=notes, fingerprint=result.fingerprint, result=result.number
    )


def sign(case: Case, command: Sign) -> Change:
    change, step = begin_at_step(case, "sign", command.token)
    result = _seen(case, command.fingerprint, "ký")
    _insist_on_identity(case, command.password)
    change.state = change.state.but(
        result=replace(result, signed_by=case.actor.post or 0, signed_at=case.now)
    )
    progress.complete(change, step, "done")
    return done(
        change,
        "signed",
        step=step,
        fingerprint=result.fingerprint,
        result=result.number,
        manner="internal-approval",
    )


def _insist_on_identity(case: Case, password: str) -> None:
    """The password again, except where an importer records what was signed elsewhere."""
    actor = case.actor
    if actor.channel == "import":
        return
    if actor.account is None or not parties.password_matches(actor.account, password):
        raise WrongPassword(field="password")


def send_back(case: Case, command: SendBack) -> Change:
    change, step = begin_at_step(case, "send_back", command.token)
    why = reason(command.reason)
    progress.send_back(change, step, command.to)
    return done(change, "sent_back", step=step, notes={"reason": why}, to=command.to)


def _seen(case: Case, fingerprint: str, act: str) -> ResultState:
    result = case.state.result
    if result is None:
        raise NoResult(act=act)
    if result.fingerprint != fingerprint:
        raise ResultChanged(field="fingerprint")
    return result
