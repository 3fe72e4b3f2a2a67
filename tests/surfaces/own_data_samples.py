"""Invented contexts of the pages about one's own data, and of who answers requests about it."""

from typing import Any

from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.paging import Pages
from surfaces.dossier_samples import CODE, DUE, NOW

WAITING = {"word": "Chờ trả lời", "tone": "wait"}
FIELDS = [
    Field(
        "kind",
        "Bạn muốn gì?",
        kind="choice",
        choices=(Choice("see", "Cho tôi xem dữ liệu"), Choice("erase", "Xóa dữ liệu")),
        error="Chọn điều bạn muốn.",
    ),
    Field("words", "Nói rõ thêm", kind="lines", is_required=False, is_wide=True, hint="Có thể để trống."),
]
ROW = {
    "kind": "Xóa dữ liệu",
    "words": "Xóa giúp tôi\ncả số điện thoại",
    "state": {"word": "Đã thực hiện", "tone": "done"},
    "is_late": True,
    "asked": "Thứ Tư 18/11/2026, 09:00",
    "answer_due": "Thứ Sáu 20/11/2026, 09:00",
    "due": "Thứ Ba 08/12/2026, 09:00",
    "extension": "Gia hạn 15 ngày: nơi khác chưa trả lời",
    "answered": "Thứ Năm 19/11/2026, 09:00",
    "answer": "Đã xóa những gì luật cho phép.",
    "ground": "Luật Lưu trữ",
    "ended": "Thứ Sáu 20/11/2026, 09:00",
    "erased": [{"name": "Hồ sơ đang điền", "value": "2"}],
    "stays": [{"name": "Hồ sơ của bạn", "value": "Phải lưu theo luật lưu trữ.", "note": "3"}],
    "url": "#main",
}
ASKED = {
    "kind": "Xóa dữ liệu",
    "who": "Trần Thị Mỹ Hoà",
    "words": "Xóa giúp tôi",
    "state": WAITING,
    "is_late": False,
    "is_open": True,
    "asked_at": NOW,
    "answer_due_at": DUE,
    "due_at": DUE,
    "answered_at": NOW,
    "answer": "Sẽ làm.",
    "ground": "Luật Lưu trữ",
    "extension": "Gia hạn 5 ngày: nơi khác chưa trả lời",
    "ended_at": NOW,
    "article": "Luật 91/2025/QH15 điều 14",
    "erased": 3,
    "url": "#main",
    **dict.fromkeys(("accept_url", "refuse_url", "extend_url", "done_url"), "#main"),
}


def contexts(public: dict[str, Any], frame: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Template → context."""
    mine = public | {"section": "mine"}
    pages = Pages(1, 50, 1, {})
    return {
        "portal/own_data.html": mine
        | {
            "tables": [
                {"title": "Hồ sơ đang điền", "count": 2, "may_go": True, "stays": ""},
                {"title": "Hồ sơ của bạn", "count": 1_200, "may_go": False, "stays": "Phải lưu."},
            ],
            "requests": [ROW],
            "copies": [
                {"asked": ROW["asked"], "until": ROW["due"], "url": "#main", "why_not": ""},
                {"asked": ROW["asked"], "until": ROW["due"], "url": "", "why_not": ""},
            ],
        },
        "portal/own_data_contents.html": mine
        | {
            "tables": [
                {"title": "Nhân thân", "rows": [[{"name": "Họ tên", "value": "Trần Thị Mỹ Hoà"}]], "more": 3}
            ]
        },
        "portal/own_data_openings.html": mine
        | {
            "rows": [
                {"code": CODE, "url": "#main", "unit": "UBND phường Gò Vấp", "day": "Thứ Tư 18/11/2026"}
            ],
            "pages": pages,
        },
        "portal/own_data_ask.html": mine | {"fields": FIELDS, "problems": problems_of(FIELDS)},
        "portal/own_data_request.html": mine | {"row": ROW},
        "console/data_requests.html": frame
        | {
            "waiting": [ASKED, ASKED | {"is_late": True, "answer_due_at": None}],
            "open": 102,
            "limits": "Trả lời trong 2 ngày làm việc; thực hiện trong 10 đến 20 ngày tùy loại.",
            "over": [ASKED],
            "pages": pages,
        },
        "console/data_request.html": frame
        | {"row": ASKED, "trail": [{"name": "Yêu cầu về dữ liệu", "url": "#main"}]},
    }
