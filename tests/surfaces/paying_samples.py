"""Invented contexts of the pages of paying."""

from typing import Any

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
