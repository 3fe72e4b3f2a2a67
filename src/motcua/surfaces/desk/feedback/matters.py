"""Feedback and complaints at the desk: what waits, what is late, one with what can be done to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies import api as agencies
from motcua.dossiers.api import between
from motcua.feedback.api import matters
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces.said import CLOCKS, KINDS, is_id, row_context
from motcua.surfaces.session import actor_of, staff_only

Act, Pile = matters.Act, matters.Pile
PILES: dict[matters.Pile, tuple[str, str | Promise]] = {
    Pile.OPEN: ("cho-tra-loi", gettext_lazy("Chờ trả lời")),
    Pile.LATE: ("qua-han", gettext_lazy("Quá hạn")),
    Pile.TO_EXPLAIN: ("cho-giai-trinh", gettext_lazy("Chờ đơn vị giải trình")),
    Pile.DONE: ("da-xong", gettext_lazy("Đã trả lời")),
}
Words = str | Promise
ACTS: dict[str, tuple[matters.Act, Words, Words]] = {
    "thu-ly": (Act.ACCEPT, gettext_lazy("Thụ lý"), gettext_lazy("Ghi thêm cho người khiếu nại")),
    "khong-thu-ly": (Act.DECLINE, gettext_lazy("Không thụ lý"), gettext_lazy("Vì sao không thụ lý?")),
    "tra-loi": (Act.ANSWER, gettext_lazy("Trả lời người dân"), gettext_lazy("Câu trả lời")),
    "hoi": (Act.FORWARD, gettext_lazy("Hỏi cơ quan liên quan"), gettext_lazy("Cần giải trình điều gì?")),
    "giai-trinh": (Act.EXPLAIN, gettext_lazy("Giải trình"), gettext_lazy("Giải trình của đơn vị")),
    "keo-dai": (Act.PROLONG, gettext_lazy("Kéo dài vì phức tạp"), gettext_lazy("Vì sao phức tạp?")),
    "chuyen-len": (Act.SEND_UP, gettext_lazy("Chuyển lên cấp trên"), gettext_lazy("Vì sao chuyển lên?")),
}
"""Each act's word in addresses, its button, and what is asked."""
_DO: dict[matters.Act, Callable[[Actor, UUID, str], None]] = {
    Act.ACCEPT: matters.accept,
    Act.DECLINE: matters.decline,
    Act.EXPLAIN: matters.explain,
    Act.ANSWER: matters.answer,
    Act.PROLONG: matters.prolong,
    Act.SEND_UP: matters.send_up,
}


@require_safe
@staff_only
def listed(request: HttpRequest) -> HttpResponse:
    actor, pile = actor_of(request), _pile(request.GET.get("ds", ""))
    number = page_in(request.GET)
    counted = matters.counts(actor)
    address = reverse("desk:matters")
    context = {
        "section": "desk",
        "piles": [
            {"name": name, "count": counted[each], "url": f"{address}?ds={slug}", "is_current": each is pile}
            for each, (slug, name) in PILES.items()
        ],
        "rows": [
            row_context(row)
            | {"url": reverse("desk:matter", args=[row.public_id]), "unit": agencies.unit(row.unit).name}
            for row in matters.matters_page(actor, pile, number)
        ],
        "pages": Pages(number, matters.PAGE_SIZE, counted[pile], {"ds": PILES[pile][0]}),
    }
    return render(request, "desk/feedback/matters.html", context)


@require_safe
@staff_only
def one(request: HttpRequest, matter: UUID) -> HttpResponse:
    return _page(request, matter)


@require_POST
@staff_only
def act(request: HttpRequest, matter: UUID, act: str) -> HttpResponse:
    """Do one thing with it; what was typed stays where it is refused."""
    if act not in ACTS:
        raise NotFound
    actor, wanted, words = actor_of(request), ACTS[act][0], request.POST.get("words", "")
    try:
        if wanted is Act.FORWARD:
            unit = request.POST.get("unit", "")
            matters.forward(actor, matter, UUID(unit) if is_id(unit) else UUID(int=0), words)
        else:
            _DO[wanted](actor, matter, words)
    except NotFound:
        raise
    except Refusal as refusal:
        return _page(request, matter, act, refusal)
    return HttpResponseRedirect(_after(actor, matter))


