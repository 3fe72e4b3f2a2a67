"""The officer's pages: worklist, dossier, why this due date, routing slip, file."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import ListName
from motcua.platform import clock, files, words
from motcua.platform.errors import NotFound
from motcua.platform.ui.paging import PARAMETER, Pages
from motcua.surfaces.desk import papers, presenting
from motcua.surfaces.session import actor_of, staff_only

_LISTS = {
    ListName.MINE: ("cua-toi", gettext_lazy("Của tôi")),
    ListName.UNIT: ("don-vi", gettext_lazy("Của đơn vị")),
    ListName.WAITING_CITIZEN: ("cho-cong-dan", gettext_lazy("Chờ công dân")),
    ListName.WAITING_OTHERS: ("cho-don-vi-khac", gettext_lazy("Chờ đơn vị khác")),
    ListName.LATE: ("da-tre", gettext_lazy("Đã trễ")),
    ListName.FORGOTTEN: ("chua-co-nguoi-nhan", gettext_lazy("Chưa có người nhận")),
}
BY_SLUG = {slug: name for name, (slug, _title) in _LISTS.items()}


@require_safe
@staff_only
def worklist(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    q = request.GET.get("q", "").strip()
    number = _number(request.GET.get(PARAMETER, "1"))
    counts = dossiers.counts(actor)
    name = BY_SLUG.get(request.GET.get("ds", "")) or _first_with_something(counts)
    if q:
        found = dossiers.search(actor, q)
        rows, total, title = found, len(found), _("Kết quả tìm «%(q)s»") % {"q": q}
    else:
        rows, total = dossiers.worklist_page(actor, name, number), counts[name]
        title = str(_LISTS[name][1])
    kept = {"q": q} if q else {"ds": _LISTS[name][0]}
    chosen = request.GET.get("hs", "")
    shown = [
        presenting.work_row(
            row,
            now,
            "?" + urlencode(kept | {"hs": str(row.public_id)}),
            is_chosen=str(row.public_id) == chosen,
        )
        for row in rows
    ]
    context = {
        "section": "desk",
        "title": title,
        "q": q,
        "lists": _side(counts, None if q else name),
        "rows": shown,
        "sort_text": "" if q else _("nguy cơ trễ"),
        "pages": Pages(number, dossiers.PAGE_SIZE, total, kept),
        "chosen": _chosen(request, chosen),
        "empty_text": _("Không có hồ sơ nào ở đây"),
        "bulk_acts": dossiers.bulk_acts(actor),
        "whole_list": None if q else {"slug": _LISTS[name][0], "count": min(total, dossiers.MOST_AT_ONCE)},
    }
    return render(request, "desk/worklist.html", context)


def _first_with_something(counts: dict[ListName, int]) -> ListName:
    """Where one lands who chose no list: leaders and counters seldom hold anything themselves."""
    return next((name for name in _LISTS if counts[name]), ListName.MINE)


def _side(counts: dict[ListName, int], current: ListName | None) -> list[dict[str, Any]]:
    return [
        {
            "name": title,
            "url": f"{reverse('desk:worklist')}?ds={slug}",
            "count": counts[name],
            "is_current": name is current,
            "tone": "late" if name in {ListName.LATE, ListName.FORGOTTEN} else "",
        }
        for name, (slug, title) in _LISTS.items()
    ]


def _chosen(request: HttpRequest, public_id: str) -> dict[str, Any] | None:
    """The dossier beside the list; an address that names none shows none."""
    try:
        view = dossiers.dossier_view(actor_of(request), UUID(public_id))
    except (ValueError, NotFound):
        return None
    summary = [row for group in presenting.groups(view) for row in group["rows"]]
    return presenting.head(view) | {
        "clock": presenting.clock(view),
        "summary": summary[:6],
        "acts": presenting.acts(view)[:4],
        "refused": presenting.refused(view)[:2],
    }


@require_safe
@staff_only
def dossier(request: HttpRequest, dossier: UUID) -> HttpResponse:
    view = dossiers.dossier_view(actor_of(request), dossier)
    state = view.state
    groups = presenting.groups(view)
    result = presenting.result_rows(view)
    if result:
        groups.insert(0, {"title": _("Kết quả"), "rows": result})
    shown = presenting.head(view) | {
        "agencies": presenting.offices(view),
        "receipt_url": reverse("counter:receipt", args=[state.public_id]) if state.accepted_at else "",
    }
    charges = presenting.charges(view, actor_of(request))
    context = {
        "section": "desk",
        "dossier": shown,
        "messages_done": request.session.pop("done", ""),
        "clock": presenting.clock(view),
        "steps": presenting.steps(view),
        "acts": presenting.with_collecting(presenting.acts(view), charges),
        "refused": presenting.refused(view),
        "alarms": _alarms(view),
        "papers": papers.listed(view),
        "groups": groups,
        "supplements": presenting.supplements(view),
        "opinions": presenting.opinions(view),
        "charges": charges,
        "timeline": presenting.timeline(dossiers.timeline(state.subject), is_ended=shown["is_ended"]),
        "slip_url": reverse("desk:routing-slip", args=[state.public_id]),
        "back_url": reverse("desk:worklist"),
    }
    return render(request, "desk/dossier.html", context)


def _alarms(view: dossiers.DossierView) -> list[str]:
    alarms = []
    if view.clock is not None and view.clock.late_minutes and not view.state.finished_at:
        alarms.append(_("Hồ sơ đã quá hạn. Cần văn bản xin lỗi và hẹn lại ngày trả."))
    return alarms


@require_safe
@staff_only
def explain(request: HttpRequest, dossier: UUID) -> HttpResponse:
    view = dossiers.dossier_view(actor_of(request), dossier)
    _state, lines = dossiers.explain_due(actor_of(request), dossier)
    context = {
        "section": "desk",
        "dossier": presenting.head(view),
        "lines": [words.say(line.key, **line.values) for line in lines],
        "due": view.state.due_at,
        "clock": presenting.clock(view),
    }
    return render(request, "desk/explain.html", context)


@require_safe
@staff_only
def routing_slip(request: HttpRequest, dossier: UUID) -> HttpResponse:
    view = dossiers.dossier_view(actor_of(request), dossier)
    state = view.state
    owner = next(person for person in view.people if person.role == "owner")
    shown = presenting.head(view) | {
        "address": owner.address,
        "phone": owner.phone,
        "received_at": state.accepted_at,
        "due_at": state.due_at,
        "agency_name": agencies.unit(state.competent_id).name,
        "unit_name": agencies.unit(state.receiving_id).name,
    }
    hand_overs = [presenting.hand_over(each) for each in dossiers.routing_slip(state)]
    context = {"section": "desk", "dossier": shown, "hand_overs": hand_overs}
    return render(request, "desk/routing_slip.html", context)


@require_safe
@staff_only
def file(request: HttpRequest, dossier: UUID, file: UUID) -> HttpResponseBase:
    """A paper of a dossier one may see; a file of another dossier is not found here."""
    view = dossiers.dossier_view(actor_of(request), dossier)
    if all(paper.file != file for paper in view.papers):
        raise NotFound
    return files.attachment(file)


def _number(given: str) -> int:
    return max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 6 else 1
