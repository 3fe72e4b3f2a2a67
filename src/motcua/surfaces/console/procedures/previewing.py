"""The form of a draft as people at home meet it, theme by theme. Nothing is kept, nothing is sent.

What was typed goes from page to page with the pages themselves, by POST: answers tried here are often
somebody's own, and addresses are written down. The pages are those of filing, in the frame everybody sees.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.catalogue.api import editing
from motcua.kernel import forms
from motcua.kernel.errors import KernelError
from motcua.kernel.forms import Form, Kind, Part, Problem
from motcua.platform import clock
from motcua.platform.ui.fields import Field, problems_of
from motcua.platform.ui.questions import PREFIX, answers_of, fields_of, for_certain
from motcua.platform.ui.shown import answer_words
from motcua.platform.words import say
from motcua.surfaces import themes
from motcua.surfaces.console.procedures.guard import controllers_only, draft_of
from motcua.surfaces.themes import DOING, DONE, TO_DO

HERE, GO = "tai", "den"
"""Inputs: the theme that was sent, and where the pressed button leads."""
LIST, NEXT, CHECK = "danh-sach", "tiep", "kiem-tra"
SET = "bo"
"""In the address: which of the draft's kept sets of answers the pages begin with, counted from one."""
WHO = {
    "applicant.name": "Nguyễn Thị Mẫu",
    "applicant.personal_id": "001190000001",
    "applicant.birth": "1990-03-14",
    "applicant.sex": "female",
    "applicant.phone": "0912345678",
    "applicant.residence": "12 Lê Lợi",
}
"""An invented person, for what fills itself in from the account."""


class Preview:
    """One form with what was typed so far."""

    def __init__(self, form: Form, typed: Mapping[str, Any]) -> None:
        self.form = form
        self.known = agencies.known_for(form.questions)
        facts = WHO | {"today": clock.today().isoformat()}
        found = forms.prefill(form, facts, self.known).items()
        self.found = {key: each for key, each in found if key not in editing.OF_THE_PERSON}
        asked = {question.key for question in form.questions} - editing.OF_THE_PERSON
        self.typed = {key: value for key, value in typed.items() if key in asked}
        self.answers = forms.filled_in(self.typed, self.found)

    @cached_property
    def parts(self) -> dict[str, Part]:
        found = themes.themes(self.form, self.answers, self.known, editing.OF_THE_PERSON)
        return {part.section.key: part for part in found}

    @cached_property
    def cleaned(self) -> tuple[dict[str, Any], tuple[Problem, ...]]:
        return forms.validate(self.form, self.answers, self.known)

    def problems_of(self, key: str) -> list[Problem]:
        """What is wrong in a theme; files are not taken here, so none is missing."""
        own = {each.key for each in self.parts[key].questions if each.kind is not Kind.FILE}
        return [problem for problem in self.cleaned[1] if problem.question in own]

    def after(self, key: str) -> str:
        """The theme behind this one, or the page on which all is checked."""
        keys = [*self.parts, CHECK]
        return keys[keys.index(key) + 1] if key in self.parts else LIST

    def state(self, key: str) -> str:
        begun = any(question.key in self.typed for question in self.parts[key].questions)
        if self.problems_of(key):
            return DOING if begun else TO_DO
        return DONE if begun else TO_DO


@require_http_methods(["GET", "HEAD", "POST"])
@controllers_only
def preview(request: HttpRequest, code: str) -> HttpResponse:
    draft = draft_of(request, code)
    try:
        form = editing.form_of(draft.content)
    except KernelError as error:
        return _page(request, draft, {"unsound": say(error.key, **error.values)})
    it = Preview(form, _typed(request, draft))
    here, go = request.POST.get(HERE, ""), request.POST.get(GO, LIST)
    if go == NEXT and here in it.parts and it.problems_of(here):
        return _page(request, draft, _theme(it, here, is_judged=True), status=422)
    at = it.after(here) if go == NEXT else go
    context = _theme(it, at) if at in it.parts else _checked(it) if at == CHECK else _listed(it)
    return _page(request, draft, context)


def _typed(request: HttpRequest, draft: editing.DraftView) -> Mapping[str, Any]:
    """What the pages carry; at first the set of answers the address names."""
    if request.method == "POST":
        return answers_of(request.POST, editing.questions_of(draft.content))
    sets, number = editing.kept_answers(draft.content), request.GET.get(SET, "")
    chosen = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0
    return sets[chosen - 1].answers if 0 < chosen <= len(sets) else {}


def _listed(it: Preview) -> dict[str, Any]:
    tasks = [
        {"title": part.section.title, "tag": themes.tag_of(it.state(key)), "press": key}
        for key, part in it.parts.items()
    ]
    checked = {"title": _("Kiểm tra câu trả lời"), "tag": themes.tag_of(TO_DO), "press": CHECK}
    return {"tasks": [*tasks, checked], "carried": _carried(it)}


def _theme(it: Preview, key: str, *, is_judged: bool = False) -> dict[str, Any]:
    part = themes.drawn(it.form, it.parts[key], editing.OF_THE_PERSON)
    shown = it.answers | forms.worked_out(it.form, it.answers, it.known)
    problems = it.problems_of(key) if is_judged else []
    drawn = fields_of(for_certain(part.questions), shown, problems, known=it.known, found=it.found)
    fields = [_without_upload(field) for field in drawn]
    own = frozenset(question.key for question in part.questions)
    return {
        "here": key,
        "title": part.section.title,
        "hint": part.section.hint,
        "fields": fields,
        "problems": problems_of(fields),
        "carried": _carried(it, own),
    }


def _without_upload(field: Field) -> Field:
    if field.kind != "uploads":
        return field
    note = _("Xem thử không nhận tệp.")
    return Field(field.name, field.label, "told", note, field.hint, when=field.when, prefix=field.prefix)


def _checked(it: Preview) -> dict[str, Any]:
    cleaned = it.cleaned[0]
    groups = [
        {
            "title": part.section.title,
            "rows": [
                {
                    "name": each.label,
                    "value": answer_words(each, cleaned[each.key]) if each.key in cleaned else "",
                }
                for each in part.questions
            ],
            "press": key,
        }
        for key, part in it.parts.items()
    ]
    return {"groups": groups, "carried": _carried(it)}


def _carried(it: Preview, shown: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Inputs of what was typed on other pages."""
    return [
        pair
        for key, value in it.typed.items()
        if key not in shown
        for pair in themes.inputs(PREFIX + key, value)
    ]


def _page(
    request: HttpRequest, draft: editing.DraftView, more: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    here = reverse("console:draft-form-preview", args=[draft.code])
    sets = editing.kept_answers(draft.content)
    context = {
        "section": "procedures",
        "procedure": {"code": draft.code, "name": draft.name},
        "sets": [{"name": each.name, "url": f"{here}?{SET}={at}"} for at, each in enumerate(sets, start=1)],
        "editor_url": reverse("console:draft-form", args=[draft.code]),
        "next": NEXT,
        "list": LIST,
    }
    return render(request, "console/procedures/preview.html", context | dict(more), status=status)
