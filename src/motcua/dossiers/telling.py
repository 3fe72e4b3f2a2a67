"""What the owner of a dossier is told, in the transaction that makes it true (NĐ 118/2025: the person is
told of acceptance, of what is missing, of the result; NĐ 301/2026 art. 3: a late agency apologises and names
the new date).

Told are turns of the status, acts that give or move the date, and money, to the phone and e-mail given at
filing: the owner's, else the applicant's; how, as those wish who hold the dossier in their account. The words
are data (`data/messages.json`), Vietnamese whatever language the officer works in; they name code and date,
never the person or the matter: a message is read on a locked screen. Imports, mirrors and training tell
nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.models import Dossier, Holder, Participant
from motcua.dossiers.state import Change, DossierState
from motcua.dossiers.status import Status
from motcua.notifications import api as notifications
from motcua.notifications.api import Telling
from motcua.platform.clock import ZONE

FILED = "filed"
TURNS: dict[Status, str] = {
    Status.ACCEPTED: "accepted",
    Status.REJECTED_AT_INTAKE: "refused_at_intake",
    Status.SUPPLEMENT_REQUIRED: "supplement",
    Status.PAYMENT_REQUIRED: "payment_asked",
    Status.STOPPED: "stopped",
    Status.WITHDRAWN: "withdrawn",
    Status.COMPLETED: "done",
    Status.RETURNED: "returned",
}
"""By the status a dossier has turned to; «Đang xử lý» alone is no news to anybody."""

ACTS: dict[str, str] = {
    "dossiers.dossier.transfer_received": "transfer_received",
    "dossiers.dossier.extended": "extended",
    "dossiers.dossier.due_moved": "due_moved",
    "dossiers.dossier.resumed": "resumed",
}
"""By what was done, where the status says nothing: the date was given or moved."""

DATED = frozenset({"accepted", *ACTS.values()})
"""What names the day the result is promised for."""

_SILENT_CHANNEL = "import"
_NO_DATE = _("sẽ được báo sau")

Addresses = Mapping[str, str]


def tell(changes: Sequence[Change]) -> None:
    """Queue messages for the changes that are news; costs nothing where no carrier is plugged in."""
    if not notifications.channels():
        return
    news = [(change, event) for change in changes if (event := _news(change)) is not None]
    if not news:
        return
    told = [change for change, _event in news]
    addresses, holders = _addresses(told), _holders(told)
    notifications.send(
        _telling(change, event, addresses[change.state.id], holders.get(change.state.id, ()))
        for change, event in news
        if change.state.id in addresses
    )


def _news(change: Change) -> str | None:
    """The message for what has happened; None when it is no news, or nobody is to be told."""
    before, after = change.case.state, change.state
    if after.is_training or after.is_mirror or change.case.actor.channel == _SILENT_CHANNEL:
        return None
    done = next((event for entry in change.entries if (event := ACTS.get(entry.name))), None)
    if done is not None:
        return done
    if before.status != after.status:
        return TURNS.get(after.status)
    return FILED if change.is_new else None


def _addresses(changes: Iterable[Change]) -> dict[int, Addresses]:
    """Where each dossier's person is reached: from the rows being written, else from those kept."""
    rows: list[Mapping[str, Any]] = [
        row for change in changes for row in change.rows.get("dossiers_participant", ())
    ]
    written = {row["dossier_id"] for row in rows}
    rows.extend(_kept([change.state.id for change in changes if change.state.id not in written]))
    return _reached(rows)


def addresses_of(dossiers: Sequence[int]) -> dict[int, Addresses]:
    """Where the person of each dossier is reached, of those who left a phone or an e-mail address."""
    return _reached(_kept(dossiers))


def _kept(dossiers: Sequence[int]) -> list[Mapping[str, Any]]:
    if not dossiers:
        return []
    people = Participant.objects.filter(dossier_id__in=dossiers, role__in=_REACHED)
    return [*people.values("dossier_id", "role", "phone", "email")]


