"""Invented contexts of the pages of what people say."""

from datetime import date
from typing import Any
from uuid import UUID

from motcua.feedback.api import ASKED, CRITERIA, SCORES
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.paging import Pages
from motcua.surfaces.said import ABOUT, CHANNELS
from surfaces.dossier_samples import CODE, DUE, NAME, NOW
from surfaces.portal_samples import WHERE

RATED: dict[str, Any] = {
    "section": "tracking",
    "code": CODE,
    "procedure_name": NAME,
    "until": date(2026, 12, 21),
    "is_open": True,
    "back_url": "#main",
    "rate_url": "#main",
    "reached_at": WHERE["centre"],
}
_SCORES = tuple(Choice(str(score), str(word)) for score, word in SCORES.items())
_MORE = [
    *(Field(key, str(word), "choice", is_required=False, choices=_SCORES) for key, word in CRITERIA.items()),
    Field("words", "Bạn muốn nói thêm gì?", "lines", error="Viết tối đa 2000 ký tự.", is_required=False),
]
MATTER: dict[str, Any] = {
    "code": "KN-K7Q2M-4XT9B",
    "channel": "Khiếu nại",
    "about": "Quyết định, kết quả giải quyết",
    "state": {"word": "Đã nhận", "tone": "wait"},
    "received_at": NOW,
    "due_at": DUE,
    "is_late": True,
    "is_open": True,
    "words": "Tôi không đồng ý với kết quả, vì giấy tờ đã đủ từ ngày đầu.",
    "url": "#main",
    "unit": "Ủy ban nhân dân phường Gò Vấp",
}
_WORDS = [
    {"title": "Người dân viết", "text": MATTER["words"], "at": NOW, "unit": ""},
    {
        "title": "Giải trình của cơ quan liên quan",
        "text": "Hôm ấy mất điện.",
        "at": NOW,
        "unit": MATTER["unit"],
    },
]
CALL: dict[str, Any] = {
    "url": "#main",
    "unit": MATTER["unit"],
    "phone": "0912345678",
    "name": "Ông Hoà",
    "words": "Hỏi giấy xác nhận đã có chưa.",
    "code": CODE,
    "taken_at": NOW,
    "call_by": DUE,
    "is_late": True,
    "place": 1,
    "tries": 2,
    "answer": "",
    "became": "",
}
_CALLING = [
    Field("phone", "Số điện thoại gọi lại", "phone", error="Ghi số điện thoại để gọi lại."),
    Field("words", "Hỏi hoặc nói về việc gì?", "lines", is_wide=True),
]
_CHANNELS = [
    {"name": name, "what": what, "limits": "Trả lời trong 10 ngày làm việc.", "url": "#main"}
    for _slug, name, what in CHANNELS.values()
]
_ABOUT = tuple(Choice(key, str(word), is_chosen=key == "procedure") for key, word in ABOUT.items())
_SAYING = [
    Field("about", "Bạn muốn nói về việc gì?", "choice", choices=_ABOUT),
    Field("words", "Nội dung", "lines", error="Viết ít nhất một câu.", is_wide=True),
    Field("phone", "Số điện thoại", "phone", is_required=False),
]
_FINDING = [
    Field("code", "Mã phản ánh, khiếu nại", value="PA-K7Q2M-4XT9B", error="Không có phản ánh nào khớp."),
    Field("phone", "Số điện thoại, nếu bạn đã ghi khi gửi", "phone", is_required=False),
]
_WHY = Field("words", "Vì sao trả lời chưa đúng?", "lines", is_wide=True)
_CHIPS = [{"name": f"{month:02d}/2026", "url": "#main", "is_current": month == 10} for month in (10, 9, 8)]
_FEW = {"unit": "Ủy ban nhân dân phường Hạnh Thông", "url": "#main", "ratings": None}
_MANY = {
    "unit": "Ủy ban nhân dân phường Gò Vấp", "url": "#main", "ratings": 1_204, "happy": 92, "unhappy": 31,
}  # fmt: skip


