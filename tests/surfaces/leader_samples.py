"""What the leader's pages look like when there is something to say. People, units and codes are invented."""

from datetime import datetime
from typing import Any

from motcua.platform.clock import ZONE
from motcua.platform.ui.clockface import ClockFace
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.paging import Pages

NOW = datetime(2026, 11, 18, 8, 0, tzinfo=ZONE)
DUE = datetime(2026, 11, 16, 10, 25, tzinfo=ZONE)
WARD = "UBND phường Gò Vấp"
CENTRE = "UBND phường An Hội Tây"
NAME = "Cấp giấy xác nhận tình trạng hôn nhân"
LATE = {"word": "Quá hạn", "tone": "late"}
LOSS = "bước quá giờ: 5 giờ 20 phút ở bước Thẩm định"


def _line(owner: str, tail: str, unit: str = WARD) -> dict[str, Any]:
    return {
        "url": "#main",
        "owner_name": owner,
        "procedure_name": NAME,
        "tail": tail,
        "unit": unit,
        "step_name": "Thẩm định",
        "holder_name": "Lê Thu Hà",
        "clock": ClockFace(NOW, DUE, late_minutes=815),
        "status": LATE,
        "losses": [LOSS, "chờ ý kiến đơn vị khác: 2 giờ ở bước Thẩm định"],
    }


LINES = [_line("Nguyễn Văn Bảo", "0012"), _line("H’Lan Niê", "0029", CENTRE), _line("Võ Minh Khang", "0044")]


def _number(
    name: str, value: int, change: str, *causes: tuple[str, str], worse: bool = False
) -> dict[str, Any]:
    return {
        "name": name,
        "value": value,
        "url": "#main",
        "tone": "late" if "trễ hẹn" in name else "",
        "change": change,
        "is_worse": worse,
        "causes": [{"name": unit, "change": by, "url": "#main"} for unit, by in causes],
    }


def _morning() -> dict[str, Any]:
    return {
        "now": NOW,
        "numbers": [
            _number("Nhận hôm nay", 37, "+5 so với tuần trước", (WARD, "+4"), (CENTRE, "+2")),
            _number("Đang giải quyết", 1214, "−31 so với tuần trước", (CENTRE, "−22"), (WARD, "−9")),
            _number("Đã trễ hẹn", 3, "+2 so với tuần trước", (WARD, "+2"), worse=True),
            _number("Sắp trễ", 9, "bằng tuần trước"),
            _number("Chờ tôi duyệt, ký", 12, "−1 so với tuần trước"),
        ],
        "matters": [
            {
                "name": name,
                "count": count,
                "button": button,
                "url": "#main",
                "line": line,
                "step": step,
                "since": "mở từ 10:25 hôm qua",
                "list_url": "#main",
            }
            for name, count, button, line, step in (
                ("Trễ lâu nhất chưa xin lỗi", 3, "Viết thư xin lỗi, hẹn lại", LINES[0], ""),
                ("Bước chưa có người nhận", 1, "Phân công", LINES[1], "Phân công thụ lý"),
                ("Gần đến giờ phải ký", 12, "Xem và ký", LINES[2], "Ký giấy xác nhận"),
            )
        ],
    }


def _draft(owner: str, *, is_late: bool) -> dict[str, Any]:
    return {
        "key": "1",
        "url": "#main",
        "act_url": "#main",
        "back_url": "#main",
        "is_sign": True,
        "owner_name": owner,
        "procedure_name": NAME,
        "tail": "0037",
        "due": "16:00 hôm nay",
        "is_late": is_late,
        "refuses": is_late,
        "content": "Xác nhận bà Trần Thị Mỹ Hoà\nchưa đăng ký kết hôn với ai.",
        "fingerprint": "0f3c9a6be17d2480",
        "drafted_by": "Lê Thu Hà",
        "drafted_at": DUE,
        "approved_by": "Phạm Quốc Đạt",
        "approved_at": DUE,
    }


CAUSES = [
    {"word": "bước quá giờ", "count": 2, "url": "#main"},
    {"word": "chờ ý kiến đơn vị khác", "count": 1, "url": "#main"},
]


