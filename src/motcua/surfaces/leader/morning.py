"""The morning page: five numbers, what moved them, three things to decide; the list behind each."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers.api import overview
from motcua.feedback.api import matters
from motcua.platform import clock
from motcua.platform.ui.moments import moment_near
from motcua.platform.ui.paging import Pages
from motcua.surfaces.leader import asking, showing
from motcua.surfaces.leader.asking import overseers_only
from motcua.surfaces.leader.showing import Shown, address, identifier, unit_name
from motcua.surfaces.leader.wording import FIGURES, MATTERS
from motcua.surfaces.session import actor_of

MOST_CAUSES = 3
_LISTED = tuple(each for each in overview.Figure if each is not overview.Figure.TO_SIGN)


@require_safe
@overseers_only
def morning(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    context = {
        "section": "leader",
        "page": "morning",
        "now": now,
        "numbers": [_number(row) for row in overview.numbers(actor, now)],
        "late_answers": matters.late_count(actor, now),
        "matters": [_matter(row, now) for row in overview.to_decide(actor, now)],
    }
    return render(request, "leader/morning.html", context)


def _number(row: overview.Number) -> Shown:
    words = FIGURES[row.figure]
    return {
        "name": words.name,
        "value": row.now,
        "url": _address(row.figure),
        "tone": "late" if row.figure is overview.Figure.LATE and row.now else "",
        "change": _change(row.change),
        "is_worse": words.more_is == "bad" and row.change > 0,
        "causes": [
            {"name": unit_name(unit), "change": _signed(by), "url": _address(row.figure, unit)}
            for unit, by in row.causes[:MOST_CAUSES]
        ],
    }


def _address(figure: overview.Figure, unit: int | None = None) -> str:
    if figure is overview.Figure.TO_SIGN:
        return address("to-sign")
    return address("dossiers", so=FIGURES[figure].slug, don_vi=identifier(unit) if unit else "")


def _change(change: int) -> str:
    if not change:
        return _("bằng tuần trước")
    return _("%(change)s so với tuần trước") % {"change": _signed(change)}


def _signed(change: int) -> str:
    return f"+{change}" if change > 0 else f"−{-change}"


def _matter(row: overview.ToDecide, now: datetime) -> Shown:
    name, button = MATTERS[row.matter]
    act = {"apologise": "extend", "give": "assign"}.get(row.matter, "")
    dossier = row.line.public_id
    return {
        "name": name,
        "count": row.count,
        "button": button,
        "url": reverse("desk:act", args=[dossier, act]) if act else reverse("desk:dossier", args=[dossier]),
        "line": showing.line(row.line, now),
        "step": row.step,
        "since": _since(row, now),
        "list_url": _all_of(row.matter),
    }


def _since(row: overview.ToDecide, now: datetime) -> str:
    moment = moment_near(row.since, now)
    if row.matter is overview.Matter.SIGN:
        return _("hạn %(moment)s") % {"moment": moment}
    return _("mở từ %(moment)s") % {"moment": moment}


def _all_of(matter: overview.Matter) -> str:
    if matter is overview.Matter.APOLOGISE:
        return address("letters")
    if matter is overview.Matter.SIGN:
        return address("to-sign")
    return reverse("desk:worklist") + "?ds=chua-co-nguoi-nhan"


@require_safe
@overseers_only
def dossiers_of(request: HttpRequest) -> HttpResponse:
    """The dossiers a number counts, all of them or one unit's."""
    actor, now, number = actor_of(request), clock.now(), asking.page_of(request)
    figure, unit = asking.figure_of(request, _LISTED), asking.unit_of(request)
    rows, total = overview.page_behind(actor, figure, now, overview.Part(unit=unit), number)
    words = FIGURES[figure]
    context = {
        "section": "leader",
        "page": "morning",
        "title": words.name,
        "part": agencies.unit(unit).name if unit else "",
        "explained": words.explained,
        "empty_text": words.empty,
        "total": total,
        "rows": [showing.line(row, now) for row in rows],
        "pages": Pages(number, overview.PAGE_SIZE, total, asking.kept(request)),
        "back_url": address("morning"),
    }
    return render(request, "leader/list.html", context)


@require_safe
@overseers_only
def to_sign(request: HttpRequest) -> HttpResponse:
    """Drafts that wait for this person, with text and fingerprint: what is signed is what was read."""
    now, number = clock.now(), asking.page_of(request)
    rows, total = overview.waiting_for_me(actor_of(request), number)
    posts = agencies.post_rows(post for row in rows for post in (row.drafted_by, row.approved_by) if post)
    context = {
        "section": "leader",
        "page": "to-sign",
        "total": total,
        "rows": [_draft(row, posts, now) for row in rows],
        "pages": Pages(number, overview.PAGE_SIZE, total, {}),
        **showing.folder("cho-ky", total, ("decide", "send_back")),
        "explained": FIGURES[overview.Figure.TO_SIGN].explained,
        "empty_text": FIGURES[overview.Figure.TO_SIGN].empty,
    }
    return render(request, "leader/to_sign.html", context)


def _draft(row: overview.ToSign, posts: dict[int, agencies.PostRow], now: datetime) -> Shown:
    act = "sign" if row.kind == "sign" else "approve"
    by = {name: posts[post].account_name for name, post in _hands(row) if post in posts}
    return {
        "key": str(row.public_id),
        "url": reverse("desk:dossier", args=[row.public_id]),
        "act_url": reverse("desk:act", args=[row.public_id, act]),
        "back_url": reverse("desk:act", args=[row.public_id, "send_back"]),
        "is_sign": act == "sign",
        "owner_name": row.owner_name,
        "procedure_name": catalogue.version(row.procedure_version_id).name,
        "tail": row.code.rpartition("-")[2],
        "due": moment_near(row.risk_at, now),
        "is_late": row.risk_at < now,
        "refuses": row.decision == "refuse",
        "content": row.content,
        "fingerprint": row.fingerprint[:16],
        "drafted_by": by.get("drafted", ""),
        "drafted_at": row.drafted_at,
        "approved_by": by.get("approved", ""),
        "approved_at": row.approved_at,
    }


def _hands(row: overview.ToSign) -> tuple[tuple[str, int | None], ...]:
    return ("drafted", row.drafted_by), ("approved", row.approved_by)
