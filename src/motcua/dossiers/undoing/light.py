"""Which acts are light enough to be taken back by whoever did them a moment ago: a row each, with the reason.

Light is what stays inside the office: nobody outside is told, no clock moves, nothing is decided and no paper
leaves. All else is in the record for good and is reversed by a new act: `rules.RULES` has one where the law
knows one. Words somebody wrote (a note, a weekly word) are not light either: others may have read and gone by
them, so they are answered by other words. Our own design; no source of law.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.undoing.refusals import UndoneTooLate
from motcua.platform.ledger import EntryRow

SECONDS = 10
"""As long as it is offered."""
GRACE = timedelta(seconds=5)
"""For the way there and back: the page says ten seconds, and ten seconds after it is read are meant."""
ACTS = "dossiers.dossier."


@dataclass(frozen=True, slots=True)
class Light:
    """`why` it is light; `remedy`: the ordinary way to the same end when it is too late."""

    act: str
    why: str
    remedy: str | Promise


LIGHT: dict[str, Light] = {
    f"{ACTS}taken": Light(
        "take", "only says who works on it; the step and its hour stay", _("trả lại cho đơn vị")
    ),
    f"{ACTS}released": Light(
        "release", "only says that nobody has it; the step and its hour stay", _("nhận xử lý")
    ),
    f"{ACTS}assigned": Light(
        "assign", "only says who works on it; an assigning that was a step is open again", _("phân công lại")
    ),
}
"""By the fact they leave in the ledger. Putting paper on a shelf is one more, in the room of paper."""


def insist_in_time(entry: EntryRow, now: datetime) -> None:
    """Raises UndoneTooLate."""
    insist_soon(entry.occurred_at, now, LIGHT[entry.name].remedy)


def insist_soon(done_at: datetime, now: datetime, remedy: str | Promise) -> None:
    """By the database's clock at both ends. Raises UndoneTooLate."""
    if now - done_at > timedelta(seconds=SECONDS) + GRACE:
        raise UndoneTooLate(seconds=SECONDS, remedy=remedy)
