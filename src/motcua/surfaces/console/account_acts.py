"""Acts on accounts, posts and roles. The rooms decide; here are only questions and sentences."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Field
from motcua.surfaces.console.acting import Act, Typed, answer, answer_named, choices_of, reason_field
from motcua.surfaces.console.frame import administrators_only, page
from motcua.surfaces.console.naming import Fields, period, unit_name
from motcua.surfaces.session import actor_of

_view = require_http_methods(["GET", "HEAD", "POST"])


@_view
@administrators_only
def on_account(request: HttpRequest, account: UUID, act: str) -> HttpResponse:
    """Suspend, restore, or a new code for the password."""
    found = agencies.account_page(actor_of(request), account)
    makes = {"khoa": _suspending, "mo-khoa": _restoring, "ma-mat-khau": _renewing}
    return answer_named(request, act, makes, found)


def _suspending(request: HttpRequest, found: agencies.AccountPage) -> Act:
    def does(typed: Typed) -> str:
        public_id = found.account.public_id
        agencies.suspend_account(actor_of(request), public_id, because=typed.text("because"))
        return _("Đã khoá tài khoản. Các phiên đang mở kết thúc ngay ở lần bấm tiếp theo.")

    sentence = _("Người này không đăng nhập được nữa; phiên và khoá máy đang dùng hết hiệu lực ngay.")
    return _on(found, _("Khoá tài khoản"), _("Khoá"), does, sentence, "danger")


def _restoring(request: HttpRequest, found: agencies.AccountPage) -> Act:
    def does(typed: Typed) -> str:
        public_id = found.account.public_id
        agencies.restore_account(actor_of(request), public_id, because=typed.text("because"))
        return _("Đã mở khoá tài khoản.")

    return _on(found, _("Mở khoá tài khoản"), _("Mở khoá"), does)


def _renewing(request: HttpRequest, found: agencies.AccountPage) -> Act:
    def does(typed: Typed) -> HttpResponse:
        public_id = found.account.public_id
        row, code = agencies.renew_password_code(actor_of(request), public_id, because=typed.text("because"))
        return _code_sheet(request, row, code)

    sentence = _(
        "Mã in ra một lần, dùng một lần, hết hạn sau 3 ngày. Mật khẩu cũ còn dùng được đến khi "
        "người đó đặt mật khẩu mới."
    )
    return _on(found, _("Cấp mã đặt mật khẩu"), _("Cấp mã"), does, sentence)


def _on(
    found: agencies.AccountPage,
    title: str,
    button: str,
    does: Callable[[Typed], str | HttpResponse],
    sentence: str = "",
    tone: str = "primary",
) -> Act:
    back = reverse("console:account", args=[found.account.public_id])
    return Act(title, button, found.account.name, back, (reason_field(),), does, sentence, tone)


@sensitive_variables("code")
def _code_sheet(request: HttpRequest, row: parties.AccountRow, code: parties.IssuedCode) -> HttpResponse:
    """The paper handed over: shown once, as the answer itself, so that the code is stored nowhere."""
    context = {
        "account": {"name": row.name, "login": row.login},
        "code": code.code,
        "expires_at": code.expires_at,
        "address": request.build_absolute_uri(reverse("portal:password")),
        "back_url": reverse("console:account", args=[row.public_id]),
    }
    return page(request, "console/code.html", context, "accounts")


@_view
@administrators_only
def open_account(request: HttpRequest, unit: UUID) -> HttpResponse:
    """A new officer of a unit."""
    actor, place = actor_of(request), _administered(request, unit)

    def opens(typed: Typed) -> HttpResponse:
        officer = agencies.NewOfficer(
            login=typed.text("login"),
            name=typed.text("name"),
            email=typed.text("email"),
            phone=typed.text("phone"),
            title=typed.text("title"),
            decision=typed.text("decision"),
            valid_from=typed.day("valid_from"),
            valid_to=typed.last_day("valid_to"),
        )
        return _code_sheet(request, *agencies.open_account(actor, unit_id=place.id, officer=officer))

    fields = (
        Field("name", _("Họ tên")),
        Field("login", _("Tên đăng nhập"), hint=_("Ví dụ muongphang.hotich"), autocomplete="off"),
        Field("email", _("Thư điện tử"), kind="email", is_required=False),
        Field("phone", _("Điện thoại"), kind="phone", is_required=False),
        *_appointment(),
    )
    sentence = _("Tài khoản mở cùng vị trí đầu tiên. Người mới tự đặt mật khẩu bằng mã in ra một lần.")
    back = reverse("console:unit", args=[unit])
    return answer(
        request, Act(_("Mở tài khoản"), _("Mở tài khoản"), place.name, back, fields, opens, sentence)
    )


@_view
@administrators_only
def appoint(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Somebody who has an account already gets a post in this unit."""
    actor, place = actor_of(request), _administered(request, unit)

    def appoints(typed: Typed) -> str:
        post = agencies.appoint_by_login(
            actor,
            login=typed.text("login"),
            unit_id=place.id,
            title=typed.text("title"),
            decision=typed.text("decision"),
            valid_from=typed.day("valid_from"),
            valid_to=typed.last_day("valid_to"),
        )
        return _("Đã bổ nhiệm %(name)s.") % {"name": post.account_name}

    fields = (
        Field("login", _("Tên đăng nhập"), hint=_("Hỏi người được bổ nhiệm."), autocomplete="off"),
        *_appointment(),
    )
    back = reverse("console:unit", args=[unit])
    return answer(request, Act(_("Bổ nhiệm"), _("Bổ nhiệm"), place.name, back, fields, appoints))


