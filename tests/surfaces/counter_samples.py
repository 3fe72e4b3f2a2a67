"""What the counter's pages look like when there is something to say. People, units and codes are invented."""

from datetime import datetime
from typing import Any

from motcua.dossiers.api import screening
from motcua.platform.clock import ZONE
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.paging import Pages
from surfaces.wording_samples import BLOCKS

NOW = datetime(2026, 11, 18, 8, 0, tzinfo=ZONE)
RECEIVED = datetime(2026, 11, 17, 7, 35, tzinfo=ZONE)
DUE = datetime(2026, 11, 23, 10, 25, tzinfo=ZONE)
CODE = "H29.79.145-261116-0037"
NAME = "Cấp giấy xác nhận tình trạng hôn nhân"
WORK = {"word": "Đang xử lý", "tone": "work"}
WARD = "UBND phường Gò Vấp"
PROCEDURE = {"code": "1.000894", "name": "Đăng ký kết hôn"}
GROUNDS = (
    screening.Ground(
        "nam-chua-du-tuoi",
        "Bên nam chưa đủ 20 tuổi.",
        "Luật Hôn nhân và gia đình 2014, Điều 8 khoản 1 điểm a",
    ),
    screening.Ground("", "Giấy tờ tùy thân đã hết hạn", "Luật Căn cước 2023, Điều 21"),
)


def _yes_no(name: str, label: str, **more: Any) -> Field:
    return Field(name, label, "choice", choices=(Choice("yes", "Có"), Choice("no", "Không")), **more)


def _eligibility() -> dict[str, Any]:
    fields = (
        Field("answer__groom_age", "Bên nam bao nhiêu tuổi tròn?", "number", "27"),
        _yes_no("answer__both_here", "Hai bên nam, nữ có cùng mặt tại quầy không?"),
        _yes_no(
            "answer__already_married",
            "Có bên nào đang có vợ hoặc đang có chồng không?",
            error="Chưa trả lời “Có bên nào đang có vợ hoặc đang có chồng không?”. Hãy điền mục này.",
        ),
    )
    return {
        "section": "counter",
        "procedure": PROCEDURE,
        "fields": fields,
        "because": Field("because", "Lý do bỏ qua", is_wide=True),
        "is_skipping": True,
        "problems": problems_of(fields),
        "post_url": "#main",
        "refuse_url": "#main",
        "skip": "bo-qua",
    }


def _refuse() -> dict[str, Any]:
    return {
        "section": "counter",
        "procedure": PROCEDURE,
        "grounds": GROUNDS,
        "card_field": Field("card", "Mã QR trên thẻ căn cước", is_required=False, is_wide=True),
        "person_fields": (Field("name", "Họ, chữ đệm, tên", value="Trần Thị Mỹ Hoà", is_wide=True),),
        "own_fields": (
            Field("reason", "Lý do khác", "lines", is_required=False, blocks=BLOCKS, article_to="article"),
            Field("article", "Điều luật của lý do này", is_required=False, is_wide=True),
        ),
        "used": ["reason||mo:2"],
        "problems": (),
        "post_url": "#main",
        "back_url": "#main",
    }


def _refusal() -> dict[str, Any]:
    return {
        "section": "counter",
        "slip": {
            "agency_name": WARD,
            "centre_name": "Trung tâm Phục vụ hành chính công phường Gò Vấp",
            "number": "12/H29.79",
            "refused_at": NOW,
            "name": "Trần Thị Mỹ Hoà",
            "personal_id": "079194001234",
            "address": "12/4 Quang Trung, phường Gò Vấp",
            "phone": "0912345678",
            "email": "",
            "procedure_name": PROCEDURE["name"],
            "procedure_code": PROCEDURE["code"],
            "case_name": "Trường hợp chung",
            "grounds": GROUNDS,
            "officer_name": "Lý Gia Hân",
            "contact": "Điện thoại 028 3894 0000",
        },
        "list_url": "/quay/tu-choi/",
        "next_url": "/quay/",
    }


