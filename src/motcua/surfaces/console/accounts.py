"""Officers within one's reach: the list, and one officer with posts, roles and state of the account.

What is searched for are names of people; it is kept in the session and never becomes part of an address.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies import api as agencies
from motcua.platform import clock
from motcua.platform.ui.fields import Choice, Field
from motcua.platform.ui.paging import PARAMETER, Pages
from motcua.surfaces.console.frame import administrators_only, page, page_number
from motcua.surfaces.console.naming import Fields, period, unit_name
from motcua.surfaces.session import actor_of

_SEARCHED = "console_searched"


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def listing(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        words, state = request.POST.get("q", "").strip()[:100], request.POST.get("state", "")
        request.session[_SEARCHED] = {"q": words, "state": state[:20]}
        return HttpResponseRedirect(reverse("console:accounts"))
    asked = request.session.get(_SEARCHED, {"q": "", "state": ""})
    number = page_number(request)
    rows, total = agencies.accounts_page(actor_of(request), asked["q"], asked["state"], number)
    context = {
        "fields": _fields(asked),
        "rows": [_line(row) for row in rows],
        "total": total,
        "pages": Pages(number, agencies.ACCOUNTS_A_PAGE, total, {PARAMETER: ""}),
        "is_searched": any(asked.values()),
    }
    return page(request, "console/accounts.html", context, "accounts")


def _fields(asked: dict[str, str]) -> list[Field]:
    states = (("active", _("Đang dùng")), ("suspended", _("Đã khoá")))
    choices = (
        Choice("", _("Tất cả"), is_chosen=not asked["state"]),
        *(Choice(code, name, is_chosen=code == asked["state"]) for code, name in states),
    )
    return [
        Field("q", _("Tên hoặc tên đăng nhập"), value=asked["q"], is_required=False),
        Field("state", _("Trạng thái"), kind="choice", choices=choices, is_required=False),
    ]


def _line(row: agencies.AccountLine) -> dict[str, Any]:
    return {
        "name": row.name,
        "login": row.login,
        "url": reverse("console:account", args=[row.public_id]),
        "title": row.title or _("không giữ vị trí nào"),
        "unit": unit_name(row.unit_id) if row.unit_id else "",
        "more": row.posts - 1 if row.posts > 1 else 0,
        "state": _state(is_active=row.is_active),
        "signed_in_at": row.signed_in_at,
    }


def _state(*, is_active: bool) -> dict[str, str]:
    return {"word": _("Đang dùng"), "tone": "done"} if is_active else {"word": _("Đã khoá"), "tone": "off"}


@require_safe
@administrators_only
def one(request: HttpRequest, account: UUID) -> HttpResponse:
    found = agencies.account_page(actor_of(request), account)
    fields, row = Fields(), found.account
    state = _state(is_active=row.is_active)
    facts = [
        {"name": _("Tên đăng nhập"), "value": row.login, "note": "", "url": ""},
        {"name": _("Thư điện tử"), "value": row.email, "note": "", "url": ""},
        {"name": _("Điện thoại"), "value": row.phone, "note": "", "url": ""},
        {
            "name": _("Mật khẩu"),
            "value": _("đã đặt") if found.has_password else _("chưa đặt"),
            "note": "",
            "url": "",
        },
        {"name": _("Đăng nhập gần nhất"), "value": _moment(row.signed_in_at), "note": "", "url": ""},
    ]
    context = {
        "account": {
            "name": row.name,
            "state": state,
            "suspended": _moment(row.suspended_at) if row.suspended_at else "",
            "because": found.suspended_because,
            "rows": facts,
        },
        "trail": [{"name": _("Tài khoản"), "url": reverse("console:accounts")}],
        "posts": [_post(post, fields) for post in found.posts],
        "acts": _acts(found, account),
        "changes_url": f"{reverse('console:changes')}?nguoi={account}",
        "rights_url": reverse("console:rights", args=[account]),
    }
    return page(request, "console/account.html", context, "accounts")


def _moment(moment: Any) -> str:
    return f"{clock.aware(moment):%d/%m/%Y %H:%M}" if moment else _("chưa lần nào")


def _acts(found: agencies.AccountPage, account: UUID) -> list[dict[str, str]]:
    def act(name: str, slug: str, tone: str = "quiet") -> dict[str, str]:
        return {"name": name, "url": reverse("console:account-act", args=[account, slug]), "tone": tone}

    acts = []
    if found.may_renew_code:
        acts.append(act(_("Cấp mã đặt mật khẩu"), "ma-mat-khau"))
    if found.may_suspend and found.account.is_active:
        acts.append(act(_("Khoá tài khoản"), "khoa", "danger"))
    if found.may_suspend and not found.account.is_active:
        acts.append(act(_("Mở khoá"), "mo-khoa", "primary"))
    return acts


def _post(post: agencies.PostDetail, fields: Fields) -> dict[str, Any]:
    return {
        "title": post.title,
        "unit": unit_name(post.unit_id),
        "unit_url": reverse("console:unit", args=[agencies.unit(post.unit_id).public_id]),
        "decision": post.decision,
        "period": period(post.valid_from, post.valid_to),
        "is_main": post.is_main,
        "is_over": post.is_over,
        "because": post.ended_because,
        "end_url": reverse("console:end-post", args=[post.post_id]) if post.may_end else "",
        "grant_url": reverse("console:grant", args=[post.post_id]) if post.may_grant else "",
        "functions": [
            {
                "name": each.name,
                "unit": unit_name(each.unit_id),
                "fields": fields.words(each.fields),
                "period": period(each.valid_from, each.valid_to),
                "is_over": _is_over(each.valid_to),
                "end_url": reverse("console:end-grant", args=[each.grant_id])
                if each.grant_id in post.may_end_grants
                else "",
            }
            for each in post.functions
        ],
    }


def _is_over(valid_to: date | None) -> bool:
    return valid_to is not None and valid_to <= clock.today()