def _late() -> dict[str, Any]:
    groups = [
        {
            "unit": unit,
            "holder_name": holder,
            "late": {"count": late, "url": "#main"},
            "soon": {"count": soon, "url": "#main"},
            "causes": CAUSES[: late or 0],
        }
        for unit, holder, late, soon in (
            (WARD, "Lê Thu Hà", 2, 4),
            (WARD, "", 1, 0),
            (CENTRE, "Lý Gia Hân", 0, 5),
        )
    ]
    return {
        "late": {"count": 3, "url": "#main"},
        "soon": {"count": 9, "url": "#main"},
        "causes": CAUSES,
        "groups": groups,
        "is_whole": False,
        "most": 1000,
    }


def _forecast() -> dict[str, Any]:
    words = ("Thứ Tư 18/11/2026", "Thứ Năm 19/11/2026", "Thứ Sáu 20/11/2026", "Thứ Hai 23/11/2026")
    days = [{"words": each, "iso": each} for each in (*words, "Thứ Tư 25/11/2026")]
    cells = [
        {
            "due": due,
            "behind": due // 4,
            "url": "#main" if due else "",
            "words": day["words"],
            "share": due * 5,
        }
        for due, day in zip((9, 14, 3, 20, 0), days, strict=True)
    ]
    return {"days": days, "total": cells, "rows": [{"unit": unit, "cells": cells} for unit in (WARD, CENTRE)]}


def _filed() -> dict[str, Any]:
    ways = ("Nhập hộ", "Cán bộ nhập", "Người dân tự làm")

    def row(unit: str, *counts: int) -> dict[str, Any]:
        cells = [{"words": w, "count": c, "url": "#main"} for w, c in zip(ways, counts, strict=True)]
        share = counts[0] * 100 // sum(counts)
        return {"unit": unit, "cells": cells, "total": {"count": sum(counts), "url": "#main"}, "share": share}

    return {
        "month": "tháng 11/2026",
        "before_url": "#main",
        "after_url": "#main",
        "ways": ways,
        "total": row("Tất cả", 214, 1180, 902),
        "rows": [row(WARD, 120, 700, 402), row(CENTRE, 94, 480, 500)],
    }


def _registers(pages: Pages) -> dict[str, dict[str, Any]]:
    chips = [
        {"name": name, "count": count, "url": "#main", "is_current": not number}
        for number, (name, count) in enumerate((("Tất cả", 3), ("Chưa ghi", 1), ("Nợ theo dõi tuần", 1)))
    ]
    undertaken = {
        "cause": "bước quá giờ",
        "owner": "Lê Thu Hà",
        "settle_by": DUE.date(),
        "lacks": [{"word": "Quá ngày phải xong", "tone": "late"}],
    }
    more = {"form_url": "#main", "standings": ["đã trễ hẹn", "chưa ai nhận việc"], "guess": "bước quá giờ"}
    lines = [line | more | {"undertaking": undertaken if n else None} for n, line in enumerate(LINES)]
    people = (Choice("1", "Lê Thu Hà", is_chosen=True), Choice("2", "Lý Gia Hân"))
    fields = [
        Field("cause", "Nguyên nhân", "choice", choices=(Choice("a", "bước quá giờ"), Choice("b", "khác"))),
        Field("owner", "Người gỡ", "choice", choices=people),
        Field("settle_by", "Phải xong trước hết ngày", "date", error="Ghi ngày dạng 21/11/2026."),
    ]
    obstacle = {
        "url": "#main",
        "question": "Người nước ngoài ly hôn ở nước ngoài có phải ghi chú ly hôn trước không?",
        "procedure_code": "1.004873",
        "dossier_code": "H29.79.145-261116-0037",
        "dossier_url": "#main",
        "unit": WARD,
        "department": "Sở Tư pháp",
        "due_on": DUE.date(),
        "is_late": True,
        "raised_at": DUE,
        "raised_by": "Lê Thu Hà",
        "answer": "",
        "answered_at": None,
        "answered_by": "",
    }
    answered = obstacle | {"is_late": False, "answered_at": NOW, "answer": "Có, theo Luật Hộ tịch."}
    register = {"wants": chips, "rows": lines, "pages": pages, "page": "register"}
    one = {
        "dossier": {
            "code": "H29.79.145-261116-0037",
            "owner_name": "H’Lan Niê",
            "procedure_name": NAME,
            "url": "#",
        },
        "standings": ["đã trễ hẹn"],
        "done": "Đã ghi theo dõi.",
        "fields": fields,
        "seen": "1",
        "note": Field("text", "Tuần này đã làm gì", "lines"),
        "notes": [{"text": "Đã nhắc Sở Tư pháp.", "at": DUE, "who": "Lê Thu Hà"}],
        "problems": problems_of(fields),
        "form_url": "#",
        "note_url": "#",
        "back_url": "#main",
        "page": "register",
    }
    listed = {
        "may_raise": True,
        "sides": chips,
        "rows": [obstacle, answered],
        "pages": pages,
        "page": "obstacles",
    }
    asked = {"fields": fields, "problems": (), "form_url": "#", "back_url": "#main", "page": "obstacles"}
    shown = {
        "row": answered,
        "field": Field("answer", "Trả lời", "lines"),
        "problems": (),
        "back_url": "#main",
    }
    return {
        "leader/register.html": register,
        "leader/follow_up.html": one,
        "leader/obstacles.html": listed,
        "leader/raise.html": asked,
        "leader/obstacle.html": shown | {"page": "obstacles"},
    }


