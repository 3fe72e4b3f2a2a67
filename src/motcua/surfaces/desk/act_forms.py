"""The questions each act asks, and the command its answers make. Rules stay in the room."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies import api as agencies
from motcua.dossiers import api as d
from motcua.dossiers.api import DossierView
from motcua.platform import clock
from motcua.platform.ui.fields import Choice, Field
from motcua.platform.ui.questions import PREFIX
from motcua.surfaces.desk import handing_over, marks, supplement_form
from motcua.surfaces.desk.act_fields import ActForm, Given, field, note, reason, ticked, whole


def _only_note(_view: DossierView, given: Given) -> list[Field]:
    return [note(given)]


def _only_reason(_view: DossierView, given: Given) -> list[Field]:
    return [reason(given)]


def _nothing(_view: DossierView, _given: Given) -> list[Field]:
    return []


def _accept(view: DossierView, given: Given) -> list[Field]:
    """The case is asked where the procedure has some that only the office finds."""
    found = view.version.cases_of_office
    filed = view.version.case(view.state.case_code)
    if not found or filed is None or filed in found:
        return [note(given)]
    named = [("", _("Như hồ sơ nộp: %(case)s") % {"case": filed.name}), *((c.code, c.name) for c in found)]
    choices = tuple(Choice(code, name, is_chosen=code == given.get("case", "")) for code, name in named)
    hint = _("Thời hạn tính theo trường hợp bạn chọn.")
    return [Field("case", _("Trường hợp"), kind="choice", choices=choices, hint=hint), note(given)]


def _complete(view: DossierView, given: Given) -> list[Field]:
    offered = next((o.outcomes for o in view.acts if o.act == "complete_step"), ())
    chosen = given.get("outcome") or (offered[0][0] if offered else "done")
    outcomes = tuple(Choice(key, label or key, is_chosen=key == chosen) for key, label in offered)
    decision = given.get("decision", "grant")
    decisions = (
        Choice("grant", _("Đồng ý giải quyết"), is_chosen=decision == "grant"),
        Choice("refuse", _("Từ chối giải quyết"), is_chosen=decision == "refuse"),
    )
    asked = (
        [Field("outcome", _("Kết quả của bước"), kind="choice", choices=outcomes)]
        if len(outcomes) > 1
        else []
    )
    waiting = [step for step, _name in view.holders if step.token < 0]
    label = _("Căn cứ đi tiếp khi chưa đủ ý kiến")
    ground = field(given, "ground", label, kind="lines", is_required=False, is_wide=True)
    return [
        *asked,
        *([ground] if waiting or ground.value else []),
        Field("decision", _("Đề xuất"), kind="choice", choices=decisions),
        field(
            given,
            "content",
            _("Nội dung kết quả"),
            kind="lines",
            is_required=False,
            is_wide=True,
            hint=_("Để trống thì dùng tên kết quả của thủ tục; khi từ chối phải ghi lý do."),
        ),
        note(given),
    ]


def _faults(view: DossierView, given: Given) -> list[Field]:
    marks_on = marks.by_component(view)
    choices = tuple(
        Choice(
            code,
            name,
            is_chosen=f"faults:{code}" in given,
            note=given.get(f"faults__{code}", ""),
            more=marks_on.get(code, ()),
        )
        for code, name in _may_lack(view)
    )
    return [
        Field(
            "faults",
            _("Giấy tờ cần bổ sung"),
            kind="checklist",
            choices=choices,
            is_wide=True,
            hint=_("Chọn tất cả những gì còn thiếu trong một lần, ghi rõ thiếu hoặc sai ở đâu."),
        ),
        reason(given),
        field(given, "legal_basis", _("Căn cứ"), is_required=False, is_wide=True),
    ]


def _may_lack(view: DossierView) -> list[tuple[str, str]]:
    """What can be asked for again by a box: every paper, and every question answered with files."""
    form = view.version.form
    files = d.enclosing.asked_in(form.questions) if form else ()
    papers = [(each.code, each.name) for each in view.version.components]
    return papers + [(PREFIX + each.key, each.label) for each in files]


def _make_faults(_view: DossierView, given: Given) -> Any:
    faults = tuple(
        d.Fault(given.get(f"faults__{code}", "") or given["reason"], **_about(code))
        for code in ticked(given, "faults")
    )
    return d.ReturnForSupplement(faults, given["reason"], given.get("legal_basis", ""))


def _about(code: str) -> dict[str, str]:
    key = code.removeprefix(PREFIX)
    return {"component": code} if key == code else {"question": key}


def _payment(_view: DossierView, given: Given) -> list[Field]:
    return [
        field(given, "amount", _("Số tiền"), kind="money", suffix="đ"),
        reason(given),
        field(given, "article", _("Điều khoản"), is_required=False),
    ]


def _consult(_view: DossierView, given: Given) -> list[Field]:
    day = clock.today()
    root = agencies.unit(agencies.unit(_view.state.competent_id).lineage[-1])
    offices = [row for row in agencies.units_of_kind("department", on=day) if row.lineage[-1] == root.id]
    choices = tuple(
        Choice(str(row.id), row.name, is_chosen=given.get("unit") == str(row.id)) for row in offices
    )
    return [
        Field("unit", _("Đơn vị được hỏi"), kind="choice", choices=choices),
        field(given, "question", _("Nội dung hỏi"), kind="lines", is_wide=True),
        Field(
            "hours",
            _("Trả lời trong"),
            kind="number",
            value=given.get("hours", "16"),
            suffix=_("giờ làm việc"),
        ),
    ]


def _assign(view: DossierView, given: Given) -> list[Field]:
    chosen = given.get("account", "")
    fit = d.may_be_given(view)
    if chosen and all(str(p.account_id) != chosen for p in fit):
        fit += tuple(p for p in d.anyone_fit(view) if str(p.account_id) == chosen)
    choices = tuple(
        Choice(str(p.account_id), p.name, hint=p.title, is_chosen=chosen == str(p.account_id)) for p in fit
    )
    return [Field("account", _("Giao cho"), kind="choice", choices=choices), note(given)]


def _seen(view: DossierView, given: Given) -> list[Field]:
    print_ = view.state.result.fingerprint if view.state.result else ""
    return [Field("fingerprint", "", kind="hidden", value=print_), note(given)]


def _sign(view: DossierView, given: Given) -> list[Field]:
    seen = _seen(view, given)[0]
    password = Field(
        "password",
        _("Mật khẩu của bạn"),
        kind="password",
        autocomplete="current-password",
        hint=_("Nhập lại để xác nhận chính bạn duyệt. Đây là duyệt nội bộ, chưa phải chữ ký số."),
    )
    return [seen, password]


def _extend(_view: DossierView, given: Given) -> list[Field]:
    return [
        Field(
            "limit",
            _("Gia hạn thêm"),
            value=given.get("limit", "3wd"),
            hint=_("Ví dụ 3wd là 3 ngày làm việc, 8h là 8 giờ làm việc."),
        ),
        reason(given),
        Field("apology", _("Lời xin lỗi"), kind="lines", value=given.get("apology", d.APOLOGY), is_wide=True),
        field(given, "article", _("Căn cứ"), is_required=False),
    ]


def _stop(_view: DossierView, given: Given) -> list[Field]:
    return [
        reason(given),
        field(given, "legal_basis", _("Căn cứ"), is_required=False),
        field(given, "money", _("Xử lý số tiền đã nộp"), is_required=False, is_wide=True),
    ]


def _resume(_view: DossierView, given: Given) -> list[Field]:
    return [reason(given), field(given, "decision_number", _("Số quyết định"), is_required=False)]


def _reject(_view: DossierView, given: Given) -> list[Field]:
    return [reason(given), field(given, "legal_basis", _("Căn cứ"), is_required=False)]


def _answer(_view: DossierView, given: Given) -> list[Field]:
    return [field(given, "answer", _("Ý kiến"), kind="lines", is_wide=True)]


_T = gettext_lazy
FORMS: dict[str, ActForm] = {
    "accept": ActForm(
        _T("Hồ sơ đầy đủ, đúng quy định. Người nộp nhận giấy hẹn và thời hạn bắt đầu tính."),
        _T("Tiếp nhận"),
        _accept,
        lambda _v, g: d.Accept(note=g.get("note", ""), case=g.get("case", "")),
        consequences=(_T("Thời hạn giải quyết bắt đầu chạy."), _T("In giấy tiếp nhận và hẹn trả kết quả.")),
    ),
    "reject": ActForm(
        _T("Không tiếp nhận hồ sơ này (mẫu 03). Người dân nhận lý do bạn ghi."),
        _T("Từ chối tiếp nhận"),
        _reject,
        lambda _v, g: d.Reject(g["reason"], g.get("legal_basis", "")),
        tone="danger",
    ),
    "confirm_receipt": ActForm(
        _T("Hồ sơ nhận hộ đã chuyển đến đơn vị bạn; thời hạn tính từ bây giờ."),
        _T("Đã nhận hồ sơ"),
        _nothing,
        lambda _v, _g: d.ConfirmReceipt(),
    ),
    "take": ActForm("", _T("Nhận xử lý"), _nothing, lambda _v, _g: d.Take()),
    "release": ActForm(
        "", _T("Trả lại cho đơn vị"), _only_note, lambda _v, g: d.Release(note=g.get("note", ""))
    ),
    "assign": ActForm(
        _T("Giao bước đang mở cho người có vai trò và lĩnh vực phù hợp."),
        _T("Phân công"),
        _assign,
        lambda _v, g: d.Assign(whole(g, "account"), note=g.get("note", "")),
    ),
    "complete_step": ActForm(
        _T("Bước này xong; hồ sơ đi tiếp theo quy trình."),
        _T("Xong, chuyển bước sau"),
        _complete,
        lambda _v, g: d.CompleteStep(
            outcome=g.get("outcome", "done"),
            note=g.get("note", ""),
            decision=g.get("decision", "grant"),
            content=g.get("content", ""),
            ground=g.get("ground", ""),
        ),
    ),
    "return_for_supplement": ActForm(
        _T("Một lần cho tất cả: người dân chỉ phải bổ sung một lần (mẫu 02)."),
        _T("Gửi yêu cầu bổ sung"),
        _faults,
        _make_faults,
        consequences=(_T("Nếu thủ tục có quy định, thời hạn dừng từ lúc gửi đến lúc người dân bổ sung."),),
        takes=marks.taken_over,
    ),
    "answer_supplement": ActForm(
        _T("Ghi nhận giấy tờ người dân vừa mang đến; hồ sơ về lại người xử lý."),
        _T("Đã nhận bổ sung"),
        supplement_form.asks,
        supplement_form.makes,
        consequences=(_T("Thời hạn chạy tiếp."),),
        papers=supplement_form.papers,
    ),
    "require_payment": ActForm(
        _T("Người dân phải nộp khoản này trước khi giải quyết tiếp."),
        _T("Yêu cầu nộp tiền"),
        _payment,
        lambda _v, g: d.RequirePayment(whole(g, "amount"), g["reason"], g.get("article", "")),
    ),
    "consult": ActForm(
        _T("Đơn vị được hỏi có hạn trả lời riêng; thời gian này vẫn tính vào hạn của hồ sơ."),
        _T("Gửi xin ý kiến"),
        _consult,
        lambda _v, g: d.Consult(whole(g, "unit"), g["question"], whole(g, "hours")),
    ),
    "answer_consultation": ActForm(
        "", _T("Gửi ý kiến"), _answer, lambda _v, g: d.AnswerConsultation(g["answer"])
    ),
    "approve": ActForm(
        _T("Duyệt đúng bản dự thảo đang xem; nếu dự thảo đổi, việc duyệt không được tính."),
        _T("Duyệt, trình ký"),
        _seen,
        lambda _v, g: d.Approve(g.get("fingerprint", ""), note=g.get("note", "")),
    ),
    "sign": ActForm(
        _T("Duyệt nội bộ đúng bản dự thảo đang xem."),
        _T("Duyệt nội bộ"),
        _sign,
        lambda _v, g: d.Sign(g.get("fingerprint", ""), password=g.get("password", "")),
    ),
    "send_back": ActForm(
        _T("Hồ sơ về lại người đã chuyển đến, kèm lý do."),
        _T("Trả lại"),
        _only_reason,
        lambda _v, g: d.SendBack(g["reason"]),
    ),
    "number": ActForm("", _T("Cấp số"), _nothing, lambda _v, _g: d.Number()),
    "issue": ActForm("", _T("Phát hành"), _nothing, lambda _v, _g: d.Issue()),
    "deliver": ActForm(
        _T("Trao kết quả và ghi lại người nhận."),
        _T("Đã trả kết quả"),
        handing_over.asks,
        handing_over.makes,
    ),
    "extend": ActForm(
        _T("Văn bản xin lỗi và hẹn lại ngày trả (mẫu 04)."),
        _T("Xin lỗi và gia hạn"),
        _extend,
        lambda _v, g: d.Extend(g["limit"], g["reason"], g["apology"], g.get("article", "")),
    ),
    "stop": ActForm(
        _T("Dừng giải quyết (mẫu 05); chỉ khi chưa có kết quả."),
        _T("Dừng giải quyết"),
        _stop,
        lambda _v, g: d.Stop(g["reason"], g.get("legal_basis", ""), g.get("money", "")),
        tone="danger",
    ),
    "resume": ActForm(
        _T("Hồ sơ được giải quyết tiếp theo quyết định."),
        _T("Giải quyết tiếp"),
        _resume,
        lambda _v, g: d.Resume(g["reason"], g.get("decision_number", "")),
    ),
    "withdraw": ActForm(
        _T("Theo yêu cầu của người nộp. Hồ sơ kết thúc và không mở lại."),
        _T("Rút hồ sơ"),
        _only_reason,
        lambda _v, g: d.Withdraw(g["reason"]),
        tone="danger",
    ),
}
