"""Invented contexts of the pages of paying."""

from typing import Any

from motcua.platform.ui.fields import Field, problems_of
from surfaces.dossier_samples import CODE, NAME, NOW

REFERENCE = "MCK7Q2ABCDEFGHJKMNPQRS"
DOSSIER = {"code": CODE, "procedure_name": NAME, "url": "#main"}
RECEIPT = {
    "is_electronic": True,
    "number": 12,
    "year": 2026,
    "unit_name": "Ủy ban nhân dân phường Gò Vấp",
    "amount": 15_000,
    "at": NOW,
    "how": "Chuyển qua ngân hàng 970436, giao dịch S0123456789ABCDEF",
    "what": "Phí, lệ phí",
}
PAYMENT: dict[str, Any] = {
    "section": "tracking",
    "dossier": DOSSIER,
    "owed": {"name": "Phí, lệ phí", "amount": 15_000, "state": "open", "article": "", "because": ""},
    "reasons": ["Lệ phí: 15.000 đ."],
    "is_checking": False,
    "still_url": "",
    "seconds": 10,
    "transfer": {
        "text": "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA5303704"
        "5802VN6304F4E5",
        "rows": [
            {"name": "Số tài khoản", "value": "113366668888"},
            {"name": "Nội dung chuyển khoản", "value": REFERENCE},
        ],
    },
    "is_online": True,
    "counter": {
        "name": "Trung tâm PVHCC phường Gò Vấp",
        "address": "332 Quang Trung",
        "phone": "028 3894 0000",
    },
    "money": [
        {
            "amount": 15_000,
            "at": NOW,
            "reason": "Khoản này đã nộp rồi: trả lại.",
            "state": "đang hoàn lại về tài khoản đã nộp",
        }
    ],
    "urls": dict.fromkeys(("start", "transfer", "ask", "receipt"), "#main"),
    "has_receipt": False,
}


def contexts(public: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Template → context."""
    return {
        "portal/payment.html": public | PAYMENT,
        "portal/payment_receipt.html": public
        | {"section": "tracking", "dossier": DOSSIER, "receipt": RECEIPT, "back_url": "#main"},
    }


def console_contexts(frame: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Template → context, for the pages of the console."""
    trail = [{"name": "Đối soát", "url": "#main"}]
    late, done = {"word": "Chỉ sổ ở đây có", "tone": "late"}, {"word": "Khớp", "tone": "done"}
    line = {
        "code": "S0123456789ABCDEF",
        "url": "#main",
        "kind": "Thu",
        "here": 15_000,
        "there": None,
        "at": NOW,
        "verdict": late,
        "state": {"word": "Chờ người xem", "tone": "wait"},
        "told": "",
    }
    refund = {
        "because": "Rút hồ sơ trước khi giải quyết",
        "state": "Chờ duyệt",
        "asked_by": "Lê Thu Hà",
        "asked_at": NOW,
        "decided_by": "",
        "acts": [
            {
                "name": "Duyệt hoàn tiền",
                "url": "#main",
                "is_immediate": True,
                "tone": "primary",
                "version": "",
            }
        ],
    }
    day = Field("ngay", "Ngày", "date", "32/13/2026", error="Ghi ngày dạng 21/11/2026.")
    remark = Field("remark", "Ghi chú khi ký", "lines", "", error="Có 1 dòng chưa khớp. Hãy ghi rõ vì sao.")
    return {
        "console/money/days.html": frame
        | {
            "rows": [
                {"day": NOW.date(), "url": "#main", "is_read": True, "signed": 1, "money": 45_000},
                {"day": NOW.date(), "url": "#main", "is_read": False, "signed": 0, "money": 15_000},
            ],
            "day_field": day,
            "problems": problems_of([day]),
        },
        "console/money/day.html": frame
        | {
            "trail": trail,
            "day": NOW.date(),
            "read_at": NOW,
            "is_whole": False,
            "may_sign": True,
            "can_be_signed": True,
            "totals": [{"name": "Khớp", "value": 12}, {"name": "Chỉ sổ ở đây có", "value": 1}],
            "lines": [line, line | {"there": 15_000, "verdict": done, "told": "Mới biết qua tệp này"}],
            "signs": [
                {
                    "number": 1,
                    "by": "Lê Thu Hà",
                    "at": NOW,
                    "equal": 12,
                    "unequal": 1,
                    "money": 180_000,
                    "remark": "Bên thanh toán sẽ bổ sung",
                }
            ],
            "remark": remark,
            "problems": problems_of([remark]),
            "seen_lines": 13,
            "seen_money": 180_000,
            "urls": dict.fromkeys(("fetch", "take", "sign"), "#main"),
        },
        "console/money/waiting.html": frame
        | {
            "rows": [
                {
                    "code": "S0123456789ABCDEF",
                    "url": "#main",
                    "amount": 14_000,
                    "at": NOW,
                    "state": {"word": "Chờ người xem", "tone": "wait"},
                    "reason": "Số tiền nhận được khác số phải nộp.",
                }
            ]
        },
        "console/money/one.html": frame
        | {
            "trail": trail,
            "problems": (),
            "code": "S0123456789ABCDEF",
            "amount": 14_000,
            "state": {"word": "Chờ người xem", "tone": "wait"},
            "reason": "Số tiền nhận được khác số phải nộp.",
            "rows": [{"name": "Mã tham chiếu", "value": REFERENCE}],
            "notices": [{"at": NOW, "source": "Tệp đối soát", "amount": 14_000, "reason": "Nộp đúng và đủ."}],
            "refunds": [refund],
            "because": Field("because", "Vì sao hoàn, theo căn cứ nào?", "lines"),
            "ask_url": "#main",
        },
    }
