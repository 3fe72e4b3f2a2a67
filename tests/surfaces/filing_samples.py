"""Invented contexts of the pages on which somebody fills in a dossier at home, and of their own dossiers."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from motcua.kernel.forms import NOTHING, Form
from motcua.platform.ui.fields import Choice, Field, Problem, problems_of
from motcua.platform.ui.paging import Pages
from motcua.surfaces.declared import declared
from motcua.surfaces.portal.filing.tasks import Task
from motcua.surfaces.themes import BLOCKED, DOING, DONE, TO_DO
from surfaces.dossier_samples import CODE, DUE, MESSAGES, NAME, NOW, SAID
from surfaces.portal_samples import WHERE

DEVICE = {"draft": "6f1c2f6e-3f0e-4c8e-9d55-2a9f6f1c2f6e", "half": "ab" * 32, "days": 7, "revision": 3}
PROCEDURE = SimpleNamespace(code="1.004873", name=NAME)
ROWS = [
    {"name": "Họ và tên", "value": "Nguyễn Thị Mai Hương", "note": "theo VNeID, 21/11/2026"},
    {"name": "Số điện thoại", "value": "0912 345 678"},
]
TASKS = [
    Task("place", "Nơi giải quyết", DONE, "#main"),
    Task("part:purpose", "Mục đích và số bản", DOING, "#main", minutes=4),
    Task("papers", "Giấy tờ", BLOCKED, "", "Đăng nhập rồi mới tải giấy tờ lên được."),
    Task("result", "Nhận kết quả và lệ phí", TO_DO, "#main"),
]
FIELDS = (
    Field(
        "answer__purpose",
        "Mục đích sử dụng giấy",
        kind="choice",
        choices=(Choice("a", "Kết hôn"), Choice("b", "Vay vốn")),
    ),
    Field(
        "answer__copies",
        "Số bản giấy cần cấp",
        kind="number",
        value="hai",
        error="Số bản ghi bằng chữ số, ví dụ 2.",
    ),
)
CHOICES = (
    Field(
        "needed",
        "Việc bạn phải làm: bổ sung, nộp phí",
        kind="many",
        hint="Luôn báo trên ít nhất một kênh.",
        error="Tin này pháp luật buộc cơ quan báo cho bạn. Hãy giữ ít nhất một kênh.",
        choices=(Choice("sms", "Tin nhắn SMS"), Choice("email", "Thư điện tử"), Choice("zalo", "Zalo")),
    ),
    Field("quiet_from", "Từ", kind="time", value="21:30", hint="Khi chọn giờ riêng", is_required=False),
)
SKETCH = Field(
    "answer__sketch",
    "Ảnh hoặc sơ đồ chỗ xin dùng",
    kind="uploads",
    hint="Nhiều nhất 3 tệp PDF, JPG, PNG.",
    choices=(Choice("5e0c8a3e-0000-4000-8000-000000000001", "sơ đồ.jpeg (120 KB)", is_chosen=True),),
    accept=".pdf,.jpg",
    takes_many=True,
    purpose="x",
)
FILE = Field("file__giay", "Giấy đã cấp trước đây", kind="file", hint="Khi xin cấp lại")
PAPER = SimpleNamespace(
    name="Giấy đã cấp trước đây", file="x", file_name="Giấy cũ.pdf", size=120_000, sha256="9f" * 32
)
SHEET_FILE = Field("tep", "Tệp XLSX", kind="sheet", hint="Nhiều nhất 2.000 dòng.", error="Hãy chọn một tệp.")
SHEET_LINE = {
    "name": "nhân viên.xlsx",
    "url": "#main",
    "at": NOW,
    "rows": 43,
    "state": {"word": "Chờ bạn quyết định", "tone": "wait"},
}
BEHALF = {
    "name": "Nguyễn Gia Bảo",
    "number": "011•••••1234",
    "kind": "Con chưa thành niên của tôi",
    "proof": "Giấy khai sinh số 45/2019",
    "until": date(2037, 4, 2),
    "url": "#main",
    "paper": "khai sinh.pdf",
    "paper_url": "#main",
}

LEGAL = {
    "page": {
        "title": "Dữ liệu của bạn được dùng vào việc gì",
        "lede": "Chúng tôi chỉ hỏi điều thủ tục cần.",
        "sections": [
            {
                "title": "Giải quyết hồ sơ của bạn",
                "rows": [{"name": "Giữ bao lâu", "value": "Theo luật lưu trữ"}],
            },
            {"title": "Đã thử thế nào", "text": ["Bằng axe."], "list": ["Bàn phím.", "Phóng to 400 %."]},
        ],
    },
    "slug": "du-lieu",
    "version": 1,
    "day": NOW,
    "is_published": False,
    "others": [{"slug": "quyen", "title": "Quyền của bạn"}],
    "centre": WHERE["centre"],
}


def contexts(public: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Template → context."""
    filing = public | {"section": "procedures", "procedure": PROCEDURE, "back_url": "#main"}
    own = public | {"section": "mine", "code": CODE, "procedure_name": NAME, "back_url": "#main"}
    group = {"title": "Thông tin của bạn", "rows": ROWS, "url": "#main"}
    return {
        "portal/filing/start.html": filing
        | {
            "is_open": True,
            "facts": ROWS,
            "papers": [{"name": "Bản án ly hôn", "condition": "Khi đã ly hôn", "from_database": True}],
            "carried": [("case", "general")],
            "begun": [],
        },
        "portal/filing/tasks.html": filing
        | {
            "tasks": TASKS,
            "done": 1,
            "all": 4,
            "minutes_left": 4,
            "sign_in": "#main",
            "discard_url": "#main",
            "filing": {"saved_at": NOW, "id": DEVICE["draft"]},
            "kept_until": date(2027, 2, 19),
            "device": DEVICE,
        },
        "portal/filing/part.html": filing
        | {
            "title": "Mục đích và số bản",
            "hint": "Giấy chỉ dùng cho đúng mục đích ghi trên giấy",
            "fields": (*FIELDS, SKETCH),
            "takes_files": True,
            "problems": problems_of(FIELDS),
            "page": "abc",
            "base": 3,
            "saved": "Đã lưu lúc 14:05",
            "device": DEVICE,
        },
        "portal/filing/settings.html": filing
        | {
            "title": "Thông tin của bạn",
            "fields": FIELDS[:1],
            "problems": (),
            "known": ROWS,
            "fee": "15.000 đ",
            "behalf_url": "#main",
        },
        "portal/filing/papers.html": filing | {"fields": [FILE], "problems": ()},
        "portal/filing/check.html": filing
        | {
            "groups": [group],
            "problems": [Problem("consents", "Hãy đọc và đánh dấu.")],
            "error": "Hãy đọc và đánh dấu.",
            "given": ["data"],
            "declaration_url": "#main",
            "sent_url": "#main",
        },
        "portal/filing/many.html": filing
        | {
            "field": SHEET_FILE,
            "problems": problems_of([SHEET_FILE]),
            "rows": [SHEET_LINE],
            "template_url": "#main",
        },
        "portal/filing/sheet.html": filing
        | {
            "order": SHEET_LINE,
            "is_running": False,
            "may_decide": True,
            "good": 40,
            "bad": 2,
            "same": 1,
            "sent": 0,
            "wrong": [
                SimpleNamespace(number=7, column="Số bản", shown="hai", sentence="Số bản ghi bằng chữ số.")
            ],
            "problems": [Problem("consents", "Hãy đọc và đánh dấu.")],
            "error": "Hãy đọc và đánh dấu.",
            "given": ["data"],
        },
        "portal/filing/sent.html": filing
        | {
            "section": "mine",
            "draft": DEVICE["draft"],
            "code": CODE,
            "sent_at": NOW,
            "receiving": "Phường Gò Vấp",
            "intake_due": "Thứ Ba 24/11/2026, 10:25",
            "due": "Thứ Năm 26/11/2026, 10:25",
            "papers": [PAPER],
            "phone": "02838940123",
            "follow_url": "#main",
            "sent_url": "#main",
            "keeping": {"receipt_url": "#main", "calendar_url": "#main"},
            "receipt_address": f"https://motcua.example/tra-cuu/ma/x/?bn=bn1.{'x' * 260}",
        },
        "portal/receipt_offline.html": {
            "province": "Thành phố Hồ Chí Minh",
            "keys": "{}",
            "names": "[]",
            "sentences": dict.fromkeys(("good", "altered", "cut", "none"), "Biên nhận đúng."),
        },
        "portal/receipt_check.html": public
        | {
            "section": "tracking",
            "field": Field("text", "Nội dung biên nhận", kind="lines", value="bn1.x"),
            "problems": (),
            "sentence": "Biên nhận đúng: do chúng tôi ký và không bị sửa.",
            "rows": [{"name": "Mã hồ sơ", "value": CODE}, {"name": "Dấu vân tay", "value": "9f" * 32}],
        },
        "portal/mine.html": public | _mine(),
        "portal/legal.html": public | LEGAL,
        "portal/messages.html": own
        | {
            "rows": [
                line | {"code": CODE, "url": "#main", "text": f"Hồ sơ {CODE} cần bổ sung."}
                for line in MESSAGES
            ],
            "pages": Pages(1, 20, 45, {}),
            "done": "Đã lưu cách bạn nhận tin.",
            "choose_url": "#main",
        },
        "portal/message_choice.html": own
        | {"fields": CHOICES, "problems": problems_of(CHOICES), "is_sent": False},
        "portal/offline.html": {
            "province": "Thành phố Hồ Chí Minh",
            "centre": WHERE["centre"],
            "centres": [{"name": WHERE["centre"].name, "phone": WHERE["centre"].phone}],
        },
        "portal/sent.html": own
        | {
            "sent_at": NOW,
            "receiving": "Phường Gò Vấp",
            "owner": ROWS,
            "groups": [group],
            "papers": [{"row": PAPER, "url": "#main"}],
            "pdf_url": "#main",
            "declaration_url": "#main",
        },
        "portal/behalf.html": public
        | {
            "rows": [BEHALF],
            "about_me": [{"who": "Trần Quốc Bảo", "until": date(2027, 3, 1), "url": "#main"}],
            "fields": FIELDS,
            "problems": problems_of(FIELDS),
            "back_url": "#main",
        },
        "portal/behalf_paper.html": public
        | {
            "name": "Nguyễn Gia Bảo",
            "kept": "khai sinh.pdf",
            "field": FILE,
            "problems": (),
            "back_url": "#main",
        },
        "portal/declaration.html": own | {"sheet": SHEET, "note": "Bản xem trước: hồ sơ chưa gửi."},
        "portal/thread.html": own
        | {
            "thread": {"asked_at": NOW, "answer_by": DUE, "is_late": True, "until": DUE},
            "lines": [each | {"seen": "Cơ quan đã xem"} for each in SAID],
            "field": Field(
                "message", "Lời nhắn của bạn", "lines", "", "Gửi rồi thì không sửa.", is_wide=True
            ),
            "problems": (),
            "intent": "x",
            "say_url": "#main",
            "reached_at": None,
        },
        "portal/withdraw.html": own
        | {"fields": [Field("reason", "Vì sao bạn rút hồ sơ?", kind="lines", is_wide=True)], "problems": ()},
        "portal/answer.html": own
        | {
            "reason": "Cần làm rõ hai điểm.",
            "answer_by": DUE,
            "fields": [FILE, FIELDS[0]],
            "problems": (),
            "kept": ["Giấy cũ.pdf"],
            "draft": "x",
            "note": "",
        },
    }


