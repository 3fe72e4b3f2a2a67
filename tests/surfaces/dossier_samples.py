"""What the page of one dossier and the page of one act say: invented, as in `page_samples`."""

from datetime import datetime
from typing import Any

from motcua.platform.clock import ZONE
from motcua.platform.ui.clockface import ClockFace
from motcua.platform.ui.fields import Choice, Field, Problem, problems_of
from surfaces import paper_samples
from surfaces.wording_samples import BLOCKS

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
RECEIVED = datetime(2026, 11, 17, 7, 35, tzinfo=ZONE)
DUE = datetime(2026, 11, 23, 10, 25, tzinfo=ZONE)
TODAY = datetime(2026, 11, 18, 16, 0, tzinfo=ZONE)
PAUSED = datetime(2026, 11, 17, 14, 10, tzinfo=ZONE)
CODE = "H29.79.145-261116-0037"
NAME = "Cấp giấy xác nhận tình trạng hôn nhân"
WORK = {"word": "Đang xử lý", "tone": "work"}
WAIT = {"word": "Chờ bổ sung giấy tờ", "tone": "wait"}
LATE = {"word": "Đang xử lý, quá hạn", "tone": "late"}

RUNNING_CLOCK = ClockFace(NOW, TODAY, 1140, 300, total_minutes=1440, paused_minutes=280, why_url="#main")
PAUSED_CLOCK = ClockFace(NOW, None, 305, 1135, total_minutes=1440, paused=True, paused_since=PAUSED)
ACTS = [
    {"name": "Đạt, trình lãnh đạo", "url": "#", "tone": "primary", "is_immediate": True, "version": 7},
    {"name": "Yêu cầu bổ sung", "url": "#", "tone": "quiet"},
    {"name": "Xin ý kiến", "url": "#", "tone": "quiet"},
    {"name": "Từ chối", "url": "#", "tone": "danger"},
]
REFUSED = [{"name": "Phát hành", "reason": "cần lãnh đạo UBND phường duyệt trước."}]
WHY_NOT = [
    {"names": "Duyệt, ký, cấp số", "reason": "hồ sơ đang ở bước «Thẩm định», chưa đến lượt việc này."},
    {"names": "Gia hạn, xin lỗi", "reason": "vai trò của bạn không có quyền này với hồ sơ."},
]
SCAN = {
    "url": "#main",
    "look_url": "#giay",
    "name": "ban-an.pdf",
    "size": 1258291,
    "kind": "PDF",
    "marks": 3,
}
MARK = {
    "number": 1,
    "words": "Trang này mờ, không đọc được dấu",
    "where": "Dưới phải",
    "who": "Lê Thu Hà, UBND phường Gò Vấp",
    "at": NOW,
    "withdraw_url": "#",
}
WRONG = "Viết nội dung ghi chú, một câu ngắn."
MARK_FORM = {
    "url": "#",
    "words": Field("words", "Nội dung ghi chú", hint="Một câu ngắn", error=WRONG),
    "places": [
        Choice("whole", "Cả trang"),
        Choice("top-left", "Trên trái"),
        Choice("top", "Trên, ở giữa"),
    ],
    "place_error": "Khung phải nằm trọn trong trang.",
    "frame": "1000,2000,3000,400",
    "drawn": {"x": "10.00%", "y": "20.00%", "width": "30.00%", "height": "4.00%"},
    "problems": (Problem("words", WRONG),),
}
LOOKED_AT = {
    "name": "Bản án ly hôn",
    "file": SCAN,
    "problem": "",
    "page": 2,
    "pages": 3,
    "picture_url": "#main",
    "before_url": "#main",
    "after_url": "#main",
    "close_url": "#main",
    "marks": [MARK, MARK | {"number": 3, "withdraw_url": ""}],
    "drawn": [
        {
            "number": 1,
            "x": "60.00%",
            "y": "80.00%",
            "width": "30.00%",
            "height": "9.00%",
            "right": 0,
            "down": 0,
        },
        {"number": 3, "x": "0%", "y": "0%", "width": "100%", "height": "100%", "right": 12, "down": 12},
    ],
    "elsewhere": [{"page": 1, "count": 1, "url": "#main"}],
    "form": MARK_FORM,
}
TIMELINE = [
    {"state": "done", "title": "Đã nộp tại quầy", "detail": "có người hỗ trợ", "at": RECEIVED},
    {"state": "done", "title": "Đã tiếp nhận", "detail": "trung tâm phường Gò Vấp", "at": RECEIVED},
    {
        "state": "now",
        "title": "Chờ bạn bổ sung",
        "detail": "thời gian này không tính vào hạn",
        "when": "từ thứ Ba 17/11/2026, 14:10",
    },
    {"state": "next", "title": "Ký giấy xác nhận", "detail": "lãnh đạo UBND phường"},
    {"state": "next", "title": "Trả kết quả", "detail": "tại trung tâm phường Gò Vấp"},
]