def _appointment() -> tuple[Field, ...]:
    today = f"{clock.today():%d/%m/%Y}"
    return (
        Field("title", _("Chức danh")),
        Field("decision", _("Quyết định"), hint=_("Số của quyết định làm căn cứ.")),
        Field("valid_from", _("Từ ngày"), kind="date", value=today),
        Field("valid_to", _("Đến hết ngày"), kind="date", is_required=False),
    )


def _administered(request: HttpRequest, unit: UUID) -> agencies.UnitRow:
    return agencies.administered_unit(actor_of(request), unit)


@_view
@administrators_only
def end_post(request: HttpRequest, post: int) -> HttpResponse:
    actor = actor_of(request)
    row, person = agencies.post_to_change(actor, post)

    def ends(typed: Typed) -> str:
        agencies.end_post(actor, post_id=post, because=typed.text("because"), on=typed.day("on"))
        return _("Đã kết thúc vị trí.")

    fields = (
        Field(
            "on",
            _("Thôi giữ từ ngày"),
            kind="date",
            value=f"{clock.today():%d/%m/%Y}",
            hint=_("Ngày đầu tiên không còn giữ."),
        ),
        reason_field(),
    )
    about = f"{row.account_name} · {row.title} · {unit_name(row.unit_id)}"
    sentence = _("Mọi quyền và uỷ quyền gắn với vị trí kết thúc cùng ngày.")
    back = reverse("console:account", args=[person])
    return answer(
        request, Act(_("Kết thúc vị trí"), _("Kết thúc"), about, back, fields, ends, sentence, "danger")
    )


@_view
@administrators_only
def grant(request: HttpRequest, post: int) -> HttpResponse:
    actor = actor_of(request)
    row, person = agencies.post_to_change(actor, post)
    places = {str(unit.id): unit.name for unit in agencies.grant_places(actor, row.unit_id)}

    def grants(typed: Typed) -> str:
        place = typed.text("unit")
        if place not in places:
            raise NotFound
        narrowed = tuple(sorted(set(typed.many("fields")))) or None
        wanted = agencies.RoleWanted(
            post, typed.text("role"), int(place), narrowed, typed.last_day("valid_to")
        )
        said = Fields().words(narrowed)
        proposal = agencies.ask_for_role(actor, wanted, because=typed.text("because"), fields_said=said)
        if proposal is not None:
            return _("Đã gửi đề nghị. Quyền có hiệu lực khi người thứ hai duyệt.")
        return _("Đã giao quyền.")

    about = f"{row.account_name} · {row.title} · {unit_name(row.unit_id)}"
    fields = _asked_of_grant(agencies.grantable_roles(actor, row.unit_id), places, row.unit_id)
    sentence = _("Bạn chỉ giao được quyền quản trị mà chính bạn có ở đơn vị đó.")
    if agencies.role_needs_second():
        sentence += " " + _("Người thứ hai duyệt thì quyền mới có hiệu lực.")
    back = reverse("console:account", args=[person])
    return answer(request, Act(_("Giao quyền"), _("Giao quyền"), about, back, fields, grants, sentence))


def _asked_of_grant(roles: dict[str, str], places: dict[str, str], unit_id: int) -> tuple[Field, ...]:
    return (
        Field("role", _("Vai trò"), kind="choice", choices=choices_of(roles)),
        Field(
            "unit",
            _("Tại đơn vị"),
            kind="choice",
            choices=choices_of(places, chosen=next(iter(places), "")),
            hint=_("Gồm cả các đơn vị trực thuộc."),
        ),
        Field(
            "fields",
            _("Lĩnh vực"),
            kind="many",
            choices=choices_of(_fields_at(unit_id)),
            hint=_("Không chọn là mọi lĩnh vực."),
            is_required=False,
        ),
        Field("valid_to", _("Đến hết ngày"), kind="date", is_required=False),
        reason_field(),
    )


def _fields_at(unit_id: int) -> dict[str, str]:
    """Fields of work of the agency, or all where it names none."""
    names = catalogue.field_names()
    own = agencies.agency_of(unit_id).fields
    return {code: names.get(code, code) for code in own} if own else names


@_view
@administrators_only
def end_grant(request: HttpRequest, grant: int) -> HttpResponse:
    actor = actor_of(request)
    found = agencies.grant_to_end(actor, grant)

    def ends(typed: Typed) -> str:
        agencies.end_grant(actor, grant_id=grant, because=typed.text("because"))
        return _("Đã thu hồi quyền.")

    row = found.function
    held = period(row.valid_from, row.valid_to)
    about = f"{found.holder} · {row.name} · {unit_name(row.unit_id)} · {held}"
    back = reverse("console:account", args=[found.account_public_id])
    return answer(
        request,
        Act(
            _("Thu hồi quyền"),
            _("Thu hồi"),
            about,
            back,
            (reason_field(),),
            ends,
            _("Quyền hết hiệu lực ở mọi nơi trong vài giây."),
            "danger",
        ),
    )
