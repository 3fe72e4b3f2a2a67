"""The console's pages with something to say, as in page_samples.py; all people are invented."""

from datetime import date, datetime
from typing import Any

from motcua.platform.clock import ZONE
from motcua.platform.ui import gallery
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.paging import Pages
from surfaces import own_data_samples, paying_samples
from surfaces.procedure_samples import procedure_contexts
from surfaces.wording_samples import wording_contexts

AT = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
DONE, OFF = {"word": "Đang dùng", "tone": "done"}, {"word": "Đã khoá", "tone": "off"}
ROW = {"name": "Điện thoại", "value": "0900 000 001", "note": "", "url": ""}
UNIT = {
    "name": "Ủy ban nhân dân phường Gò Vấp",
    "url": "#main",
    "depth": 1,
    "code": "H29.79.088",
    "kind": "Ủy ban nhân dân cấp xã",
    "period": "từ 01/07/2025",
    "note": "5 đơn vị trực thuộc",
    "is_training": True,
}
RIGHT = {
    "holder": "Lê Thu Hà",
    "role": "Chuyên viên thụ lý",
    "unit": "Phường Gò Vấp",
    "fields": "Hộ tịch, Chứng thực",
    "period": "từ 01/07/2025",
    "post": "Công chức Tư pháp, phường Gò Vấp",
    "decision": "12/QĐ-UBND",
    "instead_of": "Phạm Quốc Đạt",
    "delegation": "03/UQ-UBND",
    "permissions": ["xem hồ sơ", "thẩm định"],
}


