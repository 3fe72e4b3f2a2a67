"""Names of figures, causes and matters, one table each, and their words in addresses."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import overview

Words = str | Promise


@dataclass(frozen=True, slots=True)
class FigureWords:
    """`slug` in addresses; `more_is`: whether more of it is good or bad, or neither (empty)."""

    slug: str
    name: Words
    explained: Words
    empty: Words
    more_is: str = ""


F, C, M = overview.Figure, overview.Cause, overview.Matter

FIGURES: dict[overview.Figure, FigureWords] = {
    F.RECEIVED: FigureWords(
        "tiep-nhan",
        _("Nhận hôm nay"),
        _("Hồ sơ gửi đến các đơn vị trong hôm nay."),
        _("Hôm nay chưa có hồ sơ nào gửi đến"),
    ),
    F.RUNNING: FigureWords(
        "dang-xu-ly",
        _("Đang giải quyết"),
        _("Hồ sơ chưa có kết quả, kể cả đang chờ người dân."),
        _("Không có hồ sơ nào đang giải quyết"),
    ),
    F.LATE: FigureWords(
        "da-tre",
        _("Đã trễ hẹn"),
        _("Hồ sơ đã qua ngày hẹn trả mà chưa có kết quả."),
        _("Không có hồ sơ nào trễ hẹn"),
        "bad",
    ),
    F.SOON: FigureWords(
        "sap-tre",
        _("Sắp trễ"),
        _("Hồ sơ đến hạn trong 8 giờ làm việc tới."),
        _("Không có hồ sơ nào đến hạn trong 8 giờ làm việc tới"),
        "bad",
    ),
    F.TO_SIGN: FigureWords(
        "cho-ky",
        _("Chờ tôi duyệt, ký"),
        _("Dự thảo kết quả chờ bạn duyệt hoặc ký, gần đến giờ nhất ở trên."),
        _("Không có dự thảo nào chờ bạn duyệt, ký"),
        "bad",
    ),
}

CAUSES: dict[overview.Cause, tuple[str, Words]] = {
    cause: (slug, overview.CAUSE_WORDS[cause])
    for cause, slug in (
        (C.TAKEN_LATE, "tiep-nhan-cham"),
        (C.NO_HOLDER, "chua-ai-nhan"),
        (C.STEP_OVER, "buoc-qua-gio"),
        (C.OPINION, "cho-y-kien"),
        (C.CITIZEN, "cho-nguoi-dan"),
        (C.PLAN, "khong-buoc-nao"),
    )
}

WAYS: dict[overview.Way, tuple[str, Words, Words]] = {
    overview.Way.HELPED: (
        "nhap-ho",
        _("Nhập hộ"),
        _("Người dân tự khai, cán bộ nhập hộ và người dân xác nhận."),
    ),
    overview.Way.OFFICER: ("can-bo", _("Cán bộ nhập"), _("Cán bộ hỏi và nhập.")),
    overview.Way.SELF: ("tu-lam", _("Người dân tự làm"), _("Người dân tự nộp, không ai nhập hộ.")),
}
"""Who typed: the word in addresses, the head of its column, what it counts."""

MATTERS: dict[overview.Matter, tuple[Words, Words]] = {
    M.APOLOGISE: (_("Trễ lâu nhất chưa xin lỗi"), _("Viết thư xin lỗi, hẹn lại")),
    M.GIVE: (_("Bước chưa có người nhận"), _("Phân công")),
    M.SIGN: (_("Gần đến giờ phải ký"), _("Xem và ký")),
}
"""What is to be decided, and what the button says."""

FOLDER_ACTS: dict[str, Words] = {
    "decide": _("xem trước, duyệt và ký"),
    "send_back": _("trả lại"),
    "extend": _("xem trước thư, xin lỗi và hẹn lại"),
}
"""What can be done with many at once: the buttons above a list."""

ST, W, SIDE = dossiers.followup.Standing, dossiers.followup.Want, dossiers.followup.Side

STANDINGS: dict[dossiers.followup.Standing, Words] = {
    ST.LATE: _("đã trễ hẹn"),
    ST.STOPPED: _("đang dừng giải quyết"),
    ST.NO_HOLDER: _("chưa ai nhận việc"),
    ST.OPINION: _("quá hạn cho ý kiến"),
    ST.CITIZEN: _("quá hạn bổ sung"),
}
WANTS: dict[dossiers.followup.Want, tuple[str, Words]] = {
    W.ALL: ("", _("Tất cả")),
    W.UNWRITTEN: ("chua-ghi", _("Chưa ghi")),
    W.OVERDUE: ("qua-ngay-xong", _("Quá ngày phải xong")),
    W.SILENT: ("no-theo-doi", _("Nợ theo dõi tuần")),
}
SIDES: dict[dossiers.followup.Side, tuple[str, Words]] = {
    SIDE.TO_ANSWER: ("can-tra-loi", _("Cần trả lời")),
    SIDE.OURS: ("da-neu", _("Đơn vị tôi nêu")),
    SIDE.ANSWERED: ("da-tra-loi", _("Đã trả lời")),
}
