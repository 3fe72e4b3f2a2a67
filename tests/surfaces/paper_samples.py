"""Pages about paper with something to say; the people and codes are invented."""

from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.custody.api import BlockRow, ShelfRow
from motcua.platform.clock import ZONE
from motcua.platform.ui.fields import Choice, Field, Problem
from motcua.platform.ui.paging import Pages

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
CODE = "H29.79.145-261116-0037"
SHELF = ShelfRow(1, UUID(int=1), "K1-03", "Kệ 1, ngăn 3", is_closed=False, papers=12)
BLOCK = BlockRow(
    public_id=UUID(int=2),
    counter="1 – Tiếp nhận và trả kết quả",
    first=1,
    last=50,
    first_code="H29.79.145-P000001-20",
    last_code="H29.79.145-P000050-67",
    reserved_at=NOW,
    used=3,
    void=1,
    entering=1,
)
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
CENTRE = {
    "name": "Trung tâm Phục vụ hành chính công phường Gò Vấp",
    "address": "332 Quang Trung, phường Gò Vấp",
    "phone": "02838940000",
    "email": "govap@tphcm.example",
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
    "is_taken_back": False,
    "is_draft": False,
}
WHERE = {
    "rows": [{"name": "Chỗ để", "value": "K1-03", "note": "Kệ 1, ngăn 3"}],
    "is_missing": True,
    "url": "#main",
}
ACTS = dict.fromkeys(
    ("add", "add_waiting", "save", "remove", "discard", "hand_over", "receive", "take_back"), "#main"
)
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
        "may_take_back": True,
        "remark_field": Field("remark", "Ghi thêm về cả danh sách", "lines", is_required=False),
        "code_field": CODES,
        "sheet_url": "https://motcua.example/quay/ban-giao/1/",
    }


def _block() -> dict[str, Any]:
    unused = {"code": "H29.79.145-P000001-20", "state": {"word": "chưa dùng", "tone": "new"}, "url": ""}
    unused |= {"dossier_code": "", "received_at": None, "entered_at": None, "reason": ""}
    used = {"state": {"word": "đã nhập", "tone": "done"}, "url": "#main", "dossier_code": CODE}
    return {
        "section": "counter",
        "page": "slips",
        "slip_block": BLOCK,
        "agency_name": "Ủy ban nhân dân phường Gò Vấp",
        "centre_name": "Trung tâm Phục vụ hành chính công phường Gò Vấp",
        "contact": "02838940000",
        "slips": [
            unused,
            unused | used | {"received_at": NOW, "entered_at": NOW},
            unused | {"state": {"word": "đã huỷ", "tone": "done"}, "reason": "Rách"},
        ],
        "to_print": ["H29.79.145-P000001-20", "H29.79.145-P000002-17"],
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
        "counters": [
            {"name": "Quầy 2", "dossiers": 2, "receipts": 2, "money": 18000},
            {"name": "Không ghi quầy", "dossiers": 0, "receipts": 0, "money": 0},
        ],
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
    group = {
        "name": "Đợt 1: hộ tịch",
        "decision": "05/QĐ-UBND",
        "decided_on": NOW.date(),
        "valid_from": NOW.date(),
        "rows": [
            {
                "code": "1.004873",
                "name": "Cấp giấy xác nhận",
                "field_name": "Hộ tịch",
                "level_name": "Cấp xã",
                "url": "#main",
            },
            {"code": "1.009999", "name": "Chưa có ở đây", "field_name": "", "level_name": "", "url": ""},
        ],
    }
    anywhere = {"section": "counter", "page": "anywhere", "agency_name": "UBND phường Gò Vấp"}
    side = LINE | {
        "other": "Ủy ban nhân dân phường Cầu Kiệu",
        "received_at": None,
        "due_at": None,
        "status": {"word": "Được tiếp nhận", "tone": "new"},
    }
    phase = {
        "url": "#main",
        "decision": "05/QĐ-UBND",
        "decided_on": NOW.date(),
        "issuer": "Ủy ban nhân dân Thành phố",
        "name": "Đợt 1",
        "valid_from": NOW.date(),
        "valid_to": None,
        "procedures": 16,
        "is_unverified": True,
        "state": {"word": "đang có hiệu lực", "tone": "work"},
    }
    fields = [
        Field("decision", "Quyết định số", error="Ghi số quyết định."),
        Field("lines", "Thủ tục", "lines"),
    ]
    console = staff | {"section": "console", "side": [], "done": "", "fields": fields, "problems": []}
    return {
        "portal/anywhere.html": {"section": "procedures", "day": NOW.date(), "groups": [group]},
        "counter/anywhere.html": staff
        | anywhere
        | {
            "sides": [{"name": "Tôi nhận thay", "count": 3, "url": "#main", "is_current": True}],
            "rows": [side, side | {"received_at": NOW, "due_at": NOW}],
            "sheet_url": "#main",
            "list_url": "#main",
            "pages": Pages(1, 50, 2, {}),
        },
        "counter/boards.html": staff
        | {
            "section": "counter",
            "page": "boards",
            "agency_name": "Ủy ban nhân dân phường Gò Vấp",
            "centre": CENTRE,
            "hours": [{"days": "Thứ Hai – Thứ Sáu", "hours": "07:30 – 11:30, 13:00 – 17:00"}],
            "boards": [
                {"number": 1, "name": "Tư pháp", "kind": "Tiếp nhận", "fields": ["Hộ tịch", "Chứng thực"]}
            ],
            "days_off": [{"day": NOW.date(), "name": "Tết", "kind": "nghỉ", "is_confirmed": False}],
            "until": NOW.date(),
            "day": NOW.date(),
            "address": "https://motcua.example/",
        },
        "counter/anywhere_sheet.html": staff
        | anywhere
        | {"centre_name": "Trung tâm", "day": NOW.date(), "groups": [group], "back_url": "#main"},
        "console/anywhere.html": console | {"rows": [phase]},
        "console/anywhere_phase.html": console
        | {
            "phase": phase,
            "version": 2,
            "end_field": Field("end_on", "Thôi hiệu lực từ ngày", "date"),
            "end_url": "#main",
        },
        "counter/shelves.html": shelves
        | {
            "rows": [{"row": SHELF, "url": "#main"}],
            "field": Field("shelves", "Chỗ mới, mỗi dòng một chỗ", "lines", error="Đã có chỗ mang mã «K1»."),
        },
        "counter/shelf.html": shelves
        | {
            "shelf": SHELF,
            "rows": [LINE],
            "field": CODES,
            "close_url": "#main",
            "done": "Đã để giấy của 2 hồ sơ vào K1-03.",
            "undo": {"url": "#main", "token": "x", "seconds": 10},
            "conflict": "Đã quá 10 giây nên không hoàn tác được.",
        },
        "counter/paper.html": shelves
        | {
            "dossier": LINE,
            "where": where,
            "is_missing": True,
            "conflict": "Đã quá 10 giây nên không hoàn tác được.",
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
        "counter/slips.html": shelves
        | {
            "blocks": [{"row": BLOCK, "url": "#main"}],
            "enter_fields": [
                Field("code", "Số phiếu", error="Số phiếu chép sai."),
                Field("received_day", "Ngày", "date"),
            ],
            "void_fields": [Field("void_code", "Số phiếu hỏng, mất"), Field("reason", "Vì sao huỷ")],
            "reserve_fields": [Field("count", "Số phiếu cần in", "number", "50")],
            "days": 7,
        },
        "counter/slip_block.html": staff | _block(),
    }
