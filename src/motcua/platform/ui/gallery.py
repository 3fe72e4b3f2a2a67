"""What the gallery shows: every component with an example and every state a list can be in.

The console serves it (`/quan-tri/giao-dien/`); a test holds that no component and no kind of question is
missing. The people in it are invented.
"""

from datetime import datetime

from motcua.platform.clock import ZONE
from motcua.platform.ui.clockface import ClockFace
from motcua.platform.ui.fields import Block, Choice, Field, Row, problems_of
from motcua.platform.ui.paging import Pages

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
DUE = datetime(2026, 11, 23, 10, 25, tzinfo=ZONE)
TONES = (
    ("new", "Mới đăng ký"),
    ("work", "Đang xử lý"),
    ("wait", "Chờ bổ sung giấy tờ"),
    ("done", "Đã trả kết quả"),
    ("late", "Quá hạn"),
    ("off", "Đã rút hồ sơ"),
)
PURPOSES = (
    Choice("ket-hon", "Kết hôn", is_chosen=True),
    Choice("khac", "Mục đích khác", "vay vốn, mua nhà…"),
)


def examples() -> dict[str, object]:
    """What the gallery shows, component by component."""
    fields = _fields()
    return {
        "links": ({"name": "Trang đầu", "url": "/"},),
        "tones": TONES,
        "clocks": _clocks(),
        "fields": fields,
        "problems": problems_of(fields),
        "pages": Pages(4, 50, 1_730, {"q": "khai sinh"}),
        "timeline": _timeline(),
        "rows": _rows(),
        "papers": _papers(),
        "lates": _lates(),
        "lines": (
            "Nhận hồ sơ lúc 07:35 thứ Ba 17/11/2026.",
            "Cộng 3 ngày làm việc, bỏ qua thứ Bảy và Chủ nhật.",
        ),
        "due": DUE,
        "acts": (
            {"name": "Đạt, trình lãnh đạo", "url": "#main", "tone": "primary", "is_immediate": False},
            {"name": "Nhận xử lý", "url": "#main", "tone": "quiet", "is_immediate": True, "version": 3},
            {"name": "Từ chối", "url": "#main", "tone": "danger", "is_immediate": False},
        ),
    }


def _clocks() -> tuple[ClockFace, ...]:
    since = datetime(2026, 11, 17, 14, 10, tzinfo=ZONE)
    return (
        ClockFace(NOW, DUE, used_minutes=305, left_minutes=1135, total_minutes=1440, why_url="#main"),
        ClockFace(
            NOW,
            None,
            used_minutes=305,
            left_minutes=1135,
            total_minutes=1440,
            paused=True,
            paused_since=since,
        ),
        ClockFace(NOW, DUE, used_minutes=700, left_minutes=260, total_minutes=960, paused_minutes=300),
        ClockFace(NOW, NOW, used_minutes=1620, late_minutes=180, total_minutes=1440),
        ClockFace(NOW),
        ClockFace(NOW, DUE, 305, 1135, total_minutes=1440, is_finished=True),
    )


def _fields() -> tuple[Field, ...]:
    wards = tuple(Choice(str(number), f"Phường số {number}") for number in range(1, 9))
    parts = (
        Choice("to-khai", "Tờ khai"),
        Choice(
            "ban-an", "Bản án ly hôn", "3 trang", is_chosen=True, note="Chụp lại trang 2, số bản án bị mờ"
        ),
    )
    blocks = (Block("mo", "Bản chụp mờ", "Bản chụp mờ, mời chụp lại."), Block("thieu", "Thiếu trang", "…"))
    return (
        Field("name", "Họ, chữ đệm, tên", value="Trần Thị Mỹ Hoà", autocomplete="name"),
        Field("personal_id", "Số định danh cá nhân", "person_id", hint="12 số trên thẻ căn cước"),
        Field(
            "birth",
            "Ngày sinh",
            "date",
            value="31/02/1990",
            hint="Ví dụ 21/11/1990",
            error="Tháng 2 không có ngày 31",
        ),
        Field("mobile", "Điện thoại", "phone", is_required=False),
        Field("email", "Thư điện tử", "email", is_required=False),
        Field("password", "Mật khẩu", "password", autocomplete="off"),
        Field("intent", "", "hidden", value="5e0c8a3e"),
        Field("copies", "Số bản", "number", value="2", suffix="bản"),
        Field("fee", "Số tiền", "money", value="1.250.000"),
        Field("purpose", "Mục đích", "choice", choices=PURPOSES),
        Field("ward", "Nơi cư trú", "choice", choices=wards),
        Field("reasons", "Lý do", "many", choices=PURPOSES, error="Chọn ít nhất một lý do"),
        Field("note", "Ghi chú", "lines", is_required=False, is_wide=True, blocks=blocks),
        Field("scan", "Bản chụp", "file", hint="PDF, JPEG hoặc PNG", error="Tệp trống, hãy chọn lại"),
        Field("list", "Danh sách cán bộ", "sheet", hint="Tệp XLSX theo mẫu"),
        Field("parts", "Giấy tờ cần bổ sung", "checklist", choices=parts, hint="Nêu hết một lần"),
        *_asking_more(),
    )


