"""Own declarations: in whose dossiers an officer takes no part. Every officer's, about nobody else."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.parties import api as parties
from motcua.platform.ui.fields import Field
from motcua.surfaces.console.acting import Act, Typed, answer, choices_of
from motcua.surfaces.console.frame import page, say_done
from motcua.surfaces.session import actor_of, staff_only


@require_safe
@staff_only
def listing(request: HttpRequest) -> HttpResponse:
    rows = [
        {
            "relation": row.relation,
            "number": row.masked_id,
            "at": row.declared_at,
            "end_url": reverse("console:end-kin", args=[row.public_id]),
        }
        for row in parties.own_kin(actor_of(request))
    ]
    return page(request, "console/kinship.html", {"rows": rows}, "kinship")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def declare(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)

    def declares(typed: Typed) -> str:
        parties.declare_kin(actor, personal_id=typed.text("personal_id"), relation=typed.text("relation"))
        return _("Đã khai. Hồ sơ có người này bạn vẫn xem được, việc do người khác làm.")

    act = Act(
        _("Khai người thân"),
        _("Khai"),
        actor.name,
        reverse("console:kinship"),
        (
            Field(
                "personal_id",
                _("Số định danh cá nhân"),
                kind="person_id",
                hint=_("12 số trên thẻ căn cước; trang này không hiện lại đủ số."),
                autocomplete="off",
            ),
            Field(
                "relation",
                _("Là gì của bạn"),
                kind="choice",
                choices=choices_of(parties.relations()),
            ),
        ),
        declares,
        _("Bước bạn đang giữ ở hồ sơ của người này sẽ về lại đơn vị để giao người khác."),
        here="kinship",
    )
    return answer(request, act)


@require_POST
@staff_only
def end(request: HttpRequest, kin: UUID) -> HttpResponse:
    parties.end_kin(actor_of(request), kin)
    say_done(request, _("Đã thôi khai. Nhật ký còn giữ lần khai trước."))
    return HttpResponseRedirect(reverse("console:kinship"))
