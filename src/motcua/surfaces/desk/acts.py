"""One act on one dossier: its page when it asks something, the act itself when it is sent."""

import uuid
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import ActOption, AnswerSupplement, Done, DossierView
from motcua.platform.access import Actor
from motcua.platform.errors import Conflict, NotFound, Refusal
from motcua.platform.ui.fields import Field, problems_of
from motcua.platform.ui.questions import PREFIX
from motcua.surfaces import light
from motcua.surfaces.desk import both_versions, presenting, supplement_form, views
from motcua.surfaces.desk.act_fields import PLACES, ActForm, Given, confirmation, filler
from motcua.surfaces.desk.act_forms import FORMS
from motcua.surfaces.enclosures import EnclosuresSent
from motcua.surfaces.guesses import counted_password
from motcua.surfaces.papers import Offers, PapersSent
from motcua.surfaces.session import actor_of, staff_only
from motcua.surfaces.text_blocks import TextBlocks


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def act(request: HttpRequest, dossier: UUID, act: str) -> HttpResponse:
    try:
        page, option = _page(request, dossier, act)
    except NotFound:
        # Access may have been lost while the page was open; nothing here tells that from what never was.
        if sentences := _sentences(request):
            return render(request, "404.html", {"sentences": sentences}, status=NotFound.status)
        raise
    if page.blocks.is_inserting:
        return page.inserted()
    if request.method == "POST":
        return page.sent()
    return page.shown(conflict="" if option.is_open else option.why_not)


