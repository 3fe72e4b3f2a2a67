"""The change log: who changed what about whom, when, why, with before and after."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.agencies.api import settings
from motcua.parties import api as parties
from motcua.platform.errors import NotFound
from motcua.platform.ui.figures import grouped
from motcua.platform.ui.paging import Pages
from motcua.surfaces.console import centres
from motcua.surfaces.console.frame import administrators_only, page, page_number
from motcua.surfaces.console.naming import Fields
from motcua.surfaces.session import actor_of

_NAMES = {
    "agencies.post.appointed": gettext_lazy("Bổ nhiệm"),
    "agencies.post.ended": gettext_lazy("Kết thúc vị trí"),
    "agencies.role.granted": gettext_lazy("Giao quyền"),
    "agencies.role.ended": gettext_lazy("Thu hồi quyền"),
    "agencies.delegation.recorded": gettext_lazy("Ghi uỷ quyền"),
    "agencies.delegation.ended": gettext_lazy("Thôi uỷ quyền"),
    "agencies.post.followed": gettext_lazy("Chuyển vị trí theo sắp xếp đơn vị"),
    "agencies.role.followed": gettext_lazy("Chuyển quyền theo sắp xếp đơn vị"),
    "agencies.setting.fixed": gettext_lazy("Ấn định mức riêng"),
    "agencies.unit.marked": gettext_lazy("Dấu đơn vị tập huấn"),
    "agencies.unit.scheduled": gettext_lazy("Đặt ngày sắp xếp đơn vị"),
    "agencies.unit.called_off": gettext_lazy("Huỷ việc sắp xếp đơn vị"),
    "agencies.unit.followed": gettext_lazy("Tiếp nối đơn vị"),
    "agencies.unit.done": gettext_lazy("Sắp xếp xong đơn vị"),
    "agencies.centre.opened": gettext_lazy("Mở trung tâm"),
    "agencies.centre.changed": gettext_lazy("Sửa thông tin trung tâm"),
    "agencies.centre.closed": gettext_lazy("Ngày đóng trung tâm"),
    "agencies.counter.kept": gettext_lazy("Mở, sửa quầy"),
    "agencies.review.kept": gettext_lazy("Giữ lại khi rà soát quyền"),
    "parties.account.created": gettext_lazy("Mở tài khoản"),
    "parties.account.suspended": gettext_lazy("Khoá tài khoản"),
    "parties.account.restored": gettext_lazy("Mở khoá tài khoản"),
    "parties.identity.linked": gettext_lazy("Gắn danh tính bên ngoài"),
    "parties.identity.attested": gettext_lazy("Nhận thông tin từ nơi định danh"),
    "parties.identity.refused": gettext_lazy("Từ chối đăng nhập bằng định danh"),
    "parties.kin.declared": gettext_lazy("Khai người thân"),
    "parties.kin.ended": gettext_lazy("Thôi khai người thân"),
    "parties.key.issued": gettext_lazy("Cấp khoá máy"),
    "parties.key.revoked": gettext_lazy("Thu hồi khoá máy"),
    "parties.password.code_issued": gettext_lazy("Cấp mã đặt mật khẩu"),
    "parties.password.set": gettext_lazy("Đặt mật khẩu"),
    "platform.proposal.made": gettext_lazy("Đề nghị thay đổi"),
    "platform.proposal.approved": gettext_lazy("Người thứ hai duyệt"),
    "platform.proposal.refused": gettext_lazy("Người thứ hai không duyệt"),
    "platform.proposal.withdrawn": gettext_lazy("Rút đề nghị"),
    "platform.proposal.stale": gettext_lazy("Đề nghị không còn đúng"),
    "platform.proposal.expired": gettext_lazy("Đề nghị quá hạn duyệt"),
}
_KEYS = {
    "unit": gettext_lazy("đơn vị"),
    "main": gettext_lazy("vị trí chính"),
    "decision": gettext_lazy("quyết định"),
    "from": gettext_lazy("từ ngày"),
    "to": gettext_lazy("thôi hiệu lực từ"),
    "role": gettext_lazy("vai trò"),
    "roles": gettext_lazy("vai trò được thay"),
    "fields": gettext_lazy("lĩnh vực"),
    "procedures": gettext_lazy("thủ tục"),
    "most": gettext_lazy("phí, lệ phí đến (đồng)"),
    "post": gettext_lazy("người giữ"),
    "principal": gettext_lazy("người uỷ quyền"),
    "deputy": gettext_lazy("người thay"),
    "active": gettext_lazy("được đăng nhập"),
    "expires": gettext_lazy("mã hết hạn"),
    "training": gettext_lazy("đơn vị tập huấn"),
    "begins": gettext_lazy("áp dụng từ"),
    "name": gettext_lazy("tên"),
    "address": gettext_lazy("địa chỉ"),
    "phone": gettext_lazy("điện thoại"),
    "email": gettext_lazy("thư điện tử"),
    "equipment": gettext_lazy("trang bị"),
    "serves": gettext_lazy("nhận hồ sơ cho"),
    "centre_kind": gettext_lazy("loại"),
    "counter_kind": gettext_lazy("việc ở quầy"),
    "counter_fields": gettext_lazy("lĩnh vực"),
}


@require_safe
@administrators_only
def listing(request: HttpRequest) -> HttpResponse:
    actor, number = actor_of(request), page_number(request)
    about = _asked(request)
    rows, total = agencies.changes_page(actor, about, number)
    fields = Fields()
    person = parties.account_by_public_id(about) if about else None
    context = {
        "person": person.name if person else "",
        "person_url": reverse("console:account", args=[about]) if about else "",
        "rows": [_shown(row, fields) for row in rows],
        "pages": Pages(number, agencies.CHANGES_A_PAGE, total, {"nguoi": str(about) if about else ""}),
    }
    return page(request, "console/changes.html", context, "changes")


def _asked(request: HttpRequest) -> UUID | None:
    given = request.GET.get("nguoi", "")
    if not given:
        return None
    try:
        return UUID(given)
    except ValueError:
        raise NotFound from None


def _shown(row: agencies.ChangeRow, fields: Fields) -> dict[str, Any]:
    by = row.by or _("Hệ thống")
    return {
        "at": row.at,
        "name": str(_NAMES.get(row.name, row.name)),
        "by": _("%(deputy)s, thay %(name)s") % {"deputy": by, "name": row.on_behalf} if row.on_behalf else by,
        "person": row.person,
        "url": _about_url(row),
        "post": row.post or _place(row),
        "because": row.because,
        "proposed_by": row.proposed_by,
        "facts": [
            {
                "key": _key(fact.key),
                "before": _said(fact.key, fact.before, fields),
                "after": _said(fact.key, fact.after, fields),
            }
            for fact in row.facts
        ],
    }


def _place(row: agencies.ChangeRow) -> str:
    """The centre a change is about, and which of its counters."""
    if row.counter is None:
        return row.centre
    return _("Quầy %(number)s, %(centre)s") % {"number": row.counter, "centre": row.centre}


def _key(key: str) -> str:
    number = settings.known_number(key)
    return str(number.words if number else _KEYS.get(key, key))


def _about_url(row: agencies.ChangeRow) -> str:
    if row.unit_public_id:
        return reverse("console:unit", args=[row.unit_public_id])
    return f"{reverse('console:changes')}?nguoi={row.person_public_id}" if row.person_public_id else ""


def _said(key: str, value: Any, fields: Fields) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if key in centres.SAID:
        return centres.SAID[key](value, fields) or "–"
    match key:
        case "fields":
            said = fields.words(value)
        case "roles":
            said = ", ".join(agencies.role_names().get(role, role) for role in value)
        case "procedures":
            said = ", ".join(value)
        case "most":
            said = grouped(value)
        case "from" | "to" | "expires" | "begins":
            said = f"{date.fromisoformat(str(value)[:10]):%d/%m/%Y}"
        case _:
            said = str(value) or "–"
    return said