def _asking_more() -> tuple[Field, ...]:
    """Kinds that only forms ask: several things at once, rows, uploads, declarations."""
    sexes = Choice("male", "Nam"), Choice("female", "Nữ", is_chosen=True)
    mother = (
        Field("mother__name", "Họ, chữ đệm, tên", value="Trần Thị B"),
        Field("mother__birth", "Ngày sinh", "partial_date", value="1990"),
        Field("mother__sex", "Giới tính", "choice", choices=sexes),
        Field("mother__place", "Xã, phường", suggestions=("Phường Sài Gòn", "Xã Củ Chi")),
    )
    rows = tuple(
        Row(f"Dòng {number}", (Field(f"goods__{number}__name", "Tên hàng"),)) for number in range(1, 4)
    )
    oath = Choice("yes", "Tôi cam đoan lời khai trên là đúng.")
    answers = Choice("yes", "Có"), Choice("no", "Không", is_chosen=True)
    scan = Choice("0b0c8e36", "giay-chung-sinh.pdf", is_chosen=True)
    return (
        Field("mother", "Người mẹ", "parts", parts=mother),
        Field("goods", "Hàng hóa", "rows", rows=rows[:1], more_rows=rows[1:], totals=(("Giá", "17.500"),)),
        Field("total", "Tổng giá", "told", value="17.500", hint="Tự tính từ các câu trả lời."),
        Field("tax_code", "Mã số thuế", "tax_code", value="0300588569"),
        Field("hour", "Giờ sinh", "time", value="08:05"),
        Field("married", "Năm cưới", "partial_date", hint="Không nhớ ngày thì ghi tháng/năm hoặc chỉ năm"),
        Field("alive", "Cha mẹ còn sống", "yes_no", choices=answers),
        Field("scans", "Giấy chứng sinh", "uploads", choices=(scan,), accept=".pdf,.jpg"),
        Field("oath", oath.label, "declaration", choices=(oath,), error="Chưa đánh dấu lời cam đoan"),
    )


def _timeline() -> tuple[dict[str, object], ...]:
    at = datetime(2026, 11, 17, 7, 35, tzinfo=ZONE)
    return (
        {"state": "done", "title": "Đã tiếp nhận", "detail": "trung tâm phường", "at": at},
        {
            "state": "now",
            "title": "Chờ bạn bổ sung",
            "when": "từ 14:10 thứ Ba",
            "note": "Không tính vào hạn.",
        },
        {"state": "next", "title": "Trả kết quả"},
    )


def _rows() -> tuple[dict[str, str], ...]:
    return (
        {"name": "Mục đích", "value": "Kết hôn"},
        {"name": "Nơi cư trú", "value": "12/4 Quang Trung", "note": "cơ sở dữ liệu dân cư, hôm nay"},
    )


def _papers() -> tuple[dict[str, object], ...]:
    return (
        {
            "code": "to-khai",
            "name": "Tờ khai theo mẫu",
            "detail": "1 bản chính",
            "is_required": True,
            "state": "copied",
        },
        {
            "code": "ban-an",
            "name": "Bản án, quyết định ly hôn",
            "detail": "1 bản sao",
            "condition": "khi đã từng kết hôn",
            "state": "missing",
            "error": "Chọn một tệp quét, hoặc đánh dấu là thiếu",
            "scan_name": "ban-an.pdf",
        },
        {
            "code": "cho-o",
            "name": "Giấy tờ chứng minh chỗ ở hợp pháp",
            "detail": "1 bản sao",
            "is_required": True,
            "state": "reused",
            "offer": {
                "file": "5e0c8a3e-0000-4000-8000-000000000001",
                "file_name": "hop-dong-thue-nha.pdf",
                "url": "#main",
                "day": NOW,
                "dossier_code": "H29.79.145-261116-0037",
                "dossier_url": "#main",
                "good_until": DUE,
            },
        },
    )


def _lates() -> tuple[dict[str, object], ...]:
    """Lines of a list: late, about to be, and with time in hand."""
    soon = datetime(2026, 11, 18, 16, 0, tzinfo=ZONE)
    return (
        {
            "name": "Nguyễn Văn Bảo",
            "clock": ClockFace(NOW, NOW, used_minutes=1620, late_minutes=180, total_minutes=1440),
            "tone": "late",
            "word": "Đang xử lý, quá hạn",
        },
        {
            "name": "H’Lan Niê",
            "clock": ClockFace(NOW, soon, used_minutes=1140, left_minutes=300, total_minutes=1440),
            "tone": "work",
            "word": "Đang xử lý",
        },
        {
            "name": "Trần Thị Mỹ Hoà",
            "clock": ClockFace(NOW, DUE, used_minutes=200, left_minutes=1240, total_minutes=1440),
            "tone": "new",
            "word": "Mới đăng ký",
        },
    )
