"""The papers of a filing: which the answers ask for, which are here, which the office looks up itself."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import filing
from motcua.platform.errors import Refusal
from motcua.platform.ui.fields import Field, problems_of
from motcua.surfaces.portal.filing.filling import Filling
from motcua.surfaces.portal.filing.tasks import next_url


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def papers(request: HttpRequest, draft: UUID) -> HttpResponse:
    it = Filling.of(request, draft)
    if it.row.sent_at is not None:
        return HttpResponseRedirect(it.url("sent"))
    if it.attested is None:
        return HttpResponseRedirect(f"{reverse('portal:sign-in')}?next={request.path}")
    if request.method != "POST":
        return _page(request, it, {}, 200)
    errors = _store(request, it)
    it = Filling.of(request, draft)
    if not errors:
        errors = _missing(it)
    if errors:
        return _page(request, it, errors, 422)
    it.mark_seen("papers")
    return HttpResponseRedirect(next_url(Filling.of(request, draft), "papers"))


def _store(request: HttpRequest, it: Filling) -> dict[str, str]:
    """Attach every file that came; those refused are told at their paper, the others are kept."""
    errors: dict[str, str] = {}
    for each in it.papers:
        code = each.component.code
        upload: Any = request.FILES.get(f"file__{code}")
        if upload is None:
            continue
        try:
            dossiers.add_to_draft(it.actor, it.row.id, code, upload.name, upload.file)
        except Refusal as refusal:
            errors[code] = str(refusal)
    return errors


def _missing(it: Filling) -> dict[str, str]:
    return {
        each.component.code: _("Hãy chọn tệp cho «%(name)s».") % {"name": each.component.name}
        for each in it.papers
        if each.is_needed and not each.is_here
    }


def _page(request: HttpRequest, it: Filling, errors: dict[str, str], status: int) -> HttpResponse:
    fields = [_field(it, each, errors.get(each.component.code, "")) for each in it.papers]
    context = {
        "section": "procedures",
        "procedure": it.version,
        "fields": fields,
        "problems": problems_of(fields),
        "back_url": it.url("tasks"),
    }
    return render(request, "portal/filing/papers.html", context, status=status)


def _field(it: Filling, wanting: filing.Wanting, error: str) -> Field:
    component = wanting.component
    hints = [component.condition] if component.condition else []
    if wanting.is_here:
        hints.append(_("Đã có tệp %(name)s; chọn tệp khác để thay.") % {"name": it.files[component.code][1]})
    elif component.from_database:
        hints.append(_("Không phải nộp: cơ quan tự tra cứu. Có sẵn thì nộp cũng được."))
    return Field(
        f"file__{component.code}",
        component.name,
        kind="file",
        hint=" ".join(hints),
        error=error,
        is_required=wanting.is_needed,
    )
