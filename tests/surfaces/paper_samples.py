"""Pages about paper with something to say; the people and codes are invented."""

from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.custody.api import ShelfRow
from motcua.platform.clock import ZONE
from motcua.platform.ui.fields import Choice, Field, Problem
from motcua.platform.ui.paging import Pages

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
CODE = "H29.79.145-261116-0037"
SHELF = ShelfRow(1, UUID(int=1), "K1-03", "Kệ 1, ngăn 3", is_closed=False, papers=12)
LINE: dict[str, Any] = {
    "id": 5,
    "code": CODE,
    "url": "#main",
    "paper_url": "#main",
    "owner_name": "Trần Thị Mỹ Hoà",
    "procedure_name": "Cấp giấy xác nhận tình trạng hôn nhân",
    "papers": "3",
    "remark": "có bản chính",
    "submitted_at": NOW,
    "competent": "Ủy ban nhân dân phường Cầu Kiệu",
    "outcome": None,
    "difference": "",
    "choices": [
        {"value": "complete", "label": "Đủ", "is_chosen": True},
        {"value": "differs", "label": "Có, nhưng khác", "is_chosen": False},
        {"value": "missing", "label": "Không thấy", "is_chosen": False},
    ],
    "awaits_receipt": True,
    "error": "",
}
WRONG = LINE | {
    "id": 6,
    "error": "Nói rõ khác thế nào.",
    "outcome": {"word": "Có, nhưng khác", "tone": "wait"},
    "difference": "thiếu một trang",
}
MANIFEST = {
    "url": "#main",
    "number": "H29.79.145-BG26-0012",
    "giver": "Ủy ban nhân dân phường Gò Vấp",
    "receiver": "Ủy ban nhân dân phường Cầu Kiệu",
    "state": {"word": "Đang chuyển", "tone": "wait"},
    "at": NOW,
    "lines": 2,
    "differing": 1,
    "drafted_at": NOW,
    "handed_at": NOW,
    "handed_by": "Lý Gia Hân",
    "received_at": None,
    "received_by": "",
    "remark": "Thừa một tờ không có trong danh sách",
    "papers": 6,
    "is_discarded": False,
    "is_draft": False,
}
ACTS = dict.fromkeys(("add", "add_waiting", "save", "remove", "discard", "hand_over", "receive"), "#main")
CODES = Field("codes", "Quét hoặc ghi mã hồ sơ, mỗi dòng một mã", "lines")


def _manifest() -> dict[str, Any]:
    return {
        "section": "counter",
        "page": "manifests",
        "done": "Đã giao. Danh sách mang số H29.79.145-BG26-0012, in hai bản.",
        "problems": [Problem("difference-6", "Nói rõ khác thế nào.")],
        "manifest": MANIFEST,
        "version": 4,
        "lines": [LINE, WRONG],
        "acts": ACTS,
        "may_receive": True,
        "remark_field": Field("remark", "Ghi thêm về cả danh sách", "lines", is_required=False),
        "code_field": CODES,
        "sheet_url": "https://motcua.example/quay/ban-giao/1/",
    }


def _day() -> dict[str, Any]:
    return {
        "section": "counter",
        "page": "day",
        "done": "",
        "problems": [],
        "day": NOW.date(),
        "day_field": Field("ngay", "Ngày", "date", "18/11/2026"),
        "agency_name": "Ủy ban nhân dân phường Gò Vấp",
        "lines": [LINE, WRONG],
        "channels": [{"name": "nộp tại quầy", "count": 2}, {"name": "nhận thay cơ quan khác", "count": 1}],
        "tills": [{"name": "Lý Gia Hân", "receipts": 2, "money": 18000}],
        "money": 18000,
        "unshelved": [WRONG],
        "to_hand_on": 1,
        "manifest_drafts": 1,
        "intake_drafts": [{"procedure": "1.004873", "url": "#main"}],
        "closings": [
            {
                "number": 1,
                "closed_at": NOW,
                "closed_by": "Lý Gia Hân",
                "dossiers": 1,
                "money": 8000,
                "counted": 7000,
                "till_differs_by": 1000,
                "till_word": "Thiếu",
                "unshelved": 0,
                "to_hand_on": 1,
                "drafts": 0,
                "remark": "Thối nhầm",
            }
        ],
        "later": {"lines": [WRONG], "receipts": [{"number": 7, "amount": 10000, "received_at": NOW}]},
        "fields": [
            Field("counted", "Tiền mặt đếm được", "money"),
            Field("remark", "Ghi chú khi chốt", "lines"),
        ],
        "seen_dossiers": 2,
        "post_url": "#main",
    }


def contexts(staff: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Template → context."""
    shelves = staff | {"section": "counter", "page": "shelves", "done": "Đã ghi.", "problems": []}
    choices = (Choice("K1-03", "K1-03 – Kệ 1, ngăn 3", is_chosen=True),)
    where = [{"name": "Đang ở", "value": "Ủy ban nhân dân phường Gò Vấp"}]
    units = tuple(Choice(f"H{n}", f"Ủy ban nhân dân phường số {n}") for n in range(9))
    return {
        "counter/shelves.html": shelves
        | {
            "rows": [{"row": SHELF, "url": "#main"}],
            "field": Field("shelves", "Chỗ mới, mỗi dòng một chỗ", "lines", error="Đã có chỗ mang mã «K1»."),
        },
        "counter/shelf.html": shelves
        | {"shelf": SHELF, "rows": [LINE], "field": CODES, "close_url": "#main"},
        "counter/paper.html": shelves
        | {
            "dossier": LINE,
            "where": where,
            "is_missing": True,
            "field": Field("shelf", "Để vào chỗ", "choice", choices=choices),
        },
        "counter/manifests.html": staff
        | {
            "section": "counter",
            "page": "manifests",
            "done": "",
            "problems": [],
            "piles": [{"name": "Chờ đơn vị tôi nhận", "count": 1, "url": "#main", "is_current": True}],
            "rows": [MANIFEST],
            "waiting": [{"name": "Ủy ban nhân dân phường Cầu Kiệu", "identifier": "H1", "count": 3}],
            "field": Field("receiver", "Đơn vị nhận", "choice", choices=units),
            "pages": Pages(1, 30, 1, {}),
        },
        "counter/manifest_draft.html": staff | _manifest(),
        "counter/manifest.html": staff | _manifest(),
        "counter/day.html": staff | _day(),
    }