def _many(slug: str, *labels: str) -> dict[str, Any]:
    """What stands above a list from which many are taken at once."""
    return {
        "bulk_acts": [{"act": "extend", "label": label} for label in labels],
        "whole_list": {"slug": slug, "count": 3, "is_cut": False, "narrowed": {}},
        "offers_whole": True,
    }


def _repeats(pages: Pages) -> dict[str, dict[str, Any]]:
    """Papers asked for again, and the requests behind."""
    groups = [(WARD, "Lê Thu Hà", 4), (CENTRE, "Trần Quốc Bảo", 1)]
    rows = [
        {
            **LINES[number],
            "name": "Lê Thu Hà",
            "at": "09:20 thứ Hai 16/11",
            "faults": ["Giấy tờ nhà đất: thiếu chữ ký trang 2"],
            "others": number,
            "legal_basis": "Điều 8 NĐ 309/2026/NĐ-CP" if number else "",
        }
        for number in range(2)
    ]
    months = {"before": "tháng 10/2026", "before_url": "#main", "after": "", "after_url": ""}
    figure = {
        "month": "tháng 11/2026",
        "total": {"count": 5, "url": "#main"},
        "groups": [{"unit": u, "name": n, "count": c, "url": "#main"} for u, n, c in groups],
    }
    listed = {"part": f"tháng 11/2026 · {WARD}", "total": 2, "rows": rows, "back_url": "#main"}
    return {
        "leader/repeats.html": figure | months | {"page": "repeats"},
        "leader/repeats_behind.html": listed | {"pages": pages, "page": "repeats"},
    }


def contexts(staff: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Template → context of every page of the leader."""
    pages = Pages(1, 50, 3, {})
    letters = [
        line
        | {
            "key": "1",
            "act_url": "#main",
            "draft": f"Kính gửi {line['owner_name']}. Hồ sơ chưa xong. Cơ quan xin lỗi.",
        }
        for line in LINES
    ]
    listing = {
        "title": "Đã trễ hẹn",
        "part": WARD,
        "explained": "Hồ sơ đã qua ngày hẹn trả mà chưa có kết quả.",
        "total": 3,
        "rows": LINES,
        "pages": pages,
        "back_url": "#main",
    }
    drafts = {
        "total": 2,
        "explained": "Dự thảo kết quả chờ bạn duyệt hoặc ký, gần đến giờ nhất ở trên.",
        "rows": [_draft("Trần Thị Mỹ Hoà", is_late=False), _draft("Đỗ Anh Tuấn", is_late=True)],
        "pages": pages,
    }
    found = {
        "leader/morning.html": _morning() | {"page": "morning", "late_answers": 2},
        "leader/list.html": listing | {"page": "late"},
        "leader/to_sign.html": drafts | {"page": "to-sign"} | _many("cho-ky", "duyệt, ký", "trả lại"),
        "leader/late.html": _late() | {"page": "late"},
        "leader/forecast.html": _forecast() | {"page": "forecast"},
        "leader/filed.html": _filed() | {"page": "filed"},
        "leader/letters.html": {"total": 3, "rows": letters, "pages": pages, "page": "letters"}
        | _many("thu-xin-loi", "xin lỗi và hẹn lại"),
    }
    found |= _registers(pages) | _repeats(pages)
    return {name: staff | context | {"section": "leader"} for name, context in found.items()}
