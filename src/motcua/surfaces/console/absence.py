"""Absence: every officer hands over their own rights for some days, and takes them back."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import Invalid, NotFound
from motcua.platform.ui.fields import Choice, Field
from motcua.surfaces.console.acting import Act, Typed, answer, choices_of
from motcua.surfaces.console.frame import page, say_done
from motcua.surfaces.console.naming import Fields, matter_words, period, unit_name
from motcua.surfaces.session import actor_of, staff_only


@require_safe
@staff_only
def listing(request: HttpRequest) -> HttpResponse:
    actor, fields = actor_of(request), Fields()
    rows = [_shown(row, fields) for row in agencies.delegations_of(actor)]
    posts = [
        {"name": _post_name(post), "url": reverse("console:delegate", args=[post.id])}
        for post in agencies.posts_of(actor.account or 0)
    ]
    context = {
        "mine": [row for row in rows if row["is_mine"]],
        "others": [row for row in rows if not row["is_mine"]],
        "posts": posts,
    }
    return page(request, "console/absence.html", context, "absence")


def _post_name(post: agencies.PostRow) -> str:
    return f"{post.title}, {unit_name(post.unit_id)}"


def _shown(row: agencies.DelegationRow, fields: Fields) -> dict[str, Any]:
    names = agencies.role_names()
    roles = _("mọi việc") if row.roles is None else ", ".join(names.get(role, role) for role in row.roles)
    narrowed = matter_words(row.procedures, row.most)
    begins = row.valid_from > clock.today()
    return {
        "person": row.deputy if row.is_mine else row.principal,
        "title": row.deputy_title if row.is_mine else row.principal_title,
        "matter": "; ".join(part for part in (roles, fields.words(row.fields), narrowed) if part),
        "period": period(row.valid_from, row.valid_to),
        "reason": row.reason,
        "decision": row.decision,
        "is_mine": row.is_mine,
        "state": {"word": _("Đã hết"), "tone": "off"}
        if row.is_over
        else {"word": _("Sắp tới"), "tone": "wait"}
        if begins
        else {"word": _("Đang thay"), "tone": "work"},
        "end_url": reverse("console:end-delegation", args=[row.id])
        if row.is_mine and not row.is_over
        else "",
    }


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def delegate(request: HttpRequest, post: int) -> HttpResponse:
    """Hand over the rights of one of one's own posts; of others' there is no such page."""
    actor = actor_of(request)
    own = next((row for row in agencies.posts_of(actor.account or 0) if row.id == post), None)
    if own is None:
        raise NotFound
    people = agencies.deputies_for(actor, post)

    def delegates(typed: Typed) -> str:
        deputy = next((one for one in people if str(one.post_id) == typed.text("deputy")), None)
        last = typed.last_day("valid_to")
        first = typed.day("valid_from")
        if deputy is None or first is None or last is None:
            raise NotFound
        agencies.delegate(
            actor,
            principal_post=post,
            deputy_post=deputy.post_id,
            reason=typed.text("because"),
            decision=typed.text("decision"),
            valid_from=first,
            valid_to=last,
            roles=typed.many("roles") or None,
            fields=typed.many("fields") or None,
            procedures=_procedures(typed),
            most=_most(typed),
        )
        return _("Đã uỷ quyền cho %(name)s.") % {"name": deputy.name}

    sentence = _("Người thay làm trong quyền của chính bạn, không uỷ quyền tiếp được; sổ ghi tên cả hai.")
    act = Act(
        _("Uỷ quyền khi vắng mặt"),
        _("Uỷ quyền"),
        _post_name(own),
        reverse("console:absence"),
        _asked(people, own),
        delegates,
        sentence,
        here="absence",
    )
    return answer(request, act)


def _asked(people: tuple[agencies.DeputyChoice, ...], own: agencies.PostRow) -> tuple[Field, ...]:
    return (
        Field(
            "deputy",
            _("Người thay"),
            kind="choice",
            choices=tuple(Choice(str(one.post_id), f"{one.name}, {one.title}") for one in people),
        ),
        Field("valid_from", _("Từ ngày"), kind="date", value=f"{clock.today():%d/%m/%Y}"),
        Field("valid_to", _("Đến hết ngày"), kind="date"),
        Field("decision", _("Giấy uỷ quyền"), hint=_("Số của giấy, ví dụ 03/UQ-UBND")),
        Field("because", _("Lý do vắng")),
        *_matters(own),
    )


def _matters(own: agencies.PostRow) -> tuple[Field, ...]:
    """What is handed over, and how far; all of it where nothing is said."""
    names = catalogue.field_names()
    known = {code: names.get(code, code) for code in agencies.agency_of(own.unit_id).fields} or names
    roles, fields = choices_of(agencies.own_roles(own.id)), choices_of(known)
    all_work, all_fields = _("Không chọn là mọi việc của bạn."), _("Không chọn là mọi lĩnh vực.")
    return (
        Field("roles", _("Việc được thay"), "many", hint=all_work, choices=roles, is_required=False),
        Field("fields", _("Lĩnh vực"), "many", hint=all_fields, choices=fields, is_required=False),
        Field(
            "procedures",
            _("Chỉ những thủ tục"),
            kind="lines",
            hint=_("Mã thủ tục, mỗi dòng một mã. Để trống là mọi thủ tục của các lĩnh vực trên."),
            is_required=False,
        ),
        Field(
            "most",
            _("Duyệt, ký hồ sơ có phí, lệ phí đến"),
            kind="money",
            suffix="đ",
            hint=_(
                "Để trống là không giới hạn. Trên mức này người thay xem được nhưng không duyệt, không ký."
            ),
            is_required=False,
        ),
    )


class UnknownProcedure(Invalid):
    code = "delegation-procedure-unknown"
    sentence = gettext_lazy("Không có thủ tục mã {procedure}. Ghi mã như trong danh mục, mỗi dòng một mã.")


def _procedures(typed: Typed) -> list[str] | None:
    """Codes, one a line or after a comma; None where nothing was typed. Raises UnknownProcedure."""
    codes = list(dict.fromkeys(typed.text("procedures").replace(",", " ").split()))
    known = catalogue.rows_of_codes(codes, clock.today())
    for code in codes:
        if code not in known:
            raise UnknownProcedure(field="procedures", procedure=code)
    return codes or None


def _most(typed: Typed) -> int | None:
    """The amount however it was grouped; -1 for what is no amount: the room refuses it at the field."""
    digits = typed.text("most").translate(dict.fromkeys(map(ord, ". \u00a0đ")))
    if not digits:
        return None
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else -1


@require_POST
@staff_only
def end(request: HttpRequest, delegation: int) -> HttpResponse:
    """Back again: the deputy stands in no longer as of today."""
    actor: Actor = actor_of(request)
    agencies.end_delegation(actor, delegation_id=delegation)
    say_done(request, _("Đã thôi uỷ quyền."))
    return HttpResponseRedirect(reverse("console:absence"))
