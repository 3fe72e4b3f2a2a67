"""Rate a finished dossier: one question answered by one press, then five more that nobody has to answer."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.feedback import api as feedback
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.surfaces.opening import reached_at
from motcua.surfaces.portal.feedback.saying import offers
from motcua.surfaces.portal.tracking import is_known
from motcua.surfaces.session import actor_of

_SAID = "rated"
_MOST_REMEMBERED = 20


def _standing(request: HttpRequest, dossier: UUID) -> dict[str, bool]:
    """What this browser has shown: code and phone, and that it said itself what is kept."""
    said = str(dossier) in request.session.get(_SAID, [])
    return {"is_tracked": is_known(request, dossier), "has_said": said}


def _remember(request: HttpRequest, dossier: UUID) -> None:
    known = [each for each in request.session.get(_SAID, []) if each != str(dossier)]
    request.session[_SAID] = [*known, str(dossier)][-_MOST_REMEMBERED:]


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def ask(request: HttpRequest, dossier: UUID) -> HttpResponse:
    standing, problem = _standing(request, dossier), None
    if request.method == "POST":
        try:
            feedback.rate(actor_of(request), dossier, _score(request, "overall"), **standing)
        except NotFound:
            raise
        except Refusal as refusal:
            problem = refusal
        else:
            _remember(request, dossier)
            return HttpResponseRedirect(reverse("portal:rate-more", args=[dossier]))
    found = feedback.ratable(actor_of(request), dossier, **standing)
    chosen = found.said.overall if found.said else 0
    scores = [
        {"value": score, "word": word, "is_chosen": score == chosen}
        for score, word in feedback.SCORES.items()
    ]
    context = _context(request, found) | {"scores": scores, "problem": str(problem) if problem else ""}
    return render(request, "portal/feedback/rate.html", context, status=problem.status if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def more(request: HttpRequest, dossier: UUID) -> HttpResponse:
    actor, standing, problem = actor_of(request), _standing(request, dossier), None
    if request.method == "POST":
        try:
            criteria = {key: _score(request, key) for key in feedback.CRITERIA if request.POST.get(key)}
            words = request.POST.get("words", "")
            feedback.say_more(actor, dossier, criteria, words, **standing)
        except NotFound:
            raise
        except Refusal as refusal:
            problem = refusal
        else:
            return HttpResponseRedirect(reverse("portal:rate-more", args=[dossier]))
    found = feedback.ratable(actor, dossier, **standing)
    if found.said is None:
        return HttpResponseRedirect(reverse("portal:rate", args=[dossier]))
    fields = _fields(request, found.said, problem)
    context = _context(request, found) | {
        "word": feedback.SCORES[found.said.overall],
        "offers": offers(dossier) if found.said.is_unhappy else (),
        "is_more_said": bool(found.said.criteria or found.said.words),
        "fields": fields,
        "problems": problems_of(fields, {"": str(problem)} if problem and not _named(problem) else {}),
    }
    return render(
        request, "portal/feedback/rate_more.html", context, status=problem.status if problem else 200
    )


def _context(request: HttpRequest, found: feedback.Ratable) -> dict[str, Any]:
    page = "portal:tracked" if is_known(request, found.dossier) else "portal:own"
    return {
        "section": "tracking" if page == "portal:tracked" else "mine",
        "code": found.code,
        "procedure_name": found.procedure,
        "until": found.until,
        "is_open": found.is_open,
        "back_url": reverse(page, args=[found.dossier]),
        "rate_url": reverse("portal:rate", args=[found.dossier]),
        "reached_at": reached_at(found.receiving),
    }


def _fields(request: HttpRequest, said: feedback.Said, problem: Refusal | None) -> list[Field]:
    """What was typed, where the page came back with a mistake; else what is kept."""
    typed = request.POST if problem else None
    error = str(problem) if problem else ""
    about = problem.field if problem else ""
    asked = []
    for key, label in feedback.CRITERIA.items():
        value = typed.get(key, "") if typed is not None else str(said.criteria.get(key, ""))
        choices = tuple(
            Choice(str(score), str(word), is_chosen=str(score) == value)
            for score, word in feedback.SCORES.items()
        )
        asked.append(Field(key, str(label), "choice", value, is_required=False, choices=choices))
    words = typed.get("words", "") if typed is not None else said.words
    hint = _("Đừng ghi tên, mã hồ sơ hay số điện thoại: lãnh đạo đọc chữ này mà không biết ai viết.")
    told = error if about == "words" else ""
    asked.append(Field("words", _("Bạn muốn nói thêm gì?"), "lines", words, hint, told, is_required=False))
    return asked


def _named(problem: Refusal) -> bool:
    return problem.field == "words"


def _score(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given in {"1", "2", "3", "4", "5"} else 0