def console_contexts(staff: dict[str, Any], public: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Template → context."""
    day = Field("ngay", "Tại ngày", "date", "32/13/2026", error="Ghi ngày dạng 21/11/2026.")
    side = [{"name": "Đơn vị", "url": "#main", "is_current": True}]
    counted = {"name": "Chờ người thứ hai", "url": "#main", "is_current": False, "count": 3}
    frame = staff | {
        "section": "console",
        "workplace": "Quản trị",
        "side": [*side, counted],
        "done": "Đã giao quyền.",
        "waits": {"url": "#main"},
    }
    trail = [{"name": "Tài khoản", "url": "#main"}]
    code = Field("code", "Mã trên giấy", error="Tên đăng nhập và mã không khớp.")
    pages = Pages(2, 30, 95, {"ma": "H29"})
    return {
        **paying_samples.console_contexts(frame),
        "console/units.html": frame
        | {
            "title": "Đơn vị",
            "fields": [Field("q", "Tên đơn vị", value="go vap", is_required=False), day],
            "problems": problems_of([day]),
            "rows": [UNIT | {"depth": 0}, UNIT],
            "day": AT.date(),
            "is_today": False,
            "q": "",
        },
        "console/unit.html": frame | {"trail": trail, "fields": [day], "problems": ()} | _unit(),
        "console/accounts.html": frame
        | {
            "fields": [Field("q", "Tên hoặc tên đăng nhập", value="hà", is_required=False)],
            "rows": [_line(DONE), _line(OFF) | {"signed_in_at": None}],
            "total": 95,
            "pages": pages,
            "is_searched": True,
        },
        "console/account.html": frame | {"trail": trail} | _account(),
        "console/act.html": frame | _act(),
        "console/code.html": frame
        | {
            "account": {"name": "Lê Thu Hà", "login": "govap.hotich"},
            "code": "ABCD-EFGH-2345-6789",
            "expires_at": AT,
            "address": "https://motcua.example/dat-mat-khau/",
            "back_url": "#main",
        },
        "console/rights.html": frame
        | {"name": "Lê Thu Hà", "is_active": False, "trail": trail, "rights": [RIGHT]},
        "console/who_sees.html": frame
        | {
            "fields": [Field("ma", "Mã hồ sơ", value="H29.79.088-261116-0037")],
            "problems": (),
            "code": "H29.79.088-261116-0037",
            "rights": [RIGHT],
            "people": 31,
            "pages": pages,
        },
        "console/changes.html": frame | {"rows": [_change()], "pages": pages} | _person(),
        **_calendars(frame | {"trail": trail, "pages": pages}),
        **_moves(frame | {"trail": trail, "pages": pages}),
        **own_data_samples.contexts(public, frame),
        "console/proposals.html": frame
        | {"waiting": [_proposal(), _proposal() | {"approve_url": ""}], "over": [_over()]}
        | {"pages": pages, "rules_url": "#main"},
        "console/proposal.html": frame
        | {"trail": trail, "row": _proposal(), "links": [{"url": "#main", "words": "Xem bản thảo"}]},
        "console/centres.html": frame
        | {
            "fields": [Field("q", "Tên trung tâm, đơn vị hoặc địa chỉ", value="go vap", is_required=False)],
            "rows": [
                _centre_line(),
                _centre_line() | {"phone": "", "state": {"word": "Sắp đóng", "tone": "wait"}},
            ],
            "pages": pages,
            "is_searched": True,
            "units_url": "#main",
        },
        "console/centre.html": frame
        | {
            "trail": trail,
            "name": "Trung tâm Phục vụ hành chính công phường Gò Vấp",
            "state": {"word": "Đang mở", "tone": "done"},
            "rows": [ROW],
            "counters": [
                _counter(),
                _counter() | {"url": "", "name": "", "state": {"word": "Đã đóng", "tone": "off"}},
            ],
            "acts": [{"name": "Sửa thông tin", "url": "#main", "tone": "primary"}],
        },
        "console/numbers.html": frame | {"unit": UNIT["name"], "rows": _numbers()},
        "console/number.html": frame | {"trail": trail} | _number(),
        "console/proposal_rules.html": frame | {"trail": trail, "rows": _rules()},
        "console/absence.html": frame | _absence(),
        "ui/gallery.html": frame
        | {"layout": "console/base.html", "done": "", "alone": [{"name": "404", "url": "#main"}]}
        | gallery.examples(),
        "console/kinship.html": frame
        | {
            "rows": [{"relation": "Vợ, chồng", "number": "079•••••123", "at": AT, "end_url": "#main"}],
        },
        "console/imports.html": frame | _imports(),
        "console/import.html": frame | _import(),
        "console/review.html": frame | _review(),
        "console/review_settle.html": frame
        | {
            "ends": True,
            "act": "ket-thuc",
            "rows": _review()["sections"][0]["rows"],
            "field": Field("because", "Lý do", "lines", error="Hãy ghi lý do."),
            "problems": problems_of([Field("because", "Lý do", "lines", error="Hãy ghi lý do.")]),
            "back_url": "#main",
            "post_url": "#main",
        },
        **procedure_contexts(frame),
        **wording_contexts(frame),
        "portal/password.html": public
        | {"section": "sign-in", "fields": [code], "problems": problems_of([code])},
    }


def _unit() -> dict[str, Any]:
    function = {"name": "Chuyên viên thụ lý", "fields": "Hộ tịch", "unit": "Phường Gò Vấp"}
    seat = {
        "name": "Lê Thu Hà",
        "url": "#main",
        "title": "Công chức Tư pháp – Hộ tịch",
        "decision": "12/QĐ-UBND",
        "period": "từ 01/07/2025",
        "is_active": False,
        "functions": [function],
    }
    rule = {"matter": "Hộ tịch", "url": "", "decision": "1/QĐ", "period": "từ 01/07/2025"}
    old = {"name": "Phường 3", "code": "26899", "on": date(2025, 7, 1), "is_whole": True, "url": ""}
    return {
        "unit": {
            "name": UNIT["name"],
            "public_id": "5e0c8a3e-0000-4000-8000-000000000000",
            "rows": [ROW],
            "is_there": False,
            "is_training": True,
        },
        "day": AT.date(),
        "is_today": False,
        "children": [UNIT],
        "predecessors": [old, old | {"name": "Phường 4", "url": "#main", "is_whole": False}],
        "successors": [{"name": "Phường Gò Vấp", "url": "#main"}],
        "seats": [seat, seat | {"url": "", "functions": [], "is_active": True}],
        "calendar": [ROW],
        "numbers": [ROW | {"url": "#main"}],
        "centre_links": [{"name": "Thông tin và các quầy", "url": "#main"}],
        "own_calendar": {
            "acts": [{"name": "Lập lịch riêng", "url": "#main"}],
            "drafts": [{"url": "#main", "by": "Đàm Quang Vũ", "at": AT, "state": OFF}],
        },
        "centre": [ROW],
        "acts": [{"name": "Mở tài khoản", "url": "#main", "tone": "primary"}],
        "moves": [_move()],
        "changes": [{"name": "Đổi tên, đổi mã", "url": "#main"}, {"name": "Kết thúc", "url": "#main"}],
        "competence": [rule | {"is_in_force": True}, rule | {"url": "#main", "is_in_force": False}],
    }


def _centre_line() -> dict[str, Any]:
    return {
        "name": "Trung tâm Phục vụ hành chính công phường Gò Vấp",
        "url": "#main",
        "unit": UNIT["name"],
        "kind": "Trung tâm cấp xã",
        "phone": "02838291234",
        "counters": "3 quầy",
        "state": {"word": "Đang mở", "tone": "done"},
    }


def _counter() -> dict[str, Any]:
    return {
        "number": 1,
        "name": "Tư pháp",
        "kind": "Tiếp nhận và trả kết quả",
        "fields": "Hộ tịch, Chứng thực",
        "period": "từ 01/07/2025",
        "state": {"word": "Đang mở", "tone": "done"},
        "url": "#main",
    }


def _numbers() -> list[dict[str, Any]]:
    row = {
        "words": "Nhập phiếu viết khi mất mạng trong",
        "value": "7 ngày",
        "by": "Tỉnh Điện Biên ấn định",
        "is_usual": False,
        "source": "Sổ tay nghiệp vụ; chưa có văn bản của tỉnh",
        "is_unsure": True,
        "since": date(2025, 7, 1),
        "gives_back": None,
        "coming": "5 ngày",
        "coming_on": date(2026, 12, 1),
        "url": "#main",
        "fix_url": "#main",
    }
    return [row, row | {"since": None, "coming": "", "gives_back": AT.date(), "is_unsure": False}]


def _number() -> dict[str, Any]:
    row = {
        "unit": UNIT["name"],
        "value": "5 ngày",
        "period": "từ 01/12/2026",
        "source": "12/QĐ-UBND",
        "is_unsure": True,
        "holds": True,
        "is_coming": False,
    }
    states = [{"holds": False, "is_coming": True}, {"holds": False, "is_unsure": False}]
    return {
        "number": _numbers()[0],
        "usual": "7 ngày",
        "usual_source": "Mức của chương trình, chưa có văn bản.",
        "rows": [row, *(row | each for each in states)],
    }


def _line(state: dict[str, str]) -> dict[str, Any]:
    return {
        "name": "Lê Thu Hà",
        "login": "govap.hotich",
        "url": "#main",
        "title": "Công chức Tư pháp – Hộ tịch",
        "unit": "Phường Gò Vấp",
        "more": 1,
        "state": state,
        "signed_in_at": AT,
    }


def _account() -> dict[str, Any]:
    function = {
        "name": "Chuyên viên thụ lý",
        "unit": "Phường Gò Vấp",
        "fields": "Hộ tịch",
        "period": "từ 01/07/2025",
        "is_over": False,
        "end_url": "#main",
    }
    post = {
        "title": "Công chức Tư pháp",
        "unit": "Phường Gò Vấp",
        "unit_url": "#main",
        "decision": "12/QĐ-UBND",
        "period": "từ 01/07/2025",
        "is_main": True,
        "is_over": False,
        "because": "",
        "end_url": "#main",
        "grant_url": "#main",
        "functions": [function, function | {"name": "Văn thư", "is_over": True, "end_url": ""}],
    }
    over = {"is_over": True, "functions": [], "end_url": "", "grant_url": "", "because": "Chuyển công tác"}
    return {
        "account": {
            "name": "Lê Thu Hà",
            "state": OFF,
            "suspended": "18/11/2026 09:00",
            "because": "Nghỉ dài ngày",
            "rows": [ROW],
        },
        "posts": [post, post | over],
        "acts": [{"name": "Mở khoá", "url": "#main", "tone": "primary"}],
        "rights_url": "#main",
        "changes_url": "#main",
    }


def _act() -> dict[str, Any]:
    roles = tuple(Choice(str(number), f"Vai trò {number}") for number in range(8))
    fields = (
        Field("role", "Vai trò", "choice", choices=roles, error="Chưa chọn: Vai trò."),
        Field("fields", "Lĩnh vực", "many", choices=roles, hint="Không chọn là mọi lĩnh vực."),
        Field("because", "Lý do", "lines"),
    )
    act = {
        "title": "Giao quyền",
        "about": "Lê Thu Hà · Công chức Tư pháp",
        "sentence": "Bạn chỉ giao được quyền mình có.",
        "button": "Giao quyền",
        "tone": "primary",
        "back": "#main",
    }
    return {"act": act, "fields": fields, "problems": problems_of(fields)}


def _change() -> dict[str, Any]:
    return {
        "at": AT,
        "name": "Giao quyền",
        "by": "Đoàn Thị Kim Yến",
        "person": "Lê Thu Hà",
        "url": "#main",
        "proposed_by": "Lường Văn Phóng",
        "post": "Công chức Tư pháp",
        "because": "Thay người nghỉ",
        "facts": [{"key": "vai trò", "before": "–", "after": "Cán bộ tiếp nhận"}],
    }


def _move() -> dict[str, Any]:
    return {
        "words": "Nhập vào đơn vị khác",
        "unit": UNIT["name"],
        "unit_url": "#main",
        "target": "Ủy ban nhân dân phường Hạnh Thông",
        "day": date(2026, 12, 1),
        "decision": "15/NQ-HĐND",
        "state": {"word": "Đang soạn", "tone": "new"},
        "url": "#main",
    }


def _moves(frame: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """A list, and a trial with something in the way beside one that is done."""
    line = {"old": "Phòng Kinh tế phường Gò Vấp", "old_code": "H29.79.088.KT", "is_new": True}
    line |= {"new": "Phòng Kinh tế phường Hạnh Thông", "new_code": "H29.79.089.KT", "choose_url": "#main"}
    return {
        "console/moves.html": frame | {"rows": [_move(), _move() | {"target": ""}], "units_url": "#main"},
        "console/move.html": frame
        | {
            "row": _move(),
            "is_to_come": True,
            "in_the_way": ["còn 2 hồ sơ đang mở chưa có đơn vị nhận"],
            "lines": [line, line | {"new": "", "is_new": False, "choose_url": ""}],
            "counts": [{"words": "Hồ sơ đang mở", "number": 1234}],
            "is_closing": False,
            "numbers": [],
            "proposal_url": "#main",
            "acts": [{"name": "Gửi duyệt", "url": "#main", "tone": "primary"}],
        },
    }


def _calendars(frame: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """A list, a month with a day off, and a draft with what it moves."""
    link = {"name": "Thêm ngày nghỉ, đóng cửa", "url": "#main", "tone": "quiet"}
    name = "Giờ làm việc của cơ quan hành chính Thành phố Hồ Chí Minh"
    plain = {"day": AT, "weekday": "thứ Hai", "is_here": True, "is_today": False}
    hours = ["07:30–11:30", "13:00–17:00"]
    plain |= {"hours": ", ".join(hours), "spans": hours}
    cell = plain | {"word": "", "tone": "", "name": ""}
    off = cell | {
        "word": "Nghỉ",
        "tone": "off",
        "name": "Tết Nguyên đán",
        "hours": "",
        "spans": [],
        "is_today": True,
    }
    row = {"name": name, "url": "#main", "version": "2026.1", "known": "01/01/2024 – 31/12/2027"}
    days = [{"name": "thứ Hai", "hours": cell["hours"]}, {"name": "Chủ nhật", "hours": ""}]
    named = off | {"source": "5044/TB-BNV", "is_confirmed": False}
    move = {"code": "H29.79.088-261116-0037", "url": "#main", "unit": UNIT["name"], "before": AT, "after": AT}
    move |= {"is_kept": False, "why": "25/11/2026 nghỉ (Nghỉ theo thông báo)"}
    return {
        "console/calendars.html": frame
        | {"rows": [row | {"units": UNIT["name"], "more": 3, "overdue": 2027}]},
        "console/calendar.html": frame
        | row
        | {
            "month": AT.date(),
            "overdue": 2027,
            "weekdays": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
            "weeks": [[cell, cell, off, cell, cell, cell | {"is_here": False}, cell]],
            "before": {"url": "#main", "month": AT.date()},
            "after": None,
            "named": [named],
            "patterns": [
                {"name": "Giờ hành chính", "period": "từ 01/01/2024", "days": days, "saturday": "x"}
            ],
            "acts": [link],
            "drafts": [{"url": "#main", "by": "Đàm Quang Vũ", "at": AT, "state": OFF}],
        },
        "console/calendar_draft.html": frame
        | {
            "name": name,
            "state": {"word": "Đang soạn", "tone": "new"},
            "is_counted": True,
            "is_done": False,
            "moved": 12,
            "facts": [{"label": "25/11/2026", "before": "07:30–11:30, 13:00–17:00", "after": "nghỉ"}],
            "units": [{"name": UNIT["name"], "moved": 12, "kept": 1}],
            "total": 13,
            "seen": 2,
            "rows": [move, move | {"is_kept": True}],
            "proposal_url": "#main",
            "acts": [link],
            "edits": [link, link],
        },
    }


def _proposal() -> dict[str, Any]:
    facts = [
        {"label": "Vai trò", "before": "–", "after": "Cán bộ tiếp nhận"},
        {"label": "Đến hết ngày", "before": "31/12/2026", "after": "không thời hạn"},
    ]
    return {
        "kind": "Giao quyền",
        "about": "Lê Thu Hà · Công chức Tư pháp – Hộ tịch · Ủy ban nhân dân phường Gò Vấp",
        "url": "#main",
        "facts": facts,
        "because": "Thay người nghỉ thai sản",
        "by": "Đoàn Thị Kim Yến",
        "at": AT,
        "expires_at": AT,
        "state": {"word": "Chờ duyệt", "tone": "wait"},
        "is_open": True,
        "decided_by": "Hệ thống",
        "decided_at": None,
        "decided_because": "",
        "approve_url": "#main",
        "refuse_url": "#main",
        "withdraw_url": "#main",
    }


def _over() -> dict[str, Any]:
    over = {
        "is_open": False,
        "decided_by": "Đàm Quang Vũ",
        "decided_at": AT,
        "decided_because": "Đã đủ người",
    }
    return _proposal() | over | {"state": {"word": "Không duyệt", "tone": "off"}}


def _rules() -> list[dict[str, Any]]:
    rule = {"words": "Giao quyền", "is_needed": True, "decision": "9/QĐ-UBND", "url": "#main"}
    return [rule, rule | {"is_needed": False}, rule | {"decision": "", "url": ""}]


def _person() -> dict[str, str]:
    return {"person": "Lê Thu Hà", "person_url": "#main"}


def _absence() -> dict[str, Any]:
    row = {
        "person": "Quàng Văn Hặc",
        "title": "Chánh Văn phòng",
        "matter": "mọi việc; Hộ tịch",
        "period": "18/11/2026 – 20/11/2026",
        "reason": "Đi công tác",
        "decision": "03/UQ-UBND",
        "state": {"word": "Đang thay", "tone": "work"},
        "end_url": "#main",
    }
    posts = [{"name": "Chủ tịch, phường Gò Vấp", "url": "#main"}]
    return {"mine": [row, row | {"end_url": ""}], "others": [row], "posts": posts}


def _imports() -> dict[str, Any]:
    waiting = {"word": "Chờ bạn quyết định", "tone": "wait"}
    field = Field("tep", "Tệp XLSX", "sheet", hint="Nhiều nhất 2000 dòng", error="Ô B2 là công thức.")
    row = {"name": "can-bo-phuong.xlsx", "url": "#main", "at": AT, "rows": 500, "state": waiting}
    return {
        "field": field,
        "problems": problems_of([field]),
        "rows": [row],
        "template_url": "#main",
        "back_url": "#main",
    }


def _import() -> dict[str, Any]:
    wrong = {
        "number": 14,
        "who": "govap.diachinh",
        "column": "Đến hết ngày",
        "shown": "31/02/2027",
        "sentence": "Ghi ngày dạng 21/11/2026.",
    }
    return {
        "order": _imports()["rows"][0] | {"is_running": False},
        "is_tried": True,
        "is_given": False,
        "waiting": 0,
        "counts": [
            {"tone": "new", "word": "nhập được", "count": 497},
            {"tone": "wait", "word": "sai", "count": 3},
        ],
        "good": 497,
        "bad": 3,
        "wrong": [wrong, wrong | {"number": 88, "column": "", "shown": ""}],
        "more": 1,
        "problems": (),
        "back_url": "#main",
    }


def _review() -> dict[str, Any]:
    row = {
        "id": "5e0c8a3e-0000-4000-8000-000000000000",
        "name": "Lê Thu Hà",
        "login": "govap.hotich",
        "url": "#main",
        "unit": "Phường Gò Vấp",
        "right": "Quản trị đơn vị · mọi lĩnh vực",
        "since": date(2025, 7, 1),
        "will": "thu hồi vai trò này",
    }
    other = row | {"id": "5e0c8a3e-0000-4000-8000-000000000001", "name": "Trần An", "right": ""}
    section = {
        "title": "Tài khoản ngủ quên",
        "sentence": "Chưa đăng nhập trong 90 ngày.",
        "count": 2,
        "is_ticked": True,
    }
    return {
        "quarter": "quý 4 năm 2026",
        "made_at": AT,
        "sections": [
            section | {"settled": 3, "rows": [row, other]},
            section | {"title": "Quyền quản trị", "settled": 0, "rows": []},
        ],
        "post_url": "#main",
    }
