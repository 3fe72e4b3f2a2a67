"""Pages of text blocks with something to say, as in console_samples.py."""

from datetime import datetime
from typing import Any

from motcua.platform.clock import ZONE
from motcua.platform.ui.fields import Block, Choice, Field, problems_of
from motcua.platform.ui.paging import Pages

AT = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
BLOCKS = (
    Block("mo:2", "Bản chụp mờ, không đọc được", "Bản chụp {ten_giay_to} mờ, không đọc được.", "Điều 8"),
    Block("thieu:1", "Thiếu trang", "{ten_giay_to} thiếu trang."),
)
FACTS = [{"name": "Dùng khi", "value": "Yêu cầu bổ sung"}, {"name": "Đơn vị", "value": "Phường Gò Vấp"}]
ROW = {
    "url": "#main",
    "title": "Bản chụp mờ, không đọc được",
    "text": "Bản chụp {ten_giay_to} mờ, không đọc được.",
    "kind": "Giấy tờ thiếu hoặc sai",
    "unit": "Ủy ban nhân dân phường Gò Vấp",
    "field": "Hộ tịch",
    "procedure": "1.004873",
    "procedure_name": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "number": 2,
    "saved_at": AT,
    "is_unverified": True,
}


def reason_contexts(staff: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The leader's pages of reasons."""
    row = {
        "url": "#main",
        "title": ROW["title"],
        "is_own": False,
        "kind": "Giấy tờ thiếu hoặc sai",
        "procedure": "1.004873",
        "procedure_name": "Cấp Giấy xác nhận tình trạng hôn nhân",
        "unit": "Phường Gò Vấp",
        "count": 1_204,
    }
    line = row | {"name": "H29.79.088-261116-0037", "number": 2, "at": AT}
    own = {"title": "Tự viết, không theo mẫu câu", "is_own": True}
    end = Field("den", "Đến ngày", "date", "32/13/2026", error="Ghi ngày dạng 21/11/2026.")
    frame = staff | {"section": "leader", "page": "reasons"}
    return {
        "leader/reasons.html": frame
        | {
            "fields": [Field("tu", "Từ ngày", "date", "01/11/2026"), end],
            "kind": "fault",
            "problems": problems_of([end]),
            "chips": [{"name": "Tất cả", "count": 1_210, "url": "#main", "is_current": True}],
            "rows": [row, row | own | {"count": 6}],
            "is_whole": False,
        },
        "leader/reasons_behind.html": frame
        | {
            "part": "Giấy tờ thiếu hoặc sai · 1.004873 · Phường Gò Vấp",
            "days": "01/11/2026 – 18/11/2026",
            "rows": [line, line | own | {"number": None, "name": "Phiếu từ chối 12/H29.79.088"}],
            "total": 1_204,
            "pages": Pages(1, 50, 1_204, {"loai": "fault"}),
            "back_url": "#main",
        },
    }


def wording_contexts(frame: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Template → context."""
    text = Field("text", "Câu mẫu", "lines", "{ten}", error="Dòng 1, ký tự 1: không có chỗ điền «ten».")
    options = [Choice("", "Mọi việc"), Choice("fault", "Giấy tờ thiếu hoặc sai", is_chosen=True)]
    version = {"number": 2, "title": ROW["title"], "text": "Hai\ndòng", "article": "", "by": "Hà", "at": AT}
    return {
        "console/wordings.html": frame
        | {
            "selects": [{"name": "loai", "label": "Dùng khi", "options": options}],
            "procedure": "",
            "rows": [ROW, ROW | {"is_unverified": False, "field": "", "procedure": ""}],
            "total": 35,
            "pages": Pages(2, 30, 35, {"loai": "fault"}),
            "is_narrowed": True,
        },
        "console/wording.html": frame
        | {
            "wording": ROW
            | {"article": "Điều 8", "preview": "Bản chụp Giấy chứng sinh mờ.", "withdrawn_at": AT}
            | {"withdrawn_by": "Đoàn Thị Kim Yến"},
            "facts": FACTS,
            "versions": [version, version | {"number": 1, "article": "Điều 8"}],
            "edit_url": "#main",
            "withdraw_url": "#main",
        },
        "console/wording_form.html": frame
        | {
            "title": "Sửa mẫu câu",
            "facts": FACTS,
            "fields": [Field("title", "Tên ngắn", value="Mờ"), text],
            "known": [{"name": "{ten_giay_to}", "value": "tên giấy tờ"}],
            "version": 2,
            "preview": "Bản chụp Giấy chứng sinh mờ.",
            "preview_word": "xem",
            "problems": problems_of([text]),
            "back_url": "#main",
            "post_url": "#main",
        },
    }
