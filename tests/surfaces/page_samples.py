"""What each page looks like when it has something to say: one invented context a template.

The people and codes are invented. Views have tests of their own; here only the templates are looked at.
"""

from typing import Any
from uuid import UUID

from motcua.dossiers.api import RegisterLine
from motcua.platform.ui.clockface import ClockFace
from motcua.platform.ui.fields import Field, Problem, problems_of
from motcua.platform.ui.paging import Pages
from surfaces import (
    counter_samples,
    filing_samples,
    leader_samples,
    paper_samples,
    paying_samples,
    portal_samples,
    said_samples,
)
from surfaces.console_samples import console_contexts
from surfaces.dossier_samples import (
    ACTS,
    CODE,
    DUE,
    HOURS,
    LATE,
    MESSAGES,
    NAME,
    NOW,
    PAUSED_CLOCK,
    RECEIVED,
    REFUSED,
    RUNNING_CLOCK,
    TIMELINE,
    WAIT,
    WORK,
    act_context,
    dossier_context,
)
from surfaces.many_samples import (
    BULK,
    BULK_LINES,
    BULK_PREVIEW,
    COMPARE,
    DIGEST,
    ERRAND,
    ERRAND_NEW,
    ERRANDS,
    EXPORTS,
    PRINT_PREVIEW,
    THREADS,
)
from surfaces.procedure_samples import HISTORY
from surfaces.wording_samples import reason_contexts
from surfaces.worklist_samples import HEADINGS, worklist_lines

PUBLIC = {"province": "Thành phố Hồ Chí Minh"}
SLIP = {
    "url": "#main",
    "agency_name": "UBND phường Gò Vấp",
    "address": "12/4 Quang Trung, phường Gò Vấp",
    "phone": "0912345678",
    "received_at": RECEIVED,
    "due_at": DUE,
}
REGISTER = {
    "section": "desk",
    "fields": [
        Field("tu", "Từ ngày", kind="date", value="16/11/2026"),
        Field("den", "Đến ngày", kind="date", value="18/11/2026"),
    ],
    "problems": (),
    "agency_name": "UBND phường Gò Vấp",
    "begin": RECEIVED.date(),
    "end": NOW.date(),
    "is_right": True,
    "prints": {"giay-hen": "In giấy hẹn", "phieu-kiem-soat": "In phiếu kiểm soát"},
    "lines": [
        RegisterLine(
            1, CODE, NAME, "Trần Thị Mỹ Hoà", "UBND phường Gò Vấp", RECEIVED, DUE, None, None, "", UUID(int=1)
        ),
    ],
}
SEAT = {"number": 2, "words": "Quầy 2 · Chứng thực", "is_chosen": False}
STAFF: dict[str, Any] = {
    "province": "Thành phố Hồ Chí Minh",
    "me": {
        "name": "Lê Thu Hà",
        "unit": "Ủy ban nhân dân phường Gò Vấp",
        "post": "Công chức Tư pháp – Hộ tịch",
        "counter": 2,
        "is_staff": True,
        "may_take_in": True,
        "may_administer": True,
        "oversees": True,
        "meets_obstacles": True,
        **dict.fromkeys(
            (
                "handles_paper",
                "closes_day",
                "meets_slips",
                "sees_ratings",
                "answers_matters",
                "answers_threads",
            ),
            True,
        ),
        "is_training": False,
        "keys_off": False,
    },
    "lists": [
        {"name": "Của tôi", "url": "?ds=mine", "count": 18, "is_current": True},
        {"name": "Của đơn vị", "url": "?ds=unit", "count": 64},
        {"name": "Chờ công dân", "url": "?ds=person", "count": 9},
        {"name": "Chờ đơn vị khác", "url": "?ds=other", "count": 5},
        {"name": "Sắp trễ", "url": "?ds=soon", "count": 4},
        {"name": "Đã trễ", "url": "?ds=late", "count": 1, "tone": "late"},
    ],
    "threads": {"all": 3, "late": 1},
    "saved": [{"name": "Phi địa giới tuần này", "url": "?phi-dia-gioi=co", "count": 7}],
}
PROCEDURES = [
    {
        "code": f"1.00{4873 + number}",
        "name": name,
        "url": "#main",
        "field_name": "Hộ tịch",
        "level_name": "Cấp xã",
        "limit_text": "3 ngày làm việc",
        "fee_text": "10.000 đ",
        "online_text": "Trực tuyến toàn trình",
    }
    for number, name in enumerate((NAME, "Đăng ký khai sinh", "Đăng ký kết hôn", "Cải chính hộ tịch"))
]
FIELD_LIST = [
    {"code": "ho-tich", "name": "Hộ tịch", "count": 31},
    {"code": "chung-thuc", "name": "Chứng thực", "count": 9},
]