HOURS = [
    {
        "step": step,
        "unit": "UBND phường Gò Vấp",
        "holder": holder,
        "opened_at": RECEIVED,
        "closed_at": closed,
        "took": "1 ngày 3 giờ",
        "allowed": "1 ngày",
        "over": over,
    }
    for step, holder, closed, over in (
        ("Tiếp nhận hồ sơ", "Nguyễn Thị Vân", PAUSED, ""),
        ("Thẩm định", "", None, "3 giờ"),
    )
]

MESSAGES = [
    {
        "told": "Cần bổ sung",
        "channel": "Thư điện tử",
        "masked": "m•••@example.vn",
        "state": {"word": "Đã đến", "tone": "done"},
        "at": NOW,
    },
    {
        "told": "Đã tiếp nhận, ngày hẹn trả",
        "channel": "Tin nhắn SMS",
        "masked": "091••••678",
        "state": {"word": "Chờ hết giờ yên lặng", "tone": "new"},
        "at": NOW,
    },
] * 3


SAID = [
    {
        "is_office": False,
        "who": "Trần Thị Mỹ Hoà (người dân)",
        "at": RECEIVED,
        "words": "Tôi đổi số điện thoại,\nxin gọi số mới.",
        "is_told": False,
        "seen": "",
    },
    {
        "is_office": True,
        "who": "Lê Thu Hà · Công chức Tư pháp – Hộ tịch, UBND phường Gò Vấp",
        "at": NOW,
        "words": "Đã ghi số mới. Mời bạn đến nhận kết quả đúng hẹn.",
        "is_told": False,
        "seen": "Người dân chưa xem",
    },
]
THREAD = {
    "lines": SAID,
    "asked_at": RECEIVED,
    "answer_by": TODAY,
    "is_late": True,
    "field": Field("message", "Nội dung", "lines", "", error="Viết điều bạn muốn nhắn.", is_wide=True),
    "is_open": True,
    "intent": "x",
    "url": "#",
}


