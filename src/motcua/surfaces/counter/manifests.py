"""Hand-over manifests: lists, a draft, the sheet that travels with the papers, the two signatures."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.custody import api as custody
from motcua.custody.api import ManifestState, Outcome, Pile
from motcua.parties import api as parties
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, Problem
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces.counter.scanned import scanned
from motcua.surfaces.session import actor_of, staff_only

PILES = {
    Pile.TO_RECEIVE: ("cho-nhan", gettext_lazy("Chờ đơn vị tôi nhận")),
    Pile.DRAFTS: ("ban-nhap", gettext_lazy("Bản nháp")),
    Pile.ON_THE_WAY: ("dang-chuyen", gettext_lazy("Đã giao, chờ bên kia nhận")),
    Pile.RECEIVED: ("da-nhan", gettext_lazy("Đã nhận")),
}
TONE = {
    ManifestState.DRAFT: "new",
    ManifestState.HANDED_OVER: "wait",
    ManifestState.RECEIVED: "done",
    ManifestState.DISCARDED: "done",
    ManifestState.TAKEN_BACK: "off",
}
OUTCOME_TONE = {Outcome.COMPLETE: "done", Outcome.DIFFERS: "wait", Outcome.MISSING: "late"}


@require_safe
@staff_only
def manifests(request: HttpRequest) -> HttpResponse:
    return _list(request)


@require_POST
@staff_only
def draft(request: HttpRequest) -> HttpResponse:
    """A new draft; with `waiting` the papers that wait for its receiver are on it at once."""
    actor = actor_of(request)
    try:
        made = custody.draft_manifest(actor, request.POST.get("receiver", ""))
        if request.POST.get("waiting"):
            custody.add_waiting_papers(actor, made)
    except NotFound:
        raise
    except Refusal as refusal:
        return _list(request, refusal)
    return HttpResponseRedirect(reverse("counter:manifest", args=[made]))


def _list(request: HttpRequest, problem: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    pile, number, rows, counts = _asked(request)
    may_give = custody.may(actor, custody.Permission.HAND_OVER, actor.unit)
    context = {
        "section": "counter",
        "page": "manifests",
        "done": request.session.pop("done", ""),
        "problems": [Problem(problem.field or "", str(problem))] if problem else [],
        "piles": [
            {"name": name, "count": counts[each], "url": f"{reverse('counter:manifests')}?ds={slug}"}
            | {"is_current": each is pile}
            for each, (slug, name) in PILES.items()
        ],
        "rows": [_row(row) for row in rows],
        "waiting": [_waiting(each) for each in custody.waiting_papers(actor)] if may_give else [],
        "field": _receiver_field(request, problem) if may_give else None,
        "pages": Pages(number, custody.PAGE_SIZE, counts[pile], {"ds": PILES[pile][0]}),
    }
    return render(request, "counter/manifests.html", context, status=problem.status if problem else 200)


def _asked(
    request: HttpRequest,
) -> tuple[Pile, int, tuple[custody.ManifestRow, ...], dict[Pile, int]]:
    """The pile named in the address; who names none lands where something is."""
    actor, given, number = actor_of(request), request.GET.get("ds", ""), page_in(request.GET)
    pile = next((each for each, (slug, _name) in PILES.items() if slug == given), None)
    if given and pile is None:
        raise NotFound
    rows, counts = custody.manifests_page(actor, pile or Pile.TO_RECEIVE, number)
    fullest = next((each for each in PILES if counts[each]), Pile.TO_RECEIVE)
    if pile is None and fullest is not Pile.TO_RECEIVE:
        rows, counts = custody.manifests_page(actor, fullest, number)
    return pile or fullest, number, rows, counts


def _waiting(each: custody.Waiting) -> dict[str, Any]:
    unit = agencies.unit(each.agency)
    return {"name": unit.name, "identifier": unit.identifier, "count": each.dossiers}


def _receiver_field(request: HttpRequest, problem: Refusal | None) -> Field:
    choices = tuple(
        Choice(identifier, row.name, is_chosen=identifier == request.POST.get("receiver"))
        for identifier, row in custody.receivers(actor_of(request)).items()
    )
    error = str(problem) if problem and problem.field == "receiver" else ""
    return Field("receiver", _("Đơn vị nhận"), "choice", choices=choices, error=error)


def _row(row: custody.ManifestRow) -> dict[str, Any]:
    return {
        "url": reverse("counter:manifest", args=[row.public_id]),
        "number": row.number or _("Bản nháp"),
        "giver": agencies.unit(row.giver).name,
        "receiver": agencies.unit(row.receiver).name,
        "state": {"word": str(ManifestState(row.state).label), "tone": TONE[ManifestState(row.state)]},
        "at": row.received_at or row.handed_at or row.drafted_at,
        "lines": row.lines,
        "differing": row.differing,
    }


@require_safe
@staff_only
def manifest(request: HttpRequest, manifest: UUID) -> HttpResponse:
    return _show(request, manifest)


@require_POST
@staff_only
def act(request: HttpRequest, manifest: UUID, act: str) -> HttpResponse:
    """One act on a manifest; a refusal shows the page again with what was typed."""
    do = _ACTS.get(act)
    if do is None:
        raise NotFound
    try:
        do(request, manifest)
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, manifest, refusal)
    gone = act == "bo"
    place = reverse("counter:manifests") if gone else reverse("counter:manifest", args=[manifest])
    return HttpResponseRedirect(place)


def _add(request: HttpRequest, manifest: UUID) -> None:
    added = custody.add_papers(actor_of(request), manifest, *scanned(request.POST.get("codes", "")))
    request.session["done"] = _("Đã thêm %(n)s hồ sơ vào danh sách.") % {"n": added}


def _add_waiting(request: HttpRequest, manifest: UUID) -> None:
    added = custody.add_waiting_papers(actor_of(request), manifest)
    request.session["done"] = _("Đã thêm %(n)s hồ sơ vào danh sách.") % {"n": added}


def _save(request: HttpRequest, manifest: UUID) -> None:
    papers, remarks = _typed(request.POST, "papers"), _typed(request.POST, "remark")
    custody.change_lines(actor_of(request), manifest, papers, remarks, _seen(request))
    request.session["done"] = _("Đã lưu số giấy.")


def _remove(request: HttpRequest, manifest: UUID) -> None:
    custody.remove_line(actor_of(request), manifest, _number(request.POST.get("line", "")))
    request.session["done"] = _("Đã bỏ một dòng.")


def _discard(request: HttpRequest, manifest: UUID) -> None:
    custody.discard_manifest(actor_of(request), manifest)
    request.session["done"] = _("Đã bỏ bản nháp; giấy vẫn ở chỗ cũ.")


def _hand_over(request: HttpRequest, manifest: UUID) -> None:
    number = custody.hand_over(actor_of(request), manifest, _seen(request))
    request.session["done"] = _("Đã giao. Danh sách mang số %(number)s, in hai bản.") % {"number": number}


def _take_back(request: HttpRequest, manifest: UUID) -> None:
    number = custody.take_back(actor_of(request), manifest, _seen(request))
    said = _("Đã lấy lại danh sách %(number)s; giấy ở đây như trước khi giao. Hủy hai bản đã in.")
    request.session["done"] = said % {"number": number}


def _receive(request: HttpRequest, manifest: UUID) -> None:
    actor, remark = actor_of(request), request.POST.get("remark", "")
    view = custody.manifest(actor, manifest)
    got = custody.receive(actor, manifest, _findings(request.POST, view), remark, _seen(request))
    said = [_("Đã ký nhận.")]
    if got.confirmed:
        said.append(_("Thời hạn của %(n)s hồ sơ bắt đầu tính từ bây giờ.") % {"n": got.confirmed})
    said += [f"{code}: {sentence}" for code, sentence in got.refused]
    request.session["done"] = " ".join(said)


_ACTS = {
    "them": _add,
    "them-cho-chuyen": _add_waiting,
    "luu": _save,
    "bo-dong": _remove,
    "bo": _discard,
    "giao": _hand_over,
    "lay-lai": _take_back,
    "nhan": _receive,
}


def _findings(posted: Mapping[str, str], view: custody.ManifestView) -> dict[int, custody.Finding]:
    """As ticked line by line; «đủ cả» says it of every line."""
    if posted.get("all"):
        return {line.id: custody.Finding(Outcome.COMPLETE) for line in view.lines}
    outcomes, differences = _typed(posted, "outcome"), _typed(posted, "difference")
    return {line: custody.Finding(said, differences.get(line, "")) for line, said in outcomes.items()}


def _typed(posted: Mapping[str, str], name: str) -> dict[int, str]:
    """The boxes `name-<line>` of a form by line."""
    found = ((_number(each.removeprefix(f"{name}-")), each) for each in posted if each.startswith(f"{name}-"))
    return {line: str(posted[each]).strip() for line, each in found}


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else 0


def _seen(request: HttpRequest) -> int:
    return _number(request.POST.get("version", ""))


def _show(request: HttpRequest, public_id: UUID, problem: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    view = custody.manifest(actor, public_id)
    context = {
        "section": "counter",
        "page": "manifests",
        "done": request.session.pop("done", ""),
        "manifest": _row(view.row) | _signatures(view),
        "version": view.version,
        "lines": [_line(line, request.POST, problem) for line in view.lines],
        "acts": {
            name: reverse("counter:manifest-act", args=[public_id, slug]) for name, slug in _SLUGS.items()
        },
        "problems": [Problem(problem.field or "", str(problem))] if problem else [],
        "may_receive": view.may_receive,
        "may_take_back": view.may_take_back,
        "remark_field": Field(
            "remark",
            _("Ghi thêm về cả danh sách"),
            "lines",
            request.POST.get("remark", ""),
            hint=_("Ví dụ: thừa một tờ không có trong danh sách"),
            is_required=False,
        ),
        "code_field": Field(
            "codes",
            _("Quét hoặc ghi mã hồ sơ, mỗi dòng một mã"),
            "lines",
            request.POST.get("codes", ""),
            error=str(problem) if problem and problem.field == "codes" else "",
        ),
        "sheet_url": _absolute(request, public_id),
    }
    template = "counter/manifest_draft.html" if view.may_change else "counter/manifest.html"
    return render(request, template, context, status=problem.status if problem else 200)


_SLUGS = {
    "add": "them", "add_waiting": "them-cho-chuyen", "save": "luu", "remove": "bo-dong", "discard": "bo",
    "hand_over": "giao", "receive": "nhan", "take_back": "lay-lai",
}  # fmt: skip


def _signatures(view: custody.ManifestView) -> dict[str, Any]:
    people = {each for each in (view.handed_by, view.received_by) if each is not None}
    names = parties.account_names(people) if people else {}
    return {
        "drafted_at": view.row.drafted_at,
        "handed_at": view.row.handed_at,
        "handed_by": names.get(view.handed_by or 0, ""),
        "received_at": view.row.received_at,
        "received_by": names.get(view.received_by or 0, ""),
        "remark": view.remark,
        "papers": sum(line.papers for line in view.lines),
        "is_discarded": view.row.state == ManifestState.DISCARDED,
        "is_taken_back": view.row.state == ManifestState.TAKEN_BACK,
        "is_draft": view.row.state == ManifestState.DRAFT,
    }


def _line(line: custody.LineRow, posted: Mapping[str, str], problem: Refusal | None) -> dict[str, Any]:
    outcome = Outcome(line.outcome) if line.outcome else None
    chosen = posted.get(f"outcome-{line.id}", "")
    names = {f"{name}-{line.id}" for name in ("papers", "remark", "outcome", "difference")}
    return {
        "id": line.id,
        "code": line.code,
        "url": reverse("desk:dossier", args=[line.public_id]) if line.public_id else "",
        "owner_name": line.owner_name,
        "procedure_name": catalogue.version(line.procedure_version_id).name
        if line.procedure_version_id
        else "",
        "papers": posted.get(f"papers-{line.id}", str(line.papers)),
        "remark": posted.get(f"remark-{line.id}", line.remark),
        "outcome": {"word": str(outcome.label), "tone": OUTCOME_TONE[outcome]} if outcome else None,
        "difference": posted.get(f"difference-{line.id}", line.difference),
        "choices": [
            {"value": each.value, "label": str(each.label), "is_chosen": each.value == chosen}
            for each in Outcome
        ],
        "awaits_receipt": line.awaits_receipt,
        "error": str(problem) if problem and problem.field in names else "",
    }


def _absolute(request: HttpRequest, public_id: UUID) -> str:
    """What the QR of the sheet opens, for whoever receives."""
    path = reverse("counter:manifest", args=[public_id])
    return f"{settings.MOTCUA_ADDRESS}{path}" if settings.MOTCUA_ADDRESS else request.build_absolute_uri(path)
