"""The register of late and stuck dossiers, and what is undertaken about one of them."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import followup, overview
from motcua.platform import clock
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.moments import day_short
from motcua.platform.ui.paging import Pages
from motcua.surfaces.leader import asking, showing
from motcua.surfaces.leader.asking import overseers_only
from motcua.surfaces.leader.showing import Shown, address
from motcua.surfaces.leader.wording import CAUSES, STANDINGS, WANTS
from motcua.surfaces.session import actor_of

_LACKS = {followup.Want.OVERDUE: "late", followup.Want.SILENT: "wait"}


@require_safe
@overseers_only
def register(request: HttpRequest) -> HttpResponse:
    now, number = clock.now(), asking.page_of(request)
    given = request.GET.get("loc", "")
    want = next((each for each, (slug, _name) in WANTS.items() if slug == given), None)
    if want is None:
        raise NotFound
    rows, counts = followup.register_page(actor_of(request), now, want, number)
    context = {
        "section": "leader",
        "page": "register",
        "wants": [
            {
                "name": name,
                "count": counts[each],
                "url": address("register", loc=slug),
                "is_current": each is want,
            }
            for each, (slug, name) in WANTS.items()
        ],
        "rows": [_row(row, now) for row in rows],
        "pages": Pages(number, overview.PAGE_SIZE, counts[want], {"loc": given}),
    }
    return render(request, "leader/register.html", context)


def _row(row: followup.RegisterRow, now: datetime) -> Shown:
    undertaking = row.undertaking
    return showing.line(row.line, now) | {
        "form_url": reverse("leader:follow-up", args=[row.line.public_id]),
        "standings": [STANDINGS[each] for each in row.standings],
        "undertaking": _undertaking(undertaking, now) if undertaking else None,
        "guess": CAUSES[row.line.cause][1] if row.line.losses else "",
    }


def _undertaking(undertaking: followup.Undertaking, now: datetime) -> Shown:
    known = {str(cause): words for cause, (_slug, words) in CAUSES.items()}
    return {
        "cause": known.get(undertaking.cause, undertaking.cause),
        "owner": undertaking.owner_name,
        "settle_by": undertaking.settle_by,
        "lacks": [{"word": WANTS[each][1], "tone": _LACKS[each]} for each in undertaking.wants(now)],
    }


@require_http_methods(["GET", "HEAD", "POST"])
@overseers_only
def one(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Cause, owner and day of one dossier, to read and to write."""
    view = dossiers.dossier_view(actor_of(request), dossier)
    followup.require_may_follow(actor_of(request), view.state)
    if request.method != "POST":
        return _shown(request, view, _as_kept(request, view))
    given = {name: request.POST.get(name, "").strip() for name in (*_ASKED, "seen")}
    try:
        followup.undertake(actor_of(request), dossier, _command(given))
    except Refusal as refusal:
        if isinstance(refusal, NotFound):
            raise
        return _shown(request, view, given, refusal)
    request.session["done"] = _("Đã ghi theo dõi.")
    return HttpResponseRedirect(reverse("leader:follow-up", args=[dossier]))


@require_POST
@overseers_only
def write_note(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """A word on how it goes."""
    text = request.POST.get("text", "")
    try:
        followup.note(actor_of(request), dossier, text)
    except Refusal as refusal:
        if isinstance(refusal, NotFound):
            raise
        view = dossiers.dossier_view(actor_of(request), dossier)
        return _shown(request, view, _as_kept(request, view), refusal, text)
    request.session["done"] = _("Đã ghi theo dõi.")
    return HttpResponseRedirect(reverse("leader:follow-up", args=[dossier]))


_ASKED = ("cause", "owner", "settle_by", "explanation")


def _command(given: dict[str, str]) -> followup.Undertake:
    owner, seen = given["owner"], given["seen"]
    settle_by = asking.typed_day(given["settle_by"])
    if settle_by is None:
        raise asking.DayUnreadable(field="settle_by")
    return followup.Undertake(
        cause=given["cause"],
        owner=int(owner) if owner.isascii() and owner.isdigit() and len(owner) < 19 else 0,
        settle_by=settle_by,
        explanation=given["explanation"],
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0,
    )


def _as_kept(request: HttpRequest, view: dossiers.DossierView) -> dict[str, str]:
    """The form as it stands: what was undertaken, else what the steps say and who holds it."""
    kept = followup.undertaking_of(view.state.id)
    if kept is not None:
        return {
            "cause": kept.cause,
            "owner": str(kept.owner_id),
            "settle_by": day_short(kept.settle_by),
            "explanation": kept.explanation,
            "seen": str(kept.version),
        }
    holder = next((step.holder for step in view.state.steps if step.holder is not None), None)
    return {
        "cause": str(overview.cause_of(view.state.id, view.now)),
        "owner": str(holder or actor_of(request).account),
        "settle_by": "",
        "explanation": "",
        "seen": "0",
    }


def _shown(
    request: HttpRequest,
    view: dossiers.DossierView,
    given: dict[str, str],
    problem: Refusal | None = None,
    text: str = "",
) -> HttpResponse:
    state, wrong = view.state, problem.field if problem else None
    error = {wrong: str(problem)} if wrong else {}
    people = followup.owners(actor_of(request), state, view.now.date())
    fields = _fields(given, _people(people, given), error)
    note = Field("text", _("Tuần này đã làm gì"), "lines", text, error=error.get("text", ""))
    notes = followup.notes_of(state.id)
    posts = agencies.post_rows(each.written_by for each in notes)
    kept = followup.undertaking_of(state.id)
    context = {
        "section": "leader",
        "page": "register",
        "dossier": {
            "code": state.code,
            "owner_name": state.owner_name,
            "procedure_name": view.version.name,
            "url": reverse("desk:dossier", args=[state.public_id]),
        },
        "standings": [STANDINGS[each] for each in followup.standings_of(state.id, view.now)],
        "done": request.session.pop("done", ""),
        "fields": fields,
        "seen": given["seen"],
        "note": note if kept else None,
        "notes": [{"text": n.text, "at": n.written_at, "who": _who(posts, n.written_by)} for n in notes],
        "problems": problems_of([*fields, note], {} if wrong or not problem else {"": str(problem)}),
        "form_url": reverse("leader:follow-up", args=[state.public_id]),
        "note_url": reverse("leader:follow-up-note", args=[state.public_id]),
        "back_url": address("register"),
    }
    return render(request, "leader/follow_up.html", context, status=problem.status if problem else 200)


def _fields(given: dict[str, str], people: tuple[Choice, ...], error: dict[str, str]) -> list[Field]:
    asked: list[Field] = [
        Field("cause", _("Nguyên nhân"), "choice", choices=_causes(given["cause"])),
        Field("explanation", _("Nói rõ hơn"), "lines", given["explanation"], is_required=False),
        Field("owner", _("Người gỡ"), "choice", choices=people),
        Field(
            "settle_by",
            _("Phải xong trước hết ngày"),
            "date",
            given["settle_by"],
            hint=_("Ví dụ 25/11/2026"),
        ),
    ]
    return [replace(field, error=error.get(field.name, "")) for field in asked]


def _causes(chosen: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(cause), str(words), is_chosen=str(cause) == chosen)
        for cause, (_slug, words) in CAUSES.items()
    )


def _people(people: dict[int, str], given: dict[str, str]) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(account), name, is_chosen=str(account) == given["owner"])
        for account, name in people.items()
    )


def _who(posts: dict[int, agencies.PostRow], post: int) -> str:
    return posts[post].account_name if post in posts else ""
