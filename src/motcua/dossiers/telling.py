"""What the owner of a dossier is told, in the transaction that makes it true (NĐ 118/2025: the person is
told of acceptance, of what is missing, of the result).

Told are four turns of the status, to the phone and e-mail given at filing. The words name code and date,
never the person or the matter: a message is read on a locked screen. Imports, mirrors and training tell
nobody.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from motcua.dossiers.models import Participant
from motcua.dossiers.state import Change, DossierState
from motcua.dossiers.status import Status
from motcua.notifications import api as notifications
from motcua.notifications.api import Telling
from motcua.platform.clock import ZONE

WORDS = {
    Status.ACCEPTED: _("Hồ sơ {code} đã được tiếp nhận. Ngày hẹn trả kết quả: {due}."),
    Status.SUPPLEMENT_REQUIRED: _(
        "Hồ sơ {code} cần bổ sung. Xem nội dung cần bổ sung ở trang tra cứu hồ sơ."
    ),
    Status.COMPLETED: _("Hồ sơ {code} đã có kết quả. Mời nhận kết quả theo hình thức đã đăng ký."),
    Status.RETURNED: _("Đã trả kết quả hồ sơ {code}. Cảm ơn ông/bà."),
}
_NO_DATE = _("sẽ được báo sau")
_SILENT_CHANNEL = "import"

Addresses = Mapping[str, str]


def tell(changes: Sequence[Change]) -> None:
    """Queue messages for the changes that turn a status; costs nothing where no carrier is plugged in."""
    if not notifications.channels():
        return
    turned = [change for change in changes if _is_told(change)]
    if not turned:
        return
    addresses = _addresses(turned)
    notifications.send([_telling(c.state, addresses[c.state.id]) for c in turned if c.state.id in addresses])


def _is_told(change: Change) -> bool:
    before, after = change.case.state, change.state
    silent = after.is_training or after.is_mirror or change.case.actor.channel == _SILENT_CHANNEL
    return before.status != after.status and after.status in WORDS and not silent


def _addresses(changes: Iterable[Change]) -> dict[int, Addresses]:
    """Where each dossier's owner is reached: from the rows being written, else from those kept."""
    given = {
        change.state.id: _reached(row["phone"], row["email"])
        for change in changes
        for row in change.rows.get("dossiers_participant", ())
        if row["role"] == "owner"
    }
    others = [c.state.id for c in changes if c.state.id not in given]
    if others:
        kept = Participant.objects.filter(dossier_id__in=others, role="owner")
        given |= {
            row["dossier_id"]: _reached(row["phone"], row["email"])
            for row in kept.values("dossier_id", "phone", "email")
        }
    return {dossier: found for dossier, found in given.items() if any(found.values())}


def _reached(phone: str, email: str) -> Addresses:
    return {"sms": phone, "email": email}


def _telling(state: DossierState, addresses: Addresses) -> Telling:
    promised = state.due_at if state.due_at is not None and not state.due_is_estimate else None
    due = promised.astimezone(ZONE).strftime("%H:%M %d/%m/%Y") if promised else str(_NO_DATE)
    return Telling(
        event=f"{state.subject}:v{state.version}",
        addresses=addresses,
        title=str(_("Hồ sơ {code}")).format(code=state.code),
        text=str(WORDS[state.status]).format(code=state.code, due=due),
    )