def _refusals() -> dict[str, Any]:
    return {
        "section": "counter",
        "fields": (
            Field("tu", "Từ ngày", "date", "20/10/2026"),
            Field("den", "Đến ngày", "date", "18/11/2026"),
        ),
        "problems": (),
        "chips": [
            {"name": "Tất cả", "count": 3, "url": "#main", "is_current": True},
            {"name": "1.000894", "count": 2, "url": "#main", "is_current": False},
            {"name": "2.000815", "count": 1, "url": "#main", "is_current": False},
        ],
        "rows": [
            {
                "number": f"{number}/H29.79",
                "url": "#main",
                "procedure_code": PROCEDURE["code"],
                "procedure_name": PROCEDURE["name"],
                "name": "Trần Thị Mỹ Hoà",
                "reasons": [ground.reason for ground in GROUNDS],
                "unit": WARD,
                "refused_at": NOW,
            }
            for number in (12, 11, 10)
        ],
        "total": 3,
        "pages": Pages(1, 50, 3, {}),
    }


def _unclaimed() -> dict[str, Any]:
    row = {
        "url": "#main",
        "code": CODE,
        "owner_name": "Trần Thị Mỹ Hoà",
        "procedure_name": NAME,
        "unit": WARD,
        "ready_at": RECEIVED,
        "days": 38,
        "reminders": 5,
        "reminded_on": NOW.date(),
        "is_reachable": True,
    }
    return {
        "section": "counter",
        "chips": [
            {"name": "Tất cả", "count": 3, "url": "#main", "is_current": True},
            {"name": "Chờ từ 7 ngày", "count": 2, "url": "#main", "is_current": False},
            {"name": "Chờ từ 30 ngày", "count": 1, "url": "#main", "is_current": False},
        ],
        "rows": [
            row,
            row | {"days": 8, "reminders": 0, "reminded_on": None},
            row | {"days": 0, "reminders": 0, "reminded_on": None, "is_reachable": False},
        ],
        "pages": Pages(1, 50, 3, {}),
        "reminders_leave": True,
        "period": 7,
    }


def _intake() -> dict[str, Any]:
    sexes = (Choice("female", "Nữ", is_chosen=True), Choice("male", "Nam"))
    person = (
        Field("person_id", "Số định danh cá nhân", "person_id", "079190001123"),
        Field("name", "Họ, chữ đệm, tên", value="Trần Thị Mỹ Hoà"),
        Field("birth", "Ngày sinh", "date", "21/11/1990"),
        Field("sex", "Giới tính", "choice", choices=sexes),
        Field("mobile", "Điện thoại", "phone", "0912 345 67", error="Số điện thoại thiếu một chữ số"),
        Field("address", "Nơi cư trú", value="12/4 Quang Trung", is_required=False, is_wide=True),
    )
    return {
        "section": "counter",
        "workplace": "Quầy tiếp nhận",
        "procedure": {
            "code": "1.004873",
            "name": NAME,
            "limit_text": "3 ngày làm việc",
            "fee_text": "10.000 đ",
            "competent_name": "UBND phường Gò Vấp",
            "place_words": "Quầy 2 · sáng thứ Hai",
        },
        "intent": "5e0c8a3e-0000-4000-8000-000000000000",
        "post_url": "#",
        "screened": {"words": "Đã hỏi điều kiện: đủ điều kiện nộp.", "url": "#main"},
        "refuse_url": "#main",
        "codes_leave": True,
        "send": "gui-ma",
        "send_when": '{"question": "confirmation", "op": "=", "value": "code"}',
        "sent_to": "091•••••678",
        "help_fields": (
            Field(
                "help",
                "Ai khai hồ sơ",
                "choice",
                choices=(
                    Choice("officer", "Cán bộ hỏi và nhập"),
                    Choice("assisted", "Người dân tự khai, cán bộ nhập hộ", is_chosen=True),
                ),
            ),
            Field(
                "confirmation",
                "Người dân xác nhận bằng",
                "choice",
                choices=(
                    Choice("code", "Mã gửi tới điện thoại", is_chosen=True),
                    Choice("paper", "Giấy có chữ ký"),
                ),
            ),
            Field("confirm_code", "Mã người dân đọc", "number", hint="6 chữ số, trong 10 phút"),
        ),
        "alike": [
            {
                "code": CODE,
                "url": "#main",
                "status": WORK,
                "submitted_at": RECEIVED,
                "unit_name": "UBND phường Gò Vấp",
            }
        ],
        "another_field": Field(
            "another", "Có phải là một yêu cầu khác?", "many", choices=(Choice("1", "Vẫn tiếp nhận"),)
        ),
        "card_field": Field("card", "Mã QR trên thẻ căn cước", is_required=False, is_wide=True),
        "person_fields": person,
        "form_fields": (Field("purpose", "Mục đích sử dụng", value="Kết hôn", is_wide=True),),
        "problems": problems_of(person),
        "papers_tally": {"here": 1, "needed": 2, "missing": 0},
        "papers": [
            {
                "code": "to-khai",
                "name": "Tờ khai",
                "detail": "1 bản chính",
                "is_required": True,
                "state": "copied",
                "from_register": True,
            },
            {
                "code": "ban-an",
                "name": "Bản án ly hôn",
                "detail": "1 bản sao",
                "condition": "khi đã từng kết hôn",
                "state": "missing",
                "error": "Chọn một tệp quét hoặc đánh dấu là thiếu",
            },
            {
                "code": "suc-khoe",
                "name": "Giấy khám sức khỏe",
                "detail": "1 bản chính",
                "is_required": False,
                "state": "reused",
                "offer": {
                    "file": "5e0c8a3e-0000-4000-8000-000000000001",
                    "file_name": "giay-kham-suc-khoe.pdf",
                    "url": "#main",
                    "day": RECEIVED,
                    "dossier_code": CODE,
                    "dossier_url": "#main",
                    "good_until": DUE,
                },
            },
        ],
        "offered": {"words": "Hồ sơ trước của người này có 1 giấy còn dùng được.", "first": "suc-khoe"},
        "find_papers": "tim-giay",
        "warning": "Sau 15:00, hồ sơ chuyển đi vào đầu ngày làm việc sau.",
    }


