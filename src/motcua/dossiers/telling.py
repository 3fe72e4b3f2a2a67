"""What the owner of a dossier is told, in the transaction that makes it true (NĐ 118/2025: the person is
told of acceptance, of what is missing, of the result; NĐ 301/2026 art. 3: a late agency apologises and names
the new date).

Told are turns of the status, and acts that give or move the date, to the phone and e-mail given at filing:
the owner's, else the applicant's. The words are Vietnamese whatever language the officer works in; they name
code and date, never the person or the matter: a message is read on a locked screen. Imports, mirrors and
training tell nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.models import Participant
from motcua.dossiers.state import Change
from motcua.dossiers.status import Status
from motcua.notifications import api as notifications
from motcua.notifications.api import Telling
from motcua.platform.clock import ZONE

FILED = _("Đã nhận hồ sơ {code} gửi đến. Bộ phận Một cửa đang kiểm tra.")
TURNS: dict[Status, str | Promise] = {
    Status.ACCEPTED: _("Hồ sơ {code} đã được tiếp nhận. Ngày hẹn trả kết quả: {due}."),
    Status.REJECTED_AT_INTAKE: _("Hồ sơ {code} không được tiếp nhận. Xem lý do ở trang tra cứu hồ sơ."),
    Status.SUPPLEMENT_REQUIRED: _(
        "Hồ sơ {code} cần bổ sung. Xem nội dung cần bổ sung ở trang tra cứu hồ sơ."
    ),
    Status.PAYMENT_REQUIRED: _(
        "Hồ sơ {code} cần nộp phí, lệ phí. Xem nội dung phải nộp ở trang tra cứu hồ sơ."
    ),
    Status.STOPPED: _("Hồ sơ {code} đã dừng giải quyết. Xem lý do ở trang tra cứu hồ sơ."),
    Status.WITHDRAWN: _("Hồ sơ {code} đã được rút theo yêu cầu."),
    Status.COMPLETED: _("Hồ sơ {code} đã có kết quả. Mời nhận kết quả theo hình thức đã đăng ký."),
    Status.RETURNED: _("Đã trả kết quả hồ sơ {code}. Cảm ơn ông/bà."),
}
"""By the status a dossier has turned to; «Đang xử lý» alone is no news to anybody."""

ACTS: dict[str, str | Promise] = {
    "dossiers.dossier.transfer_received": _(
        "Cơ quan giải quyết đã nhận hồ sơ {code} chuyển đến. Ngày hẹn trả kết quả: {due}."
    ),
    "dossiers.dossier.extended": _(
        "Cơ quan xin lỗi vì hồ sơ {code} chưa giải quyết xong đúng hẹn. Ngày hẹn trả mới: {due}."
    ),
    "dossiers.dossier.due_moved": _(
        "Lịch làm việc thay đổi nên ngày hẹn trả kết quả hồ sơ {code} chuyển sang: {due}."
    ),
    "dossiers.dossier.resumed": _("Hồ sơ {code} được giải quyết tiếp. Ngày hẹn trả kết quả: {due}."),
}
"""By what was done, where the status says nothing: the date was given or moved."""

_NO_DATE = _("sẽ được báo sau")
_SILENT_CHANNEL = "import"
_UNCLAIMED = _("Kết quả hồ sơ {code} đang chờ ông/bà đến nhận tại nơi đã nộp.")
_TITLE = _("Hồ sơ {code}")
_LANGUAGE = "vi"

Addresses = Mapping[str, str]


def tell(changes: Sequence[Change]) -> None:
    """Queue messages for the changes that are news; costs nothing where no carrier is plugged in."""
    if not notifications.channels():
        return
    news = [(change, words) for change in changes if (words := _news(change)) is not None]
    if not news:
        return
    addresses = _addresses([change for change, _words in news])
    with translation.override(_LANGUAGE):
        tellings = [
            _telling(change, words, addresses[change.state.id])
            for change, words in news
            if change.state.id in addresses
        ]
    notifications.send(tellings)


def _news(change: Change) -> str | Promise | None:
    """The words for what has happened; None when it is no news, or nobody is to be told."""
    before, after = change.case.state, change.state
    if after.is_training or after.is_mirror or change.case.actor.channel == _SILENT_CHANNEL:
        return None
    done = next((words for entry in change.entries if (words := ACTS.get(entry.name))), None)
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


def _telling(change: Change, words: str | Promise, addresses: Addresses) -> Telling:
    state = change.state
    promised = state.due_at if state.due_at is not None and not state.due_is_estimate else None
    due = promised.astimezone(ZONE).strftime("%H:%M %d/%m/%Y") if promised else str(_NO_DATE)
    return Telling(
        event=f"{state.subject}:v{state.version}",
        addresses=addresses,
        title=str(_TITLE).format(code=state.code),
        text=str(words).format(code=state.code, due=due),
    )


def remind_of_result(dossier: int, code: str, day: date, addresses: Addresses) -> Telling:
    """What a person is told whose result waits; once a day at the most, by the name of its event."""
    with translation.override(_LANGUAGE):
        return Telling(
            event=f"dossier:{dossier}:unclaimed:{day.isoformat()}",
            addresses=addresses,
            title=str(_TITLE).format(code=code),
            text=str(_UNCLAIMED).format(code=code),
        )