def _reached(rows: Sequence[Mapping[str, Any]]) -> dict[int, Addresses]:
    found: dict[int, Addresses] = {}
    for role in _REACHED:
        for row in rows:
            if row["role"] == role and (row["phone"] or row["email"]):
                found.setdefault(row["dossier_id"], {"sms": row["phone"], "email": row["email"]})
    return found


_REACHED = ("owner", "applicant")
"""Whose phone and e-mail, in this order: a child or somebody represented often leaves none."""


def _holders(changes: Iterable[Change]) -> dict[int, tuple[int, ...]]:
    """The accounts that hold each dossier, whoever had it first coming first."""
    written = {
        change.state.id: tuple(int(row["account_id"]) for row in change.rows.get("dossiers_holder", ()))
        for change in changes
    }
    return written | holders_of([dossier for dossier, accounts in written.items() if not accounts])


def holders_of(dossiers: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The accounts that hold dossiers, of those that anybody holds."""
    found: dict[int, tuple[int, ...]] = {}
    held = Holder.objects.filter(dossier_id__in=dossiers).order_by("id") if dossiers else ()
    for holder in held:
        found[holder.dossier_id] = (*found.get(holder.dossier_id, ()), holder.account_id)
    return found


def _telling(change: Change, event: str, addresses: Addresses, holders: tuple[int, ...]) -> Telling:
    state = change.state
    values: dict[str, str | Promise] = {"code": state.code}
    if event in DATED:
        promised = state.due_at if state.due_at is not None and not state.due_is_estimate else None
        values["due"] = promised.astimezone(ZONE).strftime("%H:%M %d/%m/%Y") if promised else _NO_DATE
    return Telling(
        event=f"{state.subject}:v{state.version}",
        addresses=addresses,
        template=event,
        values=values,
        subject=state.subject,
        accounts=holders,
    )


def remind_of_results(dossiers: Sequence[Dossier], day: date) -> None:
    """Remind the people whose result waits; once a day at the most, by the name of the event."""
    ids = [dossier.pk for dossier in dossiers]
    addresses, holders = addresses_of(ids), holders_of(ids)
    notifications.send(
        Telling(
            event=f"dossier:{dossier.pk}:unclaimed:{day.isoformat()}",
            addresses=addresses[dossier.pk],
            template="unclaimed",
            values={"code": dossier.code},
            subject=f"dossier:{dossier.pk}",
            accounts=holders.get(dossier.pk, ()),
        )
        for dossier in dossiers
        if dossier.pk in addresses
    )


def tell_of_money(event: str, dossier_id: int, key: str, amount: str) -> None:
    """Tell the person that money came, or went back: once for each `key`."""
    dossier = Dossier.objects.filter(pk=dossier_id, is_training=False, is_mirror=False).first()
    addresses = addresses_of([dossier_id]) if dossier is not None and notifications.channels() else {}
    if dossier is None or dossier_id not in addresses:
        return
    subject = f"dossier:{dossier_id}"
    told = Telling(
        event=f"{subject}:{event}:{key}",
        addresses=addresses[dossier_id],
        template=event,
        values={"code": dossier.code, "amount": amount},
        subject=subject,
        accounts=holders_of([dossier_id]).get(dossier_id, ()),
    )
    notifications.send([told])


def tell_of_thread(state: DossierState, number: int) -> None:
    """Tell the person that the office wrote: that there is something to read, not what; once a message."""
    addresses = addresses_of([state.id]) if notifications.channels() and not state.is_training else {}
    if state.id not in addresses:
        return
    told = Telling(
        event=f"{state.subject}:thread:{number}",
        addresses=addresses[state.id],
        template="thread_answered",
        values={"code": state.code},
        subject=state.subject,
        accounts=holders_of([state.id]).get(state.id, ()),
    )
    notifications.send([told])