def contexts(public: dict[str, Any], staff: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Template → context."""
    desk = staff | {"section": "desk", "month": "10/2026", "chips": _CHIPS}
    return {
        "portal/feedback/rate.html": public
        | RATED
        | {
            "scores": [{"value": n, "word": word, "is_chosen": n == 4} for n, word in SCORES.items()],
            "problem": "Chọn một trong năm mức.",
        },
        "portal/feedback/rate_more.html": public
        | RATED
        | {
            "word": SCORES[2],
            "is_unhappy": True,
            "is_more_said": True,
            "fields": _MORE,
            "problems": problems_of(_MORE),
            "offers": [
                {"name": "Gửi phản ánh, kiến nghị", "url": "#main", "detail": "Trả lời trong 10 ngày."}
            ],
        },
        "portal/feedback/channels.html": public | WHERE | {"channels": _CHANNELS, "rows": [MATTER]},
        "portal/feedback/find.html": public | {"fields": _FINDING, "problems": problems_of(_FINDING)},
        "portal/feedback/say.html": public
        | _CHANNELS[0]
        | {
            "slug": "phan-anh",
            "about": {"code": CODE, "procedure": NAME, "public_id": UUID(int=1)},
            "fields": _SAYING,
            "problems": problems_of(_SAYING),
            "intent": UUID(int=2),
            "other": _CHANNELS[1],
            "reached_at": WHERE["centre"],
        },
        "portal/feedback/matter.html": public
        | {
            "row": MATTER,
            "unit": MATTER["unit"],
            "clock": "hạn trả lời",
            "dossier_code": CODE,
            "words": _WORDS,
            "field": _WHY,
            "may_close": True,
            "reopen_until": DUE,
            "problems": (),
            "reached_at": WHERE["centre"],
        },
        "desk/feedback/matters.html": staff
        | {
            "section": "desk",
            "piles": [{"name": "Chờ trả lời", "count": 12, "url": "#main", "is_current": True}],
            "rows": [MATTER],
            "pages": Pages(1, 50, 12, {}),
        },
        "desk/feedback/matter.html": staff
        | {
            "section": "desk",
            "row": MATTER,
            "clock": "hạn trả lời",
            "unit": MATTER["unit"],
            "concerns": MATTER["unit"],
            "forwarded_to": "Sở Tư pháp",
            "dossier_code": CODE,
            "dossier_url": "#main",
            "person": {"name": "Trần Thị Mỹ Hoà", "phone": "0912345678", "email": "", "address": ""},
            "words": _WORDS,
            "forms": [
                {
                    "slug": "hoi",
                    "name": "Hỏi cơ quan liên quan",
                    "fields": [
                        Field("unit", "Cơ quan", "choice", choices=(Choice("1", "Sở Tư pháp"),)),
                        Field(
                            "words",
                            "Cần giải trình điều gì?",
                            "lines",
                            hint="Chỉ cán bộ đọc, người dân không thấy.",
                            error="Viết ít nhất một câu.",
                        ),
                    ],
                    "is_open": True,
                    "url": "#main",
                },
                {
                    "slug": "tra-loi",
                    "name": "Trả lời người dân",
                    "fields": [Field("words", "Câu trả lời", "lines", hint="Người dân đọc nguyên văn.")],
                    "is_open": False,
                    "url": "#main",
                },
            ],
            "problems": (),
        },
        "desk/feedback/calls.html": staff
        | {
            "section": "desk",
            "piles": [{"name": "Chờ gọi lại", "count": 3, "url": "#main", "is_current": True}],
            "is_waiting": True,
            "rows": [CALL, CALL | {"place": None, "became": "Đã gặp", "is_late": False}],
            "pages": Pages(1, 50, 3, {}),
        },
        "desk/feedback/call_new.html": staff
        | {
            "section": "desk",
            "fields": _CALLING,
            "problems": problems_of(_CALLING),
            "intent": UUID(int=3),
            "reached_at": WHERE["centre"],
        },
        "desk/feedback/call.html": staff
        | {
            "section": "desk",
            "row": CALL,
            "is_open": True,
            "tries": [{"at": NOW, "words": "Không gặp"}],
            "matter_code": "",
            "matter_url": "",
            "field": Field("words", "Trả lời đã nói với người gọi", "lines"),
            "problems": (),
        },
        "desk/feedback/ratings.html": desk | {"rows": [_MANY, _FEW]},
        "desk/feedback/ratings_of.html": desk
        | {
            "unit": _MANY["unit"],
            "ratings": 1_204,
            "scores": list(SCORES.values()),
            "criteria": [
                {
                    "name": name,
                    "counts": [{"word": word, "count": 702} for word in SCORES.values()],
                    "happy": 92,
                }
                for name in ASKED.values()
            ],
            "words": ["Chị hướng dẫn rất kỹ.", "Chờ lâu quá,\nnên có thêm ghế."],
            "back_url": "#main",
        },
    }
