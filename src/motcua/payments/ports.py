"""The socket for whoever takes payments online. Filled by a connector when the site starts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

PAID, PENDING, FAILED, WAITING = "paid", "pending", "failed", "waiting"
"""What a provider says of a reference: paid; unknown at the bank as yet; not paid and never will be; nobody
has paid yet but still may."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a payment is for, in the words receipts carry; nothing here names a person."""

    content: str
    dossier_code: str = ""
    procedure_code: str = ""
    procedure_name: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """A payment to begin. Begun twice under one reference it can be paid once. `amount` in whole đồng."""

    reference: str
    amount: int
    unit_code: str
    unit_name: str
    purpose: Purpose
    return_url: str
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class Word:
    """What a provider said of a reference. `transaction` is its own number of the money it took."""

    reference: str
    status: str
    amount: int = 0
    transaction: str = ""
    bank: str = ""
    paid_at: datetime | None = None
    is_genuine: bool = True


@dataclass(frozen=True, slots=True)
class RefundOrder:
    """Money to give back, whole. Asked twice under one `reference` it goes back once."""

    reference: str
    of_reference: str
    transaction: str
    amount: int


@dataclass(frozen=True, slots=True)
class RefundAnswer:
    """Given back (with the provider's number), or refused for good."""

    is_done: bool
    transaction: str = ""


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line of a provider's file of a day; `kind` is "pay" or "refund"."""

    kind: str
    reference: str
    transaction: str
    amount: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Payee:
    """The account public money goes to."""

    bank: str
    account: str
    name: str


class OutOfReachError(Exception):
    """No answer, or none that can be understood: nobody knows what became of it."""


class UnreadableFileError(Exception):
    """A file of a day that is not one; the text says in which line and why."""


class Gateway(Protocol):
    """A provider; people pay on pages under `address`. Calls raise OutOfReachError within a few seconds when
    there is no answer."""

    name: str
    address: str
    payee: Payee

    def start(self, order: Order) -> str:
        """Begin a payment, or find the one begun; answers where to send the person."""
        ...

    def ask(self, reference: str) -> tuple[Word, ...]:
        """What became of a reference: a word for each money taken, else one that says how it stands;
        nothing at all when the provider has never heard of it."""
        ...

    def refund(self, order: RefundOrder) -> RefundAnswer:
        """Give money back."""
        ...

    def transfer_text(self, reference: str, amount: int) -> str:
        """What the QR code of a transfer says."""
        ...

    def day(self, day: date) -> bytes | None:
        """The provider's file of a day; None when it has none yet."""
        ...

    def read_day(self, content: bytes) -> tuple[FileLine, ...]:
        """The lines of such a file. Raises UnreadableFileError."""
        ...


_plugged: list[Gateway] = []


def plug(gateway: Gateway | None) -> None:
    """Let a gateway take payments; None takes it out again."""
    _plugged[:] = [gateway] if gateway else []


def gateway() -> Gateway | None:
    """The gateway plugged in."""
    return _plugged[0] if _plugged else None
