"""What somebody may do and why, and who can see a dossier and why: the same chains from both sides."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Field, problems_of
from motcua.platform.ui.paging import Pages
from motcua.surfaces.console.frame import administrators_only, page, page_number
from motcua.surfaces.console.naming import Fields, matter_words, period, unit_name
from motcua.surfaces.console.permission_words import permission_words
from motcua.surfaces.session import actor_of

PER_PAGE = 30


@require_safe
@administrators_only
def of_account(request: HttpRequest, account: UUID) -> HttpResponse:
    """Every right of an officer with the chain it comes from, grouped by the post it is used in."""
    actor = actor_of(request)
    person = agencies.account_page(actor, account).account
    fields = Fields()
    rights = [_shown(right, fields) for right in agencies.explain_rights(actor, account)]
    context = {
        "name": person.name,
        "is_active": person.is_active,
        "trail": [
            {"name": _("Tài khoản"), "url": reverse("console:accounts")},
            {"name": person.name, "url": reverse("console:account", args=[account])},
        ],
        "rights": rights,
    }
    return page(request, "console/rights.html", context, "accounts")


@require_safe
@administrators_only
def who_sees(request: HttpRequest) -> HttpResponse:
    code, number = request.GET.get("ma", "").strip()[:60], page_number(request)
    error = ""
    try:
        found = dossiers.who_sees(actor_of(request), code) if code else ()
    except NotFound as absent:
        error, found = str(absent), ()
    fields, first = Fields(), (number - 1) * PER_PAGE
    field = Field("ma", _("Mã hồ sơ"), value=code, error=error)
    context = {
        "fields": [field],
        "problems": problems_of([field]),
        "code": "" if error else code,
        "rights": [_shown(right, fields) for right in found[first : first + PER_PAGE]],
        "people": len({right.account_id for right in found}),
        "pages": Pages(number, PER_PAGE, len(found), {"ma": code}),
    }
    return page(request, "console/who_sees.html", context, "who-sees", status=404 if error else 200)


def _shown(right: agencies.ExplainedRight, fields: Fields) -> dict[str, Any]:
    """One right and its chain: post ← decision, role, grant, and the delegation if there is one."""
    return {
        "holder": right.holder,
        "role": right.role_name,
        "unit": unit_name(right.unit_id),
        "fields": fields.words(right.fields),
        "narrowed": matter_words(right.procedures, right.most),
        "period": period(right.valid_from, right.valid_to),
        "post": f"{right.post_title}, {unit_name(right.post_unit_id)}",
        "decision": right.decision,
        "instead_of": right.instead_of,
        "delegation": right.delegation_decision,
        "permissions": [permission_words(grant.permission) for grant in right.grants],
    }