def _rows() -> list[str]:
    late = ClockFace(NOW, NOW, 1620, late_minutes=180, total_minutes=1440)
    calm = ClockFace(NOW, DUE, 200, 1240, total_minutes=1440)
    people = (
        ("Nguyễn Văn Bảo", "Cải chính hộ tịch", "0012", "Thẩm định", late, LATE, ""),
        ("Trần Thị Mỹ Hoà", NAME, "0037", "Thẩm định", RUNNING_CLOCK, WORK, ""),
        ("H’Lan Niê", "Đăng ký lại khai sinh", "0029", "Chờ Sở Tư pháp", PAUSED_CLOCK, WAIT, ""),
        ("Võ Minh Khang", "Trích lục khai tử", "0044", "Tiếp nhận", calm, WORK, "phi địa giới"),
    )
    return worklist_lines(people)


def _tracking() -> dict[str, Any]:
    return PUBLIC | {
        "section": "tracking",
        "dossier": {
            "code": CODE,
            "procedure_name": NAME,
            "status": {"word": "Đang chờ bạn bổ sung", "tone": "wait"},
            "due_title": "Thứ Hai 23/11/2026, 10:25",
            "due_sentence": "là hạn trả kết quả nếu bạn bổ sung trước 17:00 hôm nay, thứ Tư.",
            "result_note": "",
        },
        "clock": PAUSED_CLOCK,
        "explain_url": "#main",
        "supplement": {
            "title": "Cần bạn bổ sung một giấy tờ",
            "sentence": "Bản án ly hôn bị mờ ở trang 2, không đọc được số. Đây là điều duy nhất còn thiếu.",
            "items": ["Bản án ly hôn: chụp lại trang 2"],
            "answer_by": DUE,
            "how": "Mang giấy tờ đến trung tâm bất kỳ, nói mã hồ sơ.",
        },
        "timeline": TIMELINE,
        "holder": {
            "sentence": "Bạn, từ 14:10 thứ Ba.",
            "next_sentence": "Khi bổ sung xong, hồ sơ về lại công chức Tư pháp – Hộ tịch, phường Gò Vấp.",
            "phone": "028 3894 0000",
        },
        "papers": [
            {"name": "Tờ khai", "detail": "1 trang"},
            {"name": "Bản án ly hôn", "detail": "3 trang", "tag": {"word": "trang 2 mờ", "tone": "wait"}},
        ],
        "charges": [{"name": "Lệ phí", "amount": 10000, "is_paid": True, "url": "#main"}],
        "messages": MESSAGES,
        "messages_url": "#main",
        "thread_url": "#main",
        "has_news": True,
    }


def _procedure() -> dict[str, Any]:
    return PUBLIC | {
        "section": "procedures",
        "procedure": {
            "code": "1.004873",
            "name": NAME,
            "field_name": "Hộ tịch",
            "level_name": "Cấp xã",
            "who": "UBND cấp xã giải quyết",
            "non_territorial": True,
            "is_online": True,
            "audience_text": "công dân",
            "online_text": "toàn trình",
            "online_reason": "",
            "result_name": "Giấy xác nhận tình trạng hôn nhân",
            "valid_from": DUE.date(),
            "cases": [{"name": "Cần xác minh nơi ở trước đây", "limit_text": "23 ngày làm việc"}],
            "fees": [{"name": "Lệ phí", "amount_text": "10.000 đ", "exemptions": ["Miễn cho hộ nghèo"]}],
            "steps": [
                {"name": "Tiếp nhận", "who": "cán bộ tiếp nhận", "hours_text": "4 giờ làm việc"},
                {"name": "Thẩm định", "who": "chuyên viên thụ lý", "hours_text": "1 ngày làm việc"},
                {"name": "Ký", "who": "lãnh đạo ký duyệt", "hours_text": "4 giờ làm việc"},
            ],
            "legal_basis": [{"number": "Nghị định 123/2015/NĐ-CP", "name": ""}],
            "unverified": "Mức lệ phí do tỉnh quy định, hỏi lại tại quầy.",
            "versions": HISTORY,
            "local": [{"agency": "UBND xã Mường Phăng", "words": ["Lệ phí: 5.000 đ"]}],
        },
        **portal_samples.GUIDED,
    }


