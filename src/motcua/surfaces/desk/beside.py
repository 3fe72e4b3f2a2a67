"""Other dossiers of the same person: a card on the dossier's page, and two of them side by side."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import DossierView
from motcua.dossiers.api import beside as room
from motcua.platform.access import Actor
from motcua.platform.ui.moments import moment_words
from motcua.platform.ui.shown import answer_words
from motcua.surfaces.desk import papers, presenting
from motcua.surfaces.session import actor_of, staff_only

Shown = dict[str, Any]
Side = room.Side


def listed(actor: Actor, view: DossierView) -> list[Shown]:
    """The card's lines; empty where there are none the reader may see."""
    return [
        {
            "code": row.code,
            "url": reverse("desk:dossier", args=[row.public_id]),
            "compare_url": reverse("desk:compare", args=[view.state.public_id, row.public_id]),
            "procedure": catalogue.version(row.procedure_version_id).name,
            "role": "" if row.role == "owner" else presenting.role_words(row.role),
            "status": presenting.status(row.status),
            "at": row.submitted_at,
        }
        for row in room.related(actor, view.state.public_id, view.people)
    ]


@require_safe
@staff_only
def compare(request: HttpRequest, dossier: UUID, other: UUID) -> HttpResponse:
    sides = room.pair(actor_of(request), dossier, other)
    groups = [
        group
        for group in (_course(*sides), _owners(*sides), _answers(*sides), _papers(*sides))
        if group["rows"]
    ]
    context = {
        "section": "desk",
        "sides": [_head(side) for side in sides],
        "groups": groups,
        "differing": sum(row["differs"] for group in groups for row in group["rows"]),
    }
    return render(request, "desk/compare.html", context)


def _head(side: Side) -> Shown:
    state = side.state
    return {
        "code": state.code,
        "url": reverse("desk:dossier", args=[state.public_id]),
        "at": state.submitted_at,
    }


def _course(here: Side, there: Side) -> Shown:
    return _group(_("Hồ sơ"), _course_of(here), _course_of(there))


def _course_of(side: Side) -> dict[str, str]:
    state = side.state
    said = {
        _("Thủ tục"): side.version.name,
        _("Trạng thái"): dossiers.status_word(state.status),
        _("Ngày nộp"): moment_words(state.submitted_at),
        _("Có kết quả"): moment_words(state.finished_at) if state.finished_at else "",
        _("Số lần bổ sung"): str(state.supplement_count),
    }
    if state.result is not None:
        said[_("Quyết định")] = _("Từ chối") if state.result.decision == "refuse" else _("Đồng ý")
        said[_("Nội dung")] = state.result.content
    return said


def _owners(here: Side, there: Side) -> Shown:
    return _group(_("Chủ hồ sơ"), _owner_of(here), _owner_of(there))


def _owner_of(side: Side) -> dict[str, str]:
    owner = next((person for person in side.people if person.role == "owner"), None)
    return {row["name"]: row["value"] for row in presenting.person_rows(owner)} if owner else {}


def _answers(here: Side, there: Side) -> Shown:
    """By the question's key: forms of two versions ask the same thing in other words."""
    labels = _labels(there) | _labels(here)
    said = [_answers_of(side) for side in (here, there)]
    return _group(_("Tờ khai"), *({labels[key]: v for key, v in answers.items()} for answers in said))


def _labels(side: Side) -> dict[str, str]:
    return (
        {question.key: question.label for question in side.version.form.questions}
        if side.version.form
        else {}
    )


def _answers_of(side: Side) -> dict[str, str]:
    questions = side.version.form.questions if side.version.form else ()
    files = dossiers.enclosing.of_papers(side.papers)
    return {
        question.key: answer_words(question, side.answers[question.key], files)
        for question in questions
        if question.key in side.answers
    }


def _papers(here: Side, there: Side) -> Shown:
    return _group(_("Giấy tờ"), _papers_of(here), _papers_of(there))


def _papers_of(side: Side) -> dict[str, str]:
    """The newest of each component, as its state is said on the dossier's page."""
    return {paper.name: papers.state_words(paper) for paper in side.papers}


def _group(title: str, here: dict[str, str], there: dict[str, str]) -> Shown:
    """Names of both sides, those of the first in their order; what only one has differs."""
    rows = [
        {"name": name, "here": here.get(name, ""), "there": there.get(name, "")} for name in {**here, **there}
    ]
    return {
        "title": title,
        "rows": [
            row | {"differs": row["here"] != row["there"]} for row in rows if row["here"] or row["there"]
        ],
    }
