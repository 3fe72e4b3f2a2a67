"""The declaration as it would be printed of what was typed so far."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.platform import clock
from motcua.surfaces.declared import on_paper
from motcua.surfaces.portal.filing.filling import Filling


@require_safe
@login_not_required
def preview(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """For whoever fills it in; to anybody else it does not exist."""
    it = Filling.of(request, draft)
    if it.row.sent_at is not None:
        return HttpResponseRedirect(it.url("sent"))
    note = _("Bản xem trước: hồ sơ chưa gửi. Gửi trên mạng thì không phải in, ký và nộp lại tờ này.")
    sheet = on_paper(it.form, it.cleaned[0], it.competent, clock.now(), it.own.name, it.known.files)
    context = {"section": "procedures", "sheet": sheet, "note": note, "back_url": it.url("tasks")}
    return render(request, "portal/declaration.html", context)
