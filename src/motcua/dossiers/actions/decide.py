"""Approve, sign, send back: separate acts with separate evidence, each bound to the draft's fingerprint.

Until the papers room comes, *sign* is a recorded approval with the password entered again, shown as
«duyệt nội bộ» and never called a digital signature.
"""

from dataclasses import dataclass, replace

from motcua.dossiers import progress, signing
from motcua.dossiers.acting import begin_at_step, done, reason
from motcua.dossiers.state import Case, Change, OpenStep, ResultState


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
class SignAsOrdered:
    """One of many in a folder given with the password: made by the bulk order alone, by no surface."""

    fingerprint: str
    order: int
    token: int | None = None


@dataclass(frozen=True, slots=True)
class SendBack:
    """To the step named, or to whence it came."""

    reason: str
    to: str | None = None
    token: int | None = None


def approve(case: Case, command: Approve) -> Change:
    change, step = begin_at_step(case, "approve", command.token)
    result = signing.seen(case, command.fingerprint, "duyệt")
    approved = replace(result, approved_by=case.actor.post or 0, approved_at=case.now)
    change.state = change.state.but(result=approved)
    progress.complete(change, step, "done")
    notes = {"note": command.note}
    return done(
        change, "approved", step=step, notes=notes, fingerprint=result.fingerprint, result=result.number
    )


def sign(case: Case, command: Sign) -> Change:
    change, step = begin_at_step(case, "sign", command.token)
    result = signing.seen(case, command.fingerprint, "ký")
    signing.insist_on_identity(case.actor, command.password)
    return _signed(change, step, result)


def sign_as_ordered(case: Case, command: SignAsOrdered) -> Change:
    change, step = begin_at_step(case, "sign", command.token)
    return _signed(change, step, signing.seen(case, command.fingerprint, "ký"), order=command.order)


def _signed(change: Change, step: OpenStep, result: ResultState, order: int | None = None) -> Change:
    signed, manner = signing.sign_off(change.case, result)
    change.state = change.state.but(result=signed)
    progress.complete(change, step, "done")
    return done(
        change,
        "signed",
        step=step,
        fingerprint=result.fingerprint,
        result=result.number,
        manner=manner,
        order=order,
    )


def send_back(case: Case, command: SendBack) -> Change:
    change, step = begin_at_step(case, "send_back", command.token)
    why = reason(command.reason)
    progress.send_back(change, step, command.to)
    return done(change, "sent_back", step=step, notes={"reason": why}, to=command.to)