def _receipt() -> dict[str, Any]:
    return {
        "section": "counter",
        "done": "Đã tiếp nhận hồ sơ. Hẹn trả 10:25 thứ Hai 23/11.",
        "dossier_url": "#main",
        "next_url": "/quay/",
        "clock": None,
        "printed_again": NOW,
        "both": False,
        "both_url": "#main",
        "sheets": [SHEET | {"language": "vi"}],
    }


SHEET: dict[str, Any] = {
    "agency_name": "UBND phường Gò Vấp",
    "centre_name": "Trung tâm Phục vụ hành chính công phường Gò Vấp",
    "place": "Gò Vấp",
    "number": "0037/TTPVHCC",
    "code": CODE,
    "track_url": f"/tra-cuu/?ma={CODE}",
    "owner_name": "Trần Thị Mỹ Hoà",
    "address": "12/4 Quang Trung, phường Gò Vấp",
    "phone": "0912345678",
    "email": "",
    "procedure_name": NAME,
    "papers": [
        {
            "name": "Tờ khai theo mẫu",
            "detail": "bản chính",
            "quantity": 1,
            "fingerprint": "0f3c9a6be17d2480",
        },
        {"name": "Bản án, quyết định ly hôn", "detail": "bản sao", "quantity": 1, "fingerprint": ""},
    ],
    "set_count": 1,
    "limit_text": "3 ngày làm việc",
    "received_at": RECEIVED,
    "counter": 2,
    "due_at": DUE,
    "return_text": "Trung tâm Phục vụ hành chính công phường Gò Vấp",
    "charges": [{"name": "Lệ phí", "amount": 10000, "is_paid": True}],
    "book_text": "quyển 1, số 0037",
    "officer_name": "Lý Gia Hân",
    "officer_title": "",
    "contact": "Hỏi về hồ sơ: 028 3894 0000, giờ làm việc.",
}


def contexts(staff: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        "counter/intake.html": staff | _intake(),
        "counter/receipt.html": staff | _receipt(),
        "counter/unclaimed.html": staff | _unclaimed(),
        "counter/locked.html": staff | {"section": "counter"},
        "counter/eligibility.html": staff | _eligibility(),
        "counter/refuse.html": staff | _refuse(),
        "counter/refusal.html": staff | _refusal(),
        "counter/refusals.html": staff | _refusals(),
    }
