"""What the pages of bulk acts and of exports say: invented, as in `page_samples`."""

from datetime import datetime

from motcua.platform.clock import ZONE
from motcua.platform.ui.fields import Choice, Field
from motcua.platform.ui.paging import Pages

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
RECEIVED = datetime(2026, 11, 17, 7, 35, tzinfo=ZONE)
CODE = "H29.79.145-261116-0037"
WORK = {"word": "Đang xử lý", "tone": "work"}
WAIT = {"word": "Chờ bổ sung giấy tờ", "tone": "wait"}

BULK = {
    "name": "Phân công",
    "url": "#main",
    "to": "Lê Thu Hà",
    "note": "Giải quyết trong ngày",
    "made_at": NOW,
    "is_running": True,
    "lines": 120,
    "done": 80,
    "refused": 1,
    "waiting": 39,
    "left": 0,
}
BULK_LINES = [
    {
        "number": 1,
        "url": "#main",
        "code": CODE,
        "owner_name": "Trần Thị Mỹ Hoà",
        "state": {"word": "Sẽ làm", "tone": "work"},
        "sentence": "Chuyển sang bước «Ký».",
        "draft": "Xác nhận chưa kết hôn",
        "fingerprint": "5f" * 32,
    },
    {
        "number": 2,
        "url": "",
        "code": "",
        "owner_name": "",
        "state": {"word": "Không làm được", "tone": "wait"},
        "sentence": "Hồ sơ vừa được Lý Gia Hân cập nhật lúc 09:00 18/11/2026 (Đã phân công).",
    },
]
PRINT_PREVIEW = {
    "section": "desk",
    "kind": "giay-hen",
    "title": "In giấy hẹn",
    "total": 2,
    "count": 1,
    "chosen": ["x"],
    "back": "#main",
    "lines": BULK_LINES,
}
EXPORT = {
    "title": "Của đơn vị",
    "kind": "XLSX",
    "asked_at": RECEIVED,
    "expires_at": NOW,
    "rows": 1204,
    "why_not": "",
    "is_waiting": False,
    "state": {"word": "Đã xong", "tone": "done"},
    "url": "#main",
}
EXPORTS = [
    EXPORT | {"rows": None, "url": "", "is_waiting": True, "state": WORK},
    EXPORT,
    EXPORT | {"rows": None, "url": "", "state": WAIT, "why_not": "Danh sách có hơn 200000 dòng."},
]
BULK_PREVIEW = {
    "section": "desk",
    "order": BULK,
    "fields": [
        Field("to", "Người được phân công", "choice", choices=(Choice("7", "Lê Thu Hà", is_chosen=True),)),
        Field("note", "Ghi chú, chung cho mọi hồ sơ", "lines", is_required=False, is_wide=True),
    ],
    "problems": (),
    "doable": 1,
    "refused": 1,
    "waits_for": "",
    "button": "Làm với 1 hồ sơ",
    "mark": "5f" * 32,
    "lines": BULK_LINES,
}

DIGEST = {
    "section": "desk",
    "today": {"is_off": False, "is_working": True, "made_at": NOW, "mail": "ha.le@example.vn"},
    "lines": [
        {"words": "Đã quá hạn", "url": "#main", "then": 3, "now": 1, "tone": "late"},
        {"words": "Của bạn, hết hạn trong 8 giờ làm việc", "url": "#main", "then": 4, "now": 4, "tone": ""},
        {"words": "Của đơn vị, chưa ai giữ", "url": "#main", "then": 12, "now": 9, "tone": ""},
    ],
}

_ERRAND = {
    "url": "#main",
    "text": "Ba hồ sơ ở bước Thẩm định trễ quá một tuần. Xem vì sao và mời lại người dân.",
    "giver": "Vừ Thị Mỷ",
    "owner": "Lê Thu Hà",
    "due_on": NOW.date(),
    "given_at": RECEIVED,
    "answer": "",
    "closed_at": None,
    "may_answer": True,
    "may_take_back": True,
    "state": {"word": "Quá hạn", "tone": "late"},
}
ERRANDS = {
    "section": "desk",
    "piles": [
        {"name": name, "count": count, "url": "#main", "is_current": not number}
        for number, (name, count) in enumerate((("Tôi cần làm", 2), ("Tôi đã giao", 1), ("Đã kết thúc", 9)))
    ],
    "rows": [_ERRAND, _ERRAND | {"state": WAIT}],
    "pages": Pages(1, 50, 2, {}),
}
_THREAD = {
    "code": CODE,
    "owner_name": "Trần Thị Mỹ Hoà",
    "procedure": "Cấp giấy xác nhận tình trạng hôn nhân",
    "asked_at": RECEIVED,
    "answer_by": RECEIVED,
}
THREADS = {
    "section": "desk",
    "counts": {"all": 2, "late": 1},
    "rows": [{"row": _THREAD | {"is_late": late}, "url": "#main"} for late in (True, False)],
    "pages": Pages(1, 50, 2, {}),
}
ERRAND = {
    "section": "desk",
    "row": _ERRAND | {"about": {"name": "Trễ và sắp trễ", "url": "#main"}},
    "field": Field("answer", "Trả lời, đã làm gì", "lines", error="Viết điều cần làm hoặc câu trả lời."),
    "problems": (),
}
ERRAND_NEW = {
    "section": "desk",
    "about": {"name": "Trễ và sắp trễ", "url": "#main"},
    "fields": [
        Field("text", "Nhận xét và việc cần làm", "lines"),
        Field("owner", "Giao cho", "choice", choices=(Choice("7", "Lê Thu Hà, Chuyên viên"),)),
        Field("due_on", "Xong trước hết ngày", "date", hint="Ví dụ 25/11/2026"),
    ],
    "has_people": True,
    "problems": (),
    "form_url": "#main",
}

COMPARE = {
    "section": "desk",
    "sides": [
        {"code": CODE, "url": "#main", "at": RECEIVED},
        {"code": "H29.79.145-250304-0102", "url": "#main", "at": NOW},
    ],
    "differing": 2,
    "groups": [
        {
            "title": "Tờ khai",
            "rows": [
                {"name": "Mục đích", "here": "Kết hôn", "there": "Mua nhà", "differs": True},
                {
                    "name": "Nơi cư trú",
                    "here": "12/4 Quang Trung",
                    "there": "12/4 Quang Trung",
                    "differs": False,
                },
                {"name": "Tên chồng hoặc vợ sẽ cưới", "here": "Đỗ Anh Tuấn", "there": "", "differs": True},
            ],
        }
    ],
}
