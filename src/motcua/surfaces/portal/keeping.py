"""What people keep of a dossier: the receipt and what they sent as PDF files, the day for their calendar.

Each is made anew when it is asked for, under the policy of the page it belongs to, and its address works for
as long as the page's. A calendar goes to servers of others: it holds the code and the day, nobody's data.
"""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import own
from motcua.platform import agenda, files, pdf
from motcua.platform.clock import aware
from motcua.platform.errors import NotFound
from motcua.platform.ui.moments import moment_words
from motcua.surfaces import slips
from motcua.surfaces.portal import sheets
from motcua.surfaces.portal.mine import people_only
from motcua.surfaces.portal.receipts import receipt_address
from motcua.surfaces.portal.tracking import tracked
from motcua.surfaces.session import actor_of


@require_safe
@people_only
def receipt_pdf(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """The receipt of what was filed at home; who filed at a counter has the slip of the law."""
    view = own.view(actor_of(request), dossier)
    if view.tracking.state.channel != "online":
        raise NotFound
    return _file(sheets.receipt(view, receipt_address(request, view)), "da-gui", view.tracking.state.code)


@require_safe
@people_only
def sent_pdf(request: HttpRequest, dossier: UUID) -> HttpResponse:
    view = own.view(actor_of(request), dossier)
    return _file(sheets.what_was_sent(view, _signed(request, view)), "noi-dung", view.tracking.state.code)


@require_safe
@people_only
def own_calendar(request: HttpRequest, dossier: UUID) -> HttpResponse:
    return _calendar(request, own.view(actor_of(request), dossier).tracking)


@require_safe
@login_not_required
def tracked_calendar(request: HttpRequest, dossier: UUID) -> HttpResponse:
    return _calendar(request, tracked(request, dossier))


def _signed(request: HttpRequest, view: own.OwnView) -> str:
    return slips.slip_address(request, view.tracking.state.public_id)


def _file(sheet: pdf.Sheet, kind: str, code: str) -> HttpResponse:
    answer = HttpResponse(pdf.made(sheet), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{kind}-{code}.pdf"'
    return files.harmless(answer)


def _calendar(request: HttpRequest, found: dossiers.Tracking) -> HttpResponse:
    """The day stays under its UID: a file taken later moves it, or crosses it out when all is done."""
    state = found.state
    if state.due_at is None:
        raise NotFound
    language = get_language() or "vi"
    day = agenda.Day(
        uid=f"{state.public_id}@motcua",
        on=aware(state.due_at).date(),
        title=_("Hạn trả kết quả hồ sơ %(code)s") % {"code": state.code},
        description=_said(found),
        url=slips.whole_address(request, reverse("portal:track")),
        revision=state.version,
        written_at=found.now,
        is_firm=not state.due_is_estimate,
        is_over=state.finished_at is not None,
    )
    answer = HttpResponse(
        agenda.calendar_file(day, language), content_type="text/calendar; charset=utf-8; method=PUBLISH"
    )
    answer["Content-Disposition"] = f'attachment; filename="han-{state.code}.ics"'
    return files.harmless(answer)


def _said(found: dossiers.Tracking) -> str:
    values: dict[str, Any] = {"due": moment_words(found.state.due_at) if found.state.due_at else ""}
    if found.state.finished_at:
        return _("Hồ sơ đã xong; ngày này không còn phải nhớ.")
    if found.state.due_is_estimate:
        return (
            _("Hạn dự kiến: %(due)s. Hạn chính thức có khi hồ sơ được tiếp nhận; tải lại lịch lúc đó.")
            % values
        )
    return _("Hạn: %(due)s. Hạn có thể đổi khi cơ quan cần bạn bổ sung; tải lại lịch lúc đó.") % values
