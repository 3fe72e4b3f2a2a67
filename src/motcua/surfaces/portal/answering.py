"""Answer a supplement in place: every fault on one page, papers asked for and answers to set right."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import PaperGiven, enclosing, own
from motcua.kernel.forms import Question
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field, Problem
from motcua.platform.ui.questions import PREFIX, answers_of, fields_of, for_certain
from motcua.surfaces.enclosures import EnclosuresSent, without_files
from motcua.surfaces.portal.mine import people_only
from motcua.surfaces.session import actor_of


class Answering:
    """The supplement asked of one own dossier, with what was sent so far."""

    def __init__(self, request: HttpRequest, public_id: UUID) -> None:
        self.request = request
        self.actor = actor_of(request)
        self.view = own.view(self.actor, public_id)
        own.insist_still(self.actor, self.view.tracking.state.id)
        asked = self.view.tracking.supplement
        if asked is None:
            raise NotFound
        self.asked = asked
        self.draft = _draft(request)
        self.errors: dict[str, str] = {}
        facts = enclosing.of_papers(self.view.papers)
        self.enclosures = EnclosuresSent(self.actor, self.draft, self.questions, self.view.answers, facts)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Those whose answers were found wrong."""
        wrong = {item["question"] for item in self.asked.items if item["question"]}
        form = self.view.version.form
        return tuple(each for each in form.questions if each.key in wrong) if form else ()

    @property
    def components(self) -> list[tuple[str, str]]:
        """Codes and names of the papers asked for, each once."""
        wanted = dict.fromkeys(item["component"] for item in self.asked.items if item["component"])
        names = {each.code: each.name for each in self.view.version.components}
        return [(code, names.get(code, code)) for code in wanted]

    def fields(self) -> list[Field]:
        """What to hand in again: files first, then answers; each under what was found wrong with it."""
        posted = self.request.method == "POST"
        answers = (self._typed() if posted else self.view.answers) | self.enclosures.answers
        told = {item["component"] or item["question"]: item["fault"] for item in self.asked.items}
        files = [
            Field(
                f"file__{code}",
                name,
                kind="file",
                hint=told[code],
                error=self.errors.get(f"file__{code}", ""),
            )
            for code, name in self.components
        ]
        known = self.enclosures.known(agencies.known_for(self.questions))
        drawn = fields_of(for_certain(self.questions), answers, known=known)
        return files + [self._with_fault(field, told) for field in drawn]

    def _with_fault(self, field: Field, told: dict[str, str]) -> Field:
        key = field.name.removeprefix(PREFIX)
        return replace(field, hint=told.get(key, field.hint), error=self.errors.get(field.name, ""))

    def send(self) -> bool:
        """Hand it in; False when something has to be set right first, told at its field."""
        papers = self._papers()
        self.enclosures.take(self.request.POST, self.request.FILES)
        self.errors.update(self.enclosures.errors)
        if self.errors:
            return False
        changed = self._typed() | self.enclosures.answers
        answers = {**self.view.answers, **changed} if self.questions else {}
        command = dossiers.AnswerSupplement(
            papers=papers,
            answers=answers,
            note=self.request.POST.get("note", "").strip()[:2_000],
            draft=self.draft,
        )
        try:
            own.do(self.actor, self.view.tracking.state.public_id, command)
        except Refusal as refusal:
            self._blame(refusal)
            return False
        return True

    def _typed(self) -> dict[str, Any]:
        return answers_of(self.request.POST, without_files(self.questions))

    def _papers(self) -> tuple[PaperGiven, ...]:
        """Files of this request, and those of one that came back; a paper without any is missing."""
        given = []
        dossiers.open_draft(self.actor, self.view.version.code, self.draft)
        for code, _name in self.components:
            upload: Any = self.request.FILES.get(f"file__{code}")
            if upload is not None:
                try:
                    dossiers.add_to_draft(self.actor, self.draft, code, upload.name, upload.file)
                except Refusal as refusal:
                    self.errors[f"file__{code}"] = str(refusal)
        kept = dossiers.scans_of_draft(self.actor, self.draft)
        for code, name in self.components:
            if code in kept:
                given.append(PaperGiven(code, "electronic", "scanned", file=kept[code].file))
            elif f"file__{code}" not in self.errors:
                self.errors[f"file__{code}"] = _("Hãy chọn tệp cho «%(name)s».") % {"name": name}
        return tuple(given)

    def _blame(self, refusal: Refusal) -> None:
        by_question = refusal.values.get("by_question")
        if isinstance(by_question, tuple):
            self.errors.update({PREFIX + key: sentence for key, sentence in by_question})
        else:
            self.errors[""] = str(refusal)

    def problems(self) -> list[Problem]:
        return [Problem(name, sentence) for name, sentence in self.errors.items()]


@require_http_methods(["GET", "HEAD", "POST"])
@people_only
def answer(request: HttpRequest, dossier: UUID) -> HttpResponse:
    it = Answering(request, dossier)
    if request.method == "POST" and it.send():
        return HttpResponseRedirect(reverse("portal:own", args=[dossier]))
    context: dict[str, Any] = {
        "section": "mine",
        "code": it.view.tracking.state.code,
        "procedure_name": it.view.tracking.procedure,
        "reason": it.asked.reason,
        "answer_by": it.asked.answer_by,
        "fields": it.fields(),
        "problems": it.problems(),
        "kept": [scan.name for scan in dossiers.scans_of_draft(it.actor, it.draft).values()],
        "draft": it.draft,
        "note": request.POST.get("note", ""),
        "back_url": reverse("portal:own", args=[dossier]),
    }
    return render(request, "portal/answer.html", context, status=422 if it.errors else 200)


def _draft(request: HttpRequest) -> UUID:
    """The draft the files go to: the same when the page comes back, so that nothing is sent twice."""
    try:
        return UUID(request.POST.get("draft", ""))
    except ValueError:
        return uuid4()