def _sign_in() -> dict[str, Any]:
    fields = (
        Field("login", "Tên đăng nhập", autocomplete="username"),
        Field("password", "Mật khẩu", "password", autocomplete="current-password"),
    )
    return (
        PUBLIC
        | portal_samples.WHERE
        | {
            "section": "sign-in",
            "fields": fields,
            "problems": problems_of(fields, {"": "Tên đăng nhập hoặc mật khẩu không đúng."}),
            "provider": "VNeID",
            "arrival_url": "#main",
            "trouble": {"kind": "down", "since": RECEIVED},
            "refused": "VNeID chưa trả lời. Hãy thử lại sau ít phút, hoặc đến quầy.",
            "ended": "Bạn đã được đăng xuất vì 30 phút không thao tác. Đăng nhập lại để làm tiếp.",
            "next": "",
            "demo_password": "mot-cua-dung-thu",
            "demo_accounts": [{"login": "lethuha", "name": "Lê Thu Hà", "role": "chuyên viên thụ lý"}],
        }
    )


def _explain() -> dict[str, Any]:
    return {
        "dossier": {"code": CODE, "owner_name": "Trần Thị Mỹ Hoà", "procedure_name": NAME, "url": "#main"},
        "back_url": "#main",
        "lines": [
            "Nhận hồ sơ lúc 07:35 thứ Ba 17/11/2026.",
            "Thời hạn 3 ngày làm việc, tính từ lúc nhận.",
            "Dừng từ 14:10 thứ Ba 17/11 để chờ bổ sung.",
        ],
        "due": DUE,
        "clock": RUNNING_CLOCK,
    }


def _sheets() -> dict[str, Any]:
    """The same slip twice, each on a sheet of its own."""
    slip = counter_samples.SHEET | {"language": "vi"}
    return {
        "section": "desk",
        "kind": "giay-hen",
        "title": "In giấy hẹn",
        "count": 2,
        "sheets": [slip, slip],
        "printed_again": NOW,
    }


def _posts() -> dict[str, Any]:
    mine = {"id": 1, "title": "Công chức Tư pháp – Hộ tịch", "unit": "UBND phường Gò Vấp", "holder": NAME}
    other = mine | {"id": 2, "title": "Trưởng phòng", "holder": "Lý Gia Hân"}
    return {"section": "post", "own": [mine], "others": [other], "chosen": 1, "theme": "dark"}


def _saved() -> dict[str, Any]:
    taken = "Đã có bộ lọc tên «Phi địa giới». Chọn tên khác."
    return {
        "section": "desk",
        "problems": (Problem("ten-", taken),),
        "adding": {"ds": "cua-toi", "han": "16"},
        "typed": "Phi địa giới",
        "saved": [
            {
                "key": "a1",
                "name": "Phi địa giới",
                "typed": "Phi địa giới",
                "url": "?ds=don-vi&phi-dia-gioi=co",
                "is_default": True,
                "list_title": "Của đơn vị",
                "asked": ["Phi địa giới: có"],
            }
        ],
    }


