"""What the pages of money show, as values."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.payments.api import online, reconciling
from motcua.platform.ui.figures import money as dong
from motcua.platform.ui.moments import moment_words

Shown = dict[str, Any]
_VERDICT = {
    "equal": (_("Khớp"), "done"),
    "only_here": (_("Chỉ sổ ở đây có"), "late"),
    "only_there": (_("Chỉ bên thanh toán có"), "late"),
    "other_amount": (_("Khác số tiền"), "late"),
}
_STATE = {
    "paid": (_("Đã ghi vào khoản phải nộp"), "done"),
    "unmatched": (_("Chờ người xem"), "wait"),
    "refund_asked": (_("Đang hoàn lại"), "work"),
    "refunded": (_("Đã hoàn lại"), "off"),
}
_KIND = {"pay": _("Tiền thu"), "refund": _("Tiền hoàn")}
_SOURCE = {
    "webhook": _("Bên thanh toán báo"),
    "query": _("Trả lời khi được hỏi"),
    "file": _("Tệp đối soát"),
    "bank": _("Sao kê ngân hàng"),
}
_REFUND = {
    "asked": _("Chờ duyệt"),
    "approved": _("Đang gửi lệnh hoàn"),
    "done": _("Đã hoàn"),
    "declined": _("Không duyệt"),
    "refused": _("Bên thanh toán từ chối"),
}


def _tag(words: Mapping[str, tuple[Any, str]], key: str) -> Shown:
    word, tone = words.get(key, (key, "off"))
    return {"word": word, "tone": tone}


def day_line(row: reconciling.DayRow, url: str) -> Shown:
    return {"day": row.day, "url": url, "is_read": row.is_read, "signed": row.signed, "money": row.money_here}


def totals(view: reconciling.DayView) -> list[Shown]:
    """How many lines are of each kind, and both sums."""
    counted = view.counts
    return [
        *(
            {"name": word, "value": counted[key]}
            for key, (word, _tone) in _VERDICT.items()
            if counted[key] or key == "equal"
        ),
        {"name": _("Sổ ở đây (thu trừ hoàn)"), "value": dong(view.money_here)},
        {"name": _("Tệp của bên thanh toán (thu trừ hoàn)"), "value": dong(view.money_there)},
    ]


def lines(view: reconciling.DayView) -> list[Shown]:
    return [_line(row) for row in view.lines]


def _line(row: reconciling.LineRow) -> Shown:
    told = _("Mới biết qua tệp này") if row.found == "only_there" and row.verdict == "equal" else ""
    return {
        "code": row.transaction,
        "url": reverse("console:money", args=[row.incoming]) if row.incoming else "",
        "kind": _KIND.get(row.kind, row.kind),
        "here": row.amount_here,
        "there": row.amount_there,
        "at": row.at,
        "verdict": _tag(_VERDICT, row.verdict),
        "state": _tag(_STATE, row.state) if row.state else None,
        "told": told,
    }


def signs(view: reconciling.DayView, names: Mapping[int, str]) -> list[Shown]:
    return [
        {
            "number": each.number,
            "by": names.get(each.signed_by, ""),
            "at": each.signed_at,
            "equal": each.equal,
            "unequal": each.only_here + each.only_there + each.other_amount,
            "money": each.money_there,
            "remark": each.remark,
        }
        for each in view.signs
    ]


def money_line(row: online.IncomingRow) -> Shown:
    return {
        "code": row.code,
        "url": reverse("console:money", args=[row.public_id]),
        "amount": row.amount,
        "at": row.paid_at,
        "state": _tag(_STATE, row.state),
        "reason": online.reason_words(row.reason),
    }


def money(view: online.MoneyView, *, sees_dossiers: bool) -> Shown:
    row = view.money
    people = {x for each in view.refunds for x in (each.asked_by, each.decided_by) if x is not None}
    names = parties.account_names(people) if people else {}
    return {
        "code": row.code,
        "amount": row.amount,
        "state": _tag(_STATE, row.state),
        "reason": online.reason_words(row.reason),
        "rows": _facts(view, sees_dossiers=sees_dossiers),
        "notices": [
            {
                "at": each.heard_at,
                "source": _SOURCE.get(each.source, each.source),
                "amount": each.amount,
                "reason": online.reason_words(each.reason),
            }
            for each in view.notices
        ],
        "refunds": [_refund(each, names, may_decide=view.may_decide) for each in view.refunds],
    }


def _facts(view: online.MoneyView, *, sees_dossiers: bool) -> list[Shown]:
    row = view.money
    facts = [
        {"name": _("Số giao dịch"), "value": row.code},
        {"name": _("Mã tham chiếu"), "value": row.reference},
        {"name": _("Ngân hàng"), "value": row.bank},
        {"name": _("Nộp lúc"), "value": moment_words(row.paid_at)},
        {"name": _("Biết lúc"), "value": moment_words(row.heard_at)},
    ]
    if view.unit_id is not None:
        facts.append({"name": _("Đơn vị thu"), "value": agencies.unit(view.unit_id).name})
    if view.subject and sees_dossiers:
        dossier = dossiers.dossier_of(view.subject)
        address = reverse("desk:dossier", args=[dossier])
        facts.append({"name": _("Hồ sơ"), "value": _("Mở hồ sơ"), "url": address})
    return facts


def _refund(row: online.RefundRow, names: Mapping[int, str], *, may_decide: bool) -> Shown:
    decides = may_decide and row.state == "asked"
    return {
        "because": online.reason_words(row.because),
        "state": _REFUND.get(row.state, row.state),
        "asked_by": names.get(row.asked_by or 0, "") or _("Hệ thống, theo quy tắc"),
        "asked_at": row.asked_at,
        "decided_by": names.get(row.decided_by or 0, ""),
        "acts": [
            {
                "name": word,
                "url": reverse("console:refund-decide", args=[row.public_id, act]),
                "is_immediate": True,
                "tone": tone,
                "version": "",
            }
            for word, act, tone in (
                (_("Duyệt hoàn tiền"), "duyet", "primary"),
                (_("Không duyệt"), "khong-duyet", "quiet"),
            )
        ]
        if decides
        else [],
    }
