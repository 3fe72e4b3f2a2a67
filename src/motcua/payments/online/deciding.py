"""What becomes of anything we are told about a payment: one pure function, each answer with its reason."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.payments.ports import FAILED, PAID, PENDING, Word


class Verdict(StrEnum):
    """IGNORE: written down, nothing else. WAIT: the bank has it in hand. FAIL: this attempt pays nothing.
    SETTLE: it pays what is owed. GIVE_BACK: it pays nothing and goes back. ASK: a person must look."""

    IGNORE = "ignore"
    WAIT = "wait"
    FAIL = "fail"
    SETTLE = "settle"
    GIVE_BACK = "give_back"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Known:
    """What we know when the word comes. `attempt` and `obligation` are states, "" where there is none;
    `owed` is the amount of the attempt; `is_seen`: this very transaction was taken in before;
    `is_given_up`: we closed the attempt only because nobody answered for days, and none took its place."""

    attempt: str = ""
    obligation: str = ""
    owed: int = 0
    is_seen: bool = False
    is_given_up: bool = False


def decide(word: Word, known: Known) -> tuple[Verdict, str]:
    """The verdict and its reason, a code `reading.REASON` has the sentence of.

    Money is never refused for coming late, and never counted twice. It settles an obligation only when it is
    open and the amount is the whole of it; when nothing is owed any more it goes back; what cannot be matched
    waits for a person. A word without money only changes an attempt nobody has finished, but for one given up
    that the bank has in hand after all: somebody paid on the old page.
    """
    if not word.is_genuine:
        return Verdict.IGNORE, "forged"
    if word.status == PAID:
        return _money(word, known)
    return _no_money(word, known)


def _no_money(word: Word, known: Known) -> tuple[Verdict, str]:
    if word.status == PENDING and known.is_given_up and known.obligation == "open":
        return Verdict.WAIT, "bank-pending"
    if known.attempt not in {"started", "pending"}:
        return Verdict.IGNORE, "over" if known.attempt else "unknown"
    if word.status == PENDING:
        return Verdict.WAIT, "bank-pending"
    if word.status == FAILED:
        return Verdict.FAIL, "not-paid"
    return Verdict.IGNORE, "nobody-paid-yet"


_NOT_OWED = {"settled": "paid-already", "cancelled": "owed-no-more", "waived": "waived"}


def _money(word: Word, known: Known) -> tuple[Verdict, str]:
    if word.amount <= 0 or not word.transaction:
        return Verdict.IGNORE, "no-money-in-it"
    if known.is_seen:
        return Verdict.IGNORE, "told-before"
    if not known.attempt:
        return Verdict.ASK, "unknown"
    if word.amount != known.owed:
        return Verdict.ASK, "another-amount"
    if known.obligation == "open":
        return Verdict.SETTLE, "paid" if known.attempt in {"started", "pending"} else "paid-late"
    return Verdict.GIVE_BACK, _NOT_OWED[known.obligation]