def contexts() -> dict[str, dict[str, Any]]:
    """Template → context, for every page that exists."""
    pages = Pages(2, 20, 81, {"q": "hon nhan"})
    listing = {
        "q": "",
        "field": "ho-tich",
        "level": "",
        "fields": FIELD_LIST,
        "items": PROCEDURES,
        "pages": pages,
    }
    tracking = (
        Field("code", "Mã hồ sơ", value=CODE, hint=f"Ví dụ {CODE}"),
        Field("mobile", "Số điện thoại", "phone", error="Nhập số điện thoại đã khai khi nộp"),
    )
    slip = [
        {
            "gives": {"unit": "Ủy ban nhân dân phường Cầu Kiệu", "person": "Lý Gia Hân"},
            "receives": {"unit": "Ủy ban nhân dân phường Cầu Kiệu", "person": "Lê Thu Hà"},
            "at": NOW,
            "result": {"word": "Đúng hạn", "tone": "done"},
            "note": "",
        }
    ]
    worklist = STAFF | {
        "section": "desk",
        "title": "Của tôi",
        "sort_text": "nguy cơ trễ",
        "filters": [
            {
                "name": "kenh",
                "label": "Kênh",
                "value": "",
                "choices": [{"value": "counter", "label": "Tại quầy"}],
            }
        ],
        "slug": "cua-toi",
        "chips": [
            {"label": "Kênh nộp", "value": "nộp trên mạng", "url": "?ds=cua-toi"},
            {"label": "Hạn", "value": "trong 16 giờ làm việc", "url": "?ds=cua-toi"},
        ],
        "words": "Trần",
        "saving": {"ds": "cua-toi", "han": "16"},
        "close_url": "?ds=cua-toi",
        "clear_url": "?ds=cua-toi",
        "headings": HEADINGS,
        "rows": _rows(),
        "prints": {"giay-hen": "In giấy hẹn", "phieu-kiem-soat": "In phiếu kiểm soát"},
        "bulk_acts": [{"act": "take", "label": "nhận xử lý"}, {"act": "assign", "label": "phân công"}],
        "whole_list": {"slug": "cua-toi", "count": 500},
        "pages": pages,
        "chosen": {
            "code": CODE,
            "owner_name": "Trần Thị Mỹ Hoà",
            "procedure_name": NAME,
            "channel_text": "nộp tại quầy",
            "url": "#main",
            "status": WORK,
            "clock": RUNNING_CLOCK,
            "summary": [
                {"name": "Mục đích", "value": "Kết hôn với ông Đỗ Anh Tuấn"},
                {"name": "Nơi cư trú", "value": "12/4 Quang Trung", "note": "người nộp khai"},
                {"name": "Người giữ trước", "value": "Lý Gia Hân, tiếp nhận, 07:35 thứ Ba"},
            ],
            "acts": ACTS,
            "refused": REFUSED,
        },
    }
    return console_contexts(STAFF, PUBLIC) | {
        **portal_samples.contexts(PUBLIC, listing, FIELD_LIST),
        "portal/procedure.html": _procedure(),
        "portal/checklist.html": _procedure(),
        "portal/tracking.html": PUBLIC
        | {"section": "tracking", "fields": tracking, "problems": problems_of(tracking)},
        "portal/tracking_result.html": _tracking(),
        "portal/explain.html": PUBLIC | _explain(),
        "portal/sign_in.html": _sign_in(),
        "desk/worklist.html": worklist,
        "desk/bulk_orders.html": STAFF | {"section": "desk", "orders": [BULK | {"state": WORK}]},
        "desk/bulk_preview.html": STAFF | BULK_PREVIEW,
        "desk/bulk_result.html": STAFF | {"section": "desk", "order": BULK, "lines": BULK_LINES},
        "desk/columns.html": STAFF
        | {
            "section": "desk",
            "columns": [
                {"value": "ma", "label": "Mã hồ sơ", "is_chosen": True, "place": 1},
                {"value": "han", "label": "Hạn", "is_chosen": False, "place": 2},
            ],
        },
        "desk/saved_filters.html": STAFF | _saved(),
        "desk/keys.html": STAFF | {"section": "desk"},
        "desk/posts.html": STAFF | _posts(),
        "desk/exports.html": STAFF | {"section": "desk", "exports": EXPORTS, "is_waiting": True},
        "desk/print_preview.html": STAFF | PRINT_PREVIEW,
        "desk/print_sheets.html": STAFF | _sheets(),
        "desk/compare.html": STAFF | COMPARE,
        "desk/digest.html": STAFF | DIGEST,
        "desk/errands.html": STAFF | ERRANDS,
        "desk/threads.html": STAFF | THREADS,
        "desk/errand.html": STAFF | ERRAND,
        "desk/errand_new.html": STAFF | ERRAND_NEW,
        "desk/dossier.html": dossier_context(STAFF),
        "desk/act.html": act_context(STAFF),
        "desk/explain.html": STAFF | _explain() | {"hours": HOURS},
        "desk/register.html": STAFF | REGISTER,
        "desk/routing_slip.html": STAFF
        | {"sheet": dossier_context(STAFF)["dossier"] | SLIP | {"hand_overs": slip}},
        **(leader_samples.contexts(STAFF) | paper_samples.contexts(STAFF) | reason_contexts(STAFF)),
        **counter_samples.contexts(STAFF),
        "counter/start.html": STAFF
        | listing
        | {
            "section": "counter",
            "frequent": [{"name": "Khai sinh", "url": "#main"}],
            "seats": {"seats": [SEAT, SEAT | {"is_chosen": True}], "is_asked": True, "now": ""},
        },
        **paying_samples.contexts(PUBLIC),
        **filing_samples.contexts(PUBLIC),
        **said_samples.contexts(PUBLIC, STAFF),
        "ui/refusal.html": PUBLIC | {"title": "Hồ sơ đã trả kết quả", "sentence": "Không thể bổ sung nữa."},
        "400.html": {},
        "403.html": {},
        "403_csrf.html": {},
        "404.html": {},
        "500.html": {},
    }
