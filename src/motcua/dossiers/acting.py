"""What every act has in common: open the case, move the status, write down what was done."""

from typing import Any

from motcua.dossiers import rules
from motcua.dossiers.refusals import ReasonMissing, TextTooLong, WrongStatus
from motcua.dossiers.state import Case, Change, OpenStep
from motcua.dossiers.status import Status, may_move
from motcua.dossiers.words import status_word
from motcua.kernel.text import clean
from motcua.platform.errors import NotFound
from motcua.platform.ledger import NewEntry


def begin(case: Case, act: str, token: int | None = None) -> tuple[Change, OpenStep | None]:
    """The change to fill and the step the act works on; refuses what may not be done now."""
    if not rules.may_see(case.actor, case.state):
        raise NotFound
    step = rules.check(case.actor, case.state, act, token)
    return Change(case, case.state), step


def begin_at_step(case: Case, act: str, token: int | None = None) -> tuple[Change, OpenStep]:
    """As `begin`, for acts whose rule names a kind of step."""
    change, step = begin(case, act, token)
    if step is None:
        raise TypeError(f"the rule of {act} names no step")
    return change, step


def to_status(change: Change, status: Status) -> None:
    """Move the business status; the graph of status.py is never left."""
    before = change.state.status
    if not may_move(before, status):
        raise WrongStatus(act=status_word(status), status=status_word(before))
    change.state = change.state.but(status=status)


def under_way(change: Change) -> None:
    """The first act of the specialist unit makes «Được tiếp nhận» into «Đang xử lý»."""
    if change.state.status is Status.ACCEPTED:
        to_status(change, Status.PROCESSING)


LONGEST_TEXT = 4_000
LONGEST_LINE = 300


def fit(words: str, *, field: str | None = None, most: int = LONGEST_LINE, lines: bool = False) -> str:
    """Free text as it may be stored. Looked at for its length before anything else is done with it."""
    if len(words) > most:
        raise TextTooLong(field=field, length=len(words), most=most)
    return clean(words, lines=lines)


def reason(words: str) -> str:
    """A sentence for the citizen, cleaned; refused when empty."""
    cleaned = fit(words, field="reason", most=LONGEST_TEXT, lines=True)
    if not cleaned:
        raise ReasonMissing(field="reason")
    return cleaned


def done(
    change: Change,
    act: str,
    *,
    step: OpenStep | None = None,
    notes: dict[str, str] | None = None,
    **payload: Any,
) -> Change:
    """Close the change: version, ledger entry, fact. Names and free text go into `notes`."""
    before, case = change.case.state, change.case
    change.state = change.state.but(version=before.version + (0 if change.is_new else 1))
    name = f"dossiers.dossier.{act}"
    payload = {k: v for k, v in payload.items() if v is not None} | _moved(change, step)
    given = {key: text for key, text in (notes or {}).items() if text}
    told = {key: fit(text, field=key, most=LONGEST_TEXT, lines=True) for key, text in given.items()}
    change.entries.append(NewEntry(change.state.subject, name, payload, occurred_at=case.now, notes=told))
    change.announce(name, f"v{change.state.version}:{act}", version=change.state.version)
    return change


def _moved(change: Change, step: OpenStep | None) -> dict[str, Any]:
    before, after = change.case.state, change.state
    words: dict[str, Any] = {
        "help": change.case.help_kind,
        "status": [0 if change.is_new else before.status.value, after.status.value],
        "version": after.version,
        "unit": change.case.actor.unit,
    }
    if step is not None:
        words |= {"step": step.key, "token": step.token}
    if change.closed:
        words["closed"] = [[closed.token, closed.key, outcome] for closed, outcome in change.closed]
    if change.opened:
        words["opened"] = [[new.token, new.key, new.unit, new.holder] for new in change.opened]
    if after.due_at != before.due_at or change.is_new:
        words["due"] = after.due_at.isoformat() if after.due_at else None
    return words
