"""The pages of procedure control with something to say, as in page_samples.py."""

from datetime import date, datetime
from typing import Any

from motcua.catalogue.api import PublishedRow
from motcua.platform.clock import ZONE
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.paging import Pages

AT = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
HISTORY = [
    PublishedRow(2, AT.date(), None, "1234/QĐ-UBND", is_provisional=False),
    PublishedRow(1, AT.date(), AT.date(), "", is_provisional=True),
]
NAME = "Cấp Giấy xác nhận tình trạng hôn nhân"
IN_FORCE, ENDED = {"word": "Đang áp dụng", "tone": "done"}, {"word": "Hết hiệu lực", "tone": "off"}
OPTIONS = [Choice("", "Mọi lĩnh vực"), Choice("ho-tich", "Hộ tịch", is_chosen=True)]
SELECT = {"name": "linh-vuc", "label": "Lĩnh vực", "options": OPTIONS}
TAG = {
    "id": 1,
    "name": "Dịch vụ công thiết yếu (Đề án 06)",
    "phase": "Đợt 1",
    "decision": "06/QĐ-TTg",
    "period": "từ 01/01/2026",
    "holds": True,
    "is_over": False,
    "end_url": "#main",
}
WAYS = [
    {"label": "Đồng ý", "to": "Ký duyệt", "when": "answers.copies > 5", "clock": "", "article": ""},
    {"label": "", "to": "trả về bước trước", "when": "", "clock": "Dừng tính thời hạn", "article": "Điều 3"},
]
STEP = {
    "key": "tham-dinh",
    "name": "Thẩm định hồ sơ",
    "kind": "Thẩm định",
    "owner": "chuyên viên thụ lý, cơ quan có thẩm quyền",
    "hours": "4,5",
    "ways": WAYS,
    "timed": ["sau 8 giờ: nhắc"],
    "faults": ["Bước “Thẩm định hồ sơ” chưa rõ chức năng hoặc đơn vị thực hiện."],
    "url": "#main",
}
DRAFT = {
    "code": "1.004873",
    "name": NAME,
    "revision": 3,
    "saved": "18/11/2026 09:00",
    "by": "Cà Thị Duyên",
    "base": 2,
}
CHANGES = ["Thêm bước “Kiểm tra chéo”, 1,5 giờ.", "Đường dài nhất: 20 giờ thành 21,5 giờ (chênh 1,5 giờ)."]


