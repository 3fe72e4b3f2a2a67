"""What the pages people find their procedure on look like with something on them; the places are invented."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from motcua.catalogue.finding import EventRow, Found, Note
from motcua.platform.ui.fields import Choice, Field
from motcua.surfaces.opening import Opening, Place
from motcua.surfaces.portal.starting import Start

EVENTS = (
    EventRow("co-con", "Có con", "Khai sinh, thường trú", "Bé mới sinh cần khai sinh trước."),
    EventRow("ket-hon", "Kết hôn", "Giấy độc thân, đăng ký", "Hai người cùng đến."),
)
WARD = SimpleNamespace(id=1, identifier="H29.25.002", name="UBND phường Gò Vấp", short_name="Phường Gò Vấp")
WHERE: dict[str, Any] = {
    "commune": WARD,
    "centre": Place(
        "Trung tâm Phục vụ hành chính công phường Gò Vấp",
        "12/4 Quang Trung, phường Gò Vấp",
        "02838940123",
        "govap@tphcm.example",
        (Opening("Thứ Hai đến thứ Sáu", "07:30–11:30, 13:00–17:00"), Opening("Thứ Bảy", "07:30–11:30")),
    ),
    # Templates ask the request for the way back.
    "request": SimpleNamespace(get_full_path="/thu-tuc/?q=khai+sinh"),
}

_CASE = Field(
    "th",
    "Trường hợp của bạn là gì?",
    kind="choice",
    choices=(Choice("a", "Thông thường", is_chosen=True), Choice("b", "Cần xác minh")),
)
_CLAIMS = Field("mien", "Bạn thuộc diện nào dưới đây?", kind="many", choices=(Choice("poor", "Hộ nghèo"),))
GUIDED: dict[str, Any] = WHERE | {
    "guide": {
        "answered": [_CASE],
        "waiting": [_CLAIMS, Field("so_copies", "Số bản", kind="number")],
        "more": 2,
        "is_told": True,
        "papers": [
            {"name": "Tờ khai theo mẫu", "detail": "1 bản chính", "is_sure": True},
            {
                "name": "Bản án, quyết định ly hôn",
                "detail": "1 bản sao",
                "condition": "khi đã từng kết hôn",
                "is_sure": False,
                "from_database": True,
                "instead": ["Bản án điện tử"],
            },
        ],
        "left_out": ["Văn bản ủy quyền"],
        "charge": {"text": "10.000 đ", "lines": ["Lệ phí: 10.000 đồng."]},
        "limit_text": "3 ngày làm việc",
        "due_text": "Thứ Hai 23/11/2026",
        "bars": [],
        "channels": [{"name": "Tại quầy", "limit_text": "3 ngày làm việc", "fee_text": "10.000 đ"}],
    },
    "start": Start("#main", is_national=True),
    "address": "#main",
    "share_url": "https://motcua.example/thu-tuc/1.004873/?th=a",
    "print_url": "#main",
    "events": EVENTS,
    "today": date(2026, 11, 23),
}


def contexts(public: dict[str, Any], listing: dict[str, Any], fields: list[dict[str, Any]]) -> dict[str, Any]:
    """One context a template."""
    told = {"pieces": (("Đăng ký ", False), ("khai sinh", True)), "why": "tên có «khai sinh»", "decider": ""}
    items = [each | told for each in listing["items"]]
    note = Note("hộ khẩu", "Sổ hộ khẩu giấy hết giá trị từ 01/01/2023.", "abolished")
    found = Found((), len(items), 1, notes=(note,), events=EVENTS, nearest=("giấy khai sinh",))
    agency = SimpleNamespace(identifier="H29.02", name="Sở Tư pháp")
    steps = [
        {"title": "Khai sinh cho bé", "says": "Trong 60 ngày từ ngày sinh.", "items": listing["items"][:2]},
        {"title": "Thẻ bảo hiểm y tế", "says": "Do cơ quan bảo hiểm xã hội cấp.", "items": []},
    ]
    page = public | WHERE | {"section": "procedures"}
    return {
        "portal/home.html": public
        | WHERE
        | {"q": "", "fields": fields, "events": EVENTS, "every": 2251, "online": 1974}
        | {"frequent": [SimpleNamespace(code="1.001193", name="Đăng ký khai sinh")]},
        "portal/procedures.html": page
        | listing
        | {"items": items, "found": found, "events": EVENTS, "agencies": [agency], "agency": ""},
        "portal/life_events.html": page | {"events": EVENTS},
        "portal/life_event.html": page | {"event": EVENTS[0], "steps": steps},
        "portal/place.html": page | {"q": "", "communes": [WARD], "error": "", "back": "/"},
    }
