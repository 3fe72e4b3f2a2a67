"""The access report of a quarter: what somebody has to look at, ended or kept on one page of confirmation."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.agencies import api as agencies
from motcua.platform import clock
from motcua.platform.errors import Refusal
from motcua.platform.ui.fields import Field, problems_of
from motcua.surfaces.console.acting import reason_field
from motcua.surfaces.console.frame import administrators_only, page, say_done
from motcua.surfaces.console.naming import Fields, unit_name
from motcua.surfaces.session import actor_of

_END, _KEEP = "ket-thuc", "giu"
_CONFIRM = "chac"
_NOBODY_USES = frozenset({"dormant", "no_post"})
"""Ticked beforehand; rights in use are ended only when somebody picks them."""


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def report(request: HttpRequest) -> HttpResponse:
    """This quarter's report; sent to, it is made now where the night has not made it."""
    actor, quarter = actor_of(request), agencies.quarter_of(clock.today())
    if request.method == "POST":
        agencies.order_review(actor)
        say_done(request, _("Đang lập báo cáo. Tải lại trang sau ít phút."))
        return HttpResponseRedirect(reverse("console:review"))
    found = agencies.review_of(actor, quarter)
    fields = Fields()
    context = {
        "quarter": _quarter_words(quarter),
        "made_at": found.made_at if found else None,
        "sections": [
            {
                "title": title,
                "sentence": sentence,
                "count": found.open.get(kind, 0),
                "is_ticked": kind in _NOBODY_USES,
                "settled": found.settled.get(kind, 0),
                "rows": [
                    _shown(row, fields) for row in agencies.finding_rows(actor, quarter=quarter, kind=kind)
                ],
            }
            for kind, title, sentence in _kinds()
            if found and kind in found.open
        ]
        if found
        else [],
        "post_url": reverse("console:review-settle"),
    }
    return page(request, "console/review.html", context, "review")


@require_POST
@administrators_only
def settle(request: HttpRequest) -> HttpResponse:
    """First what would be done with what was ticked, then the doing."""
    actor, act = actor_of(request), request.POST.get("lam", "")
    ids = _ids(request)
    rows = agencies.finding_rows(actor, ids=ids)
    if not rows or act not in {_END, _KEEP}:
        say_done(request, _("Chưa chọn mục nào còn phải xem."))
        return HttpResponseRedirect(reverse("console:review"))
    if _CONFIRM not in request.POST:
        return _confirming(request, rows, act, reason_field())
    because = request.POST.get("because", "").strip()[:500]
    does = agencies.end_findings if act == _END else agencies.keep_findings
    try:
        settled = does(actor, [row.public_id for row in rows], because=because)
    except Refusal as refusal:
        given = reason_field()
        field = Field(
            given.name, given.label, kind="lines", value=because, hint=given.hint, error=str(refusal)
        )
        return _confirming(request, rows, act, field, refusal.status)
    say_done(request, _outcome(act, settled))
    return HttpResponseRedirect(reverse("console:review"))


def _ids(request: HttpRequest) -> list[UUID]:
    found = []
    for given in request.POST.getlist("muc"):
        try:
            found.append(UUID(given))
        except ValueError:
            continue
    return found


def _confirming(
    request: HttpRequest, rows: tuple[agencies.FindingRow, ...], act: str, field: Field, status: int = 200
) -> HttpResponse:
    fields = Fields()
    context = {
        "ends": act == _END,
        "act": act,
        "rows": [_shown(row, fields) for row in rows],
        "field": field,
        "problems": problems_of([field]),
        "back_url": reverse("console:review"),
        "post_url": reverse("console:review-settle"),
    }
    return page(request, "console/review_settle.html", context, "review", status=status)


def _outcome(act: str, settled: agencies.Settled) -> str:
    words = _("Đã kết thúc %(done)s mục.") if act == _END else _("Đã giữ lại %(done)s mục.")
    told = [words % {"done": settled.done}]
    told += [f"{name}: {sentence}" for name, sentence in settled.refused]
    return " ".join(told)


def _shown(row: agencies.FindingRow, fields: Fields) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "name": row.name,
        "login": row.login,
        "url": reverse("console:account", args=[row.account_public_id]),
        "unit": unit_name(row.unit_id) if row.unit_id else _("không giữ vị trí nào"),
        "right": f"{row.role} · {fields.words(row.fields)}" if row.role else "",
        "since": row.since,
        "will": _("thu hồi vai trò này") if row.role else _("khoá tài khoản"),
    }


def _kinds() -> tuple[tuple[str, str, str], ...]:
    """Kind, title and what it means, the gravest first."""
    return (
        (
            "dormant",
            _("Tài khoản ngủ quên"),
            _("Chưa đăng nhập trong 90 ngày. Kết thúc là khoá tài khoản; mở lại được."),
        ),
        (
            "no_post",
            _("Tài khoản không giữ vị trí nào"),
            _("Không có vị trí nào đang hoặc sắp có hiệu lực. Kết thúc là khoá tài khoản."),
        ),
        (
            "beyond",
            _("Quyền ra ngoài cơ quan của vị trí"),
            _("Vai trò giao ở đơn vị không thuộc cơ quan nơi người đó giữ vị trí."),
        ),
        (
            "both_hands",
            _("Vừa thẩm định vừa ký"),
            _("Một người thẩm định và ký cùng lĩnh vực ở cùng đơn vị. Kết thúc là thu hồi quyền ký."),
        ),
        (
            "administers",
            _("Quyền quản trị"),
            _("Mở tài khoản, giao quyền cho người khác. Mỗi quý xem lại một lần."),
        ),
    )


def _quarter_words(quarter: str) -> str:
    year, number = quarter.split("-Q")
    return _("quý %(number)s năm %(year)s") % {"number": number, "year": year}