def procedure_contexts(frame: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Template → context."""
    frame = frame | {"trail": [{"name": "Thủ tục", "url": "#main"}], "draft": DRAFT}
    decision = Field("decision", "Số quyết định công bố", error="Chưa điền: Số quyết định công bố.")
    return {
        "console/procedures/list.html": frame | _list(),
        "console/procedures/one.html": frame | _one(),
        "console/procedures/draft.html": frame | _draft(),
        "console/procedures/step.html": frame | _step(),
        "console/procedures/trial.html": frame | _trial(),
        "console/procedures/file.html": frame | _file(),
        "console/procedures/picture.html": frame | _picture(),
        "console/procedures/data.html": frame | _data(),
        "console/procedures/data_form.html": frame
        | {
            "title": "Thành phần hồ sơ",
            "about": NAME,
            "key": "to-khai",
            "fields": [Field("name", "Tên", "lines", error="Ghi tên.")],
            "problems": problems_of([Field("name", "Tên", "lines", error="Ghi tên.")]),
            "revision": 3,
            "back": "#main",
        },
        "console/procedures/compare.html": frame
        | {
            "name": NAME,
            "selects": [SELECT | {"name": "cu", "label": "Bản cũ"}],
            "rows": [{"place": "phí, lệ phí · le-phi · mức thu", "before": "15000", "after": "–"}],
            "process": CHANGES,
            "back": "#main",
        },
        "console/procedures/publish.html": frame
        | {
            "fields": [decision],
            "problems": problems_of([decision]),
            "changes": CHANGES,
            "rows": [{"place": "phí, lệ phí · le-phi · mức thu", "before": "15000", "after": "8000"}],
            "stops": STEP["faults"],
            "back": "#main",
        },
    }


def _list() -> dict[str, Any]:
    row = {
        "code": "1.004873",
        "name": NAME,
        "url": "#main",
        "field": "Hộ tịch",
        "level": "Cấp xã",
        "number": 2,
        "decision": "1234/QĐ-UBND",
        "state": IN_FORCE,
        "period": "từ 01/07/2025",
        "is_ending": True,
        "is_provisional": True,
        "tags": [TAG],
        "has_draft": True,
    }
    plain = row | {"is_ending": False, "tags": [], "has_draft": False, "state": ENDED, "decision": ""}
    return {
        "q": "hôn nhân",
        "selects": [SELECT],
        "rows": [row, plain],
        "total": 95,
        "pages": Pages(2, 30, 95, {"q": "hôn nhân"}),
        "is_searched": True,
        "ending": 2,
        "ending_url": "#main",
        "warn_days": 30,
    }


def _one() -> dict[str, Any]:
    version = {
        "number": 2,
        "state": IN_FORCE,
        "period": "từ 01/07/2025",
        "is_provisional": True,
        "decision": "1234/QĐ-UBND",
        "by": "Cà Thị Duyên",
        "at": "01/07/2025 08:00",
    }
    paper = {
        "name": "Tờ khai",
        "detail": "1 bản chính",
        "condition": "Khi đã ly hôn",
        "is_required": False,
        "from_database": True,
        "legal_basis": "Điều 4",
    }
    return {
        "procedure": {
            "code": "1.004873",
            "name": NAME,
            "state": IN_FORCE,
            "is_provisional": True,
            "ends_on": date(2026, 12, 1),
            "rows": [{"name": "Mã thủ tục", "value": "1.004873", "note": "phiên bản 2", "url": ""}],
            "public_url": "#main",
        },
        "channels": [{"name": "Tại quầy", "limit": "3 ngày làm việc", "fee": "15.000 đ"}],
        "cases": [{"name": "Phải xác minh", "limit": "10 ngày làm việc", "components": 3}],
        "components": [paper],
        "fees": [{"name": "Lệ phí", "amount_text": "15.000 đ", "exemptions": ["Người có công: miễn"]}],
        "steps": {
            "rows": [{"name": "Tiếp nhận", "who": "cán bộ tiếp nhận", "hours": "0,5"}],
            "longest": "24",
        },
        "kept": ["Thời hạn: theo quy định\ncủa pháp luật"],
        "legal_basis": [{"number": "118/2025/NĐ-CP", "name": "Cơ chế một cửa"}],
        "tags": [TAG, TAG | {"holds": False, "is_over": True, "end_url": ""}],
        "versions": [version, version | {"number": 1, "state": ENDED, "at": "", "by": ""}],
        "draft": DRAFT | {"opened": "18/11/2026 08:00"},
        "links": {"tag": "#main", "draft": "#main", "picture": "#main", "compare": "#main"},
    }


def _draft() -> dict[str, Any]:
    names = ("data", "trial", "picture", "file_take", "change", "drop", "step_new", "publish")
    fork = {"key": "tach", "kind": "Tách làm song song", "name": "", "ways": WAYS, "is_fork": True}
    return {
        "refusal": "Bước “Tiếp nhận” đã ở đầu hoặc cuối bảng.",
        "steps": [STEP, STEP | {"key": "ky-duyet", "name": "Ký duyệt", "faults": [], "timed": []}],
        "gates": [fork],
        "stops": [{"sentence": STEP["faults"][0], "anchor": "#buoc-tham-dinh"}],  # type: ignore[index]
        "remarks": [
            {"sentence": "Các bước dùng 20 trong 24 giờ làm việc của thời hạn; còn 4 giờ.", "anchor": ""}
        ],
        "changes": CHANGES,
        "may_edit": True,
        "urls": dict.fromkeys(names, "#main"),
    }


def _step() -> dict[str, Any]:
    options = tuple(OPTIONS)
    kind = Field("kind", "Loại bước", "choice", choices=options, error="Chọn loại bước.", is_required=False)
    when = Field("way-0-when", "Chỉ khi", value="a +", error="Điều kiện không hiểu được.", is_required=False)
    target = Field("way-0-target", "Đi tiếp tới", "choice", choices=options, is_required=False)
    return {
        "title": "Thẩm định hồ sơ",
        "about": "Ngay sau «Tiếp nhận».",
        "fields": [Field("name", "Tên bước", value="Thẩm định hồ sơ", is_wide=True), kind],
        "ways": [{"legend": "Hướng 1", "outcome": "done", "number": 0, "fields": [target, when]}],
        "is_typable": False,
        "problems": problems_of([kind, when]),
        "revision": 3,
        "places": [("sau", "tiep-nhan")],
        "back": "#main",
        "facts": [{"name": "answers.copies", "words": "Số bản giấy cần cấp"}],
    }


def _trial() -> dict[str, Any]:
    row = {
        "name": "Thẩm định hồ sơ",
        "owner": "chuyên viên thụ lý, cơ quan có thẩm quyền",
        "begin": AT,
        "end": AT,
        "hours": "4",
        "outcome": "Đồng ý",
        "pauses": True,
    }
    moment = Field("luc", "Nhận hồ sơ lúc", value="hôm qua", error="Ghi lúc nhận dạng 21/11/2026 14:05.")
    return {
        "fields": [moment],
        "selects": [SELECT | {"name": "case", "label": "Trường hợp"}],
        "problems": problems_of([moment]),
        "back": "#main",
        "walk": {
            "rows": [row],
            "received_at": AT,
            "ended_at": AT,
            "due_at": AT,
            "is_finished": True,
            "is_late": True,
            "problem": "",
        },
    }


def _file() -> dict[str, Any]:
    remark = {"element": "Task_1", "line": 12, "what": "Bước chưa rõ chức năng hoặc đơn vị thực hiện."}
    return {
        "text": Field(
            "text", "Quy trình dạng chữ (YAML)", "lines", "process: ho-tich", hint="Mỗi bước một dòng."
        ),
        "upload": Field("file", "Hoặc tệp BPMN 2.0, YAML", "file", is_required=False),
        "problems": problems_of((), {"text": "quy trình, dòng 3: Thiếu trường “kind”."}),
        "lists": [{"title": "Còn thiếu: phải điền trước khi công bố", "rows": [remark]}],
        "is_saved": True,
        "back": "#main",
    }


def _picture() -> dict[str, Any]:
    part = {
        "kind": "examine",
        "is_step": True,
        "waits": False,
        "x": "40",
        "y": "40",
        "width": "150",
        "height": "84",
        "cx": "115",
        "cy": "82",
        "r": "75",
        "diamond": "62,40 84,62 62,84 40,62",
        "texts": [{"y": "78", "words": "Thẩm định hồ sơ"}],
    }
    gates = [
        part | {"is_step": False, "kind": kind, "x": "260"} for kind in ("choice", "fork", "end", "stage")
    ]
    return {
        "name": NAME,
        "picture": {
            "size": "480 160",
            "width": "480",
            "height": "160",
            "lines": [{"points": "190,82 260,82", "goes_back": True}],
            "parts": [part, *gates],
        },
        "steps": [STEP],
        "files": [{"name": "BPMN", "url": "#main"}],
    }


def _data() -> dict[str, Any]:
    row = {"key": "to-khai", "name": "Tờ khai", "note": "1 bản chính", "url": "#main"}
    part = {"slug": "thanh-phan", "title": "Thành phần hồ sơ", "add_url": "#main", "rows": [row, row]}
    return {
        "refusal": "Cà Thị Duyên vừa lưu bản thảo này.",
        "parts": [part, part | {"slug": "phi", "title": "Phí, lệ phí", "rows": []}],
        "channels": ["Tại quầy: 3 ngày làm việc"],
        "channels_url": "#main",
        "stops": ["“Tờ khai” được yêu cầu hai lần. Hãy bỏ một."],
        "remarks": ["“Trích lục” đã có trong cơ sở dữ liệu."],
        "rows": [{"place": "phí, lệ phí · le-phi · mức thu", "before": "15000", "after": "8000"}],
        "may_edit": True,
        "change_url": "#main",
    }