def dossier_context(staff: dict[str, Any]) -> dict[str, Any]:
    return staff | {
        "section": "desk",
        "dossier": {
            "code": CODE,
            "procedure_name": NAME,
            "owner_name": "Trần Thị Mỹ Hoà",
            "channel_text": "nộp tại quầy",
            "status": WORK,
            "version": 7,
            "receipt_url": "#main",
            "agencies": [
                {"name": "Nơi hỗ trợ", "value": "Phường Gò Vấp"},
                {"name": "Nơi nhận", "value": "Phường Gò Vấp"},
                {"name": "Nơi giải quyết", "value": "UBND phường Gò Vấp"},
            ],
        },
        "present": [{"name": "Lý Gia Hân", "since": NOW}],
        "presence_url": "#main",
        "changed": {"who": "Lý Gia Hân", "when": "09:00 18/11/2026", "what": "Đã phân công"},
        "dossier_url": "#main",
        "done": "Đã phân công.",
        "undo": {"url": "#", "token": "x", "seconds": 10},
        "problem": "Đã quá 10 giây nên không hoàn tác được. Muốn đổi lại, hãy phân công lại.",
        "is_training": True,
        "own_matter": True,
        "not_to": "Lý Gia Hân, Trần An",
        "alarms": ["Hồ sơ không có người giữ trong 4 giờ làm việc."],
        "clock": RUNNING_CLOCK,
        "why": "Trễ chủ yếu vì bước quá giờ: 3 giờ làm việc ở bước Thẩm định.",
        "steps": [{"name": "Thẩm định", "holder": "Lê Thu Hà", "due": TODAY, "since": RECEIVED}],
        "acts": ACTS,
        "why_not": WHY_NOT,
        "papers": [
            {
                "name": "Bản án ly hôn",
                "state": {"word": "Đã quét", "tone": "done"},
                "versions": [
                    {
                        "file": SCAN,
                        "note": "bản sao, 1 · nộp khi bổ sung",
                        "before": "",
                    },
                    {"file": None, "note": "bản sao, 1", "before": "đã nhận bản giấy"},
                ],
            },
            {
                "name": "Giấy tờ tuỳ thân",
                "state": {"word": "Xem bản chính", "tone": "new"},
                "versions": [{"file": None, "note": "bản chính, 1", "before": ""}],
            },
        ],
        "looked_at": LOOKED_AT,
        "thread": THREAD,
        "groups": [
            {
                "title": "Người nộp",
                "rows": [
                    {"name": "Họ tên", "value": "Trần Thị Mỹ Hoà"},
                    {"name": "Số định danh", "value": "079 190 001123"},
                    {"name": "Nơi cư trú", "value": "12/4 Quang Trung", "note": "người nộp khai"},
                ],
            },
            {"title": "Tờ khai", "rows": [{"name": "Mục đích", "value": "Kết hôn với ông Đỗ Anh Tuấn"}]},
        ],
        "supplements": [
            {
                "title": "Đã yêu cầu bổ sung",
                "asked_at": PAUSED,
                "answered_at": NOW,
                "items": ["Bản án: trang 2 mờ"],
            }
        ],
        "opinions": [
            {
                "unit": "Sở Tư pháp",
                "question": "Hồ sơ gốc còn lưu không?",
                "answer": "",
                "when": "trả lời trước Thứ Hai 23/11/2026, 10:25",
                "state": WAIT,
                "is_silent": False,
            },
            {
                "unit": "Công an phường",
                "question": "Xác minh nơi cư trú",
                "answer": "",
                "when": "im lặng 3 giờ 20 phút làm việc, hạn trả lời Thứ Ba 17/11/2026, 14:10",
                "state": {"word": "Quá hạn, chưa trả lời", "tone": "late"},
                "is_silent": True,
            },
        ],
        "paper": paper_samples.WHERE,
        "messages": MESSAGES,
        "charges": [
            {"name": "Lệ phí", "amount": 10000, "is_paid": False, "detail": "theo nghị quyết của tỉnh"}
        ],
        "timeline": TIMELINE,
        "related": [
            {
                "code": "H29.79.145-250304-0102",
                "url": "#main",
                "compare_url": "#main",
                "procedure": NAME,
                "role": "Người nộp",
                "status": {"word": "Đã trả kết quả", "tone": "done"},
                "at": RECEIVED,
            }
        ],
        "slip_url": "#main",
        "back_url": "#main",
    }


def act_context(staff: dict[str, Any]) -> dict[str, Any]:
    marks = (Choice("mark__7", "Thiếu dấu giáp lai", "trang 2"),)
    parts = (
        Choice("to-khai", "Tờ khai"),
        Choice("ban-an", "Bản án ly hôn", "3 trang", is_chosen=True, note="Trang 2 mờ, chụp lại", more=marks),
    )
    fields = (
        Field(
            "parts",
            "Giấy tờ, nội dung cần bổ sung",
            "checklist",
            choices=parts,
            hint="Nêu hết một lần.",
            blocks=BLOCKS,
        ),
        Field("reason", "Lý do", "lines", error="Viết lý do để người nộp biết cần làm gì", blocks=BLOCKS),
        Field("answer_by", "Bổ sung trước ngày", "date", "25/11/2026", hint="Ví dụ 25/11/2026"),
    )
    return staff | {
        "section": "desk",
        "act": {
            "name": "Yêu cầu bổ sung",
            "sentence": "Người nộp nhận một thông báo với mọi điều còn thiếu.",
            "button": "Gửi yêu cầu bổ sung",
            "tone": "primary",
            "url": "#",
            "takes_blocks": True,
        },
        "used": ["reason||mo:2"],
        "dossier": {
            "code": CODE,
            "owner_name": "Trần Thị Mỹ Hoà",
            "procedure_name": NAME,
            "version": 7,
            "url": "#main",
        },
        "presence_url": "#main",
        "consequences": [
            "Thời hạn dừng tính đến khi người nộp bổ sung.",
            "Người nộp được nhắn qua điện thoại.",
        ],
        "fields": fields,
        "problems": problems_of(fields),
    }