def _after(actor: Actor, matter: UUID) -> str:
    """Back to it, or to the list for whoever has just given it away."""
    try:
        matters.matter(actor, matter)
    except NotFound:
        return reverse("desk:matters")
    return reverse("desk:matter", args=[matter])


def _page(
    request: HttpRequest, matter: UUID, tried: str = "", problem: Refusal | None = None
) -> HttpResponse:
    actor = actor_of(request)
    view = matters.matter(actor, matter)
    forms = [
        _form(request, actor, view, slug, problem if slug == tried else None)
        for slug, (each, _name, _asked) in ACTS.items()
        if each in view.acts
    ]
    fields = [field for form in forms for field in form["fields"]]
    told = problems_of(fields)
    context = {
        "section": "desk",
        "row": row_context(view.row),
        "clock": CLOCKS[view.clock],
        "unit": agencies.unit(view.row.unit).name,
        "concerns": agencies.unit(view.concerns).name,
        "forwarded_to": agencies.unit(view.forwarded_to).name if view.forwarded_to else "",
        "dossier_code": view.dossier_code,
        "dossier_url": _dossier_url(actor, view.dossier_code),
        "person": view.person,
        "words": [
            {
                "title": KINDS[each.kind],
                "text": each.text,
                "at": each.said_at,
                "unit": agencies.unit(each.unit).name if each.unit else "",
            }
            for each in view.words
        ],
        "forms": forms,
        "problems": told or problems_of((), {"": str(problem)} if problem else {}),
    }
    return render(request, "desk/feedback/matter.html", context, status=problem.status if problem else 200)


def _dossier_url(actor: Actor, code: str) -> str:
    """Where the dossier it is about is, for who sees it."""
    found = between.outlines_by_code(actor, [code]) if code else ()
    return reverse("desk:dossier", args=[found[0].public_id]) if found else ""


def _who_reads(act: matters.Act) -> str:
    """Before somebody writes, who will read it."""
    if act is Act.EXPLAIN:
        return _("Người dân đọc nguyên văn cùng câu trả lời.")
    if matters.is_read_by_person(act):
        return _("Người dân đọc nguyên văn.")
    return _("Chỉ cán bộ đọc, người dân không thấy.")


def _form(
    request: HttpRequest, actor: Actor, view: matters.MatterView, slug: str, problem: Refusal | None
) -> dict[str, Any]:
    """One act with its fields, named apart from those of the others on the page."""
    wanted, name, asked = ACTS[slug]
    typed = request.POST.get("words", "") if problem else ""
    error = str(problem) if problem else ""
    wrong = problem.field if problem else ""
    fields = []
    if wanted is Act.FORWARD:
        chosen = request.POST.get("unit", "") if problem else ""
        units = tuple(
            Choice(str(row.public_id), row.name, is_chosen=str(row.public_id) == chosen)
            for row in matters.receivers(actor, view.row.public_id)
        )
        fields.append(Field("unit", _("Cơ quan"), "choice", chosen, choices=units))
    is_required = wanted is not Act.ACCEPT
    hint = _who_reads(wanted)
    words = Field("words", str(asked), "lines", typed, hint, is_required=is_required, is_wide=True)
    fields.append(words)
    shown = [replace(each, error=error if each.name == (wrong or "words") else "") for each in fields]
    return {
        "slug": slug,
        "name": name,
        "fields": shown,
        "is_open": problem is not None,
        "url": reverse("desk:matter-act", args=[view.row.public_id, slug]),
    }


def _pile(slug: str) -> matters.Pile:
    if not slug:
        return Pile.OPEN
    found = next((each for each, (known, _name) in PILES.items() if known == slug), None)
    if found is None:
        raise NotFound
    return found
