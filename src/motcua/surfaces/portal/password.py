"""Setting one's password with the code an administrator handed over on paper."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.parties import api as parties
from motcua.platform.errors import Invalid
from motcua.platform.ui.fields import Field, problems_of
from motcua.surfaces.guesses import counted_code


@sensitive_post_parameters("code", "password", "again")
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def set_password(request: HttpRequest) -> HttpResponse:
    login = request.POST.get("login", "")[:150]
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _tried(request, login)
        if not errors:
            return HttpResponseRedirect(reverse("portal:sign-in"))
    fields = [
        Field(
            "login", _("Tên đăng nhập"), value=login, autocomplete="username", error=errors.get("login", "")
        ),
        Field("code", _("Mã trên giấy"), error=errors.get("code", ""), autocomplete="one-time-code"),
        Field(
            "password",
            _("Mật khẩu mới"),
            kind="password",
            autocomplete="new-password",
            hint=_("Từ 10 ký tự."),
            error=errors.get("password", ""),
        ),
        Field(
            "again",
            _("Nhập lại mật khẩu mới"),
            kind="password",
            autocomplete="new-password",
            error=errors.get("again", ""),
        ),
    ]
    context = {"section": "sign-in", "fields": fields, "problems": problems_of(fields)}
    return render(request, "portal/password.html", context, status=422 if errors else 200)


def _tried(request: HttpRequest, login: str) -> dict[str, str]:
    """What is wrong, by field; nothing when the password is set."""
    password = request.POST.get("password", "")[:500]
    if password != request.POST.get("again", ""):
        return {"again": _("Hai lần nhập mật khẩu không giống nhau.")}
    try:
        with counted_code(request, login):
            parties.set_password_by_code(
                login=login, code=request.POST.get("code", "")[:60], password=password
            )
    except Invalid as refused:
        return {refused.field or "code": str(refused)}
    return {}