@require_POST
@staff_only
def undo(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """Take back what one did a moment ago; too late or overtaken, the dossier's page says so."""
    actor = actor_of(request)
    command = dossiers.undoing.read_token(actor, dossier, request.POST.get("token", ""))
    try:
        dossiers.perform(actor, dossier, command)
    except Conflict as refusal:
        return views.shown(request, dossier, problem=str(refusal), status=refusal.status)
    request.session["done"] = _("Đã hoàn tác.")
    return HttpResponseRedirect(reverse("desk:dossier", args=[dossier]))


def _page(request: HttpRequest, dossier: UUID, act: str) -> tuple["ActPage", ActOption]:
    view = dossiers.dossier_view(actor_of(request), dossier)
    form = FORMS.get(act)
    option = next((o for o in view.acts if o.act == act), None)
    if form is None or option is None:
        raise NotFound
    return ActPage(request, view, act, form), option


class ActPage:
    """The form of one act on one dossier, with what was sent so far."""

    def __init__(self, request: HttpRequest, view: DossierView, act: str, form: ActForm) -> None:
        self.request = request
        self.view = view
        self.act = act
        self.form = form
        self.given: Given = form.takes(view, _given(request)) if request.method == "POST" else {}
        self.seen = _number(self.given.get("version", ""), view.state.version)
        self.papers = _papers(request, view, form)
        self.enclosures = _enclosures(request, view, act, self.papers.draft)
        places = PLACES.get(act, {})
        values = filler(view) if places else {}
        self.blocks = TextBlocks(actor_of(request), view.version, places, values, request.POST)

    def inserted(self) -> HttpResponse:
        """The same page with a text block in its field; nothing is done yet."""
        asked = {field.name: field.choices for field in self.form.asks(self.view, self.given)}
        self.given = self.blocks.insert(self.given, asked.get(self.blocks.asked, ()))
        return self.shown(status=422 if self.blocks.missing else 200)

    def sent(self) -> HttpResponse:
        try:
            done = self._perform(actor_of(self.request))
        except Refusal as refusal:
            return self._refused(refusal)
        self.request.session["done"] = _("Đã %(act)s.") % {"act": self._label().lower()}
        if done.may_undo:
            token = dossiers.undoing.token_for(actor_of(self.request), done.public_id, done.version)
            light.offer(self.request, done.public_id, token)
        return HttpResponseRedirect(reverse("desk:dossier", args=[done.public_id]))

    def _perform(self, actor: Actor) -> Done:
        self._store(actor)
        # Whoever is late is told so, whatever else may be wrong with what they typed.
        dossiers.insist_on_version(self.view.state, self.seen)
        dossiers.undoing.insist_typed(self.act, self.view.state.code, self.given.get("confirm", ""))
        command = self._with_blocks(self._at_step(self.form.makes(self.view, self.given)))
        if isinstance(command, AnswerSupplement):
            command = replace(command, papers=self.papers.given(), draft=self.papers.draft)
            command = self.enclosures.completed(command, self.view.answers)
        with counted_password(actor, command):
            return dossiers.perform(actor, self.view.state.public_id, command, expected=self.seen)

    def _store(self, actor: Actor) -> None:
        """Scans are kept first: also where somebody was faster, nobody scans twice."""
        if self.request.FILES and (self.papers.components or self.enclosures.questions):
            dossiers.open_draft(actor, self.view.version.code, self.papers.draft)
            self.papers.store(self.request.FILES)
        self.enclosures.take(self.request.POST, self.request.FILES)
        self.enclosures.insist()

    def _at_step(self, command: Any) -> Any:
        """The command for the step the page offered the act for; some acts have the whole dossier in hand."""
        if not hasattr(command, "token"):
            return command
        return replace(command, token=next(o.token for o in self.view.acts if o.act == self.act))

    def _with_blocks(self, command: Any) -> Any:
        """The command with the text blocks its words were taken from, where it keeps any."""
        return replace(command, used=self.blocks.commands()) if hasattr(command, "used") else command

    def _refused(self, refusal: Refusal) -> HttpResponse:
        """Somebody was faster: what was typed stays, beside the dossier as it is now. Else what is wrong."""
        self.papers.blame(refusal)
        if refusal.status != Conflict.status or refusal.field:
            return self.shown(problem=refusal, status=refusal.status)
        self.view = dossiers.dossier_view(actor_of(self.request), self.view.state.public_id)
        return self.shown(conflict=str(refusal), status=refusal.status)

    def shown(self, *, conflict: str = "", problem: Refusal | None = None, status: int = 200) -> HttpResponse:
        state = self.view.state
        fields, problems = _with_problem(self._asks(), problem, self.papers)
        papers = self.papers.rows(self.form.papers(self.view))
        is_late = self.request.method == "POST" and self.seen != state.version
        context: dict[str, Any] = {
            "section": "desk",
            "act": self._head(),
            # One who was late has now seen what there is; one who mistyped has seen no more than before.
            "dossier": presenting.head(self.view) | {"version": state.version if conflict else self.seen},
            "presence_url": presenting.presence_url(self.view, is_writing=True),
            "consequences": self.form.consequences,
            "fields": fields,
            "used": self.blocks.used,
            "papers": papers,
            "papers_hint": self.papers.hint,
            "draft": self.papers.draft,
            "takes_files": bool(self.enclosures.questions),
            "problems": problems,
            "conflict": conflict,
            "versions": both_versions.both(self.view, fields, papers) if conflict and is_late else None,
            "result": presenting.result_rows(self.view)
            if self.act in {"approve", "sign", "send_back"}
            else [],
        }
        response = render(self.request, "desk/act.html", context, status=status)
        if problem is not None and problem.retry_after:
            response["Retry-After"] = str(problem.retry_after)
        return response

    def _asks(self) -> list[Field]:
        """What the act asks; a heavy one is confirmed by the end of the dossier's code, typed."""
        asked = self.blocks.dress(self.enclosures.drawn(self.form.asks(self.view, self.given)))
        return [*asked, confirmation(self.given)] if self.act in dossiers.undoing.HEAVY else asked

    def _head(self) -> dict[str, Any]:
        label = self._label()
        return {
            "name": label[:1].upper() + label[1:],
            "sentence": self.form.sentence,
            "button": self.form.button,
            "tone": self.form.tone,
            "takes_blocks": bool(self.blocks.places),
            "url": reverse("desk:act", args=[self.view.state.public_id, self.act]),
        }

    def _label(self) -> str:
        return next((o.label for o in self.view.acts if o.act == self.act), self.act)


def _with_problem(
    fields: list[Field], problem: Refusal | None, papers: PapersSent
) -> tuple[list[Field], Any]:
    """The refusal at its field, and beside it all else that is empty: nobody sends a page once for each."""
    if problem is None:
        return fields, problems_of(fields)
    if papers.errors:
        return fields, problems_of(fields, papers.errors)
    if problem.field in {field.name for field in fields}:
        fields = [
            replace(f, error=str(problem) if f.name == problem.field else f.what_is_empty) for f in fields
        ]
        return fields, problems_of(fields)
    return fields, problems_of(fields, {"": str(problem)})


def _papers(request: HttpRequest, view: DossierView, form: ActForm) -> PapersSent:
    """The papers that may be handed in with the act; their draft is the page's own."""
    wanted = form.papers(view)
    components = [component for component in view.version.components if component.code in wanted]
    actor = actor_of(request)

    def offers() -> Offers:
        asked = [component.code for component in components]
        return dossiers.reusing.offers_beside(actor, view.state.id, asked)

    return PapersSent(actor, _draft(request.POST.get("draft", "")), components, request.POST, offers)


def _enclosures(request: HttpRequest, view: DossierView, act: str, draft: UUID) -> EnclosuresSent:
    """The files that answer questions, asked for again where a supplement is answered."""
    asked = supplement_form.questions_of(view) if act == "answer_supplement" else ()
    facts = dossiers.enclosing.of_papers(view.papers)
    return EnclosuresSent(actor_of(request), draft, asked, view.answers, facts)


def _draft(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        return uuid.uuid4()


def _given(request: HttpRequest) -> dict[str, str]:
    """What was typed; a ticked box of a list becomes the key `name:value`."""
    given: dict[str, str] = {}
    for name, values in request.POST.lists():
        given[name] = str(values[-1])
        if name == "faults" or name.startswith(PREFIX):
            given |= {f"{name}:{value}": "on" for value in values}
    for needed in ("reason", "question", "answer", "receiver", "limit", "apology"):
        given.setdefault(needed, "")
    return given


def _sentences(request: HttpRequest) -> list[str]:
    """What somebody wrote in words of their own, to be given back to them; no password, no key."""
    written = [str(v) for name, vs in request.POST.lists() if name != "password" for v in vs]
    return [words.strip() for words in written if " " in words.strip()]


def _number(given: str, otherwise: int) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else otherwise
