"""One part of the form on a page of its own: kept while it is typed, and sent by its button.

A script sends the same form again and again with the header `X-Autosave`; it is answered in JSON. Without
scripts the button alone keeps it. Which save stands is decided by `dossiers.filing.merging`.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.dossiers.api import enclosing, filing
from motcua.kernel import forms
from motcua.kernel.forms import Part
from motcua.platform import clock
from motcua.platform.errors import Invalid
from motcua.platform.ui.fields import Field, problems_of
from motcua.platform.ui.questions import PREFIX, answers_of, fields_of, for_certain
from motcua.surfaces.enclosures import without_files
from motcua.surfaces.portal.filing import device, enclosed
from motcua.surfaces.portal.filing.filling import Filling
from motcua.surfaces.portal.filing.tasks import next_url, part_task

AUTOSAVE = "X-Autosave"


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def fill(request: HttpRequest, draft: UUID, part: str) -> HttpResponseBase:
    it = Filling.of(request, draft)
    if it.row.sent_at is not None:
        return HttpResponseRedirect(it.url("sent"))
    asked = it.part(part)
    if request.method != "POST":
        return _page(request, it, asked, status=200)
    if not {"upload", "drop"}.isdisjoint(request.POST):
        return enclosed.arrange(request, it, asked)
    merged = filing.save(it.bearer, it.row.id, it.version.id, _save_of(request, asked), it.gone, part)
    if AUTOSAVE in request.headers:
        return _kept(it, asked, merged)
    return _pressed(request, part, merged, draft, enclosed.take(request, it))


def _pressed(
    request: HttpRequest, key: str, merged: filing.Merged, draft: UUID, refused: dict[str, str]
) -> HttpResponse:
    """After the button: on to the next task, or back to the page with everything that is wrong on it.

    `refused`: files that were not taken, by the name of their input. Who has not signed in goes on without.
    """
    it = Filling.of(request, draft)
    asked = it.part(key)
    if merged.elsewhere or refused or _is_wrong(it, asked):
        status = 409 if merged.elsewhere else 422
        return _page(request, it, asked, merged, status=status, refused=refused)
    task = part_task(key)
    it.mark_seen(task)
    return HttpResponseRedirect(next_url(Filling.of(request, draft), task))


def _is_wrong(it: Filling, asked: Part) -> bool:
    """Whether something is left to be set right on this page: files are, once somebody has signed in."""
    files = set() if enclosed.is_open(it) else {each.key for each in enclosing.asked_in(asked.questions)}
    return any(problem.question not in files for problem in it.problems_of(asked))


def _save_of(request: HttpRequest, asked: Part) -> filing.Save:
    """What the page sent. Raises Invalid for a page that does not say which it is."""
    page, base = request.POST.get("page", ""), _whole(request.POST.get("base", ""))
    is_autosave = AUTOSAVE in request.headers
    counted = request.POST.get("count", "")
    count = _whole(counted) if is_autosave or counted else filing.WHOLE_PAGE
    if not 8 <= len(page) <= 40 or base is None or count is None:
        raise Invalid(field="page")
    typed = without_files(asked.questions)
    keys = tuple(question.key for question in typed)
    touched = [name.removeprefix(PREFIX) for name in request.POST.get("touched", "")[:20_000].split()]
    return filing.Save(
        page=page,
        base=base,
        count=count,
        asked=keys,
        answers=answers_of(request.POST, typed),
        touched=_questions_of(touched, keys) if is_autosave else None,
    )


def _questions_of(names: list[str], keys: tuple[str, ...]) -> frozenset[str]:
    """The questions whose inputs were touched; a question of many inputs names them with its key first."""
    return frozenset(key for key in keys for name in names if name == key or name.startswith(f"{key}__"))


def _whole(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def _kept(it: Filling, asked: Part, merged: filing.Merged) -> JsonResponse:
    """For the script: when it was saved, at which revision, and what another device wrote instead."""
    fields = {field.name: field for field in _fields(it, asked, merged.elsewhere, {})}
    told = {PREFIX + key: _elsewhere(_words_of(fields[PREFIX + key])) for key in merged.elsewhere}
    return JsonResponse({"saved": _saved(clock.now()), "base": merged.revision, "elsewhere": told})


def _saved(at: datetime) -> str:
    return _("Đã lưu lúc %(at)s") % {"at": f"{at.astimezone(clock.ZONE):%H:%M}"}


def _page(
    request: HttpRequest,
    it: Filling,
    asked: Part,
    merged: filing.Merged | None = None,
    *,
    status: int,
    refused: dict[str, str] | None = None,
) -> HttpResponse:
    answers: dict[str, Any] = it.answers | forms.worked_out(it.form, it.answers, it.known)
    told: dict[str, str] = {}
    if merged is not None and merged.elsewhere:
        shown = {field.name: field for field in _fields(it, asked, merged.elsewhere, {})}
        told = {PREFIX + key: _elsewhere(_words_of(shown[PREFIX + key])) for key in merged.elsewhere}
        answers |= answers_of(request.POST, without_files(asked.questions))
    fields = _fields(it, asked, answers, told | (refused or {}), is_judged=status == 422)
    base = merged.revision if merged is not None else it.row.revision
    context = {
        "section": "procedures",
        "procedure": it.version,
        "title": asked.section.title,
        "hint": asked.section.hint,
        "fields": fields,
        "takes_files": any(field.purpose for field in fields),
        "problems": problems_of(fields),
        "page": uuid4().hex,
        "base": base,
        "device": device.offer(it, base),
        "saved": _saved(it.row.saved_at) if it.row.revision else "",
        "back_url": it.url("tasks"),
    }
    return render(request, "portal/filing/part.html", context, status=status)


def _fields(
    it: Filling, asked: Part, answers: dict[str, Any], told: dict[str, str], *, is_judged: bool = False
) -> list[Field]:
    problems = it.problems_of(asked) if is_judged else ()
    drawn = fields_of(for_certain(asked.questions), answers, problems, known=it.known, found=it.found)
    return enclosed.dressed(
        it, asked, [replace(field, error=told.get(field.name, field.error)) for field in drawn]
    )


def _words_of(field: Field) -> str:
    """What stands in it; of several parts or rows, what stands in each."""
    chosen = [choice.label for choice in field.choices if choice.is_chosen]
    inner = (*field.parts, *(cell for row in field.rows for cell in row.fields))
    return ", ".join(chosen) or field.value or ", ".join(filter(None, map(_words_of, inner)))


def _elsewhere(words: str) -> str:
    if not words:
        return _("Trên thiết bị khác câu này đã bỏ trống. Bấm Tiếp tục lần nữa để giữ bản đang hiện.")
    return _("Trên thiết bị khác bạn đã ghi «%(words)s». Bấm Tiếp tục lần nữa để giữ bản đang hiện.") % {
        "words": words[:200]
    }
