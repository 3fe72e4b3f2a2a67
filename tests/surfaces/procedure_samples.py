"""The pages of procedure control with something to say, as in page_samples.py."""

from datetime import date, datetime
from typing import Any

from motcua.catalogue.api import PublishedRow
from motcua.platform.clock import ZONE
from motcua.platform.proposals import Fact
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.paging import Pages
from motcua.surfaces.localwords import LocalRow

AT = datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
HISTORY = [
    {
        "row": PublishedRow(2, 2, AT.date(), None, "1234/QĐ-UBND", is_provisional=False),
        "changes": ["Lệ phí: từ 15.000 đ thành 8.000 đ."],
    },
    {"row": PublishedRow(1, 1, AT.date(), AT.date(), "", is_provisional=True), "changes": ()},
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

LOCAL = {
    "agency": "UBND xã Mường Phăng",
    "differs": ["Lệ phí cấp giấy: 5.000 đ", "Quầy: Quầy 2"],
    "period": "từ 01/12/2026",
    "decision": "12/QĐ-UBND",
    "holds": True,
    "conflicts": ["Bản chung không còn khoản thu này."],
    "url": "#main",
    "change_url": "#main",
    "end_url": "#main",
}
ASKED = ["Thêm câu 7 “Nơi nhận kết quả”."]


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
        "console/procedures/form.html": frame | _form(),
        "console/procedures/variant.html": frame | _variant(),
        "console/procedures/national.html": frame | _national(),
        "console/procedures/variant_form.html": frame | _variant_form(),
        "console/procedures/variant_preview.html": frame | _variant_preview(),
        "console/procedures/question.html": frame | _question(),
        "console/procedures/form_try.html": frame | _tried(),
        "console/procedures/preview.html": frame | _previewed(),
        "console/procedures/compare.html": frame
        | {
            "asked": ASKED,
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
            "asked": ASKED,
            "rows": [{"place": "phí, lệ phí · le-phi · mức thu", "before": "15000", "after": "8000"}],
            "local": ["UBND xã Mường Phăng: Bản chung không còn khoản thu này."],
            "stops": STEP["faults"],
            "is_second": True,
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
        "slowness": "Từ ký đến công bố: 6 ngày, lâu nhất 9 ngày (4 lần, 12 tháng qua).",
        "begin_url": "#main",
        "national_url": "#main",
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
        "waited": "sau quyết định 6 ngày",
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
        "variants": [LOCAL, LOCAL | {"holds": False, "change_url": "", "end_url": "", "conflicts": []}],
        "variants_waiting": [{"about": "UBND xã Mường Phăng", "because": "12/QĐ-UBND", "url": "#main"}],
        "versions": [version, version | {"number": 1, "state": ENDED, "at": "", "by": ""}],
        "draft": DRAFT | {"opened": "18/11/2026 08:00"},
        "links": {
            "tag": "#main",
            "variant": "#main",
            "draft": "#main",
            "picture": "#main",
            "compare": "#main",
        },
    }


def _draft() -> dict[str, Any]:
    names = (
        "data",
        "form",
        "trial",
        "picture",
        "file_take",
        "change",
        "drop",
        "step_new",
        "timer_new",
        "publish",
    )
    fork = {"key": "tach", "kind": "Tách làm song song", "name": "", "ways": WAYS, "is_fork": True}
    return {
        "sent": {"word": "Không duyệt", "because": "Chưa có nghị quyết", "url": "#main"},
        "refusal": "Bước “Tiếp nhận” đã ở đầu hoặc cuối bảng.",
        "steps": [STEP, STEP | {"key": "ky-duyet", "name": "Ký duyệt", "faults": [], "timed": []}],
        "gates": [fork],
        "timers": [
            {
                "key": "moc",
                "place": "Thẩm định hồ sơ",
                "words": "sau 8 giờ: nhắc người làm",
                "note": "Sắp hết giờ",
                "url": "#main",
            }
        ],
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
        "general_url": "#main",
        "form": {"title": "Tờ khai", "questions": 12, "url": "#main"},
        "asked": ASKED,
        "rows": [{"place": "phí, lệ phí · le-phi · mức thu", "before": "15000", "after": "8000"}],
        "may_edit": True,
        "change_url": "#main",
    }


def _form() -> dict[str, Any]:
    row = {"key": "purpose", "name": "7. Mục đích sử dụng", "note": "Chọn một · bắt buộc", "url": "#main"}
    return {
        "refusal": "Cà Thị Duyên vừa lưu bản thảo này.",
        "title": "Tờ khai",
        "part": {"slug": "cau-hoi"},
        "rows": [row | {"after_url": "#main"}, row | {"key": "copies", "after_url": "#main"}],
        "stops": ["Câu 7 “Mục đích sử dụng” hỏi giống câu 6. Hãy bỏ một câu hoặc sửa lời hỏi."],
        "remarks": ["Câu 3 “Giới tính”: Cơ sở dữ liệu quốc gia về dân cư đã có."],
        "changes": ASKED,
        "base": 2,
        "may_edit": True,
        "change_url": "#main",
        "add_url": "#main",
        "try_url": "#main",
        "preview_url": "#main",
    }


def _question() -> dict[str, Any]:
    options = tuple(OPTIONS)
    kind = Field("kind", "Kiểu", "choice", choices=options, is_required=False)
    value = Field("row-0-value", "Với", value="đi chơi", error="Không có lựa chọn này.", is_required=False)
    return {
        "title": "Sửa câu hỏi",
        "about": f"1.004873 · {NAME}",
        "fields": [Field("label", "Lời hỏi", value="Mục đích sử dụng", is_wide=True), kind],
        "join": Field("join", "Khi nào hỏi", "choice", choices=options, is_required=False),
        "rows": [[Field("row-0-question", "Câu", "choice", choices=options, is_required=False), value]],
        "problems": problems_of([value]),
        "revision": 3,
        "after": "copies",
        "before": [{"label": "Đã kết hôn chưa", "options": ["Rồi", "Chưa"]}],
        "back": "#main",
    }


def _tried() -> dict[str, Any]:
    field = Field("answer__purpose", "Mục đích sử dụng", error="Chưa trả lời “Mục đích sử dụng”.")
    return {
        "title": "Tờ khai",
        "unsound": "Câu hỏi “a” phụ thuộc “b”, nhưng câu đó không đứng trước nó.",
        "fields": [field],
        "of_the_person": ["Họ, chữ đệm, tên của người yêu cầu"],
        "problems": problems_of([field]),
        "tried": {
            "rows": [{"name": "Mục đích sử dụng", "value": "Kết hôn", "note": "", "url": ""}],
            "papers": ["Tờ khai"],
        },
        "back": "#main",
    }


def _previewed() -> dict[str, Any]:
    field = Field("answer__purpose", "Mục đích sử dụng", error="Chưa trả lời “Mục đích sử dụng”.")
    return {
        "procedure": {"code": "1.004873", "name": NAME},
        "sets": [{"name": "Đã cưới", "url": "#main"}],
        "editor_url": "#main",
        "carried": [("answer__copies", "2")],
        "here": "purpose",
        "title": "Mục đích và số bản",
        "hint": "Giấy chỉ dùng cho đúng mục đích ghi trên giấy",
        "fields": [field],
        "problems": problems_of([field]),
        "next": "tiep",
        "list": "danh-sach",
    }


def _variant() -> dict[str, Any]:
    return {
        "variant": LOCAL,
        "name": f"1.004873 · {NAME}",
        "rows": [
            LocalRow("Lệ phí cấp giấy", "15.000 đ", "5.000 đ"),
            LocalRow("Số giờ, Thẩm định", "4", "4", is_inside=True),
        ],
    }


def _variant_form() -> dict[str, Any]:
    field = Field("decision", "Quyết định", error="Ghi số quyết định làm căn cứ, ví dụ 123/QĐ-UBND.")
    return {
        "title": "Sửa biến thể",
        "about": f"1.004873 · {NAME}",
        "sentence": "Chỉ ghi chỗ cơ quan làm khác.",
        "fields": [field],
        "problems": problems_of([field]),
        "back": "#main",
    }


def _variant_preview() -> dict[str, Any]:
    return {
        "title": "Sửa biến thể",
        "about": f"1.004873 · {NAME} · UBND xã Mường Phăng",
        "facts": [Fact("Phí, lệ phí: Lệ phí cấp giấy", "15.000 đ", "5.000 đ")],
        "open_count": 12,
        "typed": {"decision": "13/QĐ-UBND", "fee-le-phi": "5.000"},
        "mark": "0" * 64,
        "message": Field("because", "Lời nhắn", "lines", is_required=False),
        "problems": problems_of((), {"": "Thủ tục hoặc biến thể của cơ quan vừa đổi."}),
        "back": "#main",
    }


def _national() -> dict[str, Any]:
    row = {
        "code": "1.004873",
        "name": NAME,
        "url": "#main",
        "kind": {"word": "Khác nhau", "tone": "wait"},
        "facts": [
            {
                "label": "Thời hạn, tại quầy",
                "here": ["3 ngày làm việc"],
                "there": ["5 ngày làm việc"],
                "is_long": False,
            },
            {"label": "Thành phần hồ sơ", "here": ["Tờ khai"], "there": ["Ảnh", "Bản án"], "is_long": True},
        ],
        "note": "",
    }
    alone = row | {
        "url": "",
        "facts": [],
        "note": "Chưa nhập về.",
        "kind": {"word": "Chỉ ở danh mục quốc gia", "tone": "new"},
    }
    return {
        "q": "hôn nhân",
        "shown": {"at": "18/11/2026 04:00", "file": "quoc-gia.json", "here": 95, "there": 1_900, "broken": 2},
        "fault": {"at": "23/11/2026 04:00", "why": "Không đọc được tệp quoc-gia.json: không có tệp này."},
        "counts": [{"words": "Khác nhau", "count": "12", "url": "?loai=khac"}],
        "selects": [SELECT | {"name": "loai", "label": "Loại"}],
        "rows": [row, alone],
        "total": 95,
        "pages": Pages(2, 30, 95, {"q": "hôn nhân"}),
        "is_searched": True,
    }