SHEET = declared(
    Form.from_data(
        {
            "code": "to-khai",
            "version": 1,
            "title": "Giấy đề nghị đăng ký hộ kinh doanh",
            "sections": [{"key": "shop", "title": "Tên và địa điểm"}, {"key": "means", "title": "Vốn góp"}],
            "questions": [
                {"key": "name", "section": "shop", "kind": "text", "label": "Tên hộ kinh doanh"},
                {"key": "email", "section": "shop", "kind": "email", "label": "Thư điện tử"},
                {"key": "owner", "section": "shop", "kind": "person", "label": "Chủ nhà"},
                {
                    "key": "shares",
                    "section": "means",
                    "kind": "table",
                    "label": "Thành viên cùng góp vốn",
                    "columns": [
                        {"key": "name", "kind": "text", "label": "Họ tên"},
                        {"key": "share", "kind": "money", "label": "Phần vốn góp"},
                    ],
                    "totals": ["share"],
                },
                {
                    "key": "oath",
                    "section": "means",
                    "kind": "declaration",
                    "label": "Tôi được quyền dùng địa điểm này.",
                    "article": "Nghị định 168/2025/NĐ-CP",
                },
            ],
        }
    ),
    {
        "name": "Hộ kinh doanh Minh Anh",
        "owner": {"name": "Lê Văn An", "personal_id": "079092001234", "birth": "1992-03-12", "sex": "male"},
        "shares": [{"name": "Lê Văn An", "share": 20_000_000}, {"name": "Lê Thị Bình", "share": 5_000_000}],
        "oath": True,
    },
    NOTHING,
    to="Ủy ban nhân dân phường Gò Vấp",
    place="Phường Gò Vấp",
    day=NOW.date(),
    signer="Nguyễn Thị Mai Hương",
)


def _mine() -> dict[str, Any]:
    row = {
        "code": CODE,
        "name": NAME,
        "status": {"word": "Đang xử lý", "tone": "work"},
        "due": "Thứ Năm 26/11/2026, 10:25",
        "is_estimate": False,
        "submitted_at": NOW,
        "url": "#main",
    }
    return {
        "section": "mine",
        "begun": [{"name": NAME, "saved_at": NOW, "kept_until": DUE.date(), "url": "#main"}],
        "rows": [row],
        "claimable": [{"code": CODE, "at": NOW, "url": "#main"}],
        "pages": Pages(1, 20, 1, {}),
        "messages_url": "#main",
    }
