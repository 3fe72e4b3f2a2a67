"""What the pages of paying show, as values."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Tracking
from motcua.payments.api import ObligationRow, online
from motcua.payments.ports import Purpose
from motcua.platform import words
from motcua.platform.errors import NotFound
from motcua.platform.ui.figures import grouped, money

_KIND = {"fee": _("Phí, lệ phí"), "duty": _("Nghĩa vụ tài chính")}


def kind_words(owed: ObligationRow) -> str:
    return str(_KIND.get(owed.kind, owed.kind))


def purpose_of(owed: ObligationRow, found: Tracking) -> Purpose:
    code = found.state.code
    content = (
        _("Phí, lệ phí hồ sơ %(code)s") if owed.kind == "fee" else _("Nghĩa vụ tài chính hồ sơ %(code)s")
    )
    return Purpose(str(content % {"code": code}), code, found.state.procedure_code, found.procedure)


def dossier_of(found: Tracking) -> dict[str, str]:
    state = found.state
    return {
        "code": state.code,
        "procedure_name": found.procedure,
        "url": reverse("portal:tracked", args=[state.public_id]),
    }


def reasons_of(owed: ObligationRow, found: Tracking) -> list[str]:
    """Why this much: by the fee rules, or as the agency asked."""
    if owed.kind == "fee":
        return [
            words.say(line.key, **{**line.values, **_grouped(line.values)})
            for line in dossiers.explain_fee(found.state, owed.amount)
        ]
    asked = _("Cơ quan giải quyết yêu cầu nộp %(sum)s.") % {"sum": money(owed.amount)}
    return [str(asked)]


def _grouped(values: Mapping[str, Any]) -> dict[str, str]:
    return {"amount": grouped(values["amount"])} if "amount" in values else {}


def transfer_of(now: online.OnlineState) -> dict[str, Any] | None:
    """The QR code of a transfer somebody asked for and nobody has paid yet."""
    if now.obligation.state != "open" or now.is_checking:
        return None
    still_open = [each for each in now.attempts if each.way == "transfer" and each.state == "started"]
    row = online.transfer_row(still_open[-1]) if still_open else None
    if row is None:
        return None
    return {
        "text": row.text,
        "rows": [
            {"name": _("Ngân hàng"), "value": row.payee.bank},
            {"name": _("Số tài khoản"), "value": row.payee.account},
            {"name": _("Tên tài khoản"), "value": row.payee.name},
            {"name": _("Số tiền"), "value": money(row.amount)},
            {"name": _("Nội dung chuyển khoản"), "value": row.reference},
        ],
    }


def counter_of(found: Tracking) -> dict[str, str]:
    centre = agencies.centre_of(found.state.receiving_id)
    if centre is None:
        return {"name": found.receiving, "address": "", "phone": ""}
    return {"name": centre.name, "address": centre.address, "phone": centre.phone}


_BACK = {
    "unmatched": _("đang có người xem, kết quả sẽ báo ở đây"),
    "refund_asked": _("đang hoàn lại về tài khoản đã nộp"),
    "refunded": _("đã hoàn lại về tài khoản đã nộp"),
}


def money_of(row: online.IncomingRow) -> dict[str, Any]:
    return {
        "amount": row.amount,
        "at": row.paid_at,
        "reason": online.reason_words(row.reason),
        "state": str(_BACK.get(row.state, row.state)),
    }


def receipt_of(owed: ObligationRow, given: online.OnlineReceiptRow | None) -> dict[str, Any]:
    if given is not None:
        unit = agencies.unit(given.unit_id)
        return {
            "is_electronic": True,
            "number": given.number,
            "year": given.year,
            "unit_name": unit.name,
            "amount": given.amount,
            "at": given.received_at,
            "how": _("Chuyển qua ngân hàng %(bank)s, giao dịch %(code)s")
            % {"bank": given.bank, "code": given.transaction},
            "what": kind_words(owed),
        }
    if owed.receipt is None:
        raise NotFound
    return {
        "is_electronic": False,
        "number": owed.receipt.number,
        "year": owed.receipt.year,
        "unit_name": agencies.unit(owed.receipt.unit_id).name,
        "amount": owed.receipt.amount,
        "at": owed.receipt.received_at,
        "how": _("Tiền mặt tại quầy"),
        "what": kind_words(owed),
    }
